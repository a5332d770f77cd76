/* That an officer is writing right now: shown below the conversation until it is said no more, or their words are here. */
import { byId } from "./elements.js";
import { isFollowing, scrollToEnd } from "./scrolling.js";

const LASTS = 6000; // an officer's page says so every three seconds
const line = byId("awaited");
let fading = 0;

/** An officer writes. */
export function showWriting() {
  clearTimeout(fading);
  fading = setTimeout(hideWriting, LASTS);
  show(true);
}

/** Their words are here, or they write no longer. */
export function hideWriting() {
  clearTimeout(fading);
  show(false);
}

function show(writes) {
  if (line.hidden !== writes) return;
  const follow = isFollowing();
  line.hidden = !writes;
  if (follow) scrollToEnd();
}
