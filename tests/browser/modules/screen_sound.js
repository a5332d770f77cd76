import { ring } from "/halaman/screen_sound.js";
import { byId, rest, same } from "./check.js";

export const tests = {
  "it is silent until somebody taps, and then again": async () => {
    const tones = [];
    const node = () => ({ frequency: {}, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to, start() { tones.push(this.frequency.value); }, stop() {} });
    window.AudioContext = class { constructor() { this.currentTime = 0; } async resume() {} createOscillator() { return node(); } createGain() { return node(); } };
    ring();
    same(tones, []);
    byId("sound").click();
    await rest();
    same([tones, byId("sound").getAttribute("aria-pressed")], [[880, 659], "true"]);
    byId("sound").click();
    await rest();
    ring();
    same(tones.length, 2);
  },
};
