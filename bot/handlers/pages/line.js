/* Whether the desk can be heard: only an answer of the desk makes it "Tersambung", and going offline ends it at once. */

const state = document.getElementById("state");
let connected = false;

export function showLine(answered) {
  connected = answered;
  const words = connected ? "Tersambung" : navigator.onLine === false ? "Tidak ada jaringan" : "Menyambung ulang…";
  state.classList.toggle("on", connected);
  if (state.textContent !== words) state.textContent = words;
}

addEventListener("offline", () => showLine(false));
addEventListener("online", () => showLine(connected));
