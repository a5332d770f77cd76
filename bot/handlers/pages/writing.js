/* The box to write in, and the draft that outlives a reload. */
import { byId } from "./elements.js";
import { remember } from "./memory.js";

export const box = byId("text");
let draftedAt = 0;

export function setDraft(text) {
  box.value = text;
  noteDraft();
}

function noteDraft() {
  remember("konsep", box.value);
  box.style.height = "auto";
  box.style.height = box.scrollHeight + 2 + "px";
}

/** The reader writes. */
export function noteTyping() {
  draftedAt = Date.now();
  noteDraft();
}

/** How long nothing was written, in milliseconds. */
export const unwrittenFor = () => Date.now() - draftedAt;

/** Takes what was written out of the box. */
export function takeDraft() {
  const text = box.value.trim();
  if (text) setDraft("");
  return text;
}
