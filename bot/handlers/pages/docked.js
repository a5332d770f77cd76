/* The choices of the question that is open now: docked above the line in which one writes, so that nobody hunts for them.
   They are at the question no longer; once it is answered it shows them there again, and what was chosen. */
import { rowsOf } from "./buttons.js";
import { byId, element, refill } from "./elements.js";
import { forStaff } from "./pane.js";
import { isFollowing, scrollToEnd } from "./scrolling.js";
import { plain } from "./words.js";

const dock = byId("dock");
let docked = null; // what is shown of the question
let drawn = null; // its message, as its choices were drawn last

/** Docks the choices of what is shown as the open question; null where nothing is asked. */
export function dockChoices(shown) {
  const message = shown && shown.message;
  if (docked && docked !== shown) docked.item.classList.remove("asking");
  docked = shown;
  if (shown) shown.item.classList.add("asking");
  if (message === drawn) return;
  drawn = message;
  const follow = isFollowing();
  const held = dock.contains(document.activeElement);
  refill(dock, ...(shown ? [...ofWhat(message), rowsOf(shown)] : []));
  dock.hidden = !shown;
  dock.scrollTop = 0;
  if (held) byId("text").focus({ preventScroll: true }); // the choice is gone: the reader goes on where one writes
  if (follow) scrollToEnd();
}

/** An officer has several visits: above the choices stands what they are about, as its first line has it. */
const ofWhat = ({ view }) => (forStaff ? [element("p", "dock-of", plain(view.words).split("\n", 1)[0])] : []);
