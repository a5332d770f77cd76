import { box, noteTyping, setDraft, takeDraft, unwrittenFor } from "/halaman/writing.js";
import { remembered } from "/halaman/memory.js";
import { hold, same } from "./check.js";

export const tests = {
  "a draft outlives a reload, until it is taken": () => {
    box.value = "  belum selesai ";
    noteTyping();
    same(remembered("konsep"), "  belum selesai ");
    same([takeDraft(), box.value, remembered("konsep")], ["belum selesai", "", null]);
  },
  "nothing but blanks is nothing to send, and stays": () => {
    setDraft("   ");
    same([takeDraft(), box.value], ["", "   "]);
  },
  "how long nothing was written": async () => {
    const pass = hold();
    noteTyping();
    await pass(5000);
    same(unwrittenFor(), 5000);
  },
};
