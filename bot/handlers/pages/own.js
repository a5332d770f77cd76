/* Own messages as they are shown: between what the desk said, with how far they got. */
import { wakeAll } from "./asking.js";
import { own } from "./conversation.js";
import { element, refill, wordButton } from "./elements.js";
import { place, settle } from "./list.js";
import { remember, rememberedOwn } from "./memory.js";
import { forStaff } from "./pane.js";
import { badgeOf, lineOf } from "./picked.js";
import { say } from "./saying.js";
import { timeOf } from "./times.js";
import { box, setDraft } from "./writing.js";

/** Shows an own message as it stands; ``again`` sends it once more. */
export function showOwn(entry, again) {
  if (!own.entries.includes(entry)) return;
  let item = own.items.get(entry.id);
  if (!item && isAside(entry)) return;
  if (!item) {
    item = place(element("li", "item own"), [entry.after, 1, Date.parse(entry.at)]);
    own.items.set(entry.id, item);
  }
  item.dataset.at = entry.at;
  const isFile = entry.file && entry.file.name;
  const bubble = element("div", "bubble", isFile ? fileOf(entry) : element("div", "words", entry.label || entry.text || ""));
  if (entry.file && entry.file.caption) bubble.append(element("div", "words", entry.file.caption));
  item.classList.toggle("trouble", entry.state === "refused" || (entry.state === "waiting" && entry.tries > 0));
  refill(item, element("span", "unseen", say("page-own") + ": "), bubble, metaOf(entry, again));
}

/** A file with its look, as long as this page has it, and how far it is. */
function fileOf(entry) {
  const mine = own.files.get(entry.id);
  const line = lineOf(mine ? mine.look : badgeOf(entry.file.name), entry.file);
  if (entry.state !== "waiting" || !mine) return line;
  const progress = element("progress", "file-progress");
  progress.value = mine.share || 0;
  progress.setAttribute("aria-label", entry.file.name);
  return element("div", "", line, progress);
}

/** How far a file is. */
export function showProgress(entry) {
  const item = own.items.get(entry.id);
  const progress = item && item.querySelector("progress");
  if (progress) progress.value = own.files.get(entry.id).share;
}

let onStop = () => {};

/** What is to be done when the reader wants a file not to be sent. */
export function whenStopped(act) {
  onStop = act;
}

/** Shows an own message whose words have changed since it was sent. */
export function showConcealed(entry) {
  const item = own.items.get(entry.id);
  if (item && !entry.label) item.querySelector(".words").textContent = entry.text;
}

/** What was asked for beside the conversation is no part of it, unless it could not be sent. */
const isAside = (entry) => entry.aside && entry.state !== "refused" && !entry.tries;

function metaOf(entry, again) {
  const meta = timeOf(entry.at);
  if (entry.read) meta.append(" ", element("span", "read", "✓✓ " + say(forStaff ? "page-read-visitor" : "page-read")));
  else if (entry.state === "sent") meta.append(" ✓", element("span", "unseen", " " + say("page-sent")));
  else if (entry.state === "refused") {
    meta.append(" · " + (entry.why || say("page-refused")));
    if (!entry.file || own.files.has(entry.id)) meta.append(wordButton(say("page-again"), () => again(entry)));
    if (entry.file) meta.append(wordButton(say("page-file-remove"), () => forgetOwn(entry)));
    if (entry.text && !entry.label) meta.append(wordButton(say("page-change"), () => takeBack(entry)));
  } else if (entry.tries) {
    meta.append(" · " + (entry.why ? entry.why + " " : "") + say("page-unsent"), wordButton(say("page-try"), wakeAll));
  } else meta.append(" · " + say(isThere(entry) ? "page-file-looked-at" : "page-sending"));
  if (entry.file && entry.state === "waiting" && !isThere(entry)) meta.append(wordButton(say("page-file-stop"), () => onStop(entry)));
  return meta;
}

/** Whether a file is all there, and only looked at: it cannot be stopped any more. */
function isThere(entry) {
  const mine = own.files.get(entry.id);
  return Boolean(mine) && mine.share === 1;
}

function takeBack(entry) {
  setDraft(box.value ? entry.text + "\n" + box.value : entry.text);
  forgetOwn(entry);
}

/** Takes an own message that was not taken out of the conversation. */
export function forgetOwn(entry) {
  remember("pesan", JSON.stringify(rememberedOwn().filter((other) => other.id !== entry.id)));
  own.entries = own.entries.filter((other) => other !== entry);
  own.items.get(entry.id).remove();
  own.items.delete(entry.id);
  box.focus();
  settle();
}
