/* What the desk says, put in its place: a bubble, or a card that is renewed where it stands. */
import { rowsOf } from "./buttons.js";
import { concealAs } from "./concealing.js";
import { cardOf, isCard, newsOf } from "./cards.js";
import { own, said, told } from "./conversation.js";
import { element, refill } from "./elements.js";
import { keepFocus } from "./focus.js";
import { fileButton } from "./files.js";
import { list, place } from "./list.js";
import { showConcealed } from "./own.js";
import { followLanguage, say } from "./saying.js";
import { hush, speakOf } from "./spoken.js";
import { timeOf } from "./times.js";
import { plain, wordsOf } from "./words.js";

const layout = { slotOf: () => null, cardShown: () => {}, forgotten: () => {} };

/** How this page is laid out. A message may have a slot, a place of its own beside the conversation: by which name it is
 *  known there, how its item is made and drawn, and what a screen reader says of it. */
export function layOut(parts) {
  Object.assign(layout, parts);
}

/** Puts a message in its place; null if it is known already. */
export function showMessage(message) {
  if (message.view.masks) concealAs(message.view.masks).forEach(showConcealed);
  const slot = layout.slotOf(message);
  const name = slot ? slot.name : message.card ? "card " + message.card : message.id;
  const seen = said.get(name);
  if (seen && seen.message.id >= message.id) return null;
  // A card that is asked for comes to the end of the conversation; one in a slot stays there.
  const known = message.anew && !slot ? undefined : seen;
  if (seen && !known) seen.item.remove();
  const item = known ? known.item : slot ? slot.make() : place(element("li", "item desk"), [message.id, 0, 0]);
  const shown = { message, item, replaced: Boolean(known), changedAt: known ? Date.now() : 0 };
  said.set(name, shown);
  item.dataset.at = message.at;
  if (message.view.lang) {
    item.lang = message.view.lang;
    followLanguage(message.view.lang);
  }
  keepFocus(item, () => draw(shown, slot));
  if (isCard(message) && !slot) layout.cardShown(shown);
  const before = seen ? seen.message.view.calls : [];
  shown.calls = message.view.calls.some((call) => !before.includes(call));
  if (told.caughtUp) speak(shown, seen, slot);
  return shown;
}

function draw(shown, slot) {
  const { message, item } = shown;
  if (slot) slot.draw(shown);
  else refill(item, element("span", "unseen", say("page-desk") + ": "), ...partsOf(shown), timeOf(message.at));
}

/** A card or a bubble; where words were taken back, a line and no ticket. */
function partsOf(shown) {
  const { message, item } = shown;
  if (isCard(message)) return cardOf(shown);
  item.classList.toggle("gone", Boolean(message.view.gone));
  if (message.view.gone) item.classList.remove("card");
  return bubbleOf(shown);
}

export function bubbleOf(shown) {
  const file = shown.message.file ? [fileButton(shown.message)] : [];
  return [element("div", "bubble", element("div", "words", wordsOf(shown.message.view.words)), ...file), rowsOf(shown)];
}

/** What a screen reader says of it: a call that is new before all else, otherwise what is new. */
function speak(shown, before, slot) {
  const { view } = shown.message;
  const known = before ? before.message.view.calls : [];
  const words = () => (slot ? slot.news(shown, before) : isCard(shown.message) ? newsOf(shown, before) : plain(view.words));
  speakOf(view.calls.filter((call) => !known.includes(call)), words(), view.part === "alarm");
}

/** Shows nothing any more: what comes is another conversation. */
export function forgetShown() {
  said.clear();
  own.items.clear();
  list.textContent = "";
  hush();
  told.after = 0;
  told.caughtUp = false;
  layout.forgotten();
}
