import { isKept, isTalkingIn, keyOf, remember, remembered, rememberedOwn } from "/halaman/memory.js";
import { same } from "./check.js";

export const tests = {
  "what is remembered is there by pane and part": () => {
    remember("konsep", "halo");
    same([keyOf("konsep"), remembered("konsep"), localStorage.getItem("loket:pengunjung:konsep")], ["loket:pengunjung:konsep", "halo", "halo"]);
    remember("konsep", "");
    same([remembered("konsep"), localStorage.length], [null, 0]);
  },
  "of many desks at one address each keeps its own": async () => {
    const frame = document.createElement("iframe");
    frame.src = "/d/ult-medan/memory";
    await new Promise((resolve) => { frame.onload = frame.onerror = resolve; document.body.append(frame); });
    const { keyOf: elsewhere } = await frame.contentWindow.Function('return import("/halaman/memory.js")')();
    same([elsewhere("konsep"), keyOf("konsep")], ["loket:/d/ult-medan/pengunjung:konsep", "loket:pengunjung:konsep"]);
  },
  "own messages that are damaged are none": () => {
    remember("pesan", "[{]");
    same(rememberedOwn(), []);
    remember("pesan", '[{"id":"1"}]');
    same(rememberedOwn(), [{ id: "1" }]);
  },
  "a conversation in another pane is seen": () => {
    localStorage.setItem("loket:front", "kunci");
    same([isTalkingIn("front"), isTalkingIn("back")], [true, false]);
  },
  "a browser that keeps nothing is worked with all the same": () => {
    const refuse = () => { throw new DOMException("no"); };
    Storage.prototype.setItem = refuse;
    same(isKept(), false);
    remember("konsep", "ada");
    same(remembered("konsep"), "ada");
  },
};
