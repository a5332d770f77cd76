import { draw } from "/halaman/screen_drawing.js";
import { byId, same } from "./check.js";

export const tests = {
  "numbers only, large": () => {
    draw({ called: "A-001", serving: ["B-002"], next: [], waiting: 3, open: true });
    same([byId("ticket").textContent, byId("serving").textContent, byId("next").textContent, byId("closed").hidden], ["A-001", "B-002", "–", true]);
    same([byId("waiting").textContent.includes("3"), byId("called").className], [true, "called"]);
  },
  "a new call is seen; what stays the same is left alone": () => {
    const item = byId("serving").firstChild;
    draw({ called: "A-002", serving: ["B-002"], next: ["A-003"], waiting: 1, open: false, opens_at: "2026-11-23T01:00:00Z" });
    same([byId("called").className, byId("serving").firstChild === item, byId("closed").hidden, byId("closed").textContent.includes("08.00 WIB")], ["called new", true, false, true]);
  },
};
