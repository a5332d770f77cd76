import { followOtherTab } from "/halaman/other_tab.js";
import { own } from "/halaman/conversation.js";
import { list } from "/halaman/list.js";
import { remember } from "/halaman/memory.js";
import { hold, same } from "./check.js";

const entry = (id, state) => ({ id, text: id, after: 0, at: "2026-11-23T02:00:00Z", state, tries: 0 });

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
  "what was said in another tab is said here, once the desk has it": () => {
    own.entries = [];
    remember("pesan", JSON.stringify([entry("Medan", "sent"), entry("belum", "waiting")]));
    const tell = () => dispatchEvent(new StorageEvent("storage", { key: "loket:pengunjung:pesan", newValue: "x" }));
    tell();
    tell();
    same([Array.from(list.children, (item) => item.querySelector(".words").textContent), own.entries.length], [["Medan"], 1]);
    remember("pesan", JSON.stringify([{ ...entry("Medan", "sent"), read: true }]));
    tell();
    same(list.querySelectorAll(".read").length, 1);
  },
};
