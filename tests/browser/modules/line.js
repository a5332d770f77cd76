import { showLine } from "/halaman/line.js";
import { byId, same } from "./check.js";

export const tests = {
  "only an answer of the desk makes it connected": () => {
    showLine(true);
    same([byId("state").textContent, byId("state").className], ["Tersambung", "state on"]);
    showLine(false);
    same([byId("state").textContent, byId("state").className], ["Menyambung ulang…", "state"]);
  },
  "a device without a network says so at once": () => {
    Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
    dispatchEvent(new Event("offline"));
    same(byId("state").textContent, "Tidak ada jaringan");
  },
};
