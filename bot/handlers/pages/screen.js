/* The screen in the office: asks again and again how the queue stands, shows it, and keeps showing it without a line. */
import { byId } from "./elements.js";
import { say } from "./saying.js";
import { draw } from "./screen_drawing.js";
import { ring } from "./screen_sound.js";
import { clockOf } from "./times.js";

const ADDRESS = "api/layar";
const EVERY = 2000;
const SLOWEST = 15000;
const PATIENCE = 10000;
const lost = byId("lost");

let known = null;
let mark = "";
let heardAt = null;
let failures = 0;
let waiting = 0;

async function ask() {
  const given = new AbortController();
  const limit = setTimeout(() => given.abort(), PATIENCE);
  try {
    const headers = mark ? { "If-None-Match": mark } : {};
    const answer = await fetch(ADDRESS, { headers, credentials: "omit", cache: "no-store", signal: given.signal });
    if (answer.status !== 200 && answer.status !== 304) throw new Error(String(answer.status));
    if (answer.status === 200) take(await answer.json(), answer.headers.get("ETag") || "");
    heard();
  } catch {
    unheard();
  } finally {
    clearTimeout(limit);
  }
}

function take(news, named) {
  if (known && news.edition !== known.edition) {
    location.reload(); // the desk has been renewed: so is its screen
    return;
  }
  const before = known ? known.calls : null;
  known = news;
  mark = named;
  draw(news);
  if (before && news.calls.some((call) => !before.includes(call))) ring();
}

function heard() {
  heardAt = Date.now();
  failures = 0;
  lost.hidden = true;
}

function unheard() {
  failures += 1;
  const since = heardAt ? clockOf(heardAt) : "–";
  const words = say(heardAt ? "screen-lost" : "screen-no-line").split("@").join(since);
  if (lost.textContent !== words) lost.textContent = words;
  lost.hidden = false;
}

async function goOn() {
  clearTimeout(waiting);
  await ask();
  clearTimeout(waiting);
  waiting = setTimeout(goOn, Math.min(SLOWEST, EVERY * (failures + 1)));
}

function tick() {
  byId("clock").textContent = clockOf(Date.now());
}

addEventListener("online", goOn);
addEventListener("offline", unheard);
document.addEventListener("visibilitychange", () => document.hidden || goOn());
setInterval(tick, 5000);
tick();
goOn();
