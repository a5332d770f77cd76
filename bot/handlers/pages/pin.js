/* The newest card, kept in sight while its place in the conversation is not; in a wide window it stands beside the
   conversation, whole and for good. */
import { allButtons, rowsOf } from "./buttons.js";
import { cardBody, runningOf, stepOf, ticketOf } from "./cards.js";
import { told } from "./conversation.js";
import { byId, element, refill } from "./elements.js";
import { keepPlace } from "./scrolling.js";
import { wordsOf } from "./words.js";

const log = byId("log");
const pin = byId("pin");
const pinNews = byId("pin-news");
const wide = matchMedia("(min-width: 68rem)");
let pinned = null;
let pinnedInView = false;
const cardWatch = new IntersectionObserver(watchCard, { root: log, threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] });

function watchCard(seen) {
  const { intersectionRatio, intersectionRect } = seen[seen.length - 1];
  pinnedInView = intersectionRatio > 0.6 || intersectionRect.height > log.clientHeight * 0.6;
  if (pinnedInView) pinNews.hidden = true;
  keepPlace(showPin);
}

export function followCard(shown) {
  if (shown.replaced && told.caughtUp) markChange(shown);
  const other = !pinned || pinned.item !== shown.item;
  if (other && !pin.hidden && pin.classList.contains("open")) return; // somebody is reading there
  if (other && pinned && isAlive(pinned) && !isAlive(shown)) return; // what is over takes no place from what goes on
  if (pinned) pinned.item.classList.remove("pinned");
  pinned = shown;
  shown.item.classList.add("pinned");
  if (other) {
    pinnedInView = !shown.replaced; // as long as the watch knows no better
    cardWatch.disconnect();
    cardWatch.observe(shown.item);
  }
  if (shown.replaced && told.caughtUp && !pinnedInView) pinNews.hidden = false;
  fillPin();
}

function markChange(shown) {
  shown.item.classList.remove("fresh");
  void shown.item.offsetWidth; // lets the browser see the class go, so that its animation begins again
  shown.item.classList.add("fresh");
}

function fillPin() {
  if (!pinned) return;
  keepPlace(() => {
    if (isBeside()) fillWhole();
    else fillBar();
    showPin();
  });
}

/** Whether there is room beside the conversation, and one goes on. */
const isBeside = () => wide.matches && document.body.classList.contains("talking");

function fillWhole() {
  const { title } = ticketOf(pinned);
  const head = title.length ? [element("h2", "card-head", wordsOf(title))] : [];
  refill(byId("pin-body"), ...head, cardBody(pinned));
}

function fillBar() {
  const open = pin.classList.contains("open");
  refill(byId("pin-title"), wordsOf(ticketOf(pinned).title));
  refill(byId("pin-now"), ...runningOf(pinned).slice(0, 2).map(stepOf));
  refill(byId("pin-body"), open ? cardBody(pinned) : rowsOf(pinned, [mainButtons(pinned.message.rows)]));
}

function mainButtons(rows) {
  const buttons = allButtons(rows);
  const links = buttons.filter((button) => button.url && button.main).slice(0, 1); // only what leads on
  return links.concat(buttons.filter((button) => button.token)).slice(0, 2);
}

const isAlive = (shown) => runningOf(shown).length > 0 || allButtons(shown.message.rows).length > 0;

function showPin() {
  const beside = isBeside();
  pin.classList.toggle("whole", beside);
  byId("pin-toggle").hidden = beside;
  pin.hidden = !beside && (!isAlive(pinned) || (pinnedInView && !pin.classList.contains("open")));
}

export function togglePin() {
  const open = pin.classList.toggle("open");
  byId("pin-toggle").setAttribute("aria-expanded", String(open));
  pinNews.hidden = true;
  fillPin();
}

/** Lets go of the card: nothing is shown any more. */
export function unpin() {
  pinned = null;
  pin.hidden = true;
  cardWatch.disconnect();
}

wide.addListener(fillPin);
