/* Times and days in the office's zone, whatever the clock of this device is set to. */
import { deskNow } from "./desk_time.js";
import { element } from "./elements.js";
import { say } from "./saying.js";

const { zone: timeZone, zoneLabel } = document.documentElement.dataset;
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "numeric", year: "numeric", timeZone });
const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone };
const LOCALES = { en: "en-GB" }; // days as the desk writes them
const A_DAY = 24 * 3600 * 1000;

/** A moment as it is told: "08.00 WIB". */
export function clockOf(at) {
  return CLOCK.format(new Date(at)).split(":").join(".") + " " + zoneLabel;
}

/** A line that tells when something was said. */
export function timeOf(at) {
  const time = element("time", "", clockOf(at));
  time.dateTime = at;
  return element("p", "meta", time);
}

/** The day of a moment as a reader calls it now. */
export function dayOf(at) {
  const date = DATE.format(new Date(at));
  if (date === DATE.format(deskNow())) return say("page-today");
  if (date === DATE.format(deskNow() - A_DAY)) return say("page-yesterday");
  return new Intl.DateTimeFormat(LOCALES[document.documentElement.lang] || document.documentElement.lang, DAY).format(new Date(at));
}
