import { noteAwaited, tellRead } from "/halaman/reading.js";
import { remember } from "/halaman/memory.js";
import { desk, message, same } from "./check.js";

export const tests = {
  "only what somebody waits for is told, once, when it has been read": async () => {
    remember("", "kunci");
    const asked = desk();
    noteAwaited([message(1, "dari loket"), message(3, "dari petugas", { mark: true }), message(4, "dari loket")]);
    await tellRead(2);
    same(asked, []);
    await tellRead(4);
    await tellRead(4);
    same(asked.map(({ path, body }) => [path, body]), [["api/read", { up_to: 4 }]]);
  },
  "what could not be told is told with the next": async () => {
    noteAwaited([message(5, "lagi", { mark: true })]);
    desk(() => null);
    await tellRead(5);
    const asked = desk();
    await tellRead(6);
    same(asked.map(({ body }) => body), [{ up_to: 6 }]);
  },
};
