import { listen, stir, whenNews, WAIT } from "/halaman/listening.js";
import { own, told } from "/halaman/conversation.js";
import { deskNow } from "/halaman/desk_time.js";
import { list } from "/halaman/list.js";
import { remember } from "/halaman/memory.js";
import { byId, desk, look, message, rest, same } from "./check.js";

export const tests = {
  "it hears from where it was, shows what is new, and is then connected": async () => {
    remember("", "kunci");
    look(true);
    own.entries = [{ id: "a", name: "n1", text: "halo", after: 0, at: "2026-11-23T02:00:00Z", state: "sent", tries: 0 }];
    const news = [];
    whenNews((shown) => news.push(shown.length));
    const body = JSON.stringify({ messages: [message(1, "Selamat pagi"), message(2, "Silakan")], after: 2, all: true, now: "2030-01-01T00:00:00Z", read: ["n1"] });
    const asked = desk(() => {
      if (asked.length > 1) return new Promise(() => {});
      return new Response(new Blob(["id: 2\ndata: " + body + "\n\n"]).stream(), { headers: { "Content-Type": "text/event-stream" } });
    });
    listen();
    await rest();
    await rest();
    same([asked[0].path, told, list.children.length, news], ["api/messages?after=0", { after: 2, caughtUp: true }, 3, [2]]);
    same([own.entries[0].read, new Date(deskNow()).getUTCFullYear()], [true, 2030]);
    same([byId("state").textContent, byId("log").hasAttribute("aria-busy"), WAIT], ["Tersambung", false, 25]);
  },
  "whoever is called sees the call, not what came before it": async () => {
    const long = "Terima kasih. ".repeat(200);
    const body = JSON.stringify({ messages: [message(3, long), message(4, "Giliran Bapak/Ibu. " + long, { view: { calls: ["Giliran"] } })], after: 4, all: true });
    const asked = desk(() => (asked.length > 1 ? new Promise(() => {}) : new Response(new Blob(["id: 4\ndata: " + body + "\n\n"]).stream(), { headers: { "Content-Type": "text/event-stream" } })));
    for (let turn = 0; turn < 300 && told.after < 4; turn += 1) {
      if (!asked.length) stir(0); // it may be resting, or about to
      await rest();
    }
    const log = byId("log");
    same(Math.round(list.lastElementChild.offsetTop - log.offsetTop - 8 - log.scrollTop), 0);
  },
  "whoever comes back makes it ask again at once": async () => {
    const asked = desk(() => new Promise(() => {}));
    for (let turn = 0; turn < 300 && !asked.length; turn += 1) {
      stir(0); // it may be resting, or about to
      await rest();
    }
    same(asked.map(({ path }) => path), ["api/messages?after=4"]);
  },
};
