import { keepFocus } from "/halaman/focus.js";
import { same } from "./check.js";

export const tests = {
  "a button that is drawn anew has the focus again; one that is gone leaves it to its item": () => {
    const item = document.body.appendChild(document.createElement("div"));
    item.tabIndex = -1;
    const draw = (...tokens) => {
      item.textContent = "";
      tokens.forEach((token) => { const made = document.createElement("button"); made.dataset.token = token; item.append(made); });
    };
    draw("a", "b");
    item.children[1].focus();
    keepFocus(item, () => draw("x", "b"));
    same(document.activeElement.dataset.token, "b");
    keepFocus(item, () => draw("x"));
    same(document.activeElement === item, true);
  },
  "a focus elsewhere is left alone": () => {
    document.getElementById("text").focus();
    const item = document.createElement("div");
    keepFocus(item, () => {});
    same(document.activeElement.id, "text");
  },
};
