// How loud the voice is: by zone and time of day, as the office wants it; the rules of display/voice/loudness.py.

const HALF_AS_LOUD = Math.log(10 ** (-10 / 20)) / Math.log(0.5);

// The factor for samples, 0 to 1, in that zone (none of the office's: its loudest) at that moment (milliseconds).
export function gainOf(office, zone, wall) {
  const here = new Date(wall).toLocaleTimeString("en-GB", { timeZone: office.time_zone, hour12: false });
  const [hour, minute] = here.split(":").map(Number);
  const at = (hour % 24) * 60 + minute;
  const own = office.zones.filter((one) => one.id === zone);
  const percents = (own.length ? own : office.zones).map((one) => percentAt(one.loudness ?? [], at));
  const percent = percents.length ? Math.max(...percents) : 100;
  return percent <= 0 ? 0 : Math.min(1, percent / 100) ** HALF_AS_LOUD;
}

function percentAt(steps, minute) {
  if (!steps.length) return 100;
  const begun = steps.filter((step) => step.start <= minute);
  const held = begun.length ? begun : steps;
  return held[held.length - 1].percent;
}
