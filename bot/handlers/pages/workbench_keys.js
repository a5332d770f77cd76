/* By keyboard alone: single letters, never while somebody types, and to be switched off. */
import { byId } from "./elements.js";
import { remember, remembered } from "./memory.js";
import { reveal } from "./workbench_tabs.js";
import { cardsInOrder } from "./workbench_visits.js";
import { refresh } from "./workbench_work.js";

const OFF = "pintasan";
const help = byId("help");
let last = null; // the card that had the focus last

const ACTS = {
  j: () => move(1),
  k: () => move(-1),
  p: () => goTo("work"),
  c: () => goTo("talk"),
  r: refresh,
  "/": () => byId("text").focus(),
  "?": openHelp,
};

function goTo(name) {
  reveal(name);
  byId(name === "talk" ? "log" : name).focus();
}

const current = () => (document.activeElement ? document.activeElement.closest(".visit") : null);

/** To the next card or the one before; from elsewhere to the last one that was looked at. */
function move(step) {
  const cards = cardsInOrder();
  const at = cards.indexOf(current());
  const back = cards.includes(last) ? last : cards[0];
  const to = at < 0 ? back : cards[Math.min(cards.length - 1, Math.max(0, at + step))];
  if (to) reveal("cards", to, true);
}

function pressKey(card, key) {
  const button = card.querySelector('[data-key="' + key + '"]');
  if (button) button.click();
  return Boolean(button);
}

/** Enter on a card itself: the button that leads on, else the first one is looked at. */
function enter(card) {
  const main = card.querySelector(".button.main");
  if (main) main.click();
  else if (card.querySelector(".button")) card.querySelector(".button").focus();
}

const isTyping = (event) => Boolean(event.target.closest("input, textarea, select, [contenteditable]"));
const isElsewhere = () => help.open || !byId("ask").hidden || byId("bench").hidden;
const isOff = () => remembered(OFF) === "0";

function keyed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isElsewhere()) return;
  if (event.key === "Escape") letGo(event);
  else if (!isTyping(event) && takeKey(event)) event.preventDefault();
}

function takeKey(event) {
  const card = current();
  if (event.key === "Enter" && event.target === card) {
    if (!event.repeat) enter(card);
    return true;
  }
  if (isOff()) return false;
  if (card && "123456789".includes(event.key)) return event.repeat || pressKey(card, event.key);
  if (!Object.keys(ACTS).includes(event.key)) return false;
  if (!event.repeat || event.key === "j" || event.key === "k") ACTS[event.key]();
  return true;
}

/** Out of the line one writes in, back to the card; from a card, to where the cards begin. */
function letGo(event) {
  if (isTyping(event)) {
    if (last && cardsInOrder().includes(last)) reveal("cards", last, true);
    else goTo("cards");
  } else if (current()) goTo("cards");
}

function openHelp() {
  byId("keys-on").checked = !isOff();
  help.showModal();
}

export function beginKeys() {
  document.addEventListener("keydown", keyed);
  document.addEventListener("focusin", () => { last = current() || last; });
  byId("keys").addEventListener("click", openHelp);
  byId("help-close").addEventListener("click", () => help.close());
  byId("keys-on").addEventListener("change", showKeys);
  document.body.classList.toggle("no-keys", isOff());
}

function showKeys() {
  remember(OFF, byId("keys-on").checked ? "" : "0");
  document.body.classList.toggle("no-keys", isOff());
}
