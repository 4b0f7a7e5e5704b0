// The line: who is here, found by a ticket's number or a service as typed.

import { code, h } from "./elements.js";
import { field, title, typed } from "./keys.js";
import { minutes, standing } from "./words.js";

const MOST = 60;

export function line(app) {
  const { texts, drafts, room } = app;
  const asked = (drafts.find ?? "").trim();
  const waiting = room.people(["waiting"], asked);
  const others = room.people(["called", "serving", "parked"], asked);
  return h(
    "section", { key: "line" },
    title(texts.t("Line"), "line"),
    field(texts.t("Ticket"), "find", typed(drafts, "find", { type: "search", changed: app.draw }), texts.t("Type to find")),
    h("p", { class: "count" }, waiting.length ? texts.n("{count} waiting", "{count} waiting", waiting.length) : texts.t("Nobody waiting")),
    rows(app, waiting),
    others.length ? h("h3", {}, standingsOf(texts)) : null,
    others.length ? rows(app, others) : null,
  );
}

const standingsOf = (texts) => [texts.t("Called"), texts.t("Serving"), texts.t("Parked")].join(" · ");

function rows(app, people) {
  const { texts } = app;
  const shown = people.slice(0, MOST).map((visit) => h("li", { key: visit.id }, row(app, visit)));
  const rest = people.length - MOST;
  return h(
    "ul", { class: "rows" }, ...shown,
    rest > 0 ? h("li", { key: "more" }, texts.n("and {count} more", "and {count} more", rest)) : null,
  );
}

function row(app, visit) {
  const { texts, room } = app;
  const facts = [minutes(texts, room.waited(visit)), room.speaks(visit.language), standing(texts, room, visit)];
  if (visit.priority !== "normal") facts.push(room.named(room.office.classes, visit.priority));
  if (visit.notes) facts.push(texts.t("Note"));
  return h(
    "button", { type: "button", class: "row", onclick: () => app.open(visit.id) },
    h("span", { class: "paper" }, visit.label ? code(visit.label) : texts.t("Without a ticket")),
    h("span", { class: "about" }, h("strong", {}, room.service(visit.service)), " ", h("span", {}, facts.filter(Boolean).join(" · "))),
  );
}
