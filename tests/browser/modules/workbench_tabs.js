import { beginTabs, noteTalk, reveal } from "/halaman/workbench_tabs.js";
import { told } from "/halaman/conversation.js";
import { list } from "/halaman/list.js";
import { byId, message, same } from "./check.js";

export const tests = {
  "where there is no room the columns are tabs": () => {
    byId("bench").hidden = false;
    beginTabs();
    same([byId("tabs").hidden, byId("cards").hidden, byId("work").hidden, byId("tab-cards").getAttribute("aria-selected")], [false, false, true, "true"]);
    byId("tab-work").click();
    same([byId("cards").hidden, byId("work").hidden, byId("tab-cards").tabIndex], [true, false, -1]);
  },
  "arrows go from tab to tab": () => {
    byId("tabs").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", cancelable: true }));
    same([document.activeElement.id, byId("cards").hidden], ["tab-cards", false]);
  },
  "what is said elsewhere is told on its tab, until it is looked at": () => {
    told.caughtUp = true;
    const item = list.appendChild(document.createElement("li"));
    noteTalk([{ item, message: message(1, "Pengunjung menunggu") }]);
    same([byId("count-talk").textContent, byId("latest").hidden, byId("latest").textContent], ["1", false, "Loket: Pengunjung menunggu"]);
    byId("latest").click();
    same([byId("count-talk").textContent, byId("latest").hidden, byId("talk").hidden], ["", true, false]);
  },
  "what is meant is shown, and whoever writes goes on writing": () => {
    const item = byId("cards").appendChild(document.createElement("article"));
    item.tabIndex = -1;
    byId("text").focus();
    reveal("cards", item);
    same([byId("cards").hidden, document.activeElement.id], [false, "text"]);
    reveal("cards", item, true);
    same(document.activeElement === item, true);
  },
};
