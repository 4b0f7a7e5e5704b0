// Plays the display's cases (tests/display/cases) on the browser's presenter: `play(name)` gives what does not agree.
// The same as tests/display/test_cases.py does with the display's own; what differs is marked.

import { Board } from "/display/board/board.js";
import { Texts } from "/display/board/texts.js";

const HEARTBEAT_MS = 2_000;
const WALL = Date.UTC(2026, 10, 24, 10, 42);
const known = new Map();

export async function learn(codes) {
  for (const code of codes) known.set(code, new Texts(await (await fetch(`/display/texts/${code}.json`)).json()));
}

const LAYOUT = {
  form: "board", beside: "nothing", zones: [], floor: null, services: [], media: [], ticker: {}, ticker_moves: false,
  theme: "light", names: {},
};
const NOTICE = { texts: {}, spoken: false, zones: [], since: 0, until: null, about: null, service: null, sent_away: false };
const CALL = { standing: true, withdrawn: false, name: null, times: 1 };
const LOAD = { waiting: 0, counters: 1, closed: null, next: [], wait_from: null, wait_to: null };

class Case {
  constructor(told, office) {
    this.office = { ...office, ...told.office, layouts: (told.layouts ?? []).map((one) => ({ ...LAYOUT, ...one })) };
    this.heartbeats = told.heartbeats ?? true;
    this.now = 0;
    this.heard = { announced: [], said: [], hushed: [] };
    this.came = new Map();
    this.first = new Map();
    this.total = new Map();
    this.since = new Map();
    this.time = null;
    this.heardAt = 0;
    const shelf = told.shelf ?? {};
    const settings = told.settings ?? {};
    this.board = new Board({
      textsOf: (code) => known.get(code) ?? known.get("en"),
      clock: {
        instant: () => (this.time === null ? 0 : this.time + this.now - this.heardAt),
        wall: () => (this.time === null ? Date.now() : WALL + this.time + this.now - this.heardAt),
      },
      settings: { layout: null, zone: null, counter: null, language: null, ...settings },
      fitting: fittingOf(told.screen ?? {}),
      speech: {
        announce: (item) => this.heard.announced.push(item),
        say: (item) => this.heard.said.push(item),
        hush: (call) => this.heard.hushed.push(call),
        hushNotice: (notice) => this.heard.hushed.push(notice),
      },
      path: (name) => shelf[name] ?? "",
    });
  }

  play(steps) {
    for (const step of steps) {
      this.until(step.at_ms);
      this.act(step);
      if (!("expect" in step) && !("shown" in step)) this.look();
    }
  }

  until(at) {
    while (this.now < at) {
      let wait = Math.min(this.board.nextChange(this.now), at - this.now);
      if (this.heartbeats) wait = Math.min(wait, HEARTBEAT_MS - (this.now % HEARTBEAT_MS));
      this.now += wait;
      if (this.heartbeats && this.now % HEARTBEAT_MS === 0 && this.now < at) this.beat();
      if (this.now < at) this.look();
    }
  }

  beat() {
    this.hear();
    this.board.heartbeat(this.now);
  }

  hear() {
    this.time = this.now;
    this.heardAt = this.now;
  }

  look() {
    const scene = this.board.scene(this.now);
    const seen = new Set(scene.visible_calls);
    for (const call of seen) {
      if (!this.first.has(call)) this.first.set(call, this.now);
      if (!this.since.has(call)) this.since.set(call, this.now);
    }
    for (const [call, since] of [...this.since]) {
      if (seen.has(call)) continue;
      this.total.set(call, (this.total.get(call) ?? 0) + this.now - since);
      this.since.delete(call);
    }
    return scene;
  }

