/* Another tab of the same pane: whoever ends or begins a session there does so here too. */
import { keyOf } from "./memory.js";

export function followOtherTab() {
  addEventListener("storage", (event) => {
    // A key that goes away leaves the other tab a moment to have a new one.
    if (event.key === keyOf("") && event.newValue !== event.oldValue) setTimeout(() => location.reload(), event.newValue ? 0 : 1500);
  });
}
