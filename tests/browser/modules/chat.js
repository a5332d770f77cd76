import { byId, desk, hold, same, until } from "./check.js";

export const tests = {
  "an empty conversation begins with a welcome, and with a press": async () => {
    hold();
    let first = true;
    const asked = desk(({ path, method }) => {
      if (path === "api/session") return [201, { token: "kunci" }];
      if (method === "POST") return [202, { ok: true }];
      if (!first) return new Promise(() => {});
      first = false;
      return new Response(new Blob(['id: 0\ndata: {"messages":[],"after":0,"all":true}\n\n']).stream(), { headers: { "Content-Type": "text/event-stream" } });
    });
    await import("/halaman/chat.js");
    await until(() => !byId("welcome").hidden);
    same([byId("welcome").hidden, byId("state").textContent], [false, "Tersambung"]);
    byId("begin").click();
    await until(() => asked.some(({ path, body }) => path === "api/messages" && body));
    same([asked.filter(({ body }) => body && body.text).map(({ body }) => body.text), byId("welcome").hidden], [["halo"], true]);
  },
};
