import { attract, noteSeen, noteTouch } from "/halaman/attention.js";
import { look, same } from "./check.js";

export const tests = {
  "the title says how many came while nobody looked, and that there is a call": () => {
    const title = document.title;
    look(false);
    attract(2, false);
    same(document.title, "(2) " + title);
    attract(1, true);
    same(document.title.startsWith("(3) ") && document.title.endsWith(" · " + title), true);
    noteSeen();
    same(document.title, title);
  },
  "who looks misses nothing": () => {
    look(true);
    const title = document.title;
    attract(1, false);
    same(document.title, title);
  },
  "a page that was never touched does not vibrate": () => {
    let shaken = 0;
    navigator.vibrate = () => { shaken += 1; };
    look(false);
    attract(1, false);
    same(shaken, 0);
    noteTouch();
    attract(1, true);
    same(shaken, 1);
  },
};
