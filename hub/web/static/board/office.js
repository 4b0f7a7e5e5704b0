// What the page knows of its office at one moment: the document, the lines, the counters, and the words for them
// (display/office.py). `textsOf(code)`: the page's words in a language.

import { noticeWords } from "./words.js";

const STATES = new Set(["open", "paused", "closed"]);

export class Office {
  #textsOf;
  #wished;
  #counters = new Map();
  view = null;
  loads = new Map();
  dayOpen = false;

  constructor(textsOf, wished) {
    this.#textsOf = textsOf;
    this.#wished = wished;
  }

  replace(snapshot) {
    this.view = snapshot.office;
    this.dayOpen = snapshot.day.open;
    this.loads = new Map(snapshot.loads.map((load) => [load.service, load]));
    this.#counters = new Map((snapshot.counters ?? []).map((one) => [one.id, one.state]));
  }

  // Only the parts that a change names.
  change(change) {
    if (change.office) this.view = change.office;
    if (change.day) this.dayOpen = change.day.open;
    for (const load of change.loads ?? []) this.loads.set(load.service, load);
    for (const one of change.counters ?? []) this.#counters.set(one.id, one.state);
  }

  get fallback() {
    return this.view ? this.view.default_language : "en";
  }

  get language() {
    return this.#wished || this.fallback;
  }

  texts(language) {
    return this.#textsOf(language || this.language);
  }

  // The office's own words in that language (the page's unless another is named), else in its default one.
  said(texts, language) {
    return texts[language || this.language] || texts[this.fallback] || "";
  }

  time(wall) {
    return this.texts().time(wall, this.view ? this.view.time_zone : undefined);
  }

  // The office, and the floor or the one zone whose calls are shown.
  place(plan) {
    if (!this.view) return "";
    const parts = [this.said(this.view.names)];
    if (plan.floor) {
      const texts = this.texts();
      parts.push(texts.t("Floor {floor}", { floor: texts.code_(plan.floor) }));
    } else if (plan.zones !== null && plan.zones.size === 1) {
      parts.push(...this.view.zones.filter((zone) => plan.zones.has(zone.id)).map((zone) => this.said(zone.names)));
    }
    return parts.join(" · ");
  }

  // How many people wait here; empty while the office is closed.
  waiting(plan) {
    if (!this.view || !this.dayOpen) return "";
    const mine = new Set(this.view.services.filter((one) => one.zone == null || plan.showsZone(one.zone)).map((one) => one.id));
    let count = 0;
    for (const load of this.loads.values()) if (mine.has(load.service)) count += load.waiting;
    return this.texts().n("{count} person waiting", "{count} people waiting", count);
  }

  sign(counter) {
    return this.view?.counters.find((one) => one.id === counter)?.sign ?? "";
  }

  // A state of a newer hub, and a counter nobody has heard of, are closed: nobody is sent there.
  state(counter) {
    const told = this.#counters.get(counter);
    return STATES.has(told) ? told : "closed";
  }

  notice(notice, language) {
    const service = this.view?.services.find((one) => one.id === notice.service);
    const name = service ? this.said(service.names, language) : "";
    return noticeWords(this.texts(language), notice, language || this.language, this.fallback, name);
  }
}
