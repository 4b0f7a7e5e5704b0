// What the hub has told this page: the office, everybody who is here, counters, today's appointments.

const HERE = new Set(["waiting", "called", "serving", "parked"]);

export class Room {
  office = null;
  visits = new Map();
  counters = new Map();
  appointments = new Map();
  day = null;
  #time = null;
  #heardAt = 0;

  // `language`: a function, the reader's own.
  constructor(language) {
    this.language = language;
  }

  snapshot(data) {
    this.office = data.office;
    this.day = data.day;
    this.visits = new Map(data.visits.map((one) => [one.id, one]));
    this.counters = new Map(data.counters.map((one) => [one.id, one]));
    this.appointments = new Map(data.appointments.map((one) => [one.id, one]));
  }

  change(data) {
    if (data.office) this.office = data.office;
    if (data.day) this.day = data.day;
    if (data.visit) {
      if (HERE.has(data.visit.state)) this.visits.set(data.visit.id, data.visit);
      else this.visits.delete(data.visit.id);
    }
    for (const counter of data.counters ?? []) this.counters.set(counter.id, counter);
    if (data.appointment) this.appointments.set(data.appointment.id, data.appointment);
  }

  // Hub time goes on by the page's own clock between two pieces of news.
  heard(time) {
    this.#time = time;
    this.#heardAt = performance.now();
  }

  instant() {
    return this.#time ? this.#time.instant + (performance.now() - this.#heardAt) : 0;
  }

  silentFor() {
    return this.#time ? performance.now() - this.#heardAt : 0;
  }

  lastWall() {
    return this.#time ? Date.parse(this.#time.wall) : Date.now();
  }

  // Of a text in several languages: the reader's, else the office's.
  words(names) {
    return names[this.language()] ?? names[this.office.default_language] ?? "";
  }

  service(id) {
    const one = this.office.services.find((service) => service.id === id);
    return one ? this.words(one.names) : id;
  }

  staff(id) {
    return this.office.staff.find((one) => one.id === id)?.name ?? id ?? "";
  }

  sign(counter) {
    return this.office.counters.find((one) => one.id === counter)?.sign ?? counter;
  }

  named(list, id) {
    const one = list.find((item) => item.id === id);
    return one ? this.words(one.names) : id;
  }

  speaks(language) {
    return new Intl.DisplayNames([this.language()], { type: "language" }).of(language);
  }

  // Services that fit what is typed: a name, a word that finds it, or those of the group that it is in.
  found(typed) {
    const known = new Map(this.office.services.map((one) => [one.id, one]));
    const words = (one) => [...Object.values(one.names), ...Object.values(one.keywords ?? {}).flat()];
    const fits = (one) => words(one).some((word) => holds(word, typed)) || (known.has(one.parent) && fits(known.get(one.parent)));
    return this.office.services.filter((one) => !one.category && fits(one));
  }

  // Those in one of these states, as the hub sorts, who fit what is typed: a ticket's number or a service.
  people(states, typed) {
    const number = typed.replace(/[\s-]/g, "").toUpperCase();
    const fits = (one) => !typed || one.label.replace(/[\s-]/g, "").includes(number) || holds(this.service(one.service), typed);
    return [...this.visits.values()].filter((one) => states.includes(one.state) && fits(one)).sort(inLine);
  }

  waited(visit) {
    return Math.max(0, this.instant() - Math.max(visit.arrived, visit.slot ?? 0));
  }

  // The counter of this sign-in.
  mine(session) {
    return [...this.counters.values()].find((one) => one.session === session && one.state !== "closed") ?? null;
  }
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const holds = (word, typed) => plain(word).includes(plain(typed.trim()));

function inLine(one, other) {
  const place = (visit) => (visit.place ? [visit.place.at, visit.place.nudge, visit.place.seq] : [visit.arrived, 0, 0]);
  const [a, b] = [place(one), place(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
