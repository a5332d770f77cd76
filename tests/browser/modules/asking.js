import { ask, patience, pause, wakeAll } from "/halaman/asking.js";
import { desk, hold, holds, same } from "./check.js";

export const tests = {
  "an answer comes with its status, its words and when to come again": async () => {
    const asked = desk(() => [429, { error: "Mohon tunggu." }, { "Retry-After": "7" }]);
    same(await ask("POST", "api/x", "kunci", { a: 1 }, 5), { status: 429, body: { error: "Mohon tunggu." }, later: 7 });
    same([asked[0].body, asked[0].headers.Authorization, asked[0].headers["Accept-Language"]], [{ a: 1 }, "Bearer kunci", "id"]);
  },
  "a line that breaks is an answer with status 0": async () => {
    desk(() => null);
    same(await ask("GET", "api/x", "", null, 5), { status: 0, body: {}, later: 0 });
  },
  "an answer that is no JSON has no words": async () => {
    desk(() => new Response("<html>", { status: 502 }));
    same((await ask("GET", "api/x", "", null, 5)).body, {});
  },
  "a pause lasts its time, or until somebody has a reason": async () => {
    const pass = hold();
    let over = 0;
    pause(5).then(() => { over += 1; });
    await pass(4000);
    same(over, 0);
    await pass(1000);
    same(over, 1);
    pause(500).then(() => { over += 1; });
    wakeAll();
    await pass(0);
    same(over, 2);
  },
  "patience doubles, ends at half a minute and is never less than what the desk asks for": () => {
    holds(patience(1) <= 1.25 && patience(1) >= 0.75);
    holds(patience(4) >= 6 && patience(4) <= 10);
    holds(patience(50) <= 37.5 && patience(50) >= 22.5);
    same(patience(1, 90), 90);
  },
};
