import { beginRinging, ring } from "/halaman/ringing.js";
import { remembered } from "/halaman/memory.js";
import { byId, look, rest, same } from "./check.js";

export const tests = {
  "nothing rings before the reader wants it; then calls ring longer than news": async () => {
    const tones = [];
    const node = () => ({ frequency: {}, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to, start() { tones.push(this.frequency.value); }, stop() {} });
    window.AudioContext = class { constructor() { this.currentTime = 0; } resume() {} createOscillator() { return node(); } createGain() { return node(); } };
    const shown = [];
    window.Notification = class { constructor(title, given) { shown.push(given.body); } };
    Notification.permission = "granted";
    Object.defineProperty(navigator, "serviceWorker", { value: undefined, configurable: true });
    beginRinging();
    ring(true, "Anda dipanggil");
    same([tones.length, byId("bell").getAttribute("aria-pressed")], [0, "false"]);
    byId("bell").click();
    await rest();
    same([byId("bell").getAttribute("aria-pressed"), remembered("bunyi"), tones.length], ["true", "1", 1]);
    look(true);
    ring(false, "Pesan baru");
    ring(true, "Anda dipanggil");
    await rest();
    same([tones.length, shown], [6, ["Anda dipanggil"]]);
  },
  "and it stops when they no longer want it": () => {
    byId("bell").click();
    same(byId("bell").getAttribute("aria-pressed"), "false");
  },
};
