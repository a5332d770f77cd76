import { forgetShown, layOut, showMessage } from "/halaman/showing.js";
import { said, told } from "/halaman/conversation.js";
import { list } from "/halaman/list.js";
import { byId, card, message, same, step } from "./check.js";

export const tests = {
  "a message is shown once, in its language": () => {
    same([Boolean(showMessage(message(1, "Selamat pagi", { view: { lang: "en" } }))), showMessage(message(1, "Selamat pagi"))], [true, null]);
    same([list.children.length, list.firstChild.lang, document.documentElement.lang], [1, "en", "en"]);
  },
  "a card is renewed where it stands; one that is asked for comes to the end": () => {
    showMessage(card(2, [step(1, "now")]));
    showMessage(message(3, "lain"));
    const renewed = showMessage(card(4, [step(1, "done")]));
    same([renewed.replaced, list.children[1] === renewed.item, list.children.length], [true, true, 3]);
    const anew = showMessage(card(5, [step(1, "done")], { anew: true }));
    same([list.lastChild === anew.item, list.children.length, showMessage(card(4, []))], [true, 3, null]);
  },
  "a call is said before all else, once; the history is not read out": () => {
    same(byId("spoken").children.length, 0);
    told.caughtUp = true;
    showMessage(card(6, [step(1, "now")], { view: { ...card(6, [step(1, "now")]).view, calls: ["Giliran Anda"] } }));
    showMessage(card(7, [step(2, "now")], { view: { ...card(7, [step(2, "now")]).view, calls: ["Giliran Anda"] } }));
    same([byId("calls").children.length, byId("spoken").children.length], [1, 1]);
  },
  "a slot is a place beside the conversation": () => {
    layOut({ slotOf: (each) => (each.view.part ? { name: "part", make: () => document.createElement("div"), draw: ({ item }) => { item.textContent = "papan"; }, news: () => "" } : null) });
    same([showMessage(message(8, "x", { view: { part: "board" } })).item.textContent, list.children.length], ["papan", 3]);
  },
  "words that were taken back are a line": () => same(showMessage(message(9, "Ditarik", { card: "words:1", view: { gone: true } })).item.className, "item desk gone"),
  "of what was shown nothing is left for another conversation": () => {
    forgetShown();
    same([said.size, list.children.length, told, byId("calls").textContent], [0, 0, { after: 0, caughtUp: false }, ""]);
  },
};
