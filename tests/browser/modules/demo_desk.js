import { act, language, pause, put, say, stand, tell } from "/halaman/demo_desk.js";
import { byId, desk, hold, same } from "./check.js";

export const tests = {
  "the desk does something, or says what is in the way": async () => {
    const asked = desk(() => [200, { moved: true }]);
    same([await act("clock", { to: "one" }), asked[0].path, asked[0].body, language], [{ ok: true, body: { moved: true } }, "api/demo/clock", { to: "one" }, "id"]);
    desk(() => null);
    same([(await act("clock", {})).body.error, await stand("", "")], [say("demo-unconnected"), null]);
  },
  "how everything stands is asked with the visitor's session": async () => {
    const asked = desk(() => [200, { life: "1" }]);
    same([await stand("v 1", "kunci"), asked[0].path, asked[0].headers.Authorization], [{ life: "1" }, "api/demo/stand?visit=v%201", "Bearer kunci"]);
  },
  "what stays the same is not said again": () => {
    let changes = 0;
    new MutationObserver(() => { changes += 1; }).observe(byId("said"), { childList: true });
    tell("Halo");
    const node = byId("said").firstChild;
    tell("Halo");
    put(byId("clock"), "09.00");
    same([byId("said").firstChild === node, byId("clock").textContent, changes], [true, "09.00", 0]);
  },
  "a pause lasts its time": async () => {
    const pass = hold();
    let over = false;
    pause(250).then(() => { over = true; });
    await pass(250);
    same(over, true);
  },
};
