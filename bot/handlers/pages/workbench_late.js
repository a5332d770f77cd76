/* What runs over now, above everything: a button for each that leads to its card. What has not changed is left alone. */
import { runningOf } from "./cards.js";
import { byId, element, refill } from "./elements.js";
import { plain } from "./words.js";
import { reveal } from "./workbench_tabs.js";

let shownWords = "";

/** Shows these visits, the most pressing first. */
export function showLate(late) {
  const lines = late.map(({ shown, name }) => ({ shown, name, what: whatOf(shown) }));
  const words = lines.map(({ name, what }) => name + what).join();
  if (words === shownWords) return;
  shownWords = words;
  refill(byId("late-list"), ...lines.map((line) => element("li", "", buttonOf(line))));
  byId("late").hidden = !lines.length;
  byId("count-cards").textContent = lines.length ? String(lines.length) : "";
}

const whatOf = (shown) => runningOf(shown).filter((step) => step.look === "late").map((step) => plain(step.what)).join(", ");

function buttonOf({ shown, name, what }) {
  const made = element("button", "late-line", name, element("span", "late-what", ": " + what));
  made.type = "button";
  made.addEventListener("click", () => reveal("cards", shown.item, true));
  return made;
}
