// Puts the page together: the hub's stream, the presenter, the view, sound, and what is told to the hub.

import { Board } from "./board.js";
import { Fitting } from "./fitting.js";
import { requestId } from "./ids.js";
import { Sound } from "./sound.js";
import { Texts } from "./texts.js";
import { View } from "./view.js";

const query = new URLSearchParams(location.search);
const now = () => Math.round(performance.now());
const known = new Map();
const acknowledged = new Set();
let hubTime = null;
let heardAt = 0;
let silent = false;
let timer = 0;
let version = null;

const clock = {
  instant: () => (hubTime ? hubTime.instant + (now() - heardAt) : 0),
  wall: () => (hubTime ? Date.parse(hubTime.wall) + (now() - heardAt) : Date.now()),
};

function heard(time) {
  if (hubTime && time.instant < clock.instant() - 2_000) return;
  hubTime = time;
  heardAt = now();
}

async function load(code) {
  const answer = await fetch(`/display/texts/${encodeURIComponent(code)}.json`);
  known.set(code, new Texts(await answer.json()));
}

// A language that has not come yet is English for a moment, and drawn again when it has.
function textsOf(code) {
  if (!known.has(code)) {
    known.set(code, known.get("en"));
    load(code).then(draw);
  }
  return known.get(code);
}

const settings = {
  language: query.get("language"),
  layout: query.get("layout"),
  zone: query.get("zone"),
  counter: query.get("counter"),
  languages: query.get("languages")?.split(",").filter(Boolean) ?? [],
  ticker: query.get("ticker") ?? "office",
  less_motion: query.has("less_motion") || matchMedia("(prefers-reduced-motion: reduce)").matches,
  power: { off: query.get("rest") === "none" ? "none" : "black" },
};
const seats = Number(query.get("seats") ?? 10);
const inches = Number(query.get("inches") ?? 43);

let board;
let view;
let fitting;

function measure() {
  fitting = new Fitting({ width: innerWidth, height: innerHeight, inches }, seats);
  const style = document.documentElement.style;
  style.setProperty("--digit", `${fitting.digit}px`);
  style.setProperty("--near", `${fitting.near}px`);
  style.setProperty("--head", `${fitting.head}px`);
}

function draw() {
  const scene = board.scene(now());
  document.documentElement.style.setProperty("--rows", String(Math.max(1, scene.rows.length)));
  // For whoever hangs the screen: why it does not show the office's layout, else how to get sound.
  const remark = silent ? "sound_off: press any key of this screen or its remote once" : "";
  view.draw(scene, board.language, board.complaint ? `${board.complaint.reason}: ${board.complaint.detail}` : remark);
  // Told after the frame that holds them: two frames on, the first is on the glass.
  requestAnimationFrame(() => requestAnimationFrame(() => acknowledge(scene.visible_calls)));
  clearTimeout(timer);
  timer = setTimeout(draw, board.nextChange(now()));
}

function acknowledge(calls) {
  for (const call of calls) {
    if (acknowledged.has(call)) continue;
    acknowledged.add(call);
    tell(call, "shown", requestId());
  }
  if (acknowledged.size > 10_000) for (const old of [...acknowledged].slice(0, 5_000)) acknowledged.delete(old);
}

// The same id over every try, so that it counts once.
async function tell(call, what, request, tries = 0) {
  try {
    const answer = await fetch(`/v1/calls/${call}/${what}`, { method: "POST", headers: { "Request-Id": request } });
    if (answer.status < 500) return;
  } catch {
    // The hub is away; tried again below.
  }
  if (tries < 20) setTimeout(() => tell(call, what, request, tries + 1), Math.min(5_000, 250 * 2 ** tries));
}

function follow() {
  const source = new EventSource("/v1/events?audience=display");
  const take = (name, act) =>
    source.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      heard(data.time);
      act(data);
      draw();
    });
  const anew = (data) => {
    // Calls that are numbered anew may have numbers that were told before.
    if (board.snapshot(data, now())) acknowledged.clear();
  };
  take("snapshot", anew);
  take("reset", anew);
  take("change", (data) => board.change(data, now()));
  take("heartbeat", () => board.heartbeat(now()));
  source.addEventListener("error", async () => {
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    const answer = await fetch("/v1/events?audience=display", { method: "HEAD" }).catch(() => null);
    if (answer?.status === 401 || answer?.status === 403) board.refused();
    draw();
    setTimeout(follow, 2_000);
  });
}

// A hub of another version brings its own page.
async function watchVersion() {
  const answer = await fetch("/health").catch(() => null);
  const said = answer?.ok ? (await answer.json()).version : null;
  if (version && said && said !== version) location.reload();
  version ??= said;
  setTimeout(watchVersion, 60_000);
}

async function begin() {
  await load("en");
  measure();
  const sound = new Sound(
    (call, wasHeard) => {
      if (!wasHeard) return;
      tell(call, "spoken", requestId());
      board.spoken(call, now());
      draw();
    },
    (yes) => {
      silent = yes;
      board?.sound(!yes);
      if (view) draw();
    },
    (zone) => board.gain(zone),
  );
  const room = { room: (shape) => fitting.room(shape) };
  const path = (name) => `/v1/media/${encodeURIComponent(name)}`;
  board = new Board({ textsOf, clock, settings, fitting: room, speech: sound, path });
  board.sound(!silent);
  view = new View(document.getElementById("board"), document.getElementById("live"), () => {
    board.mediaEnded();
    draw();
  });
  addEventListener("resize", () => {
    measure();
    board.refit();
    draw();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "s" || event.key === "MediaStop") {
      board.stopTicker();
      draw();
    }
  });
  draw();
  follow();
  watchVersion();
}

begin();
