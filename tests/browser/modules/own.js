import { forgetOwn, showConcealed, showOwn, showProgress, whenStopped } from "/halaman/own.js";
import { own } from "/halaman/conversation.js";
import { list } from "/halaman/list.js";
import { box } from "/halaman/writing.js";
import { same } from "./check.js";

export const tests = {
  "an own message says how far it got": () => {
    const entry = { id: "1", text: "halo", after: 0, at: "2026-11-23T02:00:00Z", state: "waiting", tries: 0 };
    own.entries = [entry];
    const meta = () => list.firstChild.querySelector(".meta").textContent;
    showOwn(entry, () => {});
    same(meta(), "09.00 WIB · mengirim…");
    Object.assign(entry, { tries: 1 });
    showOwn(entry, () => {});
    same([meta(), list.firstChild.className], ["09.00 WIB · Belum terkirim, mencoba lagi.Coba sekarang", "item own trouble"]);
    entry.state = "sent";
    showOwn(entry, () => {});
    same([meta(), list.firstChild.className], ["09.00 WIB ✓ terkirim", "item own"]);
  },
  "one that is refused may be sent again, or written anew": () => {
    const entry = { id: "2", text: "panjang", after: 0, at: "2026-11-23T02:01:00Z", state: "refused", why: "Terlalu panjang.", tries: 1 };
    let again = 0;
    own.entries.push(entry);
    showOwn(entry, () => { again += 1; });
    const [send, change] = list.lastChild.querySelectorAll("button");
    send.click();
    same(again, 1);
    box.value = "baru";
    change.click();
    same([box.value, list.children.length, own.entries.length], ["panjang\nbaru", 1, 1]);
  },
  "a file on its way shows how far it is and can be stopped": () => {
    const entry = { id: "3", file: { name: "surat.pdf", size: 2000000, caption: "" }, after: 0, at: "2026-11-23T02:02:00Z", state: "waiting", tries: 0 };
    own.entries.push(entry);
    own.files.set("3", { look: document.createElement("i"), share: 0 });
    const stopped = [];
    whenStopped((each) => stopped.push(each.id));
    showOwn(entry, () => {});
    own.files.get("3").share = 0.5;
    showProgress(entry);
    same(list.lastChild.querySelector("progress").value, 0.5);
    list.lastChild.querySelector("button").click();
    same(stopped, ["3"]);
    forgetOwn(entry);
  },
  "what was asked for beside the conversation is no part of it": () => {
    const entry = { id: "4", text: "menu", aside: true, after: 0, at: "2026-11-23T02:03:00Z", state: "sent" };
    own.entries.push(entry);
    showOwn(entry, () => {});
    same(list.children.length, 1);
  },
  "what was hidden since is shown hidden": () => {
    own.entries[0].text = "••••";
    showConcealed(own.entries[0]);
    same(list.firstChild.querySelector(".words").textContent, "••••");
  },
};
