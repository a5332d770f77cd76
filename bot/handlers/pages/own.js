/* Own messages as they are shown: between what the desk said, with how far they got. */
import { wakeAll } from "./asking.js";
import { own } from "./conversation.js";
import { element, refill, wordButton } from "./elements.js";
import { place, settle } from "./list.js";
import { remember, rememberedOwn } from "./memory.js";
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
  const bubble = element("div", "bubble", element("div", "words", entry.label || entry.text || ""));
  if (entry.file && entry.file.caption) bubble.append(element("div", "words", entry.file.caption));
  if (entry.file) bubble.append(element("div", "small", say("page-file-kept")));
  item.classList.toggle("trouble", entry.state === "refused" || (entry.state === "waiting" && entry.tries > 0));
  refill(item, element("span", "unseen", say("page-own") + ": "), bubble, metaOf(entry, again));
}

/** What was asked for beside the conversation is no part of it, unless it could not be sent. */
const isAside = (entry) => entry.aside && entry.state !== "refused" && !entry.tries;

function metaOf(entry, again) {
  const meta = timeOf(entry.at);
  if (entry.state === "sent") meta.append(" ✓", element("span", "unseen", " " + say("page-sent")));
  else if (entry.state === "refused") {
    meta.append(" · " + (entry.why || say("page-refused")), wordButton(say("page-again"), () => again(entry)));
    if (entry.text && !entry.label) meta.append(wordButton(say("page-change"), () => takeBack(entry)));
  } else if (entry.tries) {
    meta.append(" · " + (entry.why ? entry.why + " " : "") + say("page-unsent"), wordButton(say("page-try"), wakeAll));
  } else meta.append(" · " + say("page-sending"));
  return meta;
}

function takeBack(entry) {
  remember("pesan", JSON.stringify(rememberedOwn().filter((other) => other.id !== entry.id)));
  own.entries = own.entries.filter((other) => other !== entry);
  own.items.get(entry.id).remove();
  own.items.delete(entry.id);
  setDraft(box.value ? entry.text + "\n" + box.value : entry.text);
  box.focus();
  settle();
}
