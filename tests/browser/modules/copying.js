import { copy } from "/halaman/copying.js";
import { byId, hold, rest, same } from "./check.js";

export const tests = {
  "a value is copied, which is said, and then the button says its own again": async () => {
    const pass = hold();
    let copied = "";
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (value) => { copied = value; } }, configurable: true });
    const made = document.createElement("button");
    copy({ copy: "83151711241", label: "Salin ID" }, made);
    await rest();
    same([copied, made.textContent, byId("news").textContent], ["83151711241", "Disalin ✓", "Disalin"]);
    await pass(2000);
    same(made.textContent, "Salin ID");
  },
  "where nothing may be copied the value itself is shown": async () => {
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    document.execCommand = () => false;
    byId("text").focus();
    const made = document.createElement("button");
    copy({ copy: "123456", label: "Salin sandi" }, made);
    await rest();
    same([made.textContent, document.activeElement.id], ["123456", "text"]);
  },
};