  act(step) {
    if ("snapshot" in step) {
      for (const call of step.snapshot.calls ?? []) if (!this.came.has(call.call)) this.came.set(call.call, this.now);
      this.hear();
      this.board.snapshot(this.snapshotOf(step.snapshot), this.now);
    } else if ("change" in step) {
      const change = { ...step.change };
      if (change.call && !this.came.has(change.call.call)) this.came.set(change.call.call, this.now);
      if (change.layouts) {
        change.office = { ...this.office, layouts: change.layouts.map((one) => ({ ...LAYOUT, ...one })) };
      }
      this.hear();
      this.board.change(filled(change), this.now);
    } else if (step.heartbeat) {
      this.beat();
    } else if ("spoken" in step) {
      this.board.spoken(step.spoken, this.now);
    } else if ("sound" in step) {
      this.board.sound(step.sound);
    } else if (step.refused) {
      this.board.refused();
    } else if (step.media_ended) {
      this.board.mediaEnded();
    } else if (step.stop_ticker) {
      this.board.stopTicker();
    } else if ("expect" in step) {
      this.expect(step.expect);
    } else if ("shown" in step) {
      this.shown(step.shown);
    } else {
      throw new Error(`no such step: ${JSON.stringify(step)}`);
    }
  }

  snapshotOf(told) {
    return filled({
      journal: "j", office: this.office, day: { day: "2026-11-24", open: true, taking: true },
      loads: [{ service: "residence", waiting: 6 }, { service: "taxes", waiting: 1 }],
      notices: [], calls: [], counters: [], ...told,
    });
  }

  expect(wanted) {
    const scene = this.look();
    const found = { ...scene, ...this.heard, complaint: this.board.complaint?.reason ?? null };
    for (const [key, value] of Object.entries(wanted)) alike(value, found[key], `at ${this.now} ms: ${key}`);
    for (const key of ["announced", "said", "hushed"]) if (key in wanted) this.heard[key] = [];
  }

  shown({ calls, within_ms, for_ms, in_order }) {
    this.look();
    for (const call of calls) {
      const late = (this.first.get(call) ?? Infinity) - this.came.get(call);
      if (late > within_ms) throw new Error(`call ${call} was up after ${late} ms`);
      const total = (this.total.get(call) ?? 0) + (this.since.has(call) ? this.now - this.since.get(call) : 0);
      if (total < for_ms) throw new Error(`call ${call} was up for ${total} ms`);
    }
    const times = calls.map((call) => this.first.get(call));
    if (in_order && times.some((time, place) => place && time < times[place - 1])) throw new Error("not in order");
  }
}

// The wire's defaults, which the hub leaves out or fills in.
function filled(told) {
  const out = { ...told };
  if (out.call) out.call = { ...CALL, ...out.call };
  if (out.calls) out.calls = out.calls.map((one) => ({ ...CALL, ...one }));
  if (out.notice) out.notice = { ...NOTICE, ...out.notice };
  if (out.notices) out.notices = out.notices.map((one) => ({ ...NOTICE, ...one }));
  if (out.loads) out.loads = out.loads.map((one) => ({ ...LOAD, ...one }));
  return out;
}

function fittingOf(told) {
  const refused = (told.refuses ?? []).map((one) => `${one.form ?? "board"} ${one.beside ?? "nothing"} ${one.ticker ?? false}`);
  const rows = told.rows ?? 3;
  return {
    room: ({ form, beside, ticker, notices }) =>
      refused.includes(`${form} ${beside} ${ticker}`)
        ? { reason: "screen_too_narrow", detail: "too narrow for it" }
        : {
            rows: notices ? told.rows_below_notices ?? rows : rows, notices: 1, next_lines: told.next_lines ?? 2,
            next_labels: 3, ticker_signs: told.ticker_signs ?? 20,
          },
  };
}

// Only what the case names.
function alike(wanted, found, where) {
  if (wanted !== null && typeof wanted === "object" && !Array.isArray(wanted)) {
    if (found === null || typeof found !== "object") throw new Error(`${where}: ${JSON.stringify(found)} is no object`);
    for (const [key, value] of Object.entries(wanted)) {
      if (!(key in found)) throw new Error(`${where}: no ${key}`);
      alike(value, found[key], `${where}.${key}`);
    }
  } else if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || found.length !== wanted.length)
      throw new Error(`${where}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
    wanted.forEach((one, place) => alike(one, found[place], `${where}[${place}]`));
  } else if (wanted !== found) {
    throw new Error(`${where}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
  }
}

export async function play(name) {
  const office = await (await fetch("/cases/office.json")).json();
  const told = await (await fetch(`/cases/${name}.json`)).json();
  try {
    new Case(told, office).play(told.steps);
    return "";
  } catch (error) {
    return `${error.message}`;
  }
}

globalThis.cases = { learn, play };
