import { byId, same } from "./check.js";

export const tests = {
  "in a frame the site is told how many came, and that escape closes; never who or what": async () => {
    const frame = document.createElement("iframe");
    const told = [];
    addEventListener("message", (event) => told.push(event.data));
    frame.src = "in_site?sisip=1";
    await new Promise((resolve) => { frame.onload = resolve; document.body.append(frame); });
    const inside = frame.contentWindow;
    const { followSite, tellSite } = await inside.Function('return import("/halaman/in_site.js")')();
    followSite();
    tellSite(3);
    inside.document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    while (told.length < 2) await new Promise((resolve) => addEventListener("message", resolve, { once: true }));
    same(told, [{ loket: "kabar", arrived: 3 }, { loket: "tutup" }]);
    same([inside.document.body.className, inside.document.getElementById("unkept").hidden], ["site", true]);
  },
  "a page of its own says nothing of a frame": async () => {
    const { followSite } = await import("/halaman/in_site.js");
    followSite();
    same([document.body.classList.contains("site"), byId("unkept").hidden], [false, true]);
  },
};
