/* Another tab of the same pane: whoever ends or begins a session there does so here too, and what is said there is said
   here. */
import { keyOf } from "./memory.js";
import { showOthers } from "./sending.js";

export function followOtherTab() {
  addEventListener("storage", (event) => {
    if (event.key === keyOf("pesan") && event.newValue) showOthers();
    // A key that goes away leaves the other tab a moment to have a new one.
    if (event.key === keyOf("") && event.newValue !== event.oldValue) setTimeout(() => location.reload(), event.newValue ? 0 : 1500);
  });
}
