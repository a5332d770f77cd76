import { canStream, hear, whenWriting } from "/halaman/streaming.js";
import { desk, hold, same } from "./check.js";

export const tests = {
  "every piece is told, cut where it may be; a sign of life is one": async () => {
    const pieces = [':\n\nid: 2\ndata: {"messages":[1],', '"after":2}\n\nevent: writes\ndata: {}\n\n'];
    let written = 0;
    whenWriting(() => { written += 1; });
    const asked = desk(() => new Response(new Blob(pieces).stream(), { headers: { "Content-Type": "text/event-stream" } }));
    const news = [];
    same(await hear("api/messages?after=1", "kunci", new AbortController(), (each) => news.push(each)), { status: 200, body: {}, later: 0 });
    same([news, written, asked[0].headers.Authorization], [[null, { messages: [1], after: 2 }, null], 1, "Bearer kunci"]);
  },
  "a session that is over ends it": async () => {
    desk(() => new Response("event: over\ndata: {}\n\n", { headers: { "Content-Type": "text/event-stream" } }));
    same((await hear("x", "k", new AbortController(), () => {})).status, 401);
  },
  "a line that is silent is given up, and for a while the other way is taken": async () => {
    const pass = hold();
    window.fetch = (path, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("abort"))));
    same(canStream(), true);
    const end = hear("x", "k", new AbortController(), () => {});
    await pass(7000);
    same([(await end).status, canStream()], [0, false]);
    await pass(10 * 60000 + 1);
    same(canStream(), true);
  },
  "who answers with something else lets no stream through": async () => {
    desk(() => new Response("<html>", { headers: { "Content-Type": "text/html" } }));
    same([(await hear("x", "k", new AbortController(), () => {})).status, canStream()], [0, false]);
  },
  "a refusal is told as it is": async () => {
    desk(() => [429, { error: "Penuh" }, { "Retry-After": "3" }]);
    same(await hear("x", "k", new AbortController(), () => {}), { status: 429, body: { error: "Penuh" }, later: 3 });
  },
};
