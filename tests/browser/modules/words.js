import { plain, wordsOf } from "/halaman/words.js";
import { same } from "./check.js";

export const tests = {
  "looks, links and numbers are nodes of their own": () => {
    const box = document.createElement("p");
    box.append(wordsOf([{ text: "a", look: "b" }, { text: "<i>" }, { text: "B-001", whole: true }, { text: "x", url: "https://a.example/" }]));
    same(box.innerHTML, '<b>a</b>&lt;i&gt;<span class="number">B-001</span><a class="" href="https://a.example/" target="_blank" rel="noopener noreferrer">x</a>'.replace(' class=""', ""));
  },
  "a number in the middle of a copied value does not break it in two": () => {
    const box = document.createElement("p");
    box.append(wordsOf([{ text: "A-003", look: "code", whole: true }, { text: " Rina", look: "code" }, { text: " / " }, { text: "x", look: "b" }]));
    same(box.innerHTML, '<code><span class="number">A-003</span> Rina</code> / <b>x</b>');
  },
  "a look that is none is words": () => {
    const box = document.createElement("p");
    box.append(wordsOf([{ text: "a", look: "script" }]));
    same(box.innerHTML, "a");
  },
  "the same as text alone": () => same([plain([{ text: "a", look: "b" }, { text: "c" }]), plain(undefined)], ["ac", ""]),
};
