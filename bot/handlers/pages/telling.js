/* Tells the reader of an officer's next words that the officer writes: while they do, and by the key that the desk gave. */
import { ask } from "./asking.js";
import { box } from "./writing.js";

const EVERY = 3000;
let key = "";
let toldAt = 0;

/** To whom words go now: by this key they are told; nothing for whoever reads elsewhere. */
export function tellOf(given) {
  key = given || "";
}

function noteWriting() {
  const now = Date.now();
  if (!key || !box.value.trim() || now - toldAt < EVERY) return;
  toldAt = now;
  ask("POST", "api/writing", "", { key }, 10); // a sign that is lost is missed by nobody
}

export function beginTelling() {
  box.addEventListener("input", noteWriting);
}
