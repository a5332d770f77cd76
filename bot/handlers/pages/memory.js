/* What this device remembers, by pane: the session's secret, the draft, own messages, when it was last used. */
import { pane } from "./pane.js";

const unwritten = new Map(); // stands in where the browser refuses storage or it is full
const [, below] = location.pathname.split("/d/"); // of many desks at one address each keeps its own
const desk = below ? "/d/" + below.split("/")[0] + "/" : "";
const named = (which) => "loket:" + desk + which;
export const keyOf = (part) => named(pane) + (part && ":" + part);

export function remembered(part) {
  const key = keyOf(part);
  if (unwritten.has(key)) return unwritten.get(key);
  try {
    return localStorage.getItem(key);
  } catch (refused) {
    return null;
  }
}

export function remember(part, value) {
  const key = keyOf(part);
  unwritten.delete(key);
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (refused) {
    unwritten.set(key, value);
  }
}

/** Whether this browser keeps anything for the page; in a frame on another site some do not. */
export function isKept() {
  try {
    localStorage.setItem("loket:coba", "1");
    localStorage.removeItem("loket:coba");
    return true;
  } catch (refused) {
    return false;
  }
}

/** Whether this device has a conversation in another pane. */
export function isTalkingIn(other) {
  try {
    return Boolean(localStorage.getItem(named(other)));
  } catch (refused) {
    return false;
  }
}

export function rememberedOwn() {
  try {
    return JSON.parse(remembered("pesan") || "[]");
  } catch (damaged) {
    return [];
  }
}
