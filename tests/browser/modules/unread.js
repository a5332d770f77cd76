import { clearUnread, markSince, markUnread, noteRead } from "/halaman/unread.js";
import { told } from "/halaman/conversation.js";
import { list } from "/halaman/list.js";
import { remember, remembered } from "/halaman/memory.js";
import { byId, look, same } from "./check.js";

export const tests = {
  "a line stands above the first that came while the reader looked elsewhere": () => {
    for (let id = 1; id < 5; id += 1) list.append(Object.assign(document.createElement("li"), { className: "item desk", order: [id, 0, 0] }));
    told.caughtUp = true;
    look(false);
    markUnread([list.children[2]], true);
    markUnread([list.children[3]], true);
    same([list.querySelectorAll(".unread").length, list.children[2].firstChild.textContent], [1, "Belum dibaca"]);
    clearUnread();
    same(list.querySelectorAll(".unread").length, 0);
  },
  "how far was read is remembered, and after a reload the line stands where one left off": () => {
    remember("dibaca", "2");
    markSince();
    same([list.children[2].firstChild.className, remembered("dibaca")], ["unread", "2"]);
    told.after = 4;
    look(true);
    noteRead();
    same(remembered("dibaca"), "4");
  },
  "where the conversation is out of sight nothing is read": () => {
    told.after = 5;
    byId("log").style.display = "none";
    dispatchEvent(new Event("focus"));
    same(remembered("dibaca"), "4");
    byId("log").style.display = "";
    dispatchEvent(new Event("focus"));
    same(remembered("dibaca"), "5");
  },
};
