import { beginTelling, tellOf } from "/halaman/telling.js";
import { box } from "/halaman/writing.js";
import { desk, hold, same } from "./check.js";

export const tests = {
  "while an officer writes their reader is told, every three seconds at most": async () => {
    const pass = hold();
    const asked = desk();
    const type = (words) => { box.value = words; box.dispatchEvent(new Event("input")); };
    beginTelling();
    type("Selamat");
    same(asked, [], "nobody reads");
    tellOf("kunci");
    type("Selamat pagi");
    type("Selamat pagi, Ibu");
    same(asked.map(({ path, body }) => [path, body]), [["api/writing", { key: "kunci" }]]);
    await pass(3000);
    type("");
    same(asked.length, 1);
    type("Baik");
    same(asked.length, 2);
    tellOf(undefined);
    await pass(3000);
    type("Baik, Bu");
    same(asked.length, 2);
  },
};
