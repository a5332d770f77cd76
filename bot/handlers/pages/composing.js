/* The line in which one writes: sent by its button or by Enter with the files that are chosen, a draft until then. */
import { beginAttaching } from "./attaching.js";
import { byId } from "./elements.js";
import { send } from "./sending.js";
import { takeChosen } from "./tray.js";
import { sendFiles } from "./uploading.js";
import { box, noteTyping, takeDraft } from "./writing.js";

const atKeyboard = matchMedia("(hover: hover) and (pointer: fine)");

function submit(event) {
  if (event) event.preventDefault();
  const files = takeChosen();
  const text = takeDraft();
  box.focus();
  if (files.length) sendFiles(files, text);
  else if (text) send({ text });
}

function typed(event) {
  const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && atKeyboard.matches;
  if (sends) submit(event);
}

export function beginComposing() {
  beginAttaching();
  byId("write").addEventListener("submit", submit);
  box.addEventListener("input", noteTyping);
  box.addEventListener("keydown", typed);
}
