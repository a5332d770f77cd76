/* Several tabs with one conversation: a browser opens only six lines to a host, so only the one looked at last keeps its
   line open; the others look now and then. */
import { keyOf, remember } from "./memory.js";

const mine = String(Math.random());
let behind = false;
let onChange = () => {};

/** Whether another tab of this conversation was looked at since, and this one is not in sight. */
export const isBehind = () => behind && document.hidden;

function comeForward() {
  behind = false;
  remember("depan", mine);
}

/** Notes which tab is in front from now on; ``act`` is done whenever this one steps back or comes forward. */
export function followForemost(act) {
  onChange = act;
  if (!document.hidden) comeForward();
  addEventListener("storage", (event) => {
    if (event.key !== keyOf("depan") || !event.newValue || event.newValue === mine) return;
    behind = true;
    onChange();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) comeForward();
    onChange();
  });
}
