// The counter of whoever is signed in: a counter's keys on a phone.

import { h } from "./elements.js";
import { key, question, services, ticket, title } from "./keys.js";
import { minutes, pauseReasons, undoWords } from "./words.js";

const PARK_MINUTES = [5, 10, 15, 30];

export function counter(app) {
  const mine = app.mine();
  if (!mine) return choosing(app);
  const { texts, room } = app;
  const visit = mine.visit ? room.visits.get(mine.visit) : null;
  return h(
    "section", { key: "counter" },
    title(texts.t("Counter {counter}", { counter: texts.code_(room.sign(mine.id)) }), mine.id),
    visit ? ticket(visit.label || "–", room.service(visit.service)) : h("p", { class: "quiet" }, quiet(app, mine)),
    h("div", { class: "keys" }, ...keys(app, mine, visit)),
    visit ? key(texts.t("Details"), () => app.open(visit.id), { id: "open" }) : null,
    undo(app, mine),
    mine.visit ? null : key(texts.t("Close counter"), () => app.act(texts.t("Close counter"), path(mine, "close")), { id: "close" }),
  );
}

const path = (mine, act) => `/v1/counters/${mine.id}/${act}`;

function quiet({ texts, room }, mine) {
  if (mine.state === "paused") return texts.t("Nobody is called to this counter until you go on.");
  const waiting = room.people(["waiting"], "").filter((one) => gives(room, mine, one)).length;
  return waiting ? texts.n("{count} person is waiting", "{count} people are waiting", waiting) : texts.t("Nobody is waiting");
}

function gives(room, mine, visit) {
  const place = room.office.counters.find((one) => one.id === mine.id);
  return place?.services.includes(visit.service) ?? false;
}

function keys(app, mine, visit) {
  const { texts } = app;
  const at = (words, act, kind = "", more = {}) => key(words, () => app.act(words, path(mine, act), null, more), { kind, id: act });
  const of = (words, act, kind = "") => key(words, () => app.act(words, `/v1/visits/${visit.id}/${act}`), { kind, id: act });
  const next = { done: (answer) => answer.visit && app.say(texts.t("{code} called", { code: texts.code_(answer.visit.label) }), "good") };
  if (mine.state === "paused") return [at(texts.t("Go on"), "resume", "main")];
  if (!visit)
    return [
      at(texts.t("Call next"), "call-next", "main", next),
      mine.wrap_until ? at(texts.t("Papers done"), "end-wrap-up") : null,
      key(texts.t("Break"), () => app.ask(breaks), { id: "break" }),
    ];
  if (visit.state === "called")
    return [
      of(texts.t("Is here"), "start", "main"),
      of(texts.t("Call again"), "recall"),
      of(texts.t("Not here"), "no-show"),
    ];
  return [
    of(texts.t("Finish only"), "finish", "main"),
    at(texts.t("Finish and call next"), "call-next", "", next),
    key(texts.t("Park"), () => app.ask(park), { id: "park" }),
    key(texts.t("Transfer"), () => app.ask(transfer), { id: "transfer" }),
  ];
}

// The last action, with the seconds in which it can be taken back.
function undo(app, mine) {
  const { texts, room } = app;
  const left = mine.undo ? Math.ceil((mine.undo.until - room.instant()) / 1000) : 0;
  if (left <= 0) return null;
  const words = undoWords(texts, mine.undo.act);
  const seconds = h("span", { class: "seconds", "aria-hidden": "true" }, `${left} s`);
  const made = key(words, () => app.act(words, path(mine, "undo")), { id: "undo" });
  return { ...made, children: [...made.children, seconds] };
}

function breaks(app) {
  const { texts, room } = app;
  const own = room.office.pauses.map((one) => [one.id, room.words(one.names)]);
  const answers = [...pauseReasons(texts), ...own].map(([reason, words]) => [
    words, () => app.act(words, path(app.mine(), "pause"), { reason }, { done: app.back }), reason,
  ]);
  return question(app, texts.t("Break"), texts.t("Nobody is called to this counter until you go on."), answers);
}

function here(app) {
  return app.room.visits.get(app.mine()?.visit);
}

function park(app) {
  const visit = here(app);
  if (!visit) return null;
  const { texts } = app;
  const send = (words, body) => () => app.act(words, `/v1/visits/${visit.id}/park`, body, { done: app.back });
  const answers = PARK_MINUTES.map((count) => {
    const words = minutes(texts, count * 60_000);
    return [words, send(words, { minutes: count }), String(count)];
  });
  answers.push([texts.t("Until called back"), send(texts.t("Until called back"), {}), "open"]);
  const asked = texts.t("Park {ticket} until", { ticket: texts.code_(visit.label) });
  return question(app, asked, texts.t("The visit then returns to its place in line by itself."), answers);
}

function transfer(app) {
  const visit = here(app);
  if (!visit) return null;
  const { texts, room } = app;
  const pick = (one) => app.act(room.words(one.names), `/v1/visits/${visit.id}/transfer`, { service: one.id }, { done: app.back });
  return h(
    "section", { key: "transfer" },
    title(texts.t("Transfer {ticket} to", { ticket: texts.code_(visit.label) }), "transfer"),
    h("p", {}, texts.t("The place in line counts from the arrival; no time is lost.")),
    ...services(app, "transfer", room.office.services, pick),
    key(texts.t("Back"), app.back, { id: "back" }),
  );
}

function choosing(app) {
  const { texts, room } = app;
  const places = room.office.counters.map((place) => {
    const state = room.counters.get(place.id);
    const taken = state && state.state !== "closed" && state.staff;
    const words = texts.t("Counter {counter}", { counter: texts.code_(place.sign) });
    const open = () => app.act(words, `/v1/counters/${place.id}/open`, {});
    const act = taken ? () => app.ask((again) => takeOver(again, place, state)) : open;
    const hint = taken ? texts.t("{staff} works here", { staff: room.staff(state.staff) }) : texts.t("Free");
    return key(words, act, { id: place.id, hint });
  });
  return h("section", { key: "choosing" }, title(texts.t("Which counter do you open?"), "choosing"), h("div", { class: "keys" }, ...places));
}

function takeOver(app, place, state) {
  const { texts, room } = app;
  const words = texts.t("Yes, take over");
  const send = () => app.act(words, `/v1/counters/${place.id}/open`, { take_over: true }, { done: app.back });
  const detail = texts.t("{staff} works there. The visit stays at the counter.", { staff: room.staff(state.staff) });
  return question(app, texts.t("Take over counter {counter}?", { counter: texts.code_(place.sign) }), detail, [[words, send, "yes"]]);
}
