import { badgeOf, faultOf, lineOf, OFFERED, previewOf, sizeOf } from "/halaman/picked.js";
import { same } from "./check.js";

export const tests = {
  "what cannot be sent is told before it is": () => {
    same([faultOf({ name: "a.pdf", size: 0 }), faultOf({ name: "a.PDF", size: 9 }), faultOf({ name: "a.pdf", size: 10000001 })], ["Berkas ini kosong.", "", "Terlalu besar. Paling besar 10 MB."]);
    same(faultOf({ name: "a.exe", size: 9 }).startsWith("Jenis ini belum dapat dikirim."), true);
  },
  "a size is told as people read it": () => same([sizeOf(1), sizeOf(99999), sizeOf(1234567)], ["1 kB", "100 kB", "1,2 MB"]),
  "a file has a line: how it looks, its name, its size": () => {
    same(lineOf(badgeOf("surat.docx"), { name: "surat.docx", size: 5000 }).textContent, "docxsurat.docx 5 kB");
    same([previewOf({ name: "a.pdf", type: "application/pdf" }).tagName, previewOf(new File(["x"], "a.png", { type: "image/png" })).tagName], ["SPAN", "IMG"]);
    same(OFFERED, "image/*,.pdf,.jpg,.png,.docx");
  },
};
