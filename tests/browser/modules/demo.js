import { byId, desk, hold, same, until } from "./check.js";

export const tests = {
  "the page shows the desk's time, and moves it": async () => {
    hold();
    const asked = desk(({ path }) => {
      if (path.startsWith("api/demo/stand")) return [200, { life: "1", now: "2026-11-23T02:00:00+00:00", time: "09.00 WIB", day: "2026-11-23", open: true, until: "16.00", visits: [], looked: "", lines: [], morning: false }];
      if (path === "api/demo/clock") return [200, { moved: false }];
      return [201, { invite: "x" }];
    });
    await import("/halaman/demo.js");
    await until(() => byId("clock").textContent === "09.00 WIB");
    same([byId("clock").textContent, byId("hours").className, byId("none").hidden], ["09.00 WIB", "open", false]);
    document.querySelector("[data-leap=five]").click();
    await until(() => byId("said").textContent !== "");
    same([asked.find(({ path }) => path === "api/demo/clock").body, byId("said").textContent], [{ to: "five" }, "Tidak ada yang dituju: sudah lewat, atau belum ada yang ditunggu."]);
  },
};
