/*
 * What a screen reader says by itself: every new message of the desk once, a call before all else.
 *
 * The conversation itself is silent: read out at every change, cards and history would drown what is new. Words are
 * only ever added here; after a while they are taken away again, so that nobody reads them twice.
 */

const KEPT_FOR = 60000;

/** Says what is new; calls at once, in a region of their own, and so alarms where the page has one for them. */
export function speakOf(calls, otherwise, alarm) {
  if (calls.length) add("calls", calls.join(" "));
  else if (otherwise) add(alarm && document.getElementById("alarm-news") ? "alarm-news" : "spoken", otherwise);
}

/** Says how something of the reader's own goes on. */
export function announce(words) {
  document.getElementById("news").textContent = words;
}

/** Takes away what was said: the next reader is somebody else. */
export function hush() {
  ["spoken", "calls", "alarm-news"].forEach((region) => {
    const place = document.getElementById(region);
    if (place) place.textContent = "";
  });
}

function add(region, words) {
  const said = document.createElement("p");
  said.textContent = words;
  document.getElementById(region).appendChild(said);
  setTimeout(() => said.remove(), KEPT_FOR);
}
