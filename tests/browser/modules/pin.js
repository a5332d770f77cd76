import { followCard, togglePin, unpin } from "/halaman/pin.js";
import { list, place } from "/halaman/list.js";
import { told } from "/halaman/conversation.js";
import { byId, card, holds, press, same, step } from "./check.js";

export const tests = {
  "a card that is not in sight is pinned: its title, what runs, what leads on": async () => {
    told.caughtUp = true;
    const item = place(document.createElement("li"), [1, 0, 0]);
    item.textContent = "kartu";
    for (let each = 2; each < 60; each += 1) place(Object.assign(document.createElement("li"), { textContent: "baris" }), [each, 0, 0]);
    byId("log").scrollTop = 1000;
    const rows = [[{ label: "Buka Zoom", url: "https://zoom.us/j/1", main: true }, press("Sudah", "s")], [press("Nanti", "n")], [press("Batal", "b")]];
    followCard({ message: card(1, [step(1, "now"), step(2, "ahead")], { rows }), item, replaced: true });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    same([byId("pin").hidden, byId("pin-title").textContent], [false, "A-001 · Rina"]);
    same(Array.from(byId("pin-body").querySelectorAll(".button"), (each) => each.textContent), ["Buka Zoom", "Sudah"]);
    same([item.className, byId("pin-news").hidden], ["fresh pinned", false]);
  },
  "it covers nothing: the conversation begins below it": () => {
    holds(byId("log").getBoundingClientRect().top >= byId("pin").getBoundingClientRect().bottom - 1);
  },
  "opened it shows the whole card": () => {
    togglePin();
    same([byId("pin-toggle").getAttribute("aria-expanded"), byId("pin-body").querySelectorAll(".step").length], ["true", 2]);
    togglePin();
  },
  "let go of, nothing is shown": () => {
    unpin();
    same(byId("pin").hidden, true);
  },
};
