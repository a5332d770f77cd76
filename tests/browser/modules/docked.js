import { dockChoices } from "/halaman/docked.js";
import { list } from "/halaman/list.js";
import { byId, message, press, same } from "./check.js";

export const tests = {
  "the choices of the open question are above the line one writes in, and not at the question": () => {
    const item = list.appendChild(document.createElement("li"));
    const shown = { message: message(1, "?", { rows: [[press("Ya", "y")], [press("Tidak", "t")]] }), item, changedAt: 0 };
    dockChoices(shown);
    same([byId("dock").hidden, Array.from(byId("dock").querySelectorAll("button"), (each) => each.textContent)], [false, ["Ya", "Tidak"]]);
    same([item.className, getComputedStyle(byId("dock")).overflowY], ["asking", "auto"]);
    const place = byId("dock").compareDocumentPosition(byId("text"));
    same(place & Node.DOCUMENT_POSITION_FOLLOWING, 4, "by keyboard one comes from the choices to the line");
  },
  "once it is answered nothing is docked, and whoever was there writes on": () => {
    byId("dock").querySelector("button").focus();
    dockChoices(null);
    same([byId("dock").hidden, byId("dock").textContent, document.activeElement.id, list.firstChild.className], [true, "", "text", ""]);
  },
  "what is docked already is not drawn anew": () => {
    const shown = { message: message(2, "?", { rows: [[press("Ya", "y")]] }), item: list.firstChild, changedAt: 0 };
    dockChoices(shown);
    const made = byId("dock").firstChild;
    dockChoices(shown);
    same(byId("dock").firstChild === made, true);
  },
};
