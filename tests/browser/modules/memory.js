import { isKept, isTalkingIn, keyOf, remember, remembered, rememberedOwn } from "/halaman/memory.js";
import { same } from "./check.js";

export const tests = {
  "what is remembered is there by pane and part": () => {
    remember("konsep", "halo");
    same([keyOf("konsep"), remembered("konsep"), localStorage.getItem("loket:pengunjung:konsep")], ["loket:pengunjung:konsep", "halo", "halo"]);
    remember("konsep", "");
    same([remembered("konsep"), localStorage.length], [null, 0]);
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
