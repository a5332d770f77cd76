/* Scrolling: whoever reads the newest message sees the next; whoever reads elsewhere is only told of it. */
import { told } from "./conversation.js";
import { byId } from "./elements.js";
import { list } from "./list.js";
import { say } from "./saying.js";

const log = byId("log");
let covered = () => 0;

/** What says how much of the conversation's top is covered, in pixels. */
export function whatCovers(measure) {
  covered = measure;
}

export const toEnd = () => log.scrollHeight - log.clientHeight - log.scrollTop;

/** Whether the reader is with the newest message, and wants to see the next. */
export function isFollowing() {
  const last = list.lastElementChild;
  if (!last || toEnd() < 90) return true;
  return last.offsetTop < log.scrollTop + log.clientHeight - 40;
}

/** Shows what is new from its beginning; a reader who is elsewhere is only told of it. */
export function moveTo(first, follow) {
  if (!first) return;
  if (follow) log.scrollTop = (told.caughtUp ? first.item : list.lastElementChild).offsetTop - covered() - 8;
  else byId("down").classList.add("news");
  noteScroll();
}

export function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
}

export function noteScroll() {
  const atEnd = toEnd() < 60;
  const down = byId("down");
  if (atEnd) down.classList.remove("news");
  down.hidden = atEnd;
  const news = down.classList.contains("news");
  byId("down-text").className = news ? "" : "unseen";
  byId("down-text").textContent = say(news ? "page-news" : "page-newest");
}
