import { asideSlot, beginWork, noteAge, renewWork } from "/halaman/workbench_work.js";
import { layOut, showMessage } from "/halaman/showing.js";
import { own, said } from "/halaman/conversation.js";
import { byId, hold, message, press, same, silence } from "./check.js";

export const tests = {
  "the list of one's own work and the board have places of their own": () => {
    layOut({ slotOf: asideSlot });
    showMessage(message(5, "1 menunggu", { rows: [[press("Ambil", "a")]], view: { part: "work" } }));
    showMessage(message(6, "papan", { view: { part: "board" } }));
    same([byId("work-now").textContent.includes("1 menunggu"), byId("board-now").textContent.includes("papan"), asideSlot(message(7, "x"))], [true, true, null]);
  },
  "the list renews itself, without losing what is focused": async () => {
    const pass = hold();
    byId("bench").hidden = false;
    byId("work-now").querySelector("button").focus();
    renewWork({ at: "2026-11-23T02:05:00Z", view: { words: [{ text: "2 menunggu" }], calls: [], part: "work" }, rows: [[press("Ambil", "a")]] }, 9);
    same([byId("work-now").textContent.includes("2 menunggu"), document.activeElement.dataset.token], [true, "a"]);
    await pass(1500);
    same(byId("spoken").textContent, "Pekerjaan saya diperbarui");
  },
  "one that could not be looked at says that it is old": () => {
    said.set(12, { message: message(12, "baru") });
    noteAge();
    same(byId("work-stale").hidden, false);
    renewWork({ at: "2026-11-23T02:06:00Z", view: { words: [{ text: "3 menunggu" }], calls: [], part: "work" }, rows: [] }, 12);
    same(byId("work-stale").hidden, true);
  },
  "both are asked for in the words of the chat": () => {
    silence();
    beginWork();
    byId("refresh").click();
    byId("show-board").click();
    same(own.entries.map((entry) => [entry.text, entry.aside]), [["menu", true], ["/antrean", true]]);
  },
};
