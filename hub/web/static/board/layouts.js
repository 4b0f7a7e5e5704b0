// Which of the office's layouts this screen shows, and how much of it (display/layouts.py). A layout that the screen
// cannot hold is never shown smaller than the rule: the ticker is left out first, then what stands beside the calls.

const PLAIN = {
  id: "", form: "board", beside: "nothing", zones: [], floor: null, services: [], media: [], ticker: {},
  ticker_moves: false, theme: "light",
};
const NOTHING_LEGIBLE = { rows: 0, notices: 0, next_lines: 0, next_labels: 0, ticker_signs: 0 };
const FORMS = new Set(["board", "counter"]);
const BESIDES = new Set(["nothing", "next", "media"]);

export const holds = (room) => !("reason" in room);

// `settings`: {layout, zone, counter, languages, ticker, less_motion}; `fitting.room(shape)`: what the screen holds of
// {form, beside, ticker, notices}, or {reason, detail}.
export function plan(office, settings, fitting) {
  const [layout, refused] = chosen(office, settings);
  const [form, beside, unknown] = knownTerms(layout, settings);
  const wanted = {
    form, beside, ticker: Object.keys(layout.ticker ?? {}).length > 0 && settings.ticker !== "off", notices: false,
  };
  const [shape, room, tooSmall] = largest(wanted, settings, fitting);
  const zones = zonesOf(office, layout, settings);
  const below = fitting.room({ ...shape, notices: true });
  return {
    layout: layout.id,
    form: shape.form,
    beside: shape.beside,
    zones,
    floor: settings.zone == null && !layout.zones?.length ? layout.floor || "" : "",
    counter: shape.form === "counter" ? settings.counter : null,
    services: servicesOf(office, layout, zones),
    media: layout.media ?? [],
    ticker: shape.ticker ? layout.ticker : null,
    tickerMoves: Boolean(layout.ticker_moves) && settings.ticker === "office" && !settings.less_motion,
    theme: layout.theme ?? "light",
    room,
    roomBelowNotices: holds(below) ? below : { ...room, rows: 0, notices: 1 },
    refused: refused ?? unknown ?? tooSmall,
    showsZone: (zone) => zones === null || zones.has(zone),
  };
}

function chosen(office, settings) {
  const layouts = office?.layouts ?? [];
  if (settings.layout == null) {
    return [layouts.find((one) => (one.form ?? "board") !== "counter" || settings.counter) ?? PLAIN, null];
  }
  const named = layouts.find((one) => one.id === settings.layout);
  if (named || !office) return [named ?? PLAIN, null];
  return [PLAIN, { reason: "layout_unknown", detail: `the office has no layout "${settings.layout}"` }];
}

function knownTerms(layout, settings) {
  const form = layout.form ?? "board";
  const beside = layout.beside ?? "nothing";
  if (!FORMS.has(form) || !BESIDES.has(beside))
    return ["board", "nothing", { reason: "layout_newer", detail: `the layout "${layout.id}" is of a newer hub` }];
  if (form === "counter" && settings.counter == null)
    return ["board", "nothing", { reason: "counter_unset", detail: `the layout "${layout.id}" hangs above a counter` }];
  return [form, form === "counter" ? "nothing" : beside, null];
}

function largest(wanted, settings, fitting) {
  let first = null;
  for (const shape of everSmaller(wanted, settings)) {
    const room = fitting.room(shape);
    if (holds(room)) return [shape, room, first];
    first ??= room;
  }
  return [{ form: "board", beside: "nothing", ticker: false, notices: false }, NOTHING_LEGIBLE, first];
}

function everSmaller(wanted, settings) {
  const shapes = [wanted];
  const bare = { beside: "nothing", ticker: false, notices: false };
  if (wanted.ticker) shapes.push({ ...wanted, ticker: false });
  if (wanted.beside !== "nothing") shapes.push({ ...bare, form: wanted.form });
  if (settings.counter != null && wanted.form !== "counter") shapes.push({ ...bare, form: "counter" });
  return shapes;
}

function zonesOf(office, layout, settings) {
  if (settings.zone != null) return new Set([settings.zone]);
  if (layout.zones?.length) return new Set(layout.zones);
  if (layout.floor && office)
    return new Set(office.zones.filter((zone) => zone.floor === layout.floor).map((zone) => zone.id));
  return null;
}

function servicesOf(office, layout, zones) {
  const given = (office?.services ?? []).filter((one) => !one.category);
  const here = layout.services?.length
    ? given.filter((one) => layout.services.includes(one.id))
    : given.filter((one) => !one.hidden && (zones === null || zones.has(one.zone)));
  return here.map((one) => one.id);
}
