/* Whether the desk can be heard: only an answer of the desk makes it connected, and going offline ends it at once. */
import { say, whenLanguageChanges } from "./saying.js";

const state = document.getElementById("state");
let connected = false;

export function showLine(answered) {
  connected = answered;
  const words = say(connected ? "page-connected" : navigator.onLine === false ? "page-offline" : "page-reconnecting");
  state.classList.toggle("on", connected);
  if (state.textContent !== words) state.textContent = words;
}

whenLanguageChanges(() => showLine(connected));
addEventListener("offline", () => showLine(false));
addEventListener("online", () => showLine(connected));
