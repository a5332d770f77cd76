import { askToLeave, askWhoseItIs } from "/halaman/leaving.js";
import { byId, rest, same } from "./check.js";

export const tests = {
  "whoever does not leave stays, and nothing is done": async () => {
    let done = 0;
    const asked = askToLeave(false, async () => { done += 1; return true; });
    same([byId("ask").hidden, document.activeElement.id, byId("ask-yes").textContent], [false, "ask-no", "Keluar"]);
    byId("ask-no").click();
    same([await asked, done, byId("ask").hidden], [false, 0, true]);
  },
  "without a line the question stays, and says why": async () => {
    let line = false;
    const asked = askWhoseItIs(async () => line);
    byId("ask-yes").click();
    await rest();
    same([byId("ask").hidden, byId("ask-note").textContent], [false, "Belum tersambung ke loket. Silakan tekan sekali lagi."]);
    line = true;
    byId("ask-yes").click();
    same([await asked, byId("ask").hidden], [true, true]);
  },
  "escape is no; the focus does not leave the question": async () => {
    const asked = askToLeave(true, async () => true);
    byId("ask").dispatchEvent(new KeyboardEvent("keydown", { key: "Tab" }));
    same(document.activeElement.id, "ask-yes");
    byId("ask").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    same(await asked, false);
  },
};
