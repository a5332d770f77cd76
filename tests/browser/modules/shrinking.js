import { shrunk } from "/halaman/shrinking.js";
import { holds, same } from "./check.js";

export const tests = {
  "a large photo becomes smaller, and stays a photo of that name": async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [3000, 1500];
    const pen = canvas.getContext("2d");
    const noise = pen.createImageData(3000, 1500);
    let seed = 1;
    for (let at = 0; at < noise.data.length; at += 1) { seed = (seed * 16807) % 2147483647; noise.data[at] = at % 4 === 3 ? 255 : seed & 255; }
    pen.putImageData(noise, 0, 0);
    const photo = new File([await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 1))], "foto.jpg", { type: "image/jpeg" });
    const made = await shrunk(photo);
    holds(photo.size > 1000000 && made.size < photo.size, photo.size + " became " + made.size);
    const picture = await createImageBitmap(made);
    same([made.name, made.type, picture.width, picture.height], ["foto.jpg", "image/jpeg", 2560, 1280]);
  },
  "anything else goes as it is": async () => {
    const small = new File(["x"], "foto.jpg", { type: "image/jpeg" });
    const paper = new File([new Uint8Array(1000001)], "surat.pdf", { type: "application/pdf" });
    const broken = new File([new Uint8Array(1000001)], "foto.jpg", { type: "image/jpeg" });
    same(await Promise.all([small, paper, broken].map(async (file) => (await shrunk(file)) === file)), [true, true, true]);
  },
};
