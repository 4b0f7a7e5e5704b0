// The parts that every view is made of: keys, fields, sheets, the picker of a service.

import { code, h } from "./elements.js";

// A big key. `act` is run by a press; `kind`: main, alert or none.
export function key(label, act, { kind = "", id = label, hint = "" } = {}) {
  const inside = [h("span", { class: "word" }, label), hint ? h("span", { class: "hint" }, hint) : null];
  return h("button", { type: "button", class: `key ${kind}`.trim(), key: id, onclick: act }, ...inside);
}

export const title = (words, id = words) => h("h2", { tabindex: "-1", key: `title ${id}` }, words);

// A labelled field; `hint` stands below the label.
export function field(label, id, input, hint = "") {
  return h(
    "p", { class: "field", key: `field ${id}` },
    h("label", { for: id }, label),
    hint ? h("span", { class: "hint", id: `${id}-hint` }, hint) : null,
    { ...input, attributes: { ...input.attributes, id, ...(hint ? { "aria-describedby": `${id}-hint` } : {}) } },
  );
}

export const typed = (drafts, name, attributes = {}) =>
  h("input", {
    type: "text", autocomplete: "off", ...attributes,
    value: drafts[name] ?? "",
    oninput: (event) => { drafts[name] = event.target.value; attributes.changed?.(); },
    changed: undefined,
  });

export function choice(drafts, name, options, first) {
  drafts[name] ??= first;
  const told = options.map(([value, label]) => h("option", { value, key: value }, label));
  return h("select", { value: drafts[name], onchange: (event) => { drafts[name] = event.target.value; } }, ...told);
}

// A number as large as the column allows, for reading out and writing down.
export function ticket(label, below) {
  return h("div", { class: "ticket", key: `ticket ${label}` }, h("p", { class: "number" }, code(label)), h("p", {}, below));
}

// Services found by typing; `pick(service)`.
export function services(app, name, list, pick) {
  const { texts, drafts, room } = app;
  const asked = drafts[name] ?? "";
  const found = list.filter((one) => room.found(asked).includes(one));
  return [
    field(texts.t("Service"), name, typed(drafts, name, { type: "search", changed: app.draw }), texts.t("Type to find")),
    ...found.map((one) => key(room.words(one.names), () => pick(one), { id: `service ${one.id}` })),
    found.length ? null : h("p", {}, texts.t("Nothing begins with “{typed}”.", { typed: asked })),
  ];
}

// A question with its answers: [words, act] each, and the way back.
export function question(app, asked, detail, answers) {
  return h(
    "section", { key: `question ${asked}` },
    title(asked),
    detail ? h("p", {}, detail) : null,
    ...answers.map(([words, act, id]) => key(words, act, { id: id ?? words })),
    key(app.texts.t("Back"), app.back, { id: "back" }),
  );
}
