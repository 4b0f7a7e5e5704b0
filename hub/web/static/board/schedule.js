// Which calls stand on the board, and for how long: the rules of display/schedule.py, proven by the same cases.
// Pure; every time is in milliseconds of the caller's clock.

export const STINT_MS = 8_000;
export const SHORT_STINT_MS = 4_000;
export const LEAST_STINT_MS = 700;
export const SOON_MS = 5_000;
export const VISIBLE_MS = 30_000;
export const WITHDRAWN_MS = 5_000;
export const MOST_KEPT = 200;
export const MOST_HISTORY = 20;

// A call and its time on the board: `added` when it came in, `seen` ms in finished stints, `since` when it came up last
// (null: not up), `withdrawn` when it was taken back (null: it was not).
export class Entry {
  constructor(call, added, seen) {
    this.call = call;
    this.added = added;
    this.seen = seen;
    this.since = null;
    this.ever = false;
    this.earlier = new Set();
    this.withdrawn = null;
  }

  visible(now) {
    return this.seen + (this.since === null ? 0 : now - this.since);
  }

  owed(now) {
    return this.withdrawn === null && this.visible(now) < VISIBLE_MS;
  }
}

// `rows` places. Call `advance` after every change and when `nextChange` says.
export class Schedule {
  #rows;
  #entries = new Map();
  #pausedAt = null;

  constructor(rows) {
    this.#rows = rows;
  }

  // --- what happens

  // A new call, a recall (takes the place of the earlier call of the same number) or a changed one.
  add(call, now, owed = true) {
    const known = this.#entries.get(call.label);
    if (known && known.call.call >= call.call) {
      if (known.call.call === call.call) {
        known.call = call;
        known.withdrawn = null;
      }
      return;
    }
    const entry = new Entry(call, now, owed ? 0 : VISIBLE_MS);
    this.#entries.set(call.label, entry);
    if (known && known.call.counter === call.counter && known.withdrawn === null)
      entry.earlier = new Set([...known.earlier, known.call.call]);
    if (known && known.since !== null) {
      // A recall stays where its first call stands, with its whole time before it.
      entry.since = now;
      entry.ever = true;
    }
    this.#forget(now);
  }

  // A call that was taken back: it stands marked where it stood, or goes at once when it was not up.
  withdraw(call, now) {
    const known = this.#entries.get(call.label);
    if (!known || known.call.call > call.call || known.withdrawn !== null) return;
    if (known.since === null) {
      this.#entries.delete(call.label);
    } else {
      known.call = call;
      known.withdrawn = now;
    }
  }

  earlier(label) {
    return this.#entries.get(label)?.earlier ?? new Set();
  }

