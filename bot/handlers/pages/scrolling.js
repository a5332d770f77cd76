/* Scrolling: whoever reads the newest message sees the next; whoever reads elsewhere is only told of it. */
import { told } from "./conversation.js";
import { byId } from "./elements.js";
import { list } from "./list.js";
import { say } from "./saying.js";

const log = byId("log");

/** Changes what stands above the conversation: what is being read stays where it was on the screen. */
export function keepPlace(change) {
  const top = log.offsetTop;
  change();
  log.scrollTop += log.offsetTop - top;
}

export const toEnd = () => log.scrollHeight - log.clientHeight - log.scrollTop;

/** Whether the reader is with the newest message, and wants to see the next. */
export function isFollowing() {
  const last = list.lastElementChild;
  if (!last || toEnd() < 90) return true;
  return last.offsetTop - log.offsetTop < log.scrollTop + log.clientHeight - 40;
}

/** Shows what is new from its beginning; a reader who is elsewhere is only told of it. */
export function moveTo(first, follow) {
  if (!first) return;
  if (follow) log.scrollTop = (told.caughtUp ? first.item : list.lastElementChild).offsetTop - log.offsetTop - 8;
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
