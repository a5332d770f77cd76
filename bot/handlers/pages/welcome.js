/* The first sight of an empty conversation: shown only once it is known to be empty. */
import { told } from "./conversation.js";
import { byId } from "./elements.js";
import { embedded, forStaff, inSite } from "./pane.js";
import { tell } from "./session.js";

export function showWelcome(empty) {
  byId("welcome").hidden = !(empty && told.caughtUp && !forStaff);
  byId("welcome-staff").hidden = !(empty && told.caughtUp && forStaff);
  document.body.classList.toggle("talking", !empty && !forStaff && !embedded && !inSite);
  // rule: no-words-without-invitation
  byId("write").hidden = empty && forStaff;
  byId("leave").hidden = empty || embedded;
  if (byId("bell")) byId("bell").hidden = empty || embedded;
  if (!empty) tell("");
}
