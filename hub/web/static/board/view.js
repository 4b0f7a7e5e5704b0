// The scene as elements of the page. What is the same is left alone; text is always text, never markup.

const ARROWS = { left: 180, right: 0, up: 270, down: 90, up_left: 225, up_right: 315, down_left: 135, down_right: 45 };

// The element with these attributes and children; a string is its text.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== "") element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const code = (text) => make("bdi", { class: "code", dir: "ltr" }, text);

function arrow(name) {
  if (!(name in ARROWS)) return null;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M3 12h18M13 4l8 8-8 8");
  path.setAttribute("transform", `rotate(${ARROWS[name]} 12 12)`);
  svg.append(path);
  return svg;
}

const plate = (sign) => make("div", { class: "plate" }, code(sign));

function rowOf(row) {
  const state = [row.live ? "live" : "", row.mark].filter((one) => one && one !== "none").join(" ");
  const way = make("div", { class: "way" }, arrow(row.arrow), make("span", {}, row.way));
  const ticket = make("div", { class: "ticket" }, code(row.label));
  if (row.mark_word) ticket.append(make("span", { class: "mark" }, row.mark_word));
  if (row.name) ticket.append(make("span", { class: "name" }, row.name));
  return make("li", { class: `row ${state}`, "data-call": String(row.call) }, ticket, way, plate(row.sign));
}

function takeoverOf(call) {
  return make(
    "section", { class: "takeover" },
    make("div", { class: "paper" }, code(call.label)),
    make("div", { class: "where" }, arrow(call.arrow), make("p", {}, call.counter_word), plate(call.sign)),
    make("p", { class: "way" }, call.way),
    call.language ? make("p", { class: "voice" }, call.language) : null,
  );
}

function nextOf(next) {
  const pane = make("aside", { class: "pane next" }, make("h2", {}, next.title));
  for (const line of next.lines) {
    const tickets = make("p", { class: "tickets" });
    for (const label of line.labels) tickets.append(code(label));
    const facts = [line.waiting, line.wait, line.closed].filter(Boolean).join(" · ");
    pane.append(make("section", {}, make("h3", {}, line.service), tickets, make("p", {}, facts)));
  }
  if (next.empty) pane.append(make("p", { class: "empty" }, next.empty));
  if (next.pages > 1) pane.append(make("p", { class: "page" }, `${next.page} / ${next.pages}`));
  return pane;
}

function mediaOf(media, ended) {
  const pane = make("aside", { class: `pane media ${media.kind}` });
  if (media.kind === "video") {
    const video = make("video", { src: media.file, autoplay: "autoplay", playsinline: "playsinline" });
    video.muted = true;
    video.addEventListener("ended", ended);
    video.addEventListener("error", ended);
    pane.append(video);
  } else if (media.file) {
    pane.append(make("img", { src: media.file, alt: media.text || "" }));
  }
  if (media.text && media.kind === "notice") pane.append(make("p", {}, media.text));
  return pane;
}

function emergencyOf(emergency) {
  const section = make("section", { class: "emergency", role: "alert" }, make("h1", {}, emergency.title));
  for (const [language, text] of emergency.texts) section.append(make("p", { lang: language, dir: "auto" }, text));
  return section;
}

function counterOf(face, words) {
  const ticket = face.label ? make("div", { class: `paper ${face.live ? "live" : ""}` }, code(face.label)) : null;
  return make(
    "section", { class: `above ${face.state}` },
    make("p", {}, words.counter), plate(face.sign), ticket, make("p", { class: "state" }, face.state_word),
  );
}

// Draws scenes into `root`; `ended` is called when a video is over, `spoken` is the live region.
export class View {
  #root;
  #ended;
  #live;
  #drawn = {};
  #heard = new Set();

  constructor(root, live, ended) {
    this.#root = root;
    this.#live = live;
    this.#ended = ended;
  }

  draw(scene, language, silent) {
    document.documentElement.lang = language;
    document.documentElement.dir = scene.right_to_left ? "rtl" : "ltr";
    document.documentElement.dataset.theme = scene.theme;
    if (scene.enamel) document.documentElement.style.setProperty("--enamel", scene.enamel);
    else document.documentElement.style.removeProperty("--enamel");
    this.#root.style.transform = `translate(${scene.care.x}px, ${scene.care.y}px)`;
    this.#root.className = [
      "board", scene.form, scene.beside, scene.band ? "stale" : "", scene.dark ? "dark" : "",
    ].filter(Boolean).join(" ");
    this.#part("head", [scene.ticket_word, scene.counter_word, scene.place, scene.waiting, scene.clock, scene.crest, scene.band], () =>
      this.#head(scene),
    );
    this.#part("notices", scene.notices, () =>
      make("div", { class: "notices" }, ...scene.notices.map((one) => make("p", { dir: "auto" }, one.text))),
    );
    this.#part("rows", scene.counter ?? [scene.rows, scene.quiet, scene.quiet_hint], () => this.#body(scene));
    this.#part("beside", scene.next ?? scene.media, () =>
      scene.next ? nextOf(scene.next) : scene.media ? mediaOf(scene.media, this.#ended) : make("div", { hidden: "hidden" }),
    );
    this.#part("foot", [scene.ticker, silent], () => {
      const moving = scene.ticker?.moves ? "moves" : "";
      const foot = make("footer", { class: moving }, make("span", { dir: "auto" }, scene.ticker?.text ?? ""));
      if (silent) foot.append(make("em", {}, silent));
      return foot;
    });
    this.#part("over", [scene.emergency, scene.takeover], () =>
      scene.emergency ? emergencyOf(scene.emergency) : scene.takeover ? takeoverOf(scene.takeover) : make("div", { hidden: "hidden" }),
    );
    this.#tell(scene);
  }

  // Only what differs is drawn anew.
  #part(name, state, build) {
    const now = JSON.stringify(state);
    if (this.#drawn[name]?.state === now) return;
    const element = build();
    element.dataset.part = name;
    if (this.#drawn[name]) this.#drawn[name].element.replaceWith(element);
    else this.#root.append(element);
    this.#drawn[name] = { state: now, element };
  }

  #head(scene) {
    if (scene.band)
      return make("header", { class: "band" }, make("strong", {}, scene.band.title), make("span", {}, scene.band.hint));
    return make(
      "header", {},
      make("strong", {}, scene.ticket_word),
      scene.crest ? make("img", { class: "crest", src: scene.crest, alt: "" }) : null,
      make("span", { class: "place" }, scene.waiting ? `${scene.place} · ${scene.waiting}` : scene.place),
      make("strong", { class: "counter" }, scene.counter_word),
      make("time", {}, scene.clock),
    );
  }

  #body(scene) {
    if (scene.counter) return counterOf(scene.counter, { counter: scene.counter_word });
    if (scene.rows.length) return make("ol", { class: "rows" }, ...scene.rows.map(rowOf));
    return make("section", { class: "quiet" }, make("h1", {}, scene.quiet), make("p", {}, scene.quiet_hint));
  }

  // Each new call once, in words, for who hears the page instead of seeing it.
  #tell(scene) {
    const calls = scene.takeover ? [scene.takeover] : scene.rows.filter((row) => row.live);
    for (const call of calls) {
      if (this.#heard.has(call.call)) continue;
      this.#heard.add(call.call);
      this.#live.textContent = `${scene.ticket_word} ${call.label}, ${scene.counter_word} ${call.sign}, ${call.way}`;
    }
    if (this.#heard.size > 1000) this.#heard = new Set([...this.#heard].slice(-500));
  }
}
