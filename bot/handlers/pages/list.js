/* The list as a whole: where an item belongs, the days between them, which buttons are the ones to press. */
import { allButtons } from "./buttons.js";
import { isCard } from "./cards.js";
import { own, said, told } from "./conversation.js";
import { byId, element } from "./elements.js";
import { forStaff } from "./pane.js";
import { dayOf } from "./times.js";

export const list = byId("list");
const log = byId("log");

/** Puts an item where it belongs: after what the desk had said when it was written. */
export function place(item, order) {
  item.order = order;
  let before = list.lastElementChild;
  while (before && isLater(before.order, order)) before = before.previousElementSibling;
  list.insertBefore(item, before ? before.nextElementSibling : list.firstElementChild);
  return item;
}

function isLater(one, two) {
  const at = one.findIndex((part, index) => part !== two[index]);
  return at >= 0 && one[at] > two[at];
}

/** Marks what depends on the neighbours: the days, and which buttons are the ones to press. */
export function tidy() {
  let day = "";
  Array.from(list.children).forEach((item) => {
    const its = dayOf(item.dataset.at);
    const label = item.querySelector(".day");
    if (label) label.remove();
    if (its !== day) item.insertBefore(element("p", "day", its), item.firstChild);
    day = its;
  });
  tidyButtons();
  settle();
}

function tidyButtons() {
  const asking = Array.from(said.values()).filter(isAsking).sort((one, two) => two.message.id - one.message.id);
  const again = new Set(); // what a newer message offers too
  asking.forEach(({ message, item }) => {
    const chosen = own.entries.filter((entry) => entry.press && entry.from === message.id).map((entry) => entry.press);
    const offered = tokensOf(message);
    // what nobody has answered stays open: something else that was said since is no answer
    item.classList.toggle("past", chosen.length > 0 || offered.some((token) => again.has(token)) || (!forStaff && isBehind(message)));
    offered.forEach((token) => again.add(token));
    item.querySelectorAll("[data-token]").forEach((made) => {
      made.tabIndex = item.classList.contains("past") ? -1 : 0; // what was answered is no stop on the way
      made.classList.toggle("pressed", chosen.includes(made.dataset.token));
    });
  });
  onAsked(foremost(asking.filter(({ item }) => !item.classList.contains("past"))) || null);
}

const tokensOf = ({ rows }) => allButtons(rows).map(({ token }) => token).filter(Boolean);

/** Of several that are open, newest first, the one whose choices are at hand. To a visitor a question comes before an
 *  offer, which has one choice; an officer who has gone on with something else is not to press what they do not see. */
function foremost(open) {
  if (!forStaff) return open.find(({ message }) => tokensOf(message).length > 1) || open[0];
  return open[0] && !isBehind(open[0].message) ? open[0] : null;
}

/** Whether the reader has written or pressed something since, and the desk has gone on. */
const isBehind = ({ id }) => own.entries.some((entry) => entry.state === "sent" && entry.after >= id && told.after > entry.after);

let onAsked = () => {};

/** What is to be done with the question that is open now; null where nothing is asked. */
export function whenAsked(act) {
  onAsked = act;
}

const isAsking = ({ message, item }) => !isCard(message) && isListed(item) && allButtons(message.rows).length > 0;

/** Whether an item is in the conversation, not in a place of its own. */
export const isListed = (item) => item.parentNode === list;

let onSettled = () => {};

/** What is to be done when the conversation stands; told whether it is empty. */
export function whenSettled(act) {
  onSettled = act;
}

export function settle() {
  if (told.caughtUp) log.removeAttribute("aria-busy");
  onSettled(!list.children.length);
}
