import { markRead } from "/halaman/marking.js";
import { own } from "/halaman/conversation.js";
import { list } from "/halaman/list.js";
import { rememberedOwn } from "/halaman/memory.js";
import { renew } from "/halaman/sending.js";
import { same } from "./check.js";

const sent = (id, name, second) => ({ id, name, text: id, after: 0, at: "2026-11-23T02:00:0" + second + "Z", state: "sent", tries: 0 });

export const tests = {
  "own words that were read say so, and still do after a reload": () => {
    own.entries = [sent("satu", "n1", 1), sent("dua", "n2", 2), sent("tiga", undefined, 3)];
    own.entries.forEach(renew);
    markRead(["n2", "lain"]);
    same(Array.from(list.children, (item) => item.querySelector(".meta").textContent), ["09.00 WIB ✓ terkirim", "09.00 WIB ✓✓ dibaca petugas", "09.00 WIB ✓ terkirim"]);
    same(rememberedOwn().map(({ read }) => Boolean(read)), [false, true, false]);
  },
};
