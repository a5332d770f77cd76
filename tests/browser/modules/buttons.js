import { allButtons, noteMoved, notePointer, rowsOf, whenPressed } from "/halaman/buttons.js";
import { hold, message, press, same } from "./check.js";

export const tests = {
  "an answer is pressed once, however often it is clicked": async () => {
    const pass = hold();
    const pressed = [];
    whenPressed((words) => pressed.push(words));
    const rows = rowsOf({ message: message(3, "?", { rows: [[press("Setuju", "a:1")]] }), changedAt: 0 });
    const made = rows.querySelector("button");
    made.click();
    made.click();
    same(pressed, [{ press: "a:1", label: "Setuju", from: 3, onCard: false }]);
    same(made.className, "button busy");
    await pass(3000);
    made.click();
    same([pressed.length, made.className], [2, "button busy"]);
  },
  "a card that changed under the finger takes no press": async () => {
    const pass = hold();
    let pressed = 0;
    whenPressed(() => { pressed += 1; });
    notePointer({ pointerType: "touch" });
    const shown = { message: message(4, "?", { card: "v1", rows: [[press("Ya", "b")]] }), changedAt: Date.now() };
    const made = rowsOf(shown).querySelector("button");
    made.click();
    same(pressed, 0);
    await pass(600);
    noteMoved();
    made.dispatchEvent(new MouseEvent("click", { detail: 1 }));
    same(pressed, 0);
    await pass(600);
    made.click();
    same(pressed, 1);
  },
  "only addresses that may be opened are links": () => {
    const rows = rowsOf({ message: message(5, "?", { rows: [[{ label: "Zoom", url: "https://zoom.us/j/1", main: true }, { label: "x", url: "javascript:alert(1)" }]] }), changedAt: 0 });
    same(Array.from(rows.querySelectorAll("a"), (each) => [each.className, each.getAttribute("href")]), [["button main", "https://zoom.us/j/1"], ["button", null]]);
  },
  "no buttons, no rows": () => {
    same([rowsOf({ message: message(6, "x") }).hidden, allButtons([[1], [2, 3]]), allButtons(undefined)], [true, [1, 2, 3], []]);
  },
};
