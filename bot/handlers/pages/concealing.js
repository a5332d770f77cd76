/* Own messages with the number of an identity card: once the desk has it, sealed or not at all, it is not to be read
   here either. */
import { own } from "./conversation.js";
import { remember } from "./memory.js";

const SIGN = "•";
const SIXTEEN = /(^|[^\d])(?:\d{16}|\d{4}(?:[ .-]\d{4}){3})(?!\d)/g;
const BETWEEN = "[\\s.\\-\u2010-\u2015]*";

const named = new Set(); // masks that the desk has named: it may speak of a message before its arrival is known here

const masked = (words) => (words || "").replace(SIXTEEN, (all, before) => before + SIGN.repeat(16));

/** A message that the desk has taken, as it is kept on this device. */
export function conceal(entry) {
  if (entry.text) entry.text = Array.from(named).reduce(hide, masked(entry.text));
  if (entry.file) Object.assign(entry.file, { name: masked(entry.file.name), caption: masked(entry.file.caption) });
}

/** Masks in own messages what the desk names by its mask; returns those that are changed. */
export function concealAs(mask) {
  named.add(mask);
  const hidden = own.entries.filter((entry) => entry.state === "sent" && entry.text && isHidden(entry));
  if (hidden.length) remember("pesan", JSON.stringify(own.entries));
  return hidden;
}

function isHidden(entry) {
  const before = entry.text;
  conceal(entry);
  return entry.text !== before;
}

const hide = (words, mask) => words.replace(patternOf(mask), (found) => (/\d/.test(found) ? mask : found));

/* A mask of signs alone is that of sixteen figures: sixteen letters are other words. */
function patternOf(mask) {
  const hidden = mask.replaceAll(SIGN, "") ? "[^\\s•]" : "\\d";
  const signs = Array.from(mask, (sign) => (sign === SIGN ? hidden : sign.replace(/[^\w]/g, "\\$&")));
  return new RegExp(signs.join(BETWEEN), "gi");
}
