/* Ways to choose files: the button, dragging them here, pasting a picture. */
import { byId } from "./elements.js";
import { OFFERED } from "./picked.js";
import { choose } from "./tray.js";
import { box } from "./writing.js";

const input = byId("file");

function picked() {
  choose(Array.from(input.files));
  input.value = "";
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) box.focus(); // elsewhere a keyboard would cover them
}

function pasted(event) {
  const { files, types } = event.clipboardData;
  // What is copied from a paper comes as words and as a picture of them: the words are meant.
  if (!files.length || Array.from(types).includes("text/plain")) return;
  event.preventDefault();
  choose(Array.from(files));
}

const holdsFiles = (event) => Boolean(event.dataTransfer) && Array.from(event.dataTransfer.types).includes("Files");
const canWrite = () => Boolean(byId("write").offsetParent);

function dragged(event) {
  if (!holdsFiles(event)) return;
  event.preventDefault(); // or the browser would leave the page for the file
  document.body.classList.toggle("dropping", canWrite());
}

function dropped(event) {
  document.body.classList.remove("dropping");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  if (canWrite()) choose(Array.from(event.dataTransfer.files));
}

export function beginAttaching() {
  input.accept = OFFERED;
  byId("attach").addEventListener("click", () => input.click());
  input.addEventListener("change", picked);
  box.addEventListener("paste", pasted);
  document.addEventListener("dragover", dragged);
  document.addEventListener("drop", dropped);
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
}
