// Who comes to the desk without a number: a visit begins, or a booked person is checked in.

import { code, h } from "./elements.js";
import { choice, field, key, services, ticket, title, typed } from "./keys.js";
import { form } from "./visit.js";
import { newVisit } from "./ids.js";

// A visit that is made here; its number stands large until the next one.
export function issuing(app) {
  const { texts, drafts, room } = app;
  if (app.given) return given(app);
  const chosen = room.office.services.find((one) => one.id === drafts.service);
  if (!chosen) {
    const pick = (one) => { drafts.service = one.id; app.draw(); };
    return h(
      "section", { key: "issue" },
      title(texts.t("Ticket"), "issue"),
      ...services(app, "issue-service", room.office.services.filter((one) => !one.hidden), pick),
    );
  }
  const tongues = room.office.languages.map((one) => [one, room.speaks(one)]);
  const send = () => {
    const body = { id: newVisit(), service: chosen.id, language: drafts.language, party: Number(drafts["issue-party"]) || 0 };
    return app.act(room.words(chosen.names), "/v1/visits", body, { done: (answer) => app.gave(answer.label, chosen.id) });
  };
  drafts["issue-party"] ??= "1";
  const people = typed(drafts, "issue-party", { type: "number", min: "1", max: "20", inputmode: "numeric" });
  return form(app, room.words(chosen.names), texts.t("Somebody has come."), send, [
    field(texts.t("Which language do they speak?"), "issue-language", choice(drafts, "language", tongues, room.office.default_language)),
    field(texts.t("How many people are they?"), "issue-party", people),
  ]);
}

function given(app) {
  const { texts, room } = app;
  return h(
    "section", { key: "given" },
    title(texts.t("Ticket"), "given"),
    ticket(app.given.label, room.service(app.given.service)),
    key(texts.t("Back"), app.back, { id: "back" }),
  );
}

// Everybody booked for today who has not come yet; a press checks in.
export function booked(app) {
  const { texts, room, drafts } = app;
  if (app.given) return given(app);
  const asked = (drafts.booked ?? "").trim();
  const expected = [...room.appointments.values()]
    .filter((one) => one.state === "booked" && (!app.named || app.named.has(one.id)))
    .sort((one, other) => one.time.localeCompare(other.time));
  const search = (event) => { event.preventDefault(); app.findByName(asked); };
  const name = typed(drafts, "booked", { type: "search", enterkeyhint: "search" });
  return h(
    "section", { key: "booked" },
    title(texts.t("Appointments of today"), "booked"),
    h("form", { onsubmit: search }, field(texts.t("Name"), "booked-name", name, texts.t("Type to find"))),
    expected.length ? h("p", {}, texts.t("Choose who has come.")) : h("p", {}, texts.t("Nobody else is expected today")),
    h("ul", { class: "rows" }, ...expected.map((one) => h("li", { key: one.id }, row(app, one)))),
  );
}

function row(app, one) {
  const { texts, room } = app;
  const said = room.service(one.service);
  const send = () => app.act(said, `/v1/appointments/${one.id}/check-in`, { visit: newVisit() }, {
    done: (answer) => app.gave(answer.label, answer.service),
  });
  const facts = [room.speaks(one.language)];
  if (one.party > 1) facts.push(texts.n("{count} person", "{count} people", one.party));
  return h(
    "button", { type: "button", class: "row", onclick: send },
    h("span", { class: "paper" }, code(one.time)),
    h("span", { class: "about" }, h("strong", {}, said), " ", h("span", {}, facts.join(" · "))),
  );
}
