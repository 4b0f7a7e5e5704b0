// The board's presenter in the browser: from the hub's stream to a scene, by the rules of display/board.py and proven by
// the same cases. No DOM, no clock of its own: `now` is milliseconds of a monotonic clock, `clock` gives the hub's time.

import { Calls, live } from "./calls.js";
import { Rest } from "./care.js";
import { plan } from "./layouts.js";
import { gainOf } from "./loudness.js";
import { Notices, emergencies, plain } from "./notices.js";
import { Office } from "./office.js";
import { MediaTurns, PAGE_MS, TickerTurns, nextPane, tickerPages } from "./panes.js";
import * as words from "./words.js";

const STALE_MS = 5_000;
const NOTICE_PAGE_MS = 10_000;
const unique = (list) => [...new Set(list)];

export class Board {
  #clock;
  #settings;
  #fitting;
  #speech;
  #path;
  #office;
  #calls;
  #notices = new Notices();
  #media;
  #ticker = new TickerTurns();
  #rest;
  #journal = null;
  #seq = 0;
  #day = null;
  #heard = null;
  #heardWall = null;
  #audible = true;
  #refused = false;
  #plan;

  // `clock`: {instant(), wall()}; `settings`: {language, layout, zone, counter, languages, ticker, less_motion, power};
  // `speech`: {announce, say, hush, hushNotice}; `path(name)`: where a file of the office lies.
  constructor({ textsOf, clock, settings, fitting, speech, path }) {
    this.#clock = clock;
    this.#settings = { languages: [], ticker: "office", less_motion: false, ...settings };
    this.#fitting = fitting;
    this.#speech = speech;
    this.#path = path;
    this.#office = new Office(textsOf, settings.language);
    this.#calls = new Calls(speech, (call) => this.#announcement(call));
    this.#media = new MediaTurns(path);
    this.#rest = new Rest(settings.power);
    this.#replan();
  }

  // --- news

