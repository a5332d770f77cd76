import { cardOf, isCard, newsOf, runningOf, stepOf, ticketOf } from "/halaman/cards.js";
import { card, message, same, step } from "./check.js";

export const tests = {
  "a ticket is a card; a bubble and what is gone are none": () => {
    same([isCard(card(1, [])), isCard(message(1, "x")), isCard(message(1, "x", { card: "w", view: { bubble: true } })), isCard(message(1, "x", { card: "w", view: { gone: true } }))], [true, false, false, false]);
  },
  "what is to be done stands before what is over and what is ahead": () => {
    const item = document.createElement("li");
    const made = cardOf({ message: card(1, [step(1, "done"), step(2, "now"), step(3, "ahead")]), item })[0];
    same([item.className, Array.from(made.querySelectorAll(".step-no"), (each) => each.textContent)], ["card", ["2", "✓", "3"]]);
    same(Array.from(made.querySelectorAll(".dots span"), (each) => each.className), ["done", "now", "ahead"]);
  },
  "a step says for the ear how it stands": () => same(stepOf(step(2, "now")).textContent, "2Sekarang: 2. Langkah 2"),
  "what is new is the step that runs now, and nothing twice": () => {
    const before = { message: card(1, [step(1, "now")]) };
    same(newsOf({ message: card(2, [step(1, "done"), step(2, "late")]), replaced: true }, before), "Kartu diperbarui. Sekarang: 2. Langkah 2");
    same(newsOf({ message: card(2, [step(1, "now")]), replaced: true }, before), "Kartu diperbarui. A-001 · Rina");
    same(runningOf(before).length, 1);
  },
  "a card of an older desk has only words": () => same(ticketOf({ message: message(1, "x", { card: "v" }) }).steps, []),
};
