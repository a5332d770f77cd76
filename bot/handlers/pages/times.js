/* Times and days in the office's zone, whatever the clock of this device is set to. */
import { element } from "./elements.js";

const { zone: timeZone, zoneLabel } = document.documentElement.dataset;
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "numeric", year: "numeric", timeZone });
const DAY = new Intl.DateTimeFormat("id", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone });
const A_DAY = 24 * 3600 * 1000;

/** A line that tells when something was said: "08.00 WIB". */
export function timeOf(at) {
  const time = element("time", "", CLOCK.format(new Date(at)).split(":").join(".") + " " + zoneLabel);
  time.dateTime = at;
  return element("p", "meta", time);
}

/** The day of a moment as a reader calls it now. */
export function dayOf(at) {
  const date = DATE.format(new Date(at));
  if (date === DATE.format(Date.now())) return "Hari ini";
  if (date === DATE.format(Date.now() - A_DAY)) return "Kemarin";
  return DAY.format(new Date(at));
}
