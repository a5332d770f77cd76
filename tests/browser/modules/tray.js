import { choose, takeChosen } from "/halaman/tray.js";
import { byId, same } from "./check.js";

export const tests = {
  "what is chosen lies above the line one writes in; what cannot be sent says why": async () => {
    await choose([new File(["x"], "surat.pdf"), new File(["x"], "a.exe")]);
    same([byId("tray").hidden, byId("tray").children.length, byId("tray").lastChild.className, byId("text").placeholder], [false, 2, "trouble", "Keterangan (jika perlu)"]);
    same(byId("news").textContent.startsWith("Berkas dipilih: surat.pdf a.exe Jenis ini"), true);
  },
  "only what can be sent is taken": () => {
    same([takeChosen().map(({ file }) => file.name), byId("tray").children.length], [["surat.pdf"], 1]);
  },
  "what is taken out is gone, and the focus stays near": () => {
    byId("tray").querySelector("button").click();
    same([byId("tray").hidden, document.activeElement.id, byId("text").placeholder], [true, "attach", "Tulis pesan"]);
  },
  "ten at most": async () => {
    await choose(Array.from({ length: 14 }, (_, at) => new File(["x"], at + ".pdf")));
    same(byId("tray").children.length, 10);
  },
};
