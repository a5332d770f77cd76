import "/halaman/keeper.js";
import { rest, same } from "./check.js";

export const tests = {
  "a notification that is touched closes and leads back to the page": async () => {
    const done = [];
    window.clients = { matchAll: async () => [{ focus: async () => done.push("focus") }] };
    const event = new Event("notificationclick");
    event.notification = { close: () => done.push("close") };
    event.waitUntil = (what) => done.push(typeof what.then);
    dispatchEvent(event);
    await rest();
    same(done, ["close", "function", "focus"]);
  },
};
