// What stands beside and below the calls (display/panes.py). Nothing here moves while it is read.

export const PAGE_MS = 12_000;
const TICKER_PAGE_MS = 10_000;
const LONGEST_VIDEO_MS = 15 * 60_000;
const KINDS = new Set(["picture", "video", "notice"]);

// --- who is next

// `page`: [which page (counted on without end), lines on a page, tickets in a line].
export function nextPane(texts, office, loads, services, [turn, linesAPage, labels]) {
  const names = new Map(office.services.map((service) => [service.id, service.names]));
  const lines = services
    .filter((id) => loads.has(id) && names.has(id))
    .map((id) => loads.get(id))
    .filter((load) => load.waiting || closed(texts, load, false))
    .map((load) => ({
      service: said(names.get(load.service), texts.code, office.default_language),
      labels: (load.next ?? []).slice(0, labels),
      waiting: texts.n("{count} person waiting", "{count} people waiting", load.waiting),
      wait: waitWords(texts, load),
      closed: closed(texts, load, true),
    }));
  const pages = Math.max(1, Math.ceil(lines.length / Math.max(1, linesAPage)));
  const number = turn % pages;
  return {
    title: texts.t("Next"),
    lines: linesAPage ? lines.slice(number * linesAPage, (number + 1) * linesAPage) : [],
    page: number + 1,
    pages,
    empty: lines.length ? "" : texts.t("Nobody is waiting"),
  };
}

// The expected wait as a range, rounded outwards by the hub; empty while nobody can say.
export function waitWords(texts, load) {
  const { wait_from: least, wait_to: most } = load;
  if (least == null || most == null) return "";
  if (most <= 5) return texts.t("a few minutes");
  if (least === 0) return texts.n("up to {count} minute", "up to {count} minutes", most);
  if (least === most) return texts.n("about {count} minute", "about {count} minutes", most);
  return texts.t("about {least} to {most} minutes", { least: String(least), most: String(most) });
}

function closed(texts, load, told) {
  if (load.closed == null) return "";
  if (["stopped", "quota", "last_ticket"].includes(load.closed)) return texts.t("No more tickets today");
  return told ? texts.t("No tickets just now") : "";
}

// --- pictures, videos, notices

// One after the other, each for its seconds; a video to its end. `path(name)`: where a file lies, empty when it does not.
export class MediaTurns {
  #path;
  #items = [];
  #at = 0;
  #since = 0;
  #over = false;

  constructor(path) {
    this.#path = path;
  }

  show(items, now) {
    if (JSON.stringify(items) === JSON.stringify(this.#items)) return;
    this.#items = items;
    this.#at = 0;
    this.#since = now;
    this.#over = false;
  }

  ended() {
    this.#over = true;
  }

  pane(texts, fallback, now) {
    if (!this.#items.length) return null;
    if (this.#over || now - this.#since >= this.#lasts()) {
      this.#at = (this.#at + 1) % this.#items.length;
      this.#since = now;
      this.#over = false;
    }
    for (let step = 0; step < this.#items.length; step++) {
      const at = (this.#at + step) % this.#items.length;
      const found = this.#paneOf(this.#items[at], texts, fallback);
      if (!found) continue;
      if (step) {
        this.#at = at;
        this.#since = now;
      }
      return found;
    }
    return null;
  }

  nextChange(now) {
    return this.#items.length ? Math.max(1, this.#since + this.#lasts() - now) : null;
  }

  #lasts() {
    const item = this.#items[this.#at];
    return item.kind === "video" ? LONGEST_VIDEO_MS : Math.max(1, item.seconds ?? 12) * 1000;
  }

  #paneOf(item, texts, fallback) {
    if (!KINDS.has(item.kind)) return null;
    const file = item.file ? this.#path(item.file) : "";
    const text = said(item.texts ?? {}, texts.code, fallback);
    if (item.kind === "video" && !file) return null;
    return file || text ? { kind: item.kind, file, text, title: "" } : null;
  }
}

// --- the ticker

export class TickerTurns {
  #pages = [];
  #at = 0;
  #since = 0;
  stopped = false;

  show(pages, now) {
    if (JSON.stringify(pages) === JSON.stringify(this.#pages)) return;
    this.#pages = pages;
    this.#at = 0;
    this.#since = now;
  }

  ticker(now, moves) {
    if (!this.#pages.length) return null;
    if (this.stopped) {
      this.#since = now;
    } else if (now - this.#since >= TICKER_PAGE_MS && !moves) {
      this.#at = (this.#at + 1) % this.#pages.length;
      this.#since = now;
    }
    return { text: this.#pages[this.#at], moves: moves && !this.stopped };
  }

  nextChange(now) {
    if (this.stopped || this.#pages.length < 2) return null;
    return Math.max(1, this.#since + TICKER_PAGE_MS - now);
  }
}

// The text in pages of at most so many letters of average width (Chinese signs count double).
export function tickerPages(text, signs) {
  const pages = [];
  let line = "";
  for (const word of pieces(text, Math.max(1, signs))) {
    let longer = line + word;
    if (line && width(longer.trimEnd()) > signs) {
      pages.push(line.trim());
      longer = word;
    }
    line = longer;
  }
  return [...pages, line.trim()].filter(Boolean);
}

function pieces(text, signs) {
  return text.split(/\s+/).filter(Boolean).flatMap((word) => {
    if (width(word) <= signs) return [`${word} `];
    const letters = [...word];
    letters[letters.length - 1] += " ";
    return letters;
  });
}

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

const width = (text) => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);

export const said = (texts, language, fallback) => texts[language] || texts[fallback] || "";
