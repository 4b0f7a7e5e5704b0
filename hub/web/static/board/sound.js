// Calls aloud: the hub composes each (chime, then the sentences) as a WAV; one at a time, in order, never over another.
// A browser may forbid sound until somebody has pressed a key: then the page says so, and shows everything all the same.

const MOST_WAITING = 20;

export class Sound {
  #context = null;
  #waiting = [];
  #playing = false;
  #done;
  #gain;

  // `done(call, heard)`: a call's turn is over; `forbidden(yes)`: whether the browser allows no sound (yet); `gain(zone)`:
  // how loud it is in a zone now, 0 to 1.
  constructor(done, forbidden, gain) {
    this.#done = done;
    this.#gain = gain;
    const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
    if (!Context) return;
    this.#context = new Context();
    const look = () => forbidden(this.#context.state !== "running");
    this.#context.addEventListener("statechange", look);
    for (const touch of ["keydown", "pointerdown"]) addEventListener(touch, () => this.#context.resume(), { passive: true });
    look();
  }

  announce(item) {
    this.#waiting.push(item);
    while (this.#waiting.length > MOST_WAITING) this.#done(this.#waiting.shift().call, false);
    this.#next();
  }

  say() {
    // Notices are shown; a page has no voice for free words.
  }

  hush(call) {
    this.#waiting = this.#waiting.filter((item) => item.call !== call);
  }

  hushNotice() {
    // Nothing is said of notices here.
  }

  async #next() {
    if (this.#playing || !this.#waiting.length) return;
    this.#playing = true;
    const item = this.#waiting.shift();
    const heard = await this.#play(item).catch(() => false);
    this.#done(item.call, heard);
    this.#playing = false;
    this.#next();
  }

  async #play(item) {
    if (!this.#context || this.#context.state !== "running") return false;
    const answer = await fetch(`/display/calls/${item.call}.wav`);
    if (!answer.ok) return false;
    const samples = await this.#context.decodeAudioData(await answer.arrayBuffer());
    const source = this.#context.createBufferSource();
    source.buffer = samples;
    const loudness = this.#context.createGain();
    loudness.gain.value = this.#gain(item.zone);
    source.connect(loudness).connect(this.#context.destination);
    await new Promise((resolve) => {
      source.addEventListener("ended", resolve);
      source.start();
    });
    return true;
  }
}
