import { byId, desk, hold, rest, same, until } from "./check.js";

export const tests = {
  "without an invitation or a seat the page says whom it is for": async () => {
    hold();
    const asked = desk();
    await import("/halaman/workbench.js");
    await rest();
    same([byId("gate").hidden, byId("gate-out").hidden, byId("bench").hidden, asked], [false, false, true, []]);
  },
  "with an invitation it opens, and its key leaves the address": async () => {
    const seat = { seat: "Sari", to: { kind: "nobody" }, work: null };
    const asked = desk(({ path, method }) => {
      if (path === "api/session") return [201, { token: "kunci" }];
      if (path === "api/meja") return [200, seat];
      return method === "POST" ? [202, { ok: true }] : new Promise(() => {});
    });
    location.hash = "#mulai=rahasia";
    await until(() => asked.some(({ path, method }) => path === "api/messages" && method === "POST"));
    same([asked.find(({ body }) => body && body.text).body.text, location.hash], ["/start rahasia", ""]);
  },
};
