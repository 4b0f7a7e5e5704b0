// Puts the page together: who is signed in, what the hub tells, which view is open, one press at a time.

import { Texts } from "/display/board/texts.js";

import { booked, issuing } from "./arrivals.js";
import { counter } from "./counter.js";
import { draw as keep, h } from "./elements.js";
import { Hub, Refused, office, signIn } from "./hub.js";
import { choice, field, title, typed } from "./keys.js";
import { line } from "./line.js";
import { Room } from "./room.js";
import { visitSheet } from "./visit.js";
import { refusal } from "./words.js";

const STALE_MS = 5_000;
const DONE_MS = 5_000;
const KEPT = "vestibule_staff";
const LANGUAGE = "vestibule_language";
const NOTHING = { visit: null, details: null, notes: [] };

const app = {
  texts: null,
  room: new Room(() => app.texts.code),
  who: null,
  names: [],
  tab: "line",
  visit: null,
  asked: null,
  given: null,
  named: null,
  drafts: {},
  personal: NOTHING,
  note: null,
  pending: null,
  drawn: false,
};
let hub = null;
let languages = [];
let told = null;

// ---- drawing

app.draw = () => {
  const { texts } = app;
  document.documentElement.lang = texts.code;
  document.documentElement.dir = texts.rtl ? "rtl" : "ltr";
  document.title = app.room.office ? app.room.words(app.room.office.names) : "Vestibule";
  const root = document.getElementById("page");
  const before = document.activeElement;
  const parts = app.who ? [head(), tabs(), stale(), body()] : [head(), door()];
  keep(root, parts.filter(Boolean));
  root.toggleAttribute("aria-busy", Boolean(app.pending));
  tell();
  // Where the focus stood is gone: it goes to what the view is about.
  if (before !== document.activeElement && !before.isConnected) root.querySelector("h2")?.focus();
};

// What was done is said for a while; what was refused stays until the next press.
function forget(note) {
  if (app.note !== note) return;
  app.note = null;
  app.draw();
}

// The live region stands by itself, so that a sentence is told when it changes and only then.
function tell() {
  const place = document.getElementById("note");
  const [words, kind] = app.note ?? ["", ""];
  if (place.textContent !== words) place.textContent = words;
  if (kind === "good" && app.note !== told) setTimeout(forget, DONE_MS, app.note);
  told = app.note;
  place.className = kind;
}

function head() {
  const { texts } = app;
  const tongues = languages.map(([one, autonym]) => h("option", { value: one, key: one, lang: one }, autonym));
  const speak = h("select", {
    id: "tongue", "aria-label": texts.t("Language"), value: texts.code, onchange: (event) => speakIn(event.target.value, true),
  }, ...tongues);
  return h(
    "header", { key: "head" },
    h("h1", {}, app.room.office ? app.room.words(app.room.office.names) : "Vestibule"),
    speak,
    app.who ? h("button", { type: "button", class: "small", key: "out", onclick: signOut }, h("span", {}, texts.t("Sign out")), " ", h("span", { class: "hint" }, app.who.name)) : null,
  );
}

function tabs() {
  const { texts } = app;
  const all = [
    ["line", texts.t("Line")], ["issue", texts.t("Ticket")], ["booked", texts.t("Appointments")], ["counter", texts.t("This counter")],
  ];
  const made = all.map(([name, words]) =>
    h("button", {
      type: "button", key: name, "data-tab": name, "aria-current": app.tab === name && "page", onclick: () => app.show(name),
    }, words));
  return h("nav", { key: "tabs", "aria-label": texts.t("More") }, ...made);
}

function stale() {
  const { texts, room } = app;
  if (!room.office || room.silentFor() < STALE_MS) return null;
  const time = texts.time(room.lastWall(), room.office.time_zone);
  return h("p", { class: "band", key: "band" }, texts.t("No news from the hub since {time}. Nothing is lost; this screen goes on by itself.", { time }));
}

const VIEWS = { line, issue: issuing, booked, counter };

function body() {
  const { texts, room } = app;
  if (!room.office || !app.drawn) return h("p", { key: "wait" }, texts.t("One moment"));
  const visit = app.visit ? room.visits.get(app.visit) : null;
  if (app.asked) {
    const view = app.asked(app, visit);
    if (view) return view;
    app.asked = null;
  }
  if (visit) return visitSheet(app, visit);
  return VIEWS[app.tab](app);
}

// ---- the door

function door() {
  const { texts, drafts } = app;
  if (!app.names.length) return h("p", { key: "nobody" }, texts.t("No staff is set up yet. Ask a manager."));
  const enter = async (event) => {
    event.preventDefault();
    if (app.pending) return;
    const pin = drafts.pin ?? "";
    drafts.pin = "";
    app.pending = "sign-in";
    try {
      begin(await signIn(drafts.staff, pin));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      app.refuse(refused);
    } finally {
      app.pending = null;
      app.draw();
    }
  };
  return h(
    "form", { key: "door", onsubmit: enter, novalidate: true },
    title(texts.t("Who works here today?"), "door"),
    field(texts.t("Name"), "staff", choice(drafts, "staff", app.names.map((one) => [one.id, one.name]), app.names[0].id)),
    field(texts.t("PIN:"), "pin", typed(drafts, "pin", { type: "password", inputmode: "numeric", maxlength: "12" })),
    h("button", { class: "key main", key: "enter" }, texts.t("Sign in")),
  );
}

