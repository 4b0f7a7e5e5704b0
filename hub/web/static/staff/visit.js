// One visit's sheet: what is known of it, and all that may be done with it.

import { code, h } from "./elements.js";
import { field, key, question, services, title, typed } from "./keys.js";
import { jumpReasons, minutes, removeReasons, standing } from "./words.js";

export function visitSheet(app, visit) {
  const { texts } = app;
  return h(
    "section", { key: `visit ${visit.id}` },
    title(texts.t("About {ticket}", { ticket: called(app, visit) }), visit.id),
    facts(app, visit),
    notes(app, visit),
    h("div", { class: "keys" }, ...keys(app, visit)),
    key(texts.t("Back"), app.back, { id: "back" }),
  );
}

const called = ({ texts }, visit) => (visit.label ? texts.code_(visit.label) : texts.t("this visit"));
const path = (visit, act) => `/v1/visits/${visit.id}/${act}`;

function facts(app, visit) {
  const { texts, room, personal } = app;
  const told = [
    [texts.t("Service"), room.service(visit.service)],
    [texts.t("Line"), [standing(texts, room, visit), minutes(texts, room.waited(visit))].filter(Boolean).join(" · ")],
    [texts.t("Language"), room.speaks(visit.language)],
    [texts.t("People"), String(visit.party)],
    [texts.t("Class"), room.named(room.office.classes, visit.priority)],
    [texts.t("What they need"), visit.needs.map((need) => room.named(room.office.needs, need)).join(", ")],
    [texts.t("Name"), personal.details?.name],
    [texts.t("Phone"), personal.details?.phone && code(personal.details.phone)],
  ];
  if (visit.priority === "normal") told[4][1] = texts.t("Usual");
  const shown = told.filter(([, value]) => value);
  return h("dl", {}, ...shown.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function notes({ texts, personal }, visit) {
  if (!visit.notes) return null;
  const told = personal.notes.map((note) => h("li", { dir: "auto" }, note.text));
  return h("div", { class: "notes" }, h("h3", {}, texts.t("Notes")), h("ul", {}, ...told));
}

function keys(app, visit) {
  const { texts } = app;
  const ask = (view) => () => app.ask(view);
  const found = [];
  if (visit.state === "waiting") found.push(key(texts.t("Call"), () => call(app, visit), { kind: "main", id: "call" }));
  found.push(
    key(texts.t("Note"), ask(noteForm), { id: "note" }),
    key(texts.t("Name and phone"), ask(detailsForm), { id: "details" }),
    key(texts.t("Other service"), ask(correct), { id: "correct" }),
    key(texts.t("Class"), ask(classes), { id: "class" }),
    key(texts.t("What they need"), ask(needs), { id: "needs" }),
    key(texts.t("Language"), ask(languages), { id: "language" }),
    key(texts.t("People"), ask(party), { id: "party" }),
  );
  if (visit.state === "waiting") found.push(key(texts.t("Back in line"), ask(stepBack), { id: "step-back" }));
  if (visit.label) found.push(key(texts.t("Print again"), () => app.act(texts.t("Print again"), path(visit, "reprint")), { id: "reprint" }));
  found.push(
    key(texts.t("The person leaves by own wish"), ask(withdraw), { id: "withdraw" }),
    key(texts.t("Remove"), ask(remove), { kind: "alert", id: "remove" }),
  );
  return found;
}

function call(app, visit, reason) {
  const mine = app.mine();
  if (!mine) return app.refuse({ reason: "counter_not_open", fields: {} });
  const body = { visit: visit.id, ...(reason ? { reason } : {}) };
  const said = app.texts.t("{code} called", { code: called(app, visit) });
  return app.act(said, `/v1/counters/${mine.id}/call`, body, {
    done: () => app.show("counter"),
    refused: (why) => why.reason === "reason_needed" && !reason && app.ask(jump),
  });
}

function jump(app, visit) {
  const { texts } = app;
  const answers = jumpReasons(texts).map(([reason, words]) => [words, () => call(app, visit, reason), reason]);
  const asked = texts.t("Others stand before {ticket}. Why now?", { ticket: called(app, visit) });
  return question(app, asked, texts.t("The reason is kept as a code, without names."), answers);
}

function revise(app, visit, words, change) {
  return app.act(words, path(visit, "revise"), change, { done: app.back });
}

function classes(app, visit) {
  const { texts, room } = app;
  const known = room.office.classes.map((one) => [one.id, room.words(one.names)]);
  const all = known.some(([id]) => id === "normal") ? known : [["normal", texts.t("Usual")], ...known];
  const answers = all.map(([id, words]) => [words, () => revise(app, visit, words, { priority: id }), id]);
  return question(app, texts.t("Which class?"), texts.t("No public screen shows it."), answers);
}

function needs(app, visit) {
  const { texts, room } = app;
  const answers = room.office.needs.map((one) => {
    const has = visit.needs.includes(one.id);
    const wanted = has ? visit.needs.filter((need) => need !== one.id) : [...visit.needs, one.id];
    const words = room.words(one.names);
    return [has ? `✓ ${words}` : words, () => revise(app, visit, words, { needs: wanted }), one.id];
  });
  const detail = texts.t("Choose again to take it back. No public screen shows it.");
  return question(app, texts.t("What do they need?"), answers.length ? detail : texts.t("The office has set up none"), answers);
}

function languages(app, visit) {
  const { texts, room } = app;
  const answers = room.office.languages.map((one) => {
    const words = room.speaks(one);
    return [words, () => revise(app, visit, words, { language: one }), one];
  });
  return question(app, texts.t("Which language do they speak?"), "", answers);
}

function party(app, visit) {
  const { texts, drafts } = app;
  const words = texts.t("How many people");
  drafts.party ??= String(visit.party);
  const send = () => revise(app, visit, words, { party: Number(drafts.party) || 0 });
  return form(app, texts.t("How many people are they?"), "", send, [
    field(words, "party", typed(drafts, "party", { type: "number", min: "1", max: "20", inputmode: "numeric" })),
  ]);
}

function correct(app, visit) {
  const { texts, room } = app;
  const pick = (one) => app.act(room.words(one.names), path(visit, "correct-service"), { service: one.id }, { done: app.back });
  return h(
    "section", { key: "correct" },
    title(texts.t("Which service is it for {ticket}?", { ticket: called(app, visit) }), "correct"),
    h("p", {}, texts.t("The place in line is kept.")),
    ...services(app, "correct", room.office.services, pick),
    key(texts.t("Back"), app.back, { id: "back" }),
  );
}

function stepBack(app, visit) {
  const { texts } = app;
  const answers = [1, 3, 5].map((places) => {
    const words = texts.n("{count} place back", "{count} places back", places);
    return [words, () => app.act(words, path(visit, "step-back"), { places }, { done: app.back }), String(places)];
  });
  return question(app, texts.t("How far back in line?"), "", answers);
}

function remove(app, visit) {
  const { texts } = app;
  const answers = removeReasons(texts).map(([reason, words]) => [
    words, () => app.act(words, path(visit, "remove"), { reason }, { done: app.home }), reason,
  ]);
  const asked = texts.t("Remove {ticket} because", { ticket: called(app, visit) });
  return question(app, asked, texts.t("The visit ends. The reason is kept as a code, without names."), answers);
}

function withdraw(app, visit) {
  const words = app.texts.t("The person leaves by own wish");
  const send = () => app.act(words, path(visit, "withdraw"), null, { done: app.home });
  return question(app, app.texts.t("About {ticket}", { ticket: called(app, visit) }), "", [[words, send, "withdraw"]]);
}

// A form that Enter sends.
export function form(app, asked, detail, send, fields) {
  const { texts } = app;
  const submit = (event) => { event.preventDefault(); send(); };
  return h(
    "form", { key: `form ${asked}`, onsubmit: submit, novalidate: true },
    title(asked),
    detail ? h("p", {}, detail) : null,
    ...fields,
    h("button", { class: "key main", key: "save" }, texts.t("Save")),
    key(texts.t("Back"), app.back, { id: "back" }),
  );
}

function noteForm(app, visit) {
  const { texts, drafts } = app;
  const text = h("textarea", {
    rows: "4", maxlength: "1000", value: drafts.note ?? "", oninput: (event) => { drafts.note = event.target.value; },
  });
  const send = () => {
    if (!drafts.note?.trim()) return app.say(texts.t("Please fill this in."), "alert");
    return app.act(texts.t("Note"), path(visit, "notes"), { text: drafts.note.trim() }, { done: app.back });
  };
  const asked = texts.t("Note for {ticket}", { ticket: called(app, visit) });
  return form(app, asked, texts.t("It travels with the visit and is erased after it."), send, [field(texts.t("Note"), "note-text", text)]);
}

function detailsForm(app, visit) {
  const { texts, drafts, personal } = app;
  drafts.name ??= personal.details?.name ?? "";
  drafts.phone ??= personal.details?.phone ?? "";
  const send = () => {
    const given = {};
    for (const name of ["name", "phone"]) if (drafts[name].trim()) given[name] = drafts[name].trim();
    if (!Object.keys(given).length) return app.say(texts.t("Please fill this in."), "alert");
    return app.act(texts.t("Name and phone"), path(visit, "details"), given, { done: app.back });
  };
  return form(app, texts.t("Name and phone"), texts.t("Kept apart and erased after the visit."), send, [
    field(texts.t("Name"), "name", typed(drafts, "name", { maxlength: "120" })),
    field(texts.t("Phone"), "phone", typed(drafts, "phone", { type: "tel", dir: "ltr", maxlength: "31" })),
  ]);
}

