/* The line in which one writes: sent by its button or by Enter, kept as a draft until then. */
import { byId } from "./elements.js";
import { send } from "./sending.js";
import { box, noteTyping, takeDraft } from "./writing.js";

const atKeyboard = matchMedia("(hover: hover) and (pointer: fine)");

function submit(event) {
  if (event) event.preventDefault();
  const text = takeDraft();
  box.focus();
  if (text) send({ text });
}

function typed(event) {
  const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && atKeyboard.matches;
  if (sends) submit(event);
}

export function beginComposing() {
  byId("write").addEventListener("submit", submit);
  box.addEventListener("input", noteTyping);
  box.addEventListener("keydown", typed);
}
