import { followOtherTab } from "/halaman/other_tab.js";
import { hold, same } from "./check.js";

export const tests = {
  "what another tab writes is of no concern; a session that ends there ends here": async () => {
    const pass = hold();
    const due = [];
    window.setTimeout = (act, after) => due.push(after);
    followOtherTab();
    const change = (key, oldValue, newValue) => dispatchEvent(new StorageEvent("storage", { key, oldValue, newValue }));
    change("loket:pengunjung:konsep", "a", "b");
    change("loket:front", "a", "b");
    change("loket:pengunjung", "a", "a");
    same(due, []);
    change("loket:pengunjung", "a", "b");
    change("loket:pengunjung", "a", null);
    same(due, [0, 1500]);
    await pass(0);
  },
};
