// How much of a layout this screen holds (look.md, "Board rule"): letters follow from the farthest seat, never from what
// would fit. Lengths are CSS pixels.

const MM_PER_INCH = 25.4;
const DEGREES = 0.7;
const ADA_MM_PER_M = 10.8;
const ROW = 1.215;
const GAP = 12;
const WIDTH_PER_DIGIT = 7.4;
const MOST_ROWS = 6;
const NEAR = 0.35; // of the digits: what stands for those in the middle of the hall
const HEAD = 0.5;
const BESIDE = 0.36;

// `screen`: {width, height, inches}; `seats`: metres to the farthest one.
export class Fitting {
  constructor(screen, seats) {
    this.screen = screen;
    const pitch = (screen.inches * MM_PER_INCH) / Math.hypot(screen.width, screen.height);
    const mm = Math.max(2 * seats * 1000 * Math.tan(((DEGREES / 2) * Math.PI) / 180), ADA_MM_PER_M * seats);
    this.digit = mm / pitch;
    this.near = Math.max(this.digit * NEAR, 16 / pitch / 2);
    this.head = Math.max(48, this.digit * HEAD * 0.6);
  }

  room({ form, beside, ticker, notices }) {
    const { width, height } = this.screen;
    const upright = height > width;
    const pane = beside === "nothing" ? 0 : BESIDE;
    const across = upright ? width : width * (1 - pane);
    const line = this.near * 1.6;
    const down = (upright ? height * (1 - pane) : height) - this.head - (ticker ? line : 0) - (notices ? line * 2 : 0);
    if (form === "counter") {
      const largest = Math.min(across / 4, down / 2.6);
      return this.digit > largest ? this.#refused("screen_too_low", largest) : this.#room(1, across, pane, upright, notices);
    }
    const widest = across / WIDTH_PER_DIGIT;
    if (this.digit > widest) return this.#refused("screen_too_narrow", widest);
    const rows = Math.min(MOST_ROWS, Math.floor((down + GAP) / (this.digit * ROW + GAP)));
    if (rows < (pane ? 2 : 1)) return this.#refused("screen_too_low", down / ROW);
    return this.#room(rows, across, pane, upright, notices);
  }

  #room(rows, across, pane, upright, notices) {
    const tall = upright ? this.screen.height * pane : this.screen.height - this.head;
    return {
      rows,
      notices: notices ? 1 : 0,
      next_lines: pane ? Math.max(1, Math.floor((tall - this.near * 1.5) / (this.near * 4.2))) : 0,
      next_labels: 3,
      ticker_signs: Math.max(8, Math.floor(this.screen.width / (this.near * 0.78))),
    };
  }

  #refused(reason, limit) {
    return { reason, detail: `digits of ${Math.round(this.digit)} px are needed and ${Math.round(limit)} px are there` };
  }
}
