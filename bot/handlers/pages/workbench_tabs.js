/* Where there is no room for three columns they are tabs; what is elsewhere is told on its tab. */
import { told } from "./conversation.js";
import { byId } from "./elements.js";
import { isListed } from "./list.js";
import { say } from "./saying.js";
import { scrollToEnd } from "./scrolling.js";
import { plain } from "./words.js";

const wide = matchMedia("(min-width: 64rem)");
const NAMES = ["cards", "work", "talk"];
let chosen = "cards";
let unread = 0;

/** Shows a column, and what is meant in it; ``take`` moves the focus there. */
export function reveal(name, item, take) {
  choose(name);
  if (!item) return;
  item.scrollIntoView({ block: "nearest" });
  const writes = document.activeElement && document.activeElement.closest("form, .talk");
  if (take || !writes) item.focus({ preventScroll: true });
}

function choose(name) {
  chosen = name;
  apply();
  if (name !== "talk" || wide.matches) return;
  scrollToEnd();
}

function apply() {
  byId("tabs").hidden = wide.matches;
  NAMES.forEach((name) => {
    const tab = byId("tab-" + name);
    const panel = byId(name);
    panel.hidden = !wide.matches && name !== chosen;
    tab.setAttribute("aria-selected", String(name === chosen));
    tab.tabIndex = name === chosen ? 0 : -1;
    if (wide.matches) panel.removeAttribute("role");
    else panel.setAttribute("role", "tabpanel");
  });
  if (isTalkShown()) noteRead();
}

const isTalkShown = () => wide.matches || chosen === "talk";

function noteRead() {
  unread = 0;
  showUnread("");
}

function showUnread(words) {
  byId("count-talk").textContent = unread ? String(unread) : "";
  byId("latest").hidden = !words;
  byId("latest").textContent = words ? say("page-desk") + ": " + words : "";
}

/** What the desk has said in the conversation while another column was looked at: its last words stay in sight. */
export function noteTalk(shown) {
  const news = shown.filter((each) => isListed(each.item));
  if (!news.length || !told.caughtUp || isTalkShown()) return;
  unread += news.length;
  showUnread(plain(news[news.length - 1].message.view.words));
}

function keyed(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  choose(NAMES[(NAMES.indexOf(chosen) + step + NAMES.length) % NAMES.length]);
  byId("tab-" + chosen).focus();
}

/** Follows a link within the page to what may not be shown now. */
function skip(event) {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  const name = link.hash.slice(1);
  if (NAMES.includes(name)) choose(name);
  byId(name).focus();
}

export function beginTabs() {
  NAMES.forEach((name) => byId("tab-" + name).addEventListener("click", () => choose(name)));
  byId("tabs").addEventListener("keydown", keyed);
  byId("skips").addEventListener("click", skip);
  byId("latest").addEventListener("click", () => {
    choose("talk");
    byId("log").focus();
  });
  wide.addListener(apply);
  apply();
}
