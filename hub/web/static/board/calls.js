// The calls of this screen: which stand on it, which takes it over, which are asked of the voice; the rules of
// display/calls.py. Times are milliseconds of the caller's clock; `instant` is the hub's.

import { Schedule, VISIBLE_MS } from "./schedule.js";

export const TAKEOVER_MIN_MS = 4_000;
export const TAKEOVER_MAX_MS = 8_000;
export const INVERSION_GAP_MS = 3_000;
export const FRESH_MS = 45_000;
export const MOST_KNOWN = 200;

// `speech` is told what to say and what not any more; `announcement` makes a call what the voice is told.
export class Calls {
  #speech;
  #announcement;
  #schedule = new Schedule(0);
  #here = () => true;
  #speaks = true;
  #known = new Map();
  #announced = 0;
  #asked = new Map();
  #held = [];
  #holding = false;
  #takeover = null;
  #takeoverSince = 0;
  #takeoverSpoken = false;
  #invertedAt = -INVERSION_GAP_MS;

  constructor(speech, announcement) {
    this.#speech = speech;
    this.#announcement = announcement;
  }

  // --- what the screen is

  // This screen shows these calls from now on; `speaks`: new ones take it over and are spoken.
  show(here, speaks) {
    this.#here = here;
    this.#speaks = speaks;
    this.#schedule.keep(here);
    for (const [label, call] of this.#known)
      if (here(call) && !call.withdrawn && !this.#schedule.holds(label)) this.#schedule.add(call, 0, false);
  }

  resize(rows) {
    this.#schedule.resize(rows);
  }

  // `hidden`: an emergency message lies over the calls. Their time stops, and nothing is called aloud until it has gone.
  hold(now, instant, hidden) {
    if (hidden === this.#holding) return;
    this.#holding = hidden;
    if (hidden) {
      this.endTakeover(now);
      this.#schedule.cover(now);
      this.#held = this.#hushAll();
      return;
    }
    this.#schedule.uncover(now);
    const held = this.#held;
    this.#held = [];
    for (const call of held) if (this.#fresh(call, instant)) this.#say(call);
  }

  // --- what happens

  anotherJournal() {
    this.#hushAll();
    this.#announced = 0;
    this.#known.clear();
    this.#held = [];
    this.#schedule.clear();
  }

  // Calls of the days before are forgotten, but for people who are still here.
  anotherDay() {
    this.#known = new Map([...this.#known].filter(([, call]) => call.standing));
    this.#schedule.keep((call) => call.standing);
  }

  // A snapshot's: every standing call and the latest others. At the start, what has ended is history; later it is a call
  // that this screen missed, and owes its time.
  replace(calls, now, instant) {
    this.endTakeover(now);
    this.#schedule.noneStands();
    for (const [label, call] of this.#known) if (call.standing) this.#known.set(label, { ...call, standing: false });
    const ended = calls.filter((call) => !call.standing).map((call) => call.call);
    const seen = this.#announced || Math.max(0, ...ended);
    for (const call of [...calls].sort((one, other) => one.call - other.call))
      this.take(call, now, instant, !call.standing && call.call <= seen);
  }

  // `history`: the call is told for the record; it is owed no time and no voice.
  take(call, now, instant, history = false) {
    this.#remember(call);
    if (!this.#here(call)) return;
    if (call.withdrawn) {
      this.#takeBack(call, now);
      return;
    }
    const fresh = call.call > this.#announced;
    // What is heard again of a call that has been forgotten here is no call, unless somebody is awaited again.
    this.#schedule.add(call, now, !history && (fresh || call.standing));
    if (this.#takeover && this.#takeover.label === call.label && !call.standing) this.endTakeover(now);
    if (!fresh) return;
    this.#announced = call.call;
    if (!this.#fresh(call, instant)) return;
    if (this.#holding) {
      this.#held = [...this.#held, call].slice(-MOST_KNOWN);
      return;
    }
    this.#takeOver(call, now);
    this.#say(call);
  }

  // The call was heard to its end.
  spoken(call, now) {
    this.#asked.delete(call);
    this.#held = this.#held.filter((one) => one.call !== call);
    if (this.#takeover && this.#takeover.call === call) {
      this.#takeoverSpoken = true;
      this.settle(now);
    }
  }

  // --- what is on the screen

  rows(now) {
    return this.#schedule.advance(now);
  }

  get takeover() {
    return this.#takeover;
  }

  earlier(label) {
    return this.#schedule.earlier(label);
  }

  // The newest call that stands at this counter.
  atCounter(counter) {
    let newest = null;
    for (const call of this.#known.values())
      if (call.counter === counter && call.standing && (!newest || call.call > newest.call)) newest = call;
    return newest;
  }

  awaited(now) {
    return this.#takeover !== null || this.#schedule.awaited(now);
  }

  // End a takeover whose time is over.
  settle(now) {
    if (!this.#takeover) return;
    const lasted = now - this.#takeoverSince;
    if (lasted >= TAKEOVER_MAX_MS || (this.#takeoverSpoken && lasted >= TAKEOVER_MIN_MS)) this.endTakeover(now);
  }

  endTakeover(now) {
    if (!this.#takeover) return;
    this.#takeover = null;
    this.#invertedAt = now;
    this.#schedule.uncover(now);
  }

  // Milliseconds until something may change by itself; null: nothing will.
  nextChange(now) {
    if (!this.#takeover) return this.#schedule.nextChange(now);
    return this.#takeoverSince + (this.#takeoverSpoken ? TAKEOVER_MIN_MS : TAKEOVER_MAX_MS) - now;
  }

  // --- how

  #remember(call) {
    const known = this.#known.get(call.label);
    if (known && known.call > call.call) return;
    this.#known.delete(call.label);
    this.#known.set(call.label, call);
    while (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value);
  }

  #fresh(call, instant) {
    const known = this.#known.get(call.label) ?? call;
    return known.call === call.call && known.standing && instant - call.at <= FRESH_MS;
  }

  #say(call) {
    if (!this.#speaks) return;
    this.#asked.set(call.call, call);
    while (this.#asked.size > MOST_KNOWN) this.#asked.delete(this.#asked.keys().next().value);
    this.#speech.announce(this.#announcement(call));
  }

  // Nothing that was asked of the voice is wanted now; what was not heard yet, in its order.
  #hushAll() {
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const call of asked) this.#speech.hush(call.call);
    return asked;
  }

  // Staff have taken the call back: nobody shall hear of it who has not yet, and who has read it reads that.
  #takeBack(call, now) {
    this.#announced = Math.max(this.#announced, call.call);
    if (this.#takeover && this.#takeover.call <= call.call && this.#takeover.label === call.label) this.endTakeover(now);
    this.#schedule.withdraw(call, now);
    this.#asked.delete(call.call);
    this.#speech.hush(call.call);
  }

  // The whole screen for this call, unless another one stands there (then the board returns for both).
  #takeOver(call, now) {
    if (this.#takeover) {
      this.endTakeover(now);
    } else if (this.#speaks && now - this.#invertedAt >= INVERSION_GAP_MS) {
      this.#schedule.advance(now); // who can be up, is
      if (this.#schedule.crowded(now, call.label)) return;
      this.#takeover = call;
      this.#takeoverSince = now;
      this.#takeoverSpoken = false;
      this.#invertedAt = now;
      this.#schedule.cover(now);
    }
  }
}

// Amber: the person is awaited, and the call has not had its time yet.
export function live(entry, now) {
  return entry.call.standing && entry.visible(now) < VISIBLE_MS;
}
