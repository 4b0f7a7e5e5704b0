// The words of a page in one language, as `GET /display/texts/<code>.json` gives them: the same catalogues as every face.

const LRI = "\u2066";
const PDI = "\u2069";

export class Texts {
  // `data`: {code, autonym, rtl, messages: {english: text}, plurals: {english one: [forms]}, forms: [form of 0..199]}
  constructor(data) {
    this.code = data.code;
    this.autonym = data.autonym;
    this.rtl = data.rtl;
    this.#messages = data.messages;
    this.#plurals = data.plurals;
    this.#forms = data.forms;
  }

  #messages;
  #plurals;
  #forms;

  // The message with its fields filled in; English where it is not translated.
  t(message, fields = {}) {
    return fill(this.#messages[message] || message, fields);
  }

  // The form for `count`; `{count}` is filled in by itself.
  n(one, many, count, fields = {}) {
    const forms = this.#plurals[one];
    // Every plural rule of our languages looks at the last two digits beyond a hundred.
    const place = this.#forms[count < 200 ? count : 100 + (count % 100)];
    const form = forms && forms[place] ? forms[place] : count === 1 ? one : many;
    return fill(form, { count: String(count), ...fields });
  }

  // Hours and minutes at the office, such as 10:42, kept left to right. `wall`: milliseconds of the epoch.
  time(wall, zone) {
    const parts = new Intl.DateTimeFormat("en-GB", {
      hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone: zone,
    }).formatToParts(new Date(wall));
    const part = (name) => parts.find((one) => one.type === name).value;
    return this.code_(`${Number(part("hour"))}:${part("minute")}`);
  }

  // A ticket code or counter number that keeps its order inside a right-to-left sentence.
  code_(text) {
    return this.rtl ? LRI + text + PDI : text;
  }
}

function fill(text, fields) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? fields[name] : whole));
}
