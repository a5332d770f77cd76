/* Where the reader left off: a line above the first message that came while they looked elsewhere. */
import { told } from "./conversation.js";
import { byId, element } from "./elements.js";
import { tellSite } from "./in_site.js";
import { list } from "./list.js";
import { remember, remembered } from "./memory.js";
import { tellRead } from "./reading.js";
import { say } from "./saying.js";
import { toEnd } from "./scrolling.js";

const log = byId("log");
const line = element("p", "unread");
line.setAttribute("role", "separator");

/** Marks the first of what is new, unless an earlier one is marked; ``away`` says whether the reader looks elsewhere. */
export function markUnread(items, away) {
  if (!told.caughtUp) return;
  if (away && !line.isConnected) put(items[0]);
  noteRead();
}

/** Marks what came since the reader was last here, once the conversation stands; the site around it is told as well. */
export function markSince() {
  const read = Number(remembered("dibaca"));
  const since = Array.from(list.children).filter((item) => read && item.classList.contains("desk") && item.order[0] > read);
  if (since.length && since[0].previousElementSibling) put(since[0]);
  if (since.length) tellSite(since.length);
  noteRead();
}

function put(item) {
  if (!item) return;
  line.textContent = say("page-unread");
  item.prepend(line);
}

/** The reader is here, and at the newest message: that is how far they have read. */
export function noteRead() {
  if (document.hidden || !document.hasFocus() || !log.clientHeight || toEnd() >= 90) return;
  if (remembered("dibaca") !== String(told.after)) remember("dibaca", String(told.after));
  tellRead(told.after);
}

/** The reader has answered: nothing is unread. */
export function clearUnread() {
  line.remove();
}

addEventListener("focus", noteRead);
log.addEventListener("scroll", noteRead, { passive: true });
