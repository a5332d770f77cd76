/* The sound of a call: off until somebody taps, as browsers want it; made of two tones, so that nothing is fetched. */
import { byId } from "./elements.js";
import { say } from "./saying.js";

const TONES = [880, 659];
const SECONDS = 0.45;
const LOUD = 0.4;
const button = byId("sound");
let audio = null;
let on = false;

button.addEventListener("click", async () => {
  on = !on;
  audio = audio || new AudioContext();
  if (on) await audio.resume();
  button.setAttribute("aria-pressed", String(on));
  button.textContent = say(on ? "screen-sound-off" : "screen-sound-on");
  if (on) {
    ring();
    stayAwake();
  }
});

/** Rings, if somebody wanted that. */
export function ring() {
  if (on && audio) TONES.forEach((tone, place) => sound(tone, audio.currentTime + place * SECONDS));
}

function sound(tone, at) {
  const source = audio.createOscillator();
  const loudness = audio.createGain();
  source.frequency.value = tone;
  loudness.gain.setValueAtTime(LOUD, at);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + SECONDS);
  source.connect(loudness).connect(audio.destination);
  source.start(at);
  source.stop(at + SECONDS);
}

/** Keeps the screen lit while the page is seen, where the browser can. */
async function stayAwake() {
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    return;
  }
}

document.addEventListener("visibilitychange", () => on && !document.hidden && stayAwake());
