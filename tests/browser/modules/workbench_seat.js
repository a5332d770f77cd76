import { gate, lookSoon, whenSeated } from "/halaman/workbench_seat.js";
import { remember } from "/halaman/memory.js";
import { own } from "/halaman/conversation.js";
import { beginTelling } from "/halaman/telling.js";
import { box } from "/halaman/writing.js";
import { byId, desk, hold, same, silence } from "./check.js";

export const tests = {
  "who has no seat sees why there is nothing": () => {
    gate("out");
    same([byId("gate").hidden, byId("gate-out").hidden, byId("gate-visitor").hidden], [false, false, true]);
    gate("");
    same(byId("gate").hidden, true);
  },
  "who sits here, and for whom the next words are": async () => {
    const pass = hold();
    remember("", "kunci");
    let seated = 0;
    whenSeated(() => { seated += 1; });
    const asked = desk(({ path }) => (path === "api/meja" ? [200, { seat: "Sari", to: { kind: "visitor", name: "A-001", let_go: "lg", writing: "w1" }, work: null }] : [200, { ok: true }]));
    lookSoon();
    lookSoon();
    await pass(120);
    same([asked.length, seated, byId("who").textContent, byId("to").className, byId("to-off").hidden], [1, 1, "· Sari", "to visitor", false]);
    same(byId("to-words").textContent.endsWith(" A-001"), true);
    beginTelling();
    box.value = "Selamat";
    box.dispatchEvent(new Event("input"));
    same(asked[1].body, { key: "w1" });
    await pass(20000);
    same([asked.length, seated], [3, 1]);
  },
  "they are let go by a press": () => {
    silence();
    byId("to-off").click();
    same(own.entries.map((entry) => entry.press), ["lg"]);
  },
};
