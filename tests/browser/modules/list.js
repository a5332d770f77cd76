import { isListed, list, place, settle, tidy, whenAsked, whenSettled } from "/halaman/list.js";
import { own, said, told } from "/halaman/conversation.js";
import { byId, message, press, same } from "./check.js";

export const tests = {
  "an item stands after what the desk had said when it was written": () => {
    const made = (at, order) => { const item = place(document.createElement("li"), order); item.dataset.at = at; item.id = "i" + order.join(""); return item; };
    made("2026-11-23T02:00:00Z", [1, 0, 0]);
    made("2026-11-23T02:02:00Z", [3, 0, 0]);
    made("2026-11-23T02:01:00Z", [1, 1, 5]);
    same(Array.from(list.children, (each) => each.id), ["i100", "i115", "i300"]);
    same(isListed(byId("i100")), true);
  },
  "a day is named once": () => {
    byId("i300").dataset.at = "2026-11-24T02:00:00Z";
    tidy();
    same(list.querySelectorAll(".day").length, 2);
  },
  "a question is open until it is pressed, answered in words, or asked anew": () => {
    const asked = [];
    whenAsked((shown) => asked.push(shown && shown.message.id));
    const ask = (id, item) => {
      const shown = { message: message(id, "?", { rows: [[press("Ya", "y" + id)]] }), item };
      const made = document.createElement("button");
      made.dataset.token = "y" + id;
      item.append(made);
      said.set(id, shown);
      told.after = id;
      return made;
    };
    const first = ask(1, byId("i100"));
    tidy();
    const second = ask(3, byId("i300"));
    tidy();
    same([first.tabIndex, second.tabIndex], [0, 0]);
    own.entries = [{ press: "y3", from: 3, state: "waiting" }];
    tidy();
    same([second.tabIndex, second.className], [-1, "pressed"]);
    own.entries = [{ text: "ya", after: 3, state: "sent" }];
    tidy();
    told.after = 4;
    tidy();
    same([first.tabIndex, second.tabIndex], [-1, -1]);
    same(asked, [1, 3, 1, 3, null]);
  },
  "what a newer message offers too is pressed there": () => {
    own.entries = [];
    const asked = [];
    whenAsked((shown) => asked.push(shown && shown.message.id));
    said.clear();
    [[5, "i100"], [6, "i300"]].forEach(([id, place]) => said.set(id, { message: message(id, "?", { rows: [[press("Ya", "y")], [press("Tidak", "t" + id)]] }), item: byId(place) }));
    tidy();
    same([asked, byId("i100").classList.contains("past"), byId("i300").classList.contains("past")], [[6], true, false]);
  },
  "a question stays at hand although an offer has come since": () => {
    const asked = [];
    whenAsked((shown) => asked.push(shown && shown.message.id));
    said.clear();
    said.set(7, { message: message(7, "Survei 1 dari 9", { rows: [[press("Sesuai", "s"), press("Lewati", "l")]] }), item: byId("i100") });
    said.set(8, { message: message(8, "Bukti layanan", { rows: [[press("Minta keterangan hadir", "k")]] }), item: byId("i300") });
    tidy();
    same([asked, byId("i100").classList.contains("past"), byId("i300").classList.contains("past")], [[7], false, false]);
  },
  "it is told once the conversation stands whether it is empty": () => {
    const empty = [];
    whenSettled((none) => empty.push(none));
    told.caughtUp = true;
    settle();
    list.textContent = "";
    settle();
    same([empty, byId("log").hasAttribute("aria-busy")], [[false, true], false]);
  },
};
