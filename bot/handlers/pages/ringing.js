/*
 * Sound and notification, by the reader's choice alone: nothing is asked before they press the bell, and what they chose
 * is remembered on this device. A notification says that there is news, never what: others see the screen too.
 */
import { remember, remembered } from "./memory.js";
import { say, whenLanguageChanges } from "./saying.js";

const bell = document.getElementById("bell");
const CALL = [[880, 0], [660, 0.25], [880, 0.6], [660, 0.85]]; // hertz, after so many seconds
const NEWS = [[740, 0]];
let sound = null;
let keeper = null;

const isOn = () => remembered("bunyi") === "1";

/** Rings and notifies, if the reader wants that. */
export function ring(calls, words) {
  // rule: notified-by-choice
  if (!isOn()) return;
  play(calls ? CALL : NEWS);
  if (document.hidden || calls) notify(words, calls);
}

function play(tones) {
  if (!sound) return;
  sound.resume();
  tones.forEach(([pitch, after]) => {
    const at = sound.currentTime + after;
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
    tone.connect(volume).connect(sound.destination);
    tone.start(at);
    tone.stop(at + 0.25);
  });
}

/** On phones only a keeper may notify; elsewhere the page itself. */
async function notify(words, calls) {
  if (!window.Notification || Notification.permission !== "granted") return;
  const told = { body: words, tag: "loket", renotify: true, requireInteraction: calls, icon: "halaman/icon.svg", lang: document.documentElement.lang };
  try {
    if (keeper) await keeper.showNotification(document.querySelector("h1").textContent, told);
    else new Notification(document.querySelector("h1").textContent, told).onclick = () => window.focus();
  } catch (refused) {
    keeper = null;
  }
}

/** Sound may begin only with a press; so may the question for notifications. */
async function ready(asked) {
  if (!sound && window.AudioContext) sound = new AudioContext();
  if (sound) sound.resume();
  if (!window.Notification) return;
  if (asked && Notification.permission === "default") await Notification.requestPermission();
  if (Notification.permission === "granted" && navigator.serviceWorker) keeper = await keeping().catch(() => null);
}

async function keeping() {
  const kept = await navigator.serviceWorker.register("halaman/keeper.js");
  const coming = kept.installing || kept.waiting;
  if (coming && !kept.active) await new Promise((resolve) => coming.addEventListener("statechange", () => coming.state === "activated" && resolve()));
  return kept;
}

function show() {
  const on = isOn();
  bell.setAttribute("aria-pressed", String(on));
  bell.setAttribute("aria-label", say("page-bell"));
  bell.title = say(on ? "page-bell-on" : "page-bell-off");
}

async function choose() {
  remember("bunyi", isOn() ? "" : "1");
  show();
  if (!isOn()) return;
  await ready(true);
  play(NEWS);
}

export function beginRinging() {
  bell.addEventListener("click", choose);
  whenLanguageChanges(show);
  show();
  // After a reload a browser lets sound begin only once the page is touched.
  if (isOn()) document.addEventListener("pointerdown", () => ready(false), { once: true });
}
