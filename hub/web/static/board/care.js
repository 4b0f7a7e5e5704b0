// What keeps a screen whole (display/care.py): the picture wanders, and outside hours the page goes dark.

const STEP_MS = 60_000;
const WAY = [[0, 0], [2, 0], [4, 0], [4, 2], [4, 4], [2, 4], [0, 4], [0, 2]];

// `settings`: {off, after_closing_minutes, before_opening_minutes}; a page can only be drawn black, whatever `off` says.
export class Rest {
  #settings;
  #closedSince = null;
  #day = null;

  constructor(settings) {
    this.#settings = { off: "none", after_closing_minutes: 30, before_opening_minutes: 30, ...settings };
  }

  day(day, now) {
    this.#day = day;
    if (day.open) this.#closedSince = null;
    else this.#closedSince ??= now;
  }

  // `needed`: somebody is being called, or must be told. `wall`: milliseconds of the epoch.
  look(now, wall, needed) {
    const [x, y] = WAY[Math.floor(now / STEP_MS) % WAY.length];
    return { x, y, dark: !needed && this.#resting(now, wall) };
  }

  #resting(now, wall) {
    if (this.#settings.off === "none" || !this.#day || this.#closedSince === null) return false;
    if (now - this.#closedSince < this.#settings.after_closing_minutes * 60_000) return false;
    const opening = this.#day.next_opening;
    return !opening || wall < Date.parse(opening) - this.#settings.before_opening_minutes * 60_000;
  }
}
