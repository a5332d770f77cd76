import { hideWriting, showWriting } from "/halaman/awaited.js";
import { byId, hold, same } from "./check.js";

export const tests = {
  "an officer writes, for as long as that is said": async () => {
    const pass = hold();
    showWriting();
    same([byId("awaited").hidden, byId("awaited").textContent], [false, "Petugas sedang menulis…"]);
    await pass(5000);
    showWriting();
    await pass(5000);
    same(byId("awaited").hidden, false);
    await pass(1000);
    same(byId("awaited").hidden, true);
  },
  "their words are here": () => {
    showWriting();
    hideWriting();
    same(byId("awaited").hidden, true);
  },
};
