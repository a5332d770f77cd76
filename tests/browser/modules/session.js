import { beginNoOther, doubt, endSession, isStrange, noteUse, session, tell, whenOver } from "/halaman/session.js";
import { remember, remembered } from "/halaman/memory.js";
import { own } from "/halaman/conversation.js";
import { byId, desk, hold, rest, same } from "./check.js";

export const tests = {
  "a session is opened once, however many need it, and remembered": async () => {
    const asked = desk(() => [201, { token: "kunci" }]);
    same([await Promise.all([session(), session()]), asked.length, remembered("")], [["kunci", "kunci"], 1, "kunci"]);
  },
  "what is in the way is told above the conversation": async () => {
    const pass = hold();
    remember("", "");
    let full = true;
    desk(() => (full ? [429, { error: "Mohon tunggu." }] : [201, { token: "lain" }]));
    const opening = session();
    await rest();
    same([byId("told").textContent, byId("told").hidden], ["Mohon tunggu.", false]);
    full = false;
    await pass(3000);
    same([await opening, byId("told").hidden], ["lain", true]);
  },
  "one that is refused twice, some time apart, is over": async () => {
    const pass = hold();
    const over = [];
    whenOver((token) => over.push(token));
    same(doubt("lain"), false);
    await pass(7000);
    same(doubt("lain"), false);
    await pass(1000);
    same([doubt("lain"), over], [true, ["lain"]]);
  },
  "after a silence somebody else may sit here": async () => {
    const pass = hold();
    noteUse();
    same(isStrange(), false);
    await pass(31 * 60000);
    same(isStrange(), true);
  },
  "who leaves leaves nothing; without a line they are still here": async () => {
    own.entries = [{ id: "1" }];
    remember("pesan", "[]");
    desk(() => null);
    same([await endSession(), own.entries.length], [false, 1]);
    desk(() => [200, { ok: true }]);
    same([await endSession(), own.entries.length, remembered(""), remembered("pesan")], [true, 0, null, null]);
  },
  "a page that is nothing without its seat begins no other": async () => {
    const asked = desk();
    beginNoOther();
    session();
    await rest();
    tell("");
    same(asked, []);
  },
};
