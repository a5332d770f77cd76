import { isFollowing, keepPlace, moveTo, noteScroll, scrollToEnd, toEnd } from "/halaman/scrolling.js";
import { list } from "/halaman/list.js";
import { told } from "/halaman/conversation.js";
import { byId, holds, same } from "./check.js";

export const tests = {
  "who reads the newest sees the next from its beginning": () => {
    told.caughtUp = true;
    for (let each = 0; each < 40; each += 1) list.append(Object.assign(document.createElement("li"), { textContent: "baris", className: "item" }));
    scrollToEnd();
    same([isFollowing(), toEnd() < 2], [true, true]);
    moveTo({ item: list.children[10] }, true);
    const top = list.children[10].getBoundingClientRect().top - byId("log").getBoundingClientRect().top;
    holds(Math.abs(top - 8) < 2, "at " + top);
  },
  "who reads elsewhere is only told of it": () => {
    byId("log").scrollTop = 0;
    moveTo({ item: list.lastChild }, false);
    same([byId("log").scrollTop, byId("down").hidden, byId("down").className, byId("down-text").textContent], [0, false, "down news", "Pesan baru"]);
    scrollToEnd();
    noteScroll();
    same([byId("down").hidden, byId("down").className], [true, "down"]);
  },
  "what comes above the conversation moves nothing that is being read": () => {
    byId("log").scrollTop = 200;
    const before = list.children[15].getBoundingClientRect().top;
    keepPlace(() => { byId("pin").hidden = false; byId("pin").style.height = "90px"; });
    holds(Math.abs(list.children[15].getBoundingClientRect().top - before) < 2);
  },
};
