/* The visits in the middle: a card each, in groups by how they stand; the late ones on top, then by when a step is due. */
import { noteMoved } from "./buttons.js";
import { cardOf, newsOf, runningOf, ticketOf } from "./cards.js";
import { told } from "./conversation.js";
import { byId, element, refill } from "./elements.js";
import { timeOf } from "./times.js";
import { plain } from "./words.js";
import { showLate } from "./workbench_late.js";

const GROUPS = ["late", "running", "waiting", "over"];
const MOST_OVER = 30; // visits that are over and still shown
const MOST_KEYS = 9;
const visits = new Map(); // what is shown, by card

/** The place of an officer's card: its own, however often it is renewed. */
export function visitSlot(message) {
  return { name: "card " + message.card, make: () => makeItem(message), draw, news: (shown, before) => nameOf(shown) + ": " + newsOf(shown, before) };
}

function makeItem(message) {
  const item = element("article", "visit");
  item.tabIndex = -1;
  item.order = message.id;
  return item;
}

function draw(shown) {
  const { message, item } = shown;
  const open = Boolean(item.querySelector("details[open]"));
  refill(item, ...cardOf(shown, "h4"), timeOf(message.at));
  fold(item, open);
  const head = item.querySelector("h4");
  if (head) {
    head.id = "visit-" + item.order;
    item.setAttribute("aria-labelledby", head.id);
  }
  Array.from(item.querySelectorAll(".button")).slice(0, MOST_KEYS).forEach((button, at) => { button.dataset.key = at + 1; });
  if (told.caughtUp) mark(item);
  visits.set(message.card, shown);
}

/** The steps that are over or ahead stand behind how far the visit has got, so that several cards fit on a screen. */
function fold(item, open) {
  const progress = item.querySelector(".progress");
  if (!progress) return;
  const folded = element("details", "folded", element("summary", "", progress.lastChild), progress.nextElementSibling);
  folded.open = open;
  progress.after(folded);
}

function mark(item) {
  item.classList.remove("fresh");
  void item.offsetWidth; // lets the browser see the class go, so that its animation begins again
  item.classList.add("fresh");
}

/** By which name a visit is spoken of: the first words of its card that stand out. */
export function nameOf(shown) {
  const { title } = ticketOf(shown);
  return plain((title.find((run) => run.look === "b") ? title.filter((run) => run.look === "b") : title).slice(0, 1));
}

const standOf = (shown) => (GROUPS.includes(ticketOf(shown).stand) ? ticketOf(shown).stand : "running");
const dueOf = (shown) => runningOf(shown).map((step) => step.due).filter(Boolean).sort()[0] || "9";

/** What stands before another of the same group: what is due sooner; of those that are over, the newest. */
function compare(one, two) {
  if (standOf(one) === "over") return two.message.id - one.message.id;
  return dueOf(one) < dueOf(two) ? -1 : dueOf(one) > dueOf(two) ? 1 : one.item.order - two.item.order;
}

const groupOf = (group) => Array.from(visits.values()).filter((shown) => standOf(shown) === group).sort(compare);

/** Puts every card where it belongs now; the focus goes with its card. */
export function arrange() {
  const held = document.activeElement;
  const moved = GROUPS.map((group) => fill(group, groupOf(group))).some(Boolean);
  if (moved && told.caughtUp) noteMoved();
  if (moved && held && held !== document.activeElement && document.contains(held)) keepInSight(held);
  byId("no-cards").hidden = visits.size > 0;
  showLate(groupOf("late").map((shown) => ({ shown, name: nameOf(shown) })));
}

function fill(group, wanted) {
  const shown = group === "over" ? wanted.slice(0, MOST_OVER) : wanted;
  wanted.slice(shown.length).forEach((each) => each.item.remove());
  const place = byId("visits-" + group);
  byId("group-" + group).hidden = !shown.length;
  const items = shown.map((each) => each.item);
  if (items.length === place.children.length && items.every((item, at) => item === place.children[at])) return false;
  place.append(...items);
  return true;
}

function keepInSight(held) {
  if (byId("visits-over").contains(held)) byId("group-over").open = true;
  held.focus({ preventScroll: true });
  held.closest(".visit, body").scrollIntoView({ block: "nearest" });
}

/** The cards in the order in which they are read, without those that are folded away. */
export const cardsInOrder = () => Array.from(document.querySelectorAll(".visit")).filter((item) => byId("group-over").open || !byId("group-over").contains(item));
