/* Drawing the reader's attention to what is new while they look elsewhere. */
import { tellSite } from "./in_site.js";
import { embedded, pane } from "./pane.js";
import { ring } from "./ringing.js";
import { say } from "./saying.js";

const title = document.title;
let missed = 0;
let called = false;
let lastTouch = 0;

/** So many messages have come; ``calls`` says whether one of them calls the reader. */
export function attract(count, calls) {
  const hidden = document.hidden;
  if (hidden) {
    missed += count;
    called = called || calls;
    document.title = "(" + missed + ") " + (called ? say("page-called") + " · " : "") + title;
  }
  if (embedded) parent.postMessage({ loket: pane, arrived: count }, location.origin);
  tellSite(count);
  if (calls || hidden || !document.hasFocus()) ring(calls, say(calls ? "page-called" : "page-news"));
  // Browsers refuse to vibrate for a page that was never touched; a reader at the keyboard needs none.
  const away = hidden || Date.now() - lastTouch > 20000;
  if (lastTouch && (away || calls) && navigator.vibrate) navigator.vibrate(calls ? [300, 120, 300, 120, 300] : [120, 60, 120]);
}

/** The reader is here: nothing is missed any more. */
export function noteSeen() {
  missed = 0;
  called = false;
  document.title = title;
}

/** Notes that the reader does something. */
export function noteTouch() {
  lastTouch = Date.now();
}
