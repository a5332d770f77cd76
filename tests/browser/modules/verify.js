import { byId, desk, rest, same, until } from "./check.js";

export const tests = {
  "a file is compared with what was issued, in this browser alone": async () => {
    const asked = desk();
    await import("/halaman/verify.js");
    const place = byId("file");
    same(place.hidden, false);
    const give = (words) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([words], "surat.pdf"));
      place.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
    };
    give("isi");
    same(byId("compared").className, "later", "nothing is issued under this number yet");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("isi"));
    place.dataset.digest = Array.from(new Uint8Array(digest), (each) => each.toString(16).padStart(2, "0")).join("");
    give("isi");
    await until(() => byId("compared").className === "same");
    same(byId("compared").className, "same");
    give("lain");
    await until(() => byId("compared").className === "other");
    same([byId("compared").className, asked], ["other", []]);
    await rest();
  },
};
