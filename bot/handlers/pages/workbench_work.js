/* The left side: the newest list of one's own work, and the board. Both are messages of the desk in a place of their own,
 * and are asked for like in the chat. */
import { said } from "./conversation.js";
import { byId, element, refill } from "./elements.js";
import { say } from "./saying.js";
import { send } from "./sending.js";
import { bubbleOf } from "./showing.js";
import { clockOf, dayOf } from "./times.js";
import { cardOf } from "./cards.js";

const PLACES = { work: "work-now", board: "board-now" };
let newestVisit = 0;

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

/** Says so when visits have changed since the list of work was made. */
export function noteAge() {
  said.forEach(({ message }) => { if (message.view.part === "visit") newestVisit = Math.max(newestVisit, message.id); });
  const work = said.get("part-work");
  byId("work-stale").hidden = !work || work.message.id > newestVisit;
}

/** Asks for what stands here, in the words of the chat. */
function askFor(text, name) {
  send({ text, label: say(name), aside: true, onCard: true });
}

export const refresh = () => askFor("menu", "workbench-refresh");

export function beginWork() {
  byId("refresh").addEventListener("click", refresh);
  byId("show-board").addEventListener("click", () => askFor("/antrean", "workbench-board"));
}
