// The hub as this page needs it: signing in by the cookie of the box, everything else by the person's own token.

import { newRequest } from "./ids.js";

const ANSWER_MS = 8_000;
const TRIED_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const SILENT_MS = 6_000;
const AGAIN = new Set([502, 503, 504]);

// A refusal: the problem document of the hub, or {reason: "hub_unreachable"}.
export class Refused extends Error {
  constructor(problem, status = 0) {
    super(problem.reason);
    this.reason = problem.reason;
    this.fields = problem.fields ?? {};
    this.status = status;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function answered(answer) {
  if (answer.status === 204) return null;
  const body = await answer.json().catch(() => ({ reason: `http_${answer.status}` }));
  if (answer.ok) return body;
  throw new Refused(body, answer.status);
}

// By the cookie of the box.
export async function signIn(staff, pin) {
  const headers = { "Content-Type": "application/json", "Request-Id": newRequest() };
  const body = JSON.stringify({ staff, pin });
  return answered(await asked("/v1/sign-in", { method: "POST", headers, body }));
}

export async function office() {
  return answered(await asked("/v1/office", {}));
}

async function asked(path, options) {
  try {
    return await fetch(path, { signal: AbortSignal.timeout(ANSWER_MS), ...options });
  } catch {
    throw new Refused({ reason: "hub_unreachable" });
  }
}

export class Hub {
  #token;
  #ended = false;
  #current = null;

  constructor(token) {
    this.#token = token;
  }

  async get(path) {
    return answered(await asked(path, { headers: { Authorization: `Bearer ${this.#token}` } }));
  }

  // Reads by POST (searches) change nothing and are asked once.
  async find(path, body) {
    return answered(await asked(path, { method: "POST", headers: this.#headers(), body: JSON.stringify(body) }));
  }

  // One write under one id, over every try, so that the hub does it once. `unsure` is called when an answer stays away.
  async write(path, body, unsure) {
    const headers = { ...this.#headers(), "Request-Id": newRequest() };
    const until = performance.now() + TRIED_MS;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(LONGEST_PAUSE_MS, wait * 2)) {
      try {
        const answer = await asked(path, { method: "POST", headers, body: body && JSON.stringify(body) });
        if (!AGAIN.has(answer.status) || performance.now() > until) return await answered(answer);
      } catch (error) {
        if (error.reason !== "hub_unreachable" || performance.now() > until) throw error;
      }
      unsure();
      await pause(wait);
    }
  }

  #headers() {
    return { Authorization: `Bearer ${this.#token}`, "Content-Type": "application/json" };
  }

  // The pushed stream, for ever: resumes by Last-Event-ID. `heard(name, data)`; `over()`: this sign-in is no longer known.
  async follow(heard, over) {
    let last = "";
    while (!this.#ended) {
      const silence = new AbortController();
      this.#current = silence;
      const headers = { Authorization: `Bearer ${this.#token}`, ...(last ? { "Last-Event-ID": last } : {}) };
      try {
        const answer = await fetch("/v1/events?audience=staff", { headers, signal: silence.signal });
        if (this.#ended) return;
        if (answer.status === 401 || answer.status === 403) return over();
        if (answer.ok) await events(answer.body, silence, (name, id, data) => {
          last = id || last;
          heard(name, data);
        });
      } catch {
        // The hub is away, or silent for too long; tried again below.
      }
      await pause(FIRST_PAUSE_MS * 2);
    }
  }

  async signOut() {
    this.end();
    const headers = { ...this.#headers(), "Request-Id": newRequest() };
    await asked("/v1/sign-out", { method: "POST", headers }).catch(() => null);
  }

  end() {
    this.#ended = true;
    this.#current?.abort();
  }
}

// Server-sent events of a body; `silence` is aborted when nothing comes for too long.
async function events(body, silence, heard) {
  let timer = setTimeout(() => silence.abort(), SILENT_MS);
  let rest = "";
  try {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENT_MS);
      const frames = (rest + value).split("\n\n");
      rest = frames.pop();
      for (const frame of frames) told(frame, heard);
    }
  } finally {
    clearTimeout(timer);
  }
}

function told(frame, heard) {
  const fields = {};
  for (const line of frame.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
  }
  if (fields.event && fields.data) heard(fields.event, fields.id, JSON.parse(fields.data));
}
