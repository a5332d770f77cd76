import { deskNow, followDesk } from "/halaman/desk_time.js";
import { hold, same } from "./check.js";

export const tests = {
  "it is as late as the desk says, and goes on from there": async () => {
    const pass = hold();
    const atDesk = Date.now() + 86400000;
    followDesk(new Date(atDesk).toISOString());
    same(deskNow() - atDesk, 0);
    await pass(5000);
    same(deskNow() - atDesk, 5000);
  },
  "a desk that does not say leaves it": () => {
    const before = deskNow() - Date.now();
    followDesk(undefined);
    same(deskNow() - Date.now(), before);
  },
};
