/* In a frame on another site: what the button there is told. It may be any site that is allowed, so never who or what. */
import { byId } from "./elements.js";
import { isKept } from "./memory.js";
import { inSite } from "./pane.js";

/** Says how many messages have come. */
export function tellSite(arrived) {
  if (inSite) parent.postMessage({ loket: "kabar", arrived }, "*");
}

/** Begins: the escape key closes the chat, unless something of the page's own is open. */
export function followSite() {
  document.body.classList.toggle("site", inSite);
  if (!inSite) return;
  // rule: unkept-conversation-is-told
  byId("unkept").hidden = isKept();
  document.addEventListener("keydown", (event) => {
    const open = document.body.classList.contains("asked") || document.querySelector(".pin.open");
    if (event.key === "Escape" && !event.defaultPrevented && !open) parent.postMessage({ loket: "tutup" }, "*");
  });
}
