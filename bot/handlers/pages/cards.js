/* Cards: a visit drawn as a ticket with its steps. */
import { rowsOf } from "./buttons.js";
import { element } from "./elements.js";
import { plain, wordsOf } from "./words.js";

const isRunning = (step) => step.look === "now" || step.look === "late";
const isDone = (step) => ["done", "over", "skipped"].includes(step.look);
const isTaken = (step) => step.look !== "untaken";
const classOf = (step) => (step.look === "over" ? "done over" : step.look);

/** Whether a message is drawn as a ticket; what only can be changed where it stands is a bubble like any other. */
export const isCard = ({ card, view }) => Boolean(card) && !view.gone && !view.bubble;

/** A message's card; one of an older desk has only words. */
export function ticketOf({ message }) {
  return message.view.card || { title: [], steps: [], progress: "", names: ["", ""] };
}

export const runningOf = (shown) => ticketOf(shown).steps.filter(isRunning);

/** A card as it is drawn; ``heading`` names what its title is made of. */
export function cardOf(shown, heading = "div") {
  shown.item.classList.add("card");
  const { title } = ticketOf(shown);
  const head = title.length ? [element(heading, "card-head", wordsOf(title))] : [];
  return [element("div", "bubble", ...head, cardBody(shown))];
}

/** A card below its title: what is to be done stands before what is over and what is ahead. */
export function cardBody(shown) {
  const { steps, progress } = ticketOf(shown);
  const body = document.createDocumentFragment();
  body.append(element("div", "words", wordsOf(shown.message.view.words)), stepsOf(steps.filter(isRunning)), rowsOf(shown));
  if (steps.length) body.append(progressOf(steps, progress), stepsOf(steps.filter((step) => !isRunning(step))));
  return body;
}

function progressOf(steps, words) {
  const each = [].concat(...steps.filter(isTaken).map((step) => Array(step.size).fill(step)));
  const dots = element("span", "dots", ...each.map((step) => element("span", classOf(step))));
  dots.setAttribute("aria-hidden", "true");
  return element("p", "progress", dots, words);
}

function stepsOf(steps) {
  const all = element("ol", "steps", ...steps.map(stepOf));
  all.hidden = !steps.length;
  return all;
}

export function stepOf(step) {
  const alone = step.size === 1;
  const badge = element("span", "step-no", isDone(step) ? "✓" : !isTaken(step) ? "–" : alone ? String(step.no) : "…");
  badge.setAttribute("aria-hidden", "true");
  const spoken = element("span", "unseen", step.spoken + ": " + (alone ? step.no + ". " : ""));
  const body = element("div", "step-what", spoken, element("span", "step-text", wordsOf(step.what)));
  if (step.time.length) body.append(" ", element("span", "step-when", wordsOf(step.time)));
  return element("li", "step " + classOf(step), badge, body);
}

/** What is new on a card, in words: a step that is running now, or its title where nothing runs; all of a new card that
 *  has no steps. */
export function newsOf(shown, before) {
  const { title, steps, names } = ticketOf(shown);
  const known = before ? runningOf(before).map(fingerprint) : [];
  const running = runningOf(shown).filter((step) => !known.includes(fingerprint(step)));
  const words = running.map((step) => stepOf(step).lastChild.textContent).join(". ");
  const whole = steps.length || shown.replaced ? [] : [plain(shown.message.view.words)];
  return names[shown.replaced ? 1 : 0] + ". " + (words || [plain(title), ...whole].join(" "));
}

const fingerprint = (step) => JSON.stringify(step);
