import { beginKeys } from "/halaman/workbench_keys.js";
import { arrange, cardsInOrder, visitSlot } from "/halaman/workbench_visits.js";
import { layOut, showMessage } from "/halaman/showing.js";
import { whenPressed } from "/halaman/buttons.js";
import { remembered } from "/halaman/memory.js";
import { byId, card, press, same, silence, step } from "./check.js";

const visit = (id, name, stand, due = "") => {
  const made = card(id, [step(1, stand === "late" ? "late" : "now", { due }), step(2, "ahead")], { card: name, rows: [[press("Terima", "t" + name, { main: true }), press("Batal", "b" + name)]] });
  Object.assign(made.view, { part: "visit" });
  Object.assign(made.view.card, { stand, title: [{ text: name, look: "b" }, { text: " · Rina" }] });
  return made;
};

const key = (name, given = {}) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...given }));

export const tests = {
  "from card to card, and a button by its number": () => {
    silence();
    layOut({ slotOf: visitSlot });
    byId("bench").hidden = false;
    showMessage(visit(1, "A-001", "running"));
    showMessage(visit(2, "A-002", "running"));
    arrange();
    beginKeys();
    const pressed = [];
    whenPressed((words) => pressed.push(words.press));
    key("j");
    same(document.activeElement === cardsInOrder()[0], true);
    key("j");
    key("2");
    same(pressed, ["bA-002"]);
    key("k");
    key("Enter");
    same(pressed, ["bA-002", "tA-001"]);
  },
  "who types types": () => {
    key("/");
    same(document.activeElement.id, "text");
    key("j");
    same(document.activeElement.id, "text");
    key("Escape");
    same(document.activeElement === cardsInOrder()[0], true);
    key("j", { ctrlKey: true });
    same(document.activeElement === cardsInOrder()[0], true);
  },
  "the keys can be read, and switched off": () => {
    key("?");
    same(byId("help").open, true);
    byId("keys-on").click();
    byId("help-close").click();
    same([byId("help").open, remembered("pintasan"), document.body.classList.contains("no-keys")], [false, "0", true]);
    cardsInOrder()[0].focus();
    key("j");
    same(document.activeElement === cardsInOrder()[0], true);
  },
};
