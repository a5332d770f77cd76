import { byId, desk, hold, same, until } from "./check.js";

export const tests = {
  "it shows how the queue stands, and says since when it hears nothing": async () => {
    const pass = hold();
    let line = true;
    const asked = desk(() => (line ? [200, { edition: "1", calls: [], called: "A-001", serving: [], next: [], waiting: 0, open: true }, { ETag: '"1"' }] : null));
    await import("/halaman/screen.js");
    await until(() => byId("ticket").textContent === "A-001");
    same([byId("ticket").textContent, byId("lost").hidden, byId("clock").textContent.endsWith("WIB")], ["A-001", true, true]);
    line = false;
    await pass(2000);
    await until(() => !byId("lost").hidden);
    same([asked[1].headers["If-None-Match"], byId("lost").hidden, byId("ticket").textContent], ['"1"', false, "A-001"]);
  },
};
