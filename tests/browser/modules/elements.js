import { element, outside, refill, wordButton } from "/halaman/elements.js";
import { same } from "./check.js";

export const tests = {
  "words are never read as HTML": () => {
    const made = element("p", "a b", "<b>", element("i", "", "x"));
    same(made.outerHTML, '<p class="a b">&lt;b&gt;<i>x</i></p>');
  },
  "what is filled anew holds nothing of before": () => {
    const made = element("p", "", "lama");
    refill(made, "baru", "!");
    same(made.textContent, "baru!");
  },
  "a link to elsewhere tells the other side nothing": () => {
    const link = outside(element("a", "", "x"), "https://a.example/");
    same([link.href, link.target, link.rel], ["https://a.example/", "_blank", "noopener noreferrer"]);
  },
  "a button of words does what it is for": () => {
    let done = 0;
    wordButton("Kirim lagi", () => { done += 1; }).click();
    same(done, 1);
  },
};