function begin(who) {
  sessionStorage.setItem(KEPT, JSON.stringify(who));
  Object.assign(app, { who, note: null, drawn: false });
  hub = new Hub(who.token);
  const mine = hub;
  mine.follow((name, data) => {
    if (hub !== mine) return;
    app.room.heard(data.time);
    if (name === "change") app.room.change(data);
    else if (name !== "heartbeat") app.room.snapshot(data);
    app.drawn ||= name !== "heartbeat" && name !== "change";
    if (app.visit && !app.room.visits.has(app.visit)) Object.assign(app, { visit: null, asked: null });
    if (name === "change" && data.visit && data.visit.id === app.visit) readPersonal();
    app.draw();
  }, () => hub === mine && over());
}

// The sign-in has ended; calm, because nothing is lost.
function over() {
  leave();
  app.say(app.texts.t("You are not signed in any more. Please sign in again; your visit is safe."));
}

function leave() {
  hub?.end();
  hub = null;
  sessionStorage.removeItem(KEPT);
  Object.assign(app, { who: null, visit: null, asked: null, given: null, named: null, drafts: {}, personal: NOTHING, note: null, drawn: false });
  Object.assign(app.room, { visits: new Map(), counters: new Map(), appointments: new Map() });
  app.draw();
}

async function signOut() {
  const ending = hub;
  leave();
  await ending?.signOut();
}

// ---- moving about

app.mine = () => app.room.mine(app.who.session);

app.say = (words, kind = "") => {
  app.note = words ? [words, kind] : null;
  app.draw();
};

// The hub takes some acts from an open counter alone; whoever has none is told to open one.
app.refuse = (refused) => {
  const { texts } = app;
  const none = app.who && !app.mine() && ["not_your_session", "counter_not_open"].includes(refused.reason);
  const said = none ? `${texts.t("This counter is not open.")} ${texts.t("Which counter do you open?")}` : refusal(texts, refused);
  app.say(said, "alert");
};

// What is typed for one question is not carried into the next.
function move(to) {
  const { find, staff, language } = app.drafts;
  Object.assign(app, { asked: null, given: null, drafts: { find, staff, language }, ...to });
  app.draw();
}

app.show = (tab) => move({ tab, visit: null, named: null, note: app.note?.[1] === "good" ? app.note : null });
app.open = (visit) => {
  move({ visit, personal: NOTHING, note: null });
  readPersonal();
};
app.ask = (view) => (app.pending ? app.say(underWay()) : move({ asked: view }));
app.home = () => move({ visit: null });
app.back = () => move(app.asked ? {} : { visit: null });
app.gave = (label, service) =>
  move({ given: { label, service }, note: [app.texts.t("Ticket {ticket}", { ticket: app.texts.code_(label) }), "good"] });

app.findByName = async (name) => {
  app.named = null;
  try {
    if (name.length > 1) app.named = new Set((await hub.find("/v1/appointments/find", { name })).map((one) => one.id));
    app.note = null;
  } catch (refused) {
    failed(refused);
  }
  app.draw();
};

// Name, phone and notes are fetched for the open sheet alone, and forgotten with it.
async function readPersonal() {
  const visit = app.room.visits.get(app.visit);
  if (!visit || !hub) return;
  try {
    const details = visit.details.length ? await hub.get(`/v1/visits/${visit.id}/details`) : null;
    const notes = visit.notes ? await hub.get(`/v1/visits/${visit.id}/notes`) : [];
    if (app.visit !== visit.id) return;
    app.personal = { visit: visit.id, details, notes };
    app.draw();
  } catch (refused) {
    failed(refused);
  }
}

function failed(refused) {
  if (!(refused instanceof Refused)) throw refused;
  if (refused.status === 401) over();
  else app.refuse(refused);
}

// ---- one press at a time

const underWay = () => app.texts.t("One moment: your last press is still under way. This one was not taken.");

// `said` is told when it is done; `done(answer)`, `refused(why)` go on from there.
app.act = async (said, path, body = null, more = {}) => {
  const { texts } = app;
  if (app.pending) return app.say(underWay());
  app.pending = path;
  app.note = null;
  app.draw();
  try {
    const unsure = () => app.say(texts.t("No answer from the hub. Your press is kept; this screen tells you when it is done."));
    const answer = await hub.write(path, body, unsure);
    app.pending = null;
    app.note = [said, "good"];
    more.done?.(answer);
  } catch (refused) {
    app.pending = null;
    failed(refused);
    more.refused?.(refused);
  }
  return app.draw();
};

// ---- the language, and the beginning

async function speakIn(wanted, keepIt = false) {
  const answer = await fetch(`/staff/texts/${encodeURIComponent(wanted)}.json`);
  if (answer.status === 401) return location.assign("/enter");
  const said = await answer.json();
  app.texts = new Texts(said);
  languages = said.languages;
  if (keepIt) localStorage.setItem(LANGUAGE, wanted);
  return app.draw();
}

function theme() {
  const asks = (query) => matchMedia(query).matches;
  const name = asks("(prefers-contrast: more)") ? "contrast" : asks("(prefers-color-scheme: dark)") ? "dark" : "light";
  document.documentElement.dataset.theme = name;
}

// The office's names and who works there, by the cookie of the box.
async function known() {
  for (;;) {
    try {
      app.room.office = await office();
      app.names = app.room.office.staff;
      return app.draw();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      app.refuse(refused);
      await new Promise((done) => setTimeout(done, 2_000));
    }
  }
}

async function start() {
  theme();
  for (const query of ["(prefers-contrast: more)", "(prefers-color-scheme: dark)"]) matchMedia(query).addEventListener("change", theme);
  const offered = document.documentElement.dataset.languages.split(",");
  const wished = [localStorage.getItem(LANGUAGE), ...navigator.languages.map((one) => one.split("-")[0])];
  await speakIn(wished.find((one) => offered.includes(one)) ?? "en");
  const kept = sessionStorage.getItem(KEPT);
  if (kept) begin(JSON.parse(kept));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && app.who) app.back();
  });
  setInterval(() => app.who && app.draw(), 1_000);
  await known();
}

start();