  // Everything anew. True: its calls are numbered anew, because the journal is another one or was put back from a backup.
  snapshot(snapshot, now) {
    this.#heardNews(now);
    this.#office.replace(snapshot);
    this.#replan();
    const anew = snapshot.journal !== this.#journal || snapshot.seq < this.#seq;
    this.#journal = snapshot.journal;
    this.#seq = snapshot.seq;
    if (anew) this.#calls.anotherJournal();
    this.#hearDay(snapshot.day, now);
    for (const gone of this.#notices.replace(snapshot.notices ?? [])) this.#speech.hushNotice(gone);
    this.#hearNotices(now);
    this.#calls.replace(snapshot.calls, now, this.#clock.instant());
    return anew;
  }

  change(change, now) {
    this.#heardNews(now);
    this.#seq = Math.max(this.#seq, change.seq ?? 0);
    this.#office.change(change);
    if (change.office) this.#replan();
    if (change.day) this.#hearDay(change.day, now);
    if (change.notice) this.#notices.raised(change.notice);
    if (change.notice_ended) {
      this.#notices.ended(change.notice_ended);
      this.#speech.hushNotice(change.notice_ended);
    }
    this.#hearNotices(now);
    if (change.call) this.#calls.take(change.call, now, this.#clock.instant());
  }

  heartbeat(now) {
    this.#heardNews(now);
  }

  sound(audible) {
    this.#audible = audible;
  }

  refused() {
    this.#refused = true;
  }

  spoken(call, now) {
    this.#calls.spoken(call, now);
  }

  mediaEnded() {
    this.#media.ended();
  }

  stopTicker() {
    this.#ticker.stopped = !this.#ticker.stopped;
  }

  // The screen has another size, or its seats another distance.
  refit() {
    this.#replan();
  }

  // Why this screen does not show what the office's layout says; null: it does.
  get complaint() {
    return this.#plan.refused;
  }

  // The factor for samples in that zone now, as the office wants it.
  gain(zone) {
    return this.#office.view ? gainOf(this.#office.view, zone, this.#clock.wall()) : 1;
  }

  get language() {
    return this.#office.language;
  }

  // --- the screen

  scene(now) {
    const office = this.#office;
    const made = this.#plan;
    const texts = office.texts();
    const instant = this.#clock.instant();
    const here = this.#notices.here(made.zones, instant);
    const urgent = emergencies(here);
    this.#calls.hold(now, instant, urgent.length > 0);
    this.#calls.settle(now);
    const [room, notices] = this.#room(plain(here), now);
    this.#calls.resize(room.rows);
    const entries = this.#calls.rows(now);
    const known = office.view !== null;
    const scene = {
      ticket_word: texts.t("Ticket"),
      counter_word: texts.t("Counter"),
      place: office.place(made),
      waiting: office.waiting(made),
      clock: known ? office.time(this.#clock.wall()) : "",
      rows: made.counter ? [] : entries.map((entry) => this.#row(entry, now)),
      takeover: this.#takeover(),
      band: this.#band(now),
      quiet: words.quiet(texts, known, office.dayOpen),
      quiet_hint: words.quietHint(texts, known, this.#refused, office.dayOpen, this.#audible),
      right_to_left: texts.rtl,
      form: made.form,
      beside: made.beside,
      next: this.#next(room, now),
      media: this.#mediaPane(now),
      ticker: this.#tickerLine(room, now),
      notices,
      emergency: urgent.length ? this.#emergency(urgent[urgent.length - 1]) : null,
      counter: made.counter ? this.#counterFace(made.counter, entries, now) : null,
      care: this.#rest.look(now, this.#clock.wall(), urgent.length > 0 || this.#calls.awaited(now)),
      theme: made.theme,
      crest: known && office.view.crest ? this.#path(office.view.crest) : "",
      enamel: known ? office.view.enamel || "" : "",
    };
    return { ...scene, dark: scene.care.dark, visible_calls: visibleCalls(scene) };
  }

  // Milliseconds until the scene may change by itself; at most a second, for the clock and the silence.
  nextChange(now) {
    const waits = [
      1_000,
      this.#calls.nextChange(now),
      this.#plan.beside === "media" ? this.#media.nextChange(now) : null,
      this.#ticker.nextChange(now),
    ];
    return Math.max(1, Math.min(...waits.filter((wait) => wait !== null)));
  }

  // --- what this screen is

  #replan() {
    const made = (this.#plan = plan(this.#office.view, this.#settings, this.#fitting));
    this.#calls.resize(made.room.rows);
    const here = (call) => (made.counter !== null ? call.counter === made.counter : made.showsZone(call.zone));
    this.#calls.show(here, made.form === "board");
  }

  // How many rows there are, and the notices above them. Where both have no room, a fresh call comes first.
  #room(standing, now) {
    const below = this.#plan.roomBelowNotices;
    if (!standing.length || (!below.rows && !this.#plan.counter && this.#calls.awaited(now))) return [this.#plan.room, []];
    const atOnce = Math.max(1, below.notices);
    const faces = standing.flatMap((notice) =>
      unique(this.#noticeLanguages(notice).map((code) => this.#office.notice(notice, code)))
        .filter(Boolean)
        .map((text) => ({ id: notice.id, text })),
    );
    const pages = Math.max(1, Math.ceil(faces.length / atOnce));
    const number = Math.floor(now / NOTICE_PAGE_MS) % pages;
    return [below, faces.slice(number * atOnce, (number + 1) * atOnce)];
  }

  // When the next business day begins, numbers begin anew: yesterday's tell nobody where to go.
  #hearDay(day, now) {
    this.#rest.day(day, now);
    if (day.day != null && day.day !== this.#day) {
      this.#day = day.day;
      this.#calls.anotherDay();
    }
  }

  // An emergency message silences the calls; what is to be said is said once, by boards.
  #hearNotices(now) {
    const instant = this.#clock.instant();
    const here = this.#notices.here(this.#plan.zones, instant);
    this.#calls.hold(now, instant, emergencies(here).length > 0);
    const wording = (notice, code) => this.#office.notice(notice, code);
    for (const item of this.#notices.toSay(here, instant, wording, (notice) => this.#noticeLanguages(notice)))
      if (this.#plan.form === "board") this.#speech.say(item);
  }

  // The page's own, then those it was told; an emergency message in all that it has. In place of a language that it was
  // not written in stands the office's, in whose words it is shown.
  #noticeLanguages(notice) {
    const own = notice.texts ?? {};
    const more = notice.kind === "emergency" ? Object.keys(own) : this.#settings.languages;
    const wanted = [this.#office.language, ...more];
    return unique(wanted.map((code) => (!Object.keys(own).length || own[code] ? code : this.#office.fallback)));
  }

  // --- faces

  #row(entry, now) {
    const call = entry.call;
    const texts = this.#office.texts();
    const fresh = live(entry, now);
    const mark = entry.withdrawn !== null ? "withdrawn" : call.times > 1 && fresh ? "again" : "none";
    return {
      call: call.call,
      label: call.label,
      sign: call.sign,
      arrow: call.arrow,
      way: words.direction(texts, call.arrow),
      live: fresh,
      earlier: sorted(entry.earlier),
      mark,
      mark_word: words.markWord(texts, mark),
      name: this.#named(call),
    };
  }

  #takeover() {
    const call = this.#calls.takeover;
    if (!call) return null;
    const spoken = this.#office.texts(call.language);
    return {
      call: call.call,
      label: call.label,
      sign: call.sign,
      arrow: call.arrow,
      way: this.#office.said(call.way, call.language),
      counter_word: spoken.t("Counter"),
      language: this.#audible ? spoken.autonym : "",
      earlier: sorted(this.#calls.earlier(call.label)),
      name: this.#named(call),
    };
  }

  #counterFace(counter, entries, now) {
    const state = this.#office.state(counter);
    const face = {
      sign: this.#office.sign(counter), state, state_word: words.counterState(this.#office.texts(), state),
      label: "", live: false, hint: "", call: null, earlier: [],
    };
    const call = this.#calls.atCounter(counter);
    if (!call) return face;
    const entry = entries.find((one) => one.call.call === call.call);
    return {
      ...face, label: call.label, live: !entry || live(entry, now), call: call.call,
      earlier: sorted(this.#calls.earlier(call.label)),
    };
  }

  #emergency(notice) {
    const said = this.#noticeLanguages(notice).map((code) => [code, this.#office.notice(notice, code)]);
    return { id: notice.id, title: this.#office.texts().t("Attention, please"), texts: said.filter(([, text]) => text) };
  }

  // --- beside and below the calls

  #next(room, now) {
    const view = this.#office.view;
    if (this.#plan.beside !== "next" || !view) return null;
    const page = [Math.floor(now / PAGE_MS), room.next_lines, room.next_labels];
    return nextPane(this.#office.texts(), view, this.#office.loads, this.#plan.services, page);
  }

  #mediaPane(now) {
    if (this.#plan.beside !== "media") return null;
    this.#media.show(this.#plan.media, now);
    return this.#media.pane(this.#office.texts(), this.#office.fallback, now);
  }

  #tickerLine(room, now) {
    const texts = this.#plan.ticker;
    if (!texts) return null;
    const said = unique([this.#office.language, ...this.#settings.languages].map((code) => this.#office.said(texts, code)));
    const moves = this.#plan.tickerMoves && !this.#ticker.stopped;
    const pages = moves ? [said.join(" · ")] : said.flatMap((one) => tickerPages(one, room.ticker_signs));
    this.#ticker.show(pages, now);
    return this.#ticker.ticker(now, moves);
  }

  // --- words

  // Names only where the office shows them, and only while the call stands.
  #named(call) {
    return (this.#office.view?.names_shown && call.standing && call.name) || "";
  }

  #announcement(call) {
    const view = this.#office.view;
    return {
      call: call.call,
      label: call.label,
      sign: call.sign,
      way: call.way,
      languages: unique([call.language, view ? view.default_language : call.language]),
      again: call.times > 1,
      zone: call.zone,
      name: this.#named(call) || null,
    };
  }

  #band(now) {
    const view = this.#office.view;
    if (!view || this.#heard === null || this.#heardWall === null || now - this.#heard < STALE_MS) return null;
    return words.band(this.#office.texts(), this.#office.time(this.#heardWall), this.#office.said(view.help_place));
  }

  #heardNews(now) {
    this.#refused = false;
    this.#heard = now;
    this.#heardWall = this.#clock.wall();
  }
}

// The calls a person can read now: what the page may acknowledge as shown once this is painted.
function visibleCalls(scene) {
  if (scene.emergency || scene.care.dark) return [];
  if (scene.takeover) return sorted([...scene.takeover.earlier, scene.takeover.call]);
  if (scene.counter) return scene.counter.call === null ? [] : sorted([...scene.counter.earlier, scene.counter.call]);
  return sorted(scene.rows.filter((row) => row.mark !== "withdrawn").flatMap((row) => [...row.earlier, row.call]));
}

function sorted(numbers) {
  return unique([...numbers]).sort((one, other) => one - other);
}

