/* Files that are chosen and not sent yet: they lie above the line in which one writes, and can be taken out again. */
import { byId, element, refill } from "./elements.js";
import { faultOf, lineOf, previewOf } from "./picked.js";
import { say, whenLanguageChanges } from "./saying.js";
import { shrunk } from "./shrinking.js";
import { announce } from "./spoken.js";
import { box } from "./writing.js";

const MOST = 10; // files in the tray; whoever has more sends them in turn
const tray = byId("tray");
let chosen = []; // {file, look}

/** Puts files into the tray; what cannot be sent lies there with the reason. */
export async function choose(files) {
  const fitting = [];
  for (const file of files.slice(0, MOST)) fitting.push(await shrunk(file)); // one at a time: a photo is large once it is drawn
  const added = fitting.slice(0, MOST - chosen.length).map((file) => ({ file, look: previewOf(file) }));
  if (!added.length) return;
  chosen = chosen.concat(added);
  draw();
  const faults = added.map(({ file }) => faultOf(file)).filter(Boolean);
  announce([say("page-file-chosen") + ":"].concat(added.map(({ file }) => file.name), faults).join(" "));
}

/** Takes what can be sent out of the tray; what cannot stays until the reader takes it out. */
export function takeChosen() {
  const fine = chosen.filter(({ file }) => !faultOf(file));
  chosen = chosen.filter((each) => !fine.includes(each));
  draw();
  return fine;
}

function draw() {
  refill(tray, ...chosen.map(itemOf));
  tray.hidden = !chosen.length;
  box.dataset.hint = chosen.length ? "page-file-caption" : "page-write";
  box.placeholder = say(box.dataset.hint);
}

function itemOf(each) {
  const { file, look } = each;
  const fault = faultOf(file);
  const remove = element("button", "tool", "×");
  remove.type = "button";
  remove.setAttribute("aria-label", say("page-file-remove") + ": " + file.name);
  remove.addEventListener("click", () => takeOut(each));
  const line = lineOf(look, file);
  if (fault) line.lastChild.append(element("span", "file-fault", fault));
  return element("li", fault ? "trouble" : "", line, remove);
}

function takeOut(each) {
  const at = chosen.indexOf(each);
  chosen = chosen.filter((other) => other !== each);
  draw();
  const buttons = tray.querySelectorAll("button");
  (buttons[Math.min(at, buttons.length - 1)] || byId("attach")).focus();
}

whenLanguageChanges(draw);
