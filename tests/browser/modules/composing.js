import { beginComposing } from "/halaman/composing.js";
import { own } from "/halaman/conversation.js";
import { box } from "/halaman/writing.js";
import { byId, same, silence } from "./check.js";

export const tests = {
  "the button sends what was written, once, and the line is empty": () => {
    silence();
    beginComposing();
    box.value = "halo";
    byId("write").requestSubmit();
    byId("write").requestSubmit();
    same([own.entries.map((entry) => entry.text), box.value, document.activeElement.id], [["halo"], "", "text"]);
  },
  "enter sends at a keyboard; with shift it is a new line": () => {
    box.value = "dua";
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", shiftKey: true, cancelable: true }));
    same(own.entries.length, 1);
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true }));
    same(own.entries.length, matchMedia("(hover: hover) and (pointer: fine)").matches ? 2 : 1);
  },
};
