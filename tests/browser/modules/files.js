import { fileButton } from "/halaman/files.js";
import { remember } from "/halaman/memory.js";
import { desk, message, same, until } from "./check.js";

export const tests = {
  "a file is fetched with the session's key, under its own name": async () => {
    remember("", "kunci");
    const asked = desk(() => new Response(new Blob(["pdf"]), { status: 200 }));
    const saved = [];
    HTMLAnchorElement.prototype.click = function () { saved.push([this.download, this.protocol]); };
    const made = fileButton(message(7, "x", { file: { name: "surat.pdf" } }));
    made.click();
    await until(() => saved.length);
    same([asked[0].path, asked[0].headers.Authorization, saved, made.textContent], ["api/messages/7/file", "Bearer kunci", [["surat.pdf", "blob:"]], "📎 surat.pdf"]);
  },
  "one that cannot be fetched says so, and may be tried again": async () => {
    desk(() => [404, {}]);
    const made = fileButton(message(8, "x", { file: { name: "surat.pdf" } }));
    made.click();
    await until(() => made.textContent !== "📎 surat.pdf");
    same([made.textContent, made.disabled], ["Berkas belum dapat diambil. Tekan untuk mencoba lagi.", false]);
  },
};
