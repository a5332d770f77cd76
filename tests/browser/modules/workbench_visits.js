import { arrange, cardsInOrder, nameOf, visitSlot } from "/halaman/workbench_visits.js";
import { layOut, showMessage } from "/halaman/showing.js";
import { told } from "/halaman/conversation.js";
import { byId, card, press, same, step } from "./check.js";

const visit = (id, name, stand, due = "") => {
  const made = card(id, [step(1, stand === "late" ? "late" : "now", { due }), step(2, "ahead")], { card: name, rows: [[press("Terima", "t" + name, { main: true }), press("Batal", "b" + name)]] });
  Object.assign(made.view, { part: "visit" });
  Object.assign(made.view.card, { stand, title: [{ text: name, look: "b" }, { text: " · Rina" }] });
  return made;
};

export const tests = {
  "a card each, the late on top, then by when a step is due": () => {
    layOut({ slotOf: visitSlot });
    byId("bench").hidden = false;
    showMessage(visit(1, "A-001", "running", "2026-11-23T02:10:00Z"));
    showMessage(visit(2, "A-002", "running", "2026-11-23T02:05:00Z"));
    showMessage(visit(3, "A-003", "late", "2026-11-23T01:00:00Z"));
    showMessage(visit(4, "A-004", "over"));
    arrange();
    same(cardsInOrder().map((item) => item.querySelector("h4").textContent), ["A-003 · Rina", "A-002 · Rina", "A-001 · Rina"]);
    same([byId("no-cards").hidden, byId("group-waiting").hidden, byId("late-list").children.length], [true, true, 1]);
  },
  "buttons have keys, and steps that are over or ahead are folded away": () => {
    const item = cardsInOrder()[0];
    same(Array.from(item.querySelectorAll(".button"), (each) => each.dataset.key), ["1", "2"]);
    same([item.querySelector("details").open, item.getAttribute("aria-labelledby")], [false, item.querySelector("h4").id]);
  },
  "a card that moves keeps the focus": () => {
    told.caughtUp = true;
    const item = cardsInOrder()[2];
    item.focus();
    const shown = showMessage(visit(5, "A-001", "late", "2026-11-23T00:50:00Z"));
    arrange();
    same([document.activeElement === item, cardsInOrder()[0] === item, nameOf(shown), item.classList.contains("fresh")], [true, true, "A-001", true]);
  },
};