  noneStands() {
    for (const entry of this.#entries.values()) entry.call = { ...entry.call, standing: false };
  }

  keep(wanted) {
    for (const [label, entry] of [...this.#entries]) if (!wanted(entry.call)) this.#entries.delete(label);
  }

  resize(rows) {
    this.#rows = rows;
  }

  clear() {
    this.#entries.clear();
  }

  cover(now) {
    this.#pausedAt ??= now;
  }

  uncover(now) {
    if (this.#pausedAt === null) return;
    const hidden = now - this.#pausedAt;
    for (const entry of this.#up()) {
      entry.since = Math.min(now, entry.since + hidden);
      if (entry.withdrawn !== null) entry.withdrawn = Math.min(now, entry.withdrawn + hidden);
    }
    this.#pausedAt = null;
  }

  // --- what is up

  // Give and take places; the entries that are up now, newest call first. While covered nothing moves.
  advance(now) {
    if (this.#pausedAt === null) {
      this.#endWithdrawn(now);
      for (const entry of newestFirst(this.#up()).slice(this.#rows)) takeDown(entry, now);
      const stint = this.#stintBeforeNew(now);
      for (const entry of this.#inNeed(now)) {
        if (!this.#makeRoom(entry, now, entry.ever ? STINT_MS : stint)) break;
        putUp(entry, now);
      }
      this.#fill(now);
    }
    return newestFirst(this.#up());
  }

  // Milliseconds until `advance` may give another answer, or an entry's time is over; null: not by itself.
  nextChange(now) {
    if (this.#pausedAt !== null) return null;
    const up = this.#up();
    const waits = up.filter((entry) => entry.owed(now)).map((entry) => VISIBLE_MS - entry.visible(now));
    for (const stint of [this.#stintBeforeNew(now), STINT_MS]) waits.push(...up.map((entry) => stint - (now - entry.since)));
    waits.push(...up.filter((one) => one.withdrawn !== null).map((one) => WITHDRAWN_MS - (now - one.withdrawn)));
    const ahead = waits.filter((wait) => wait > 0);
    return ahead.length ? Math.min(...ahead) : null;
  }

  // Somebody (but this number) waits for a place that they are owed.
  crowded(now, but = "") {
    return [...this.#entries].some(([label, entry]) => entry.since === null && entry.owed(now) && label !== but);
  }

  awaited(now) {
    return [...this.#entries.values()].some((entry) => entry.call.standing && entry.owed(now));
  }

  holds(label) {
    return this.#entries.has(label);
  }

  // --- how

  #up() {
    return [...this.#entries.values()].filter((entry) => entry.since !== null);
  }

  // Calls that must come up: never shown first, then those whose time is not over; in journal order.
  #inNeed(now) {
    const down = [...this.#entries.values()].filter((entry) => entry.since === null && entry.owed(now));
    return down.sort((one, other) => one.ever - other.ever || one.call.call - other.call.call);
  }

  // How long a row stands before it gives way to a call never shown: 4 s, but no longer than lets every page of those
  // that wait have its turn soon after their coming.
  #stintBeforeNew(now) {
    const waiting = this.#inNeed(now).filter((entry) => !entry.ever);
    const up = this.#up();
    const turned = up.length ? Math.max(...up.map((entry) => entry.since)) : now;
    const rows = Math.max(1, this.#rows);
    const shares = waiting.map((entry, place) =>
      Math.floor((entry.added + SOON_MS - turned) / (Math.floor(place / rows) + 1)),
    );
    const share = shares.length ? Math.min(...shares) : SHORT_STINT_MS;
    return Math.max(LEAST_STINT_MS, Math.min(SHORT_STINT_MS, share));
  }

  #endWithdrawn(now) {
    for (const [label, entry] of [...this.#entries]) {
      if (entry.withdrawn !== null && (entry.since === null || now - entry.withdrawn >= WITHDRAWN_MS))
        this.#entries.delete(label);
    }
  }

  #makeRoom(entry, now, stint) {
    if (this.#up().length < this.#rows) return true;
    const up = this.#up().filter((one) => one.withdrawn === null);
    const done = up.filter((one) => !one.owed(now) && (!entry.ever || stintOver(one, now)));
    const over = up.filter(
      (one) => stintOver(one, now, stint) && (!entry.ever || one.visible(now) > entry.visible(now)),
    );
    for (const choice of [done, over]) {
      if (choice.length) {
        takeDown(oldest(choice), now);
        return true;
      }
    }
    return false;
  }

  // What is left of the board shows the newest calls that have had their time.
  #fill(now) {
    for (const entry of newestFirst([...this.#entries.values()].filter((one) => one.since === null))) {
      const up = this.#up();
      if (up.length < this.#rows) {
        putUp(entry, now);
        continue;
      }
      const done = up.filter((one) => one.withdrawn === null && !one.owed(now) && stintOver(one, now));
      const last = oldest(done);
      if (!last || last.call.call > entry.call.call) return;
      takeDown(last, now);
      putUp(entry, now);
    }
  }

  #forget(now) {
    const down = newestFirst([...this.#entries.values()].filter((entry) => entry.since === null));
    const history = down.filter((entry) => !entry.owed(now)).slice(MOST_HISTORY);
    for (const entry of new Set([...history, ...down.slice(MOST_KEPT)])) this.#entries.delete(entry.call.label);
  }
}

function stintOver(entry, now, stint = STINT_MS) {
  return entry.since !== null && now - entry.since >= stint;
}

function putUp(entry, now) {
  entry.since = now;
  entry.ever = true;
}

function takeDown(entry, now) {
  entry.seen = entry.visible(now);
  entry.since = null;
}

function newestFirst(entries) {
  return [...entries].sort((one, other) => other.call.call - one.call.call);
}

function oldest(entries) {
  return entries.reduce((least, one) => (!least || one.call.call < least.call.call ? one : least), null);
}
