import { choose, closeAll, forget, openAll, paneNamed, panes, sessionOf } from "/halaman/demo_panes.js";
import { desk, same, until } from "./check.js";

export const tests = {
  "every side has a chat, with an invitation of its own; the visitor's needs none": async () => {
    const asked = desk(() => [201, { invite: "rahasia" }]);
    openAll();
    await until(() => document.querySelectorAll("iframe").length === 4);
    await until(() => asked.filter(({ path }) => path === "api/demo/invite").length === 3);
    same(asked.filter(({ path }) => path === "api/demo/invite").map(({ body }) => body.role), ["front_office", "back_office", "supervisor"]);
    same([panes.length, document.querySelectorAll("#tabs button").length], [5, 5]);
  },
  "where something happened is marked, until it is chosen": () => {
    const back = paneNamed("back");
    dispatchEvent(new MessageEvent("message", { data: { loket: "back" }, origin: location.origin }));
    same([back.classList.contains("news"), back.tab.classList.contains("news")], [true, true]);
    dispatchEvent(new MessageEvent("message", { data: { loket: "front" }, origin: "https://lain.example" }));
    same(paneNamed("front").classList.contains("news"), false);
    choose(back);
    same([back.classList.contains("news"), back.tab.getAttribute("aria-current")], [false, "true"]);
  },
  "what one pane remembers is forgotten without the others'": () => {
    ["loket:front", "loket:front:pesan", "loket:frontal", "loket:back"].forEach((key) => localStorage.setItem(key, "x"));
    forget(["front"]);
    same([sessionOf("front"), localStorage.getItem("loket:front:pesan"), localStorage.getItem("loket:frontal"), sessionOf("back")], ["", null, "x", "x"]);
    closeAll();
    same([document.querySelectorAll("iframe").length, sessionOf("back")], [0, ""]);
  },
};
