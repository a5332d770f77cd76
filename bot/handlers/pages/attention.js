/* Drawing the reader's attention to what is new while they look elsewhere. */
import { embedded, pane } from "./pane.js";

const title = document.title;
let missed = 0;
let lastTouch = 0;

export function attract(count) {
  if (document.hidden) {
    missed += count;
    document.title = "(" + missed + ") " + title;
  }
  if (embedded) parent.postMessage({ loket: pane, arrived: count }, location.origin);
  // Browsers refuse to vibrate for a page that was never touched; a reader at the keyboard needs none.
  const away = document.hidden || Date.now() - lastTouch > 20000;
  if (lastTouch && away && navigator.vibrate) navigator.vibrate([120, 60, 120]);
}

/** The reader is here: nothing is missed any more. */
export function noteSeen() {
  missed = 0;
  document.title = title;
}

/** Notes that the reader does something. */
export function noteTouch() {
  lastTouch = Date.now();
}
