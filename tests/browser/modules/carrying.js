import { carry, inHeader } from "/halaman/carrying.js";
import { same } from "./check.js";

export const tests = {
  "any words may stand in a header": () => same([inHeader("Foto KTP é"), inHeader("a\ud800b")], ["Foto%20KTP%20%C3%A9", "a%3Fb"]),
  "a file goes with its name and its words, and says how far it is": async () => {
    const opened = [];
    const heads = {};
    window.XMLHttpRequest = class extends EventTarget {
      constructor() { super(); this.upload = new EventTarget(); this.status = 0; this.responseText = ""; }
      open(...given) { opened.push(given); }
      setRequestHeader(name, value) { heads[name] = value; }
      getResponseHeader() { return "9"; }
      abort() { this.dispatchEvent(new Event("loadend")); }
      send() {
        this.upload.dispatchEvent(new ProgressEvent("progress", { loaded: 5, total: 10 }));
        this.upload.dispatchEvent(new Event("load"));
        Object.assign(this, { status: 202, responseText: '{"ok":true}' });
        this.dispatchEvent(new Event("loadend"));
      }
    };
    const shares = [];
    const entry = { id: "e1", file: { name: "surat.pdf", caption: "dua", album: "" } };
    const answer = await carry(entry, new Blob(["x"], { type: "application/pdf" }), "kunci", (share, stop) => shares.push([share, Boolean(stop)]));
    same([answer, opened[0], heads["X-File-Name"]], [{ status: 202, body: { ok: true }, later: 9 }, ["POST", "api/files?id=e1&album="], "surat.pdf"]);
    same(shares, [[0, true], [0.5, true], [1, false]]);
  },
  "one that is stopped is a line that broke": async () => {
    window.XMLHttpRequest.prototype.send = () => {};
    let halt;
    const going = carry({ id: "e", file: { name: "a", caption: "", album: "" } }, new Blob(["x"]), "k", (share, stop) => { halt = stop; });
    halt();
    same(await going, { status: 0, body: {}, later: 0 });
  },
};
