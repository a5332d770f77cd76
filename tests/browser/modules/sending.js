import { enter, judge, newId, send, sendAgain, whenDelivering } from "/halaman/sending.js";
import { own } from "/halaman/conversation.js";
import { deskNow } from "/halaman/desk_time.js";
import { remembered } from "/halaman/memory.js";
import { desk, hold, holds, rest, same, until } from "./check.js";

export const tests = {
  "what is sent waits until the desk has it, and is sent again under the same name": async () => {
    const pass = hold();
    let line = false;
    const asked = desk(({ path }) => (path === "api/session" ? [201, { token: "k" }] : line ? [202, { ok: true }] : null));
    send({ text: "halo" });
    await rest();
    same([own.entries[0].state, own.entries[0].tries, JSON.parse(remembered("pesan"))[0].text], ["waiting", 1, "halo"]);
    line = true;
    await pass(2000);
    const bodies = asked.filter(({ path }) => path === "api/messages").map(({ body }) => body);
    same([own.entries[0].state, bodies.length, bodies[0].id === bodies[1].id], ["sent", 2, true]);
  },
  "a press goes by its token, in order": async () => {
    const asked = desk(() => [202, { ok: true }]);
    send({ text: "satu" });
    send({ press: "a:1", label: "Ya" });
    await until(() => asked.length === 2);
    same(asked.map(({ body }) => body.text || body.press), ["satu", "a:1"]);
  },
  "what an answer means": () => {
    const of = (status, body, later) => { const entry = { state: "waiting", tries: 0, text: "x" }; const wait = judge(entry, { status, body, later }, "k"); return [entry.state, wait > 0, entry.why]; };
    same(of(202, { ok: true }, 0), ["sent", false, undefined]);
    same(of(200, {}, 0), ["waiting", true, ""]);
    same(of(413, { error: "Terlalu panjang." }, 0), ["refused", false, "Terlalu panjang."]);
    same(of(429, { error: "Tunggu." }, 5), ["waiting", true, "Tunggu."]);
    same(of(503, {}, 600)[0], "refused");
  },
  "what was taken is dated as the desk has it": () => {
    const entry = { state: "waiting", tries: 0, text: "x", at: "1999-01-01T00:00:00Z" };
    judge(entry, { status: 202, body: { ok: true, at: "2026-11-23T02:00:00+00:00", name: "n" }, later: 0 }, "k");
    same([entry.at, entry.name, Math.abs(deskNow() - Date.parse(entry.at)) < 1000], ["2026-11-23T02:00:00+00:00", "n", true]);
  },
  "an invitation is not kept longer than it is needed": () => {
    const entry = { state: "waiting", tries: 0, text: "/start rahasia", label: "Membuka undangan" };
    judge(entry, { status: 202, body: { ok: true }, later: 0 }, "k");
    same(entry.text, "");
  },
  "one that was refused is sent again when its writer says so, and files go alongside": async () => {
    let alongside = 0;
    whenDelivering(() => { alongside += 1; });
    desk(() => [202, { ok: true }]);
    enter({ text: "lagi" });
    const entry = own.entries[own.entries.length - 1];
    entry.state = "refused";
    sendAgain(entry);
    await until(() => entry.state === "sent");
    same([entry.state, alongside], ["sent", 1]);
    holds(/^[0-9a-f]{32}$/.test(newId()));
  },
};
