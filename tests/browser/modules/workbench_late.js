import { showLate } from "/halaman/workbench_late.js";
import { byId, card, same, step } from "./check.js";

export const tests = {
  "what runs over is a button that leads to its card": () => {
    const item = byId("cards").appendChild(document.createElement("article"));
    item.tabIndex = -1;
    byId("bench").hidden = false;
    const shown = { message: card(1, [step(1, "late"), step(2, "now")]), item };
    showLate([{ shown, name: "A-001" }]);
    const line = byId("late-list").querySelector("button");
    same([byId("late").hidden, line.textContent, byId("count-cards").textContent], [false, "A-001: Langkah 1", "1"]);
    showLate([{ shown, name: "A-001" }]);
    same(byId("late-list").querySelector("button") === line, true);
    line.click();
    same(document.activeElement === item, true);
    showLate([]);
    same([byId("late").hidden, byId("count-cards").textContent], [true, ""]);
  },
};
