// Notices and emergency messages that stand, and which of them the voice says (display/notices.py).

const MOST_KEPT = 50;
const MOST_SPOKEN = 500;
const FRESH_MS = 60_000;

export class Notices {
  #standing = new Map();
  #said = new Set();

  // A snapshot names all that stand; the ids of those that stood before and do not any more.
  replace(notices) {
    const before = [...this.#standing.keys()];
    this.#standing = new Map(notices.slice(-MOST_KEPT).map((one) => [one.id, one]));
    return before.filter((id) => !this.#standing.has(id));
  }

  raised(notice) {
    this.#standing.set(notice.id, notice);
    while (this.#standing.size > MOST_KEPT) this.#standing.delete(this.#standing.keys().next().value);
  }

  ended(id) {
    this.#standing.delete(id);
  }

  // Those that concern these zones (null: all) and have not run out.
  here(zones, instant) {
    return [...this.#standing.values()].filter(
      (one) =>
        (one.until == null || instant < one.until) &&
        (zones === null || !one.zones?.length || one.zones.some((zone) => zones.has(zone))),
    );
  }

  // Those that were not said yet and are fresh; each is given out once.
  toSay(here, instant, words, languages) {
    const found = [];
    for (const notice of here) {
      if (this.#said.has(notice.id)) continue;
      this.#said.add(notice.id);
      if (!notice.spoken || instant - notice.since > FRESH_MS) continue;
      const said = languages(notice).map((code) => [code, words(notice, code)]).filter(([, text]) => text);
      if (said.length)
        found.push({
          id: notice.id,
          texts: Object.fromEntries(said),
          languages: said.map(([code]) => code),
          urgent: notice.kind === "emergency",
        });
    }
    while (this.#said.size > MOST_SPOKEN) this.#said.delete(this.#said.values().next().value);
    return found;
  }
}

export const emergencies = (here) => here.filter((one) => one.kind === "emergency");
export const plain = (here) => here.filter((one) => one.kind !== "emergency");
