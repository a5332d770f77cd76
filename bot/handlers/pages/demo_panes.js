/* The demonstration's panes: a chat in each, with an invitation of its own; on a phone one at a time behind tabs. */
import { act, language, pause, say } from "./demo_desk.js";

const READ_AFTER = 6000; // what stands open before one's eyes for so long has been read
export const panes = Array.from(document.querySelectorAll("[data-pane]"));
export const paneNamed = (name) => panes.find((pane) => pane.dataset.pane === name);
export const sessionOf = (name) => localStorage.getItem("loket:" + name) || "";
export const frameOf = (name) => paneNamed(name).querySelector("iframe");
const narrow = matchMedia("(max-width: 59.99rem)");
const isChat = (pane) => pane.dataset.pane !== "pos";

/** Opens the chat of a pane, once. */
async function open(pane) {
  const { pane: name, role } = pane.dataset;
  const isNew = role && !sessionOf(name);
  const frame = document.createElement("iframe");
  frame.title = say("demo-chat") + " " + pane.querySelector("h2").textContent;
  frame.allow = "clipboard-write";
  pane.appendChild(frame);
  frame.src = addressOf(name) + (isNew ? "#mulai=" + (await invitation(pane, role)) : "");
  if (isNew && name === "supervisor") showBoard(name);
}

const addressOf = (name) => ".?pane=" + name + "&embed=1&bahasa=" + language;

async function invitation(pane, role) {
  const hint = pane.querySelector("p");
  const told = hint.textContent;
  for (;;) {
    const { ok, body } = await act("invite", { role });
    hint.textContent = ok ? told : say("demo-uninvited");
    if (ok) return body.invite;
    await pause(3000);
  }
}

/** Sends something in a pane's chat, as its page would. */
function send(name, said) {
  const headers = { Authorization: "Bearer " + sessionOf(name), "Content-Type": "application/json" };
  const body = JSON.stringify({ id: "demo-" + Date.now(), ...said });
  return fetch("api/messages", { method: "POST", headers, body }).catch(() => null);
}

/** All conversations that have begun go on in another language. */
export function speakIn(other) {
  const begun = panes.filter((pane) => isChat(pane) && localStorage.getItem("loket:" + pane.dataset.pane + ":pesan"));
  return Promise.all(begun.map(({ dataset: { pane, role } }) => send(pane, role ? { text: "/" + other } : { press: "l:" + other })));
}

/** A supervisor who has just sat down looks at the live board: so there is something to see at once. */
async function showBoard(name) {
  for (let tries = 0; tries < 40; tries += 1) {
    await pause(500);
    if (!sessionOf(name)) continue;
    const headers = { Authorization: "Bearer " + sessionOf(name) };
    const found = await fetch("api/meja", { headers }).then((answer) => answer.json()).catch(() => ({}));
    if (found.seat) {
      await send(name, { press: "bd" });
      return;
    }
  }
}

/** A pane's chat begins anew: with a session of its own, and nothing of the last. */
export function renew(name) {
  const frame = frameOf(name);
  if (frame) frame.remove();
  forget([name]);
  return open(paneNamed(name));
}

/** Forgets what this browser remembers of panes. */
export function forget(names) {
  const keys = names.map((name) => "loket:" + name);
  Object.keys(localStorage)
    .filter((key) => keys.some((one) => key === one || key.startsWith(one + ":")))
    .forEach((key) => localStorage.removeItem(key));
}

/** Takes all chats away, so that none writes down what is being forgotten. */
export function closeAll() {
  panes.forEach((pane) => pane.querySelectorAll("iframe").forEach((frame) => frame.remove()));
  forget(panes.map((pane) => pane.dataset.pane));
}

function makeTab(pane) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.textContent = pane.querySelector("h2").textContent.split(":")[0];
  tab.addEventListener("click", () => choose(pane));
  pane.tab = tab;
  document.getElementById("tabs").appendChild(tab);
}

export function choose(chosen) {
  panes.forEach((pane) => {
    pane.classList.toggle("chosen", pane === chosen);
    pane.tab.setAttribute("aria-current", String(pane === chosen));
  });
  markNews(chosen, false);
}

function markNews(pane, news) {
  pane.classList.toggle("news", news);
  pane.tab.classList.toggle("news", news);
}

const isBeforeEyes = (pane) => !document.hidden && (!narrow.matches || pane.classList.contains("chosen"));

/** Says at which side something happened, until it has been read: looked at for a while, touched, or chosen. */
function noteArrival(event) {
  const pane = event.origin === location.origin && event.data && paneNamed(event.data.loket);
  if (!pane) return;
  markNews(pane, true);
  clearTimeout(pane.reading);
  pane.reading = setTimeout(() => isBeforeEyes(pane) && markNews(pane, false), READ_AFTER);
}

/** Whoever comes back to the page reads what came meanwhile. */
function noteReturn() {
  setTimeout(() => panes.filter(isBeforeEyes).forEach((pane) => markNews(pane, false)), READ_AFTER);
}

function noteTouch(pane) {
  if (isBeforeEyes(pane)) markNews(pane, false);
}

export function openAll() {
  panes.forEach(makeTab);
  choose(panes[0]);
  panes.filter(isChat).forEach(open);
  panes.forEach((pane) => pane.addEventListener("pointerenter", () => noteTouch(pane)));
  addEventListener("blur", () => setTimeout(() => panes.filter((pane) => pane.contains(document.activeElement)).forEach(noteTouch)));
  addEventListener("message", noteArrival);
  document.addEventListener("visibilitychange", noteReturn);
}
