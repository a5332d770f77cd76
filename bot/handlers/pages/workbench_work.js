/* The left side: the newest list of one's own work, and the board. Both are messages of the desk in a place of their own,
 * and are asked for like in the chat; the list renews itself by looking, which is no message and passes for nobody. */
import { noteMoved } from "./buttons.js";
import { said } from "./conversation.js";
import { byId, element, refill } from "./elements.js";
import { keepFocus } from "./focus.js";
import { say } from "./saying.js";
import { send } from "./sending.js";
import { bubbleOf } from "./showing.js";
import { speakOf } from "./spoken.js";
import { clockOf, dayOf } from "./times.js";
import { cardOf } from "./cards.js";

const PLACES = { work: "work-now", board: "board-now" };
const TOGETHER = 1500; // what changes within this is said once
let newest = 0;
let saying = 0;

/** The place of a message that stands beside the conversation; null for what belongs in it. */
export function asideSlot(message) {
  const part = message.view.part;
  if (!PLACES[part]) return null;
  return {
    name: "part-" + part,
    make: () => byId(PLACES[part]).appendChild(element("div", "aside")),
    draw,
    // A board renews itself all day long: nobody wants to hear that.
    news: () => (part === "work" ? say("workbench-work-renewed") : ""),
  };
}

function draw(shown) {
  const { message, item } = shown;
  item.classList.remove("card");
  refill(item, ...(message.card ? cardOf(shown) : bubbleOf(shown)), element("p", "meta", dayOf(message.at) + ", " + clockOf(message.at)));
}

/** Says so when anything has come for this seat since the list of work was made, on a card or not: it could not be
 *  looked at anew. */
export function noteAge() {
  said.forEach(({ message }) => { if (!PLACES[message.view.part]) newest = Math.max(newest, message.id); });
  const work = said.get("part-work");
  byId("work-stale").hidden = !work || Math.max(work.message.id, work.heard || 0) >= newest;
}

/** Shows the list as the desk has it now, if that is another one; ``heard`` is up to which message the desk knew. What is
 *  focused, opened and scrolled to stays. */
export function renewWork(now, heard) {
  const known = said.get("part-work");
  if (known && known.message.id > heard) return;
  const same = known && drawnOf(known.message) === drawnOf(now);
  // A list that was looked at is no message, so it has no number: it keeps that of the one it stands in for.
  const message = same ? known.message : Object.assign({}, now, { id: known ? known.message.id : 0, anew: false });
  const shown = Object.assign(known || { item: asideSlot(message).make() }, { message, heard });
  said.set("part-work", shown);
  const column = byId("work");
  const top = column.scrollTop;
  noteAge();
  if (same) return;
  Object.assign(shown, { replaced: Boolean(known), changedAt: Date.now() });
  keepFocus(shown.item, () => draw(shown));
  column.scrollTop = top;
  noteMoved();
  clearTimeout(saying);
  saying = setTimeout(() => speakOf([], say("workbench-work-renewed"), false), TOGETHER);
}

const drawnOf = ({ view, rows }) => JSON.stringify([view.words, rows]);

/** Asks for what stands here, in the words of the chat. */
function askFor(text, name) {
  send({ text, label: say(name), aside: true, onCard: true });
}

export const refresh = () => askFor("menu", "workbench-refresh");

export function beginWork() {
  byId("refresh").addEventListener("click", refresh);
  byId("show-board").addEventListener("click", () => askFor("/antrean", "workbench-board"));
}
