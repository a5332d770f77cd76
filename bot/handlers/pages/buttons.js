/* Buttons under a message: answers to press, addresses to open, values to copy. */
import { copy } from "./copying.js";
import { element, outside } from "./elements.js";

export const allButtons = (rows) => [].concat(...(rows || []));
const MAY_OPEN = ["https:", "http:", "tel:", "mailto:"];
let touching = false;
let lastPress = { token: "", at: 0 };
let movedAt = 0;

export function rowsOf(shown, rows = shown.message.rows || []) {
  const all = element("div", "rows");
  rows.filter((row) => row.length).forEach((row) => {
    all.append(element("div", "row", ...row.map((button) => buttonOf(button, shown))));
  });
  all.hidden = !all.childNodes.length;
  return all;
}

function buttonOf(button, shown) {
  const look = button.main ? "button main" : "button";
  if (button.url) return linkOf(button, look);
  const made = element("button", look, button.label);
  made.type = "button";
  if (button.copy) made.addEventListener("click", () => copy(button, made));
  else {
    made.dataset.token = button.token;
    made.addEventListener("click", (event) => press(button, shown, event));
  }
  return made;
}

function linkOf(button, look) {
  const link = outside(element("a", look, button.label), button.url);
  if (!MAY_OPEN.includes(link.protocol)) link.removeAttribute("href");
  return link;
}

let onPress = () => {};

/** What is to be done with an answer that was pressed. */
export function whenPressed(act) {
  onPress = act;
}

/** Notes with what the reader points. */
export function notePointer(event) {
  touching = event.pointerType === "touch";
}

/** Notes that cards have changed places. */
export function noteMoved() {
  movedAt = Date.now();
}

function press(button, shown, event) {
  const now = Date.now();
  const twice = event.detail > 1 || (lastPress.token === button.token && now - lastPress.at < 700);
  // A card that changed under the finger, or under a key, would take a press that was meant for the button before; so
  // would one that came under the pointer.
  const byKey = event.detail === 0;
  const changed = (touching || byKey) && now - shown.changedAt < 500;
  const renews = shown.message.card || shown.message.view.part;
  const moved = changed || (renews && !byKey && now - movedAt < 500);
  if (twice || moved) return;
  lastPress = { token: button.token, at: now };
  onPress({ press: button.token, label: button.label, from: shown.message.id, onCard: Boolean(shown.message.card) });
  event.target.classList.add("busy");
  setTimeout(() => event.target.classList.remove("busy"), 3000);
}
