import { loseFiles, sendFiles } from "/halaman/uploading.js";
import { own } from "/halaman/conversation.js";
import { remember } from "/halaman/memory.js";
import { whenDelivering } from "/halaman/sending.js";
import { byId, same, silence, until } from "./check.js";

export const tests = {
  "files go one after another, with the words under the first": async () => {
    remember("", "kunci");
    silence();
    const went = [];
    window.XMLHttpRequest = class extends EventTarget {
      constructor() { super(); this.upload = new EventTarget(); this.heads = {}; }
      open() {}
      setRequestHeader(name, value) { this.heads[name] = value; }
      getResponseHeader() { return null; }
      abort() { this.status = 0; this.responseText = ""; this.dispatchEvent(new Event("loadend")); }
      send() {
        went.push([this.heads["X-File-Name"], this.heads["X-File-Caption"]]);
        if (this.heads["X-File-Name"] === "lama.pdf") return;
        Object.assign(this, { status: 202, responseText: '{"ok":true}' });
        queueMicrotask(() => this.dispatchEvent(new Event("loadend")));
      }
    };
    sendFiles([{ file: new File(["x"], "a.pdf"), look: document.createElement("i") }, { file: new File(["x"], "b.pdf"), look: document.createElement("i") }], "ini suratnya");
    await until(() => own.entries.every((entry) => entry.state === "sent"));
    same([went, own.entries.map((entry) => entry.state)], [[["a.pdf", "ini%20suratnya"], ["b.pdf", ""]], ["sent", "sent"]]);
    same([byId("news").textContent, own.entries[0].file.album === own.entries[1].file.album], ["Berkas terkirim: b.pdf", true]);
  },
  "one that is stopped is gone": async () => {
    sendFiles([{ file: new File(["x"], "lama.pdf"), look: document.createElement("i") }], "");
    await until(() => document.querySelector("#list progress"));
    document.querySelector("#list .own:last-child .word-button").click();
    await until(() => own.entries.length === 2);
    same([own.entries.length, byId("news").textContent], [2, "Pengiriman dibatalkan: lama.pdf"]);
  },
  "what was on its way when the page was left is told to be lost": () => {
    own.entries = [{ id: "9", file: { name: "c.pdf" }, state: "waiting" }, { id: "8", text: "x", state: "waiting" }];
    loseFiles();
    same(own.entries.map((entry) => entry.state), ["refused", "waiting"]);
    whenDelivering(() => {});
  },
};
