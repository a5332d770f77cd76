import { plain, wordsOf } from "/halaman/words.js";
import { same } from "./check.js";

export const tests = {
  "looks, links and numbers are nodes of their own": () => {
    const box = document.createElement("p");
    box.append(wordsOf([{ text: "a", look: "b" }, { text: "<i>" }, { text: "B-001", whole: true }, { text: "x", url: "https://a.example/" }]));
    same(box.innerHTML, '<b>a</b>&lt;i&gt;<span class="number">B-001</span><a class="" href="https://a.example/" target="_blank" rel="noopener noreferrer">x</a>'.replace(' class=""', ""));
  },
  "a look that is none is words": () => {
    const box = document.createElement("p");
    box.append(wordsOf([{ text: "a", look: "script" }]));
    same(box.innerHTML, "a");
  },
  "the same as text alone": () => same([plain([{ text: "a", look: "b" }, { text: "c" }]), plain(undefined)], ["ac", ""]),
};
