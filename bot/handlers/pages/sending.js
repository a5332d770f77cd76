/* Own messages: kept until the desk has accepted them, and sent again under the same id, so that nothing counts twice. */
import { ask, patience, pause } from "./asking.js";
import { conceal } from "./concealing.js";
import { own, told } from "./conversation.js";
import { deskNow, followDesk } from "./desk_time.js";
import { showLine } from "./line.js";
import { tidy } from "./list.js";
import { remember, rememberedOwn } from "./memory.js";
import { showOwn } from "./own.js";
import { scrollToEnd, toEnd } from "./scrolling.js";
import { doubt, noteUse, session } from "./session.js";
import { clearUnread } from "./unread.js";

const REMEMBERED = 300; // own messages kept for the next visit to the page
const GIVE_UP_ON = 120; // seconds until the next attempt from which on that is left to the reader

let delivering = false;

/** Sends what was written or pressed, and shows it. */
export function send(words) {
  enter(words);
  deliver();
}

/** Takes something of the reader's into the conversation: it waits to be sent, and is shown. */
export function enter(words) {
  const entry = Object.assign({ id: newId(), after: told.after, at: new Date(deskNow()).toISOString(), state: "waiting", tries: 0 }, words);
  own.entries.push(entry);
  noteUse();
  renew(entry);
  clearUnread();
  if (!words.onCard) scrollToEnd();
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function renew(entry) {
  keepOwn();
  showOwn(entry, sendAgain);
  tidy();
}

/** Writes own messages down, together with what another tab wrote meanwhile. */
function keepOwn() {
  adopt(rememberedOwn());
  remember("pesan", JSON.stringify(own.entries));
}

function adopt(others) {
  const mine = new Map(own.entries.map((entry) => [entry.id, entry]));
  others.forEach((other) => {
    const entry = mine.get(other.id);
    if (!entry) own.entries.push(other);
    else if (other.state === "sent") Object.assign(entry, other);
  });
  own.entries.sort((one, two) => Date.parse(one.at) - Date.parse(two.at));
  own.entries = own.entries.filter((entry, place) => entry.state !== "sent" || place >= own.entries.length - REMEMBERED);
}

/** What another tab of this conversation has sent stands here too. */
export function showOthers() {
  const known = new Map(own.entries.map((entry) => [entry.id, JSON.stringify(entry)]));
  adopt(rememberedOwn().filter(({ state }) => state === "sent"));
  own.entries.filter((entry) => known.get(entry.id) !== JSON.stringify(entry)).forEach((entry) => showOwn(entry, sendAgain));
  tidy();
}

let alongside = () => {};

/** What else is to be sent whenever there is a reason to send: files go beside what is written. */
export function whenDelivering(act) {
  alongside = act;
}

export async function deliver() {
  alongside();
  if (delivering) return;
  delivering = true;
  for (let entry = nextWaiting(); entry; entry = nextWaiting()) {
    const token = await session();
    const answer = await ask("POST", "api/messages", token, bodyOf(entry), 20);
    const seconds = judge(entry, answer, token);
    if (answer.status === 0) showLine(false);
    const atEnd = toEnd() < 60;
    renew(entry);
    if (atEnd) scrollToEnd();
    if (seconds) await pause(seconds);
  }
  delivering = false;
}

const nextWaiting = () => own.entries.find((entry) => entry.state === "waiting" && !entry.file);

const bodyOf = ({ id, text, press: token }) => (token ? { id, press: token } : { id, text });

/** Decides what an answer means for a message; returns the seconds to wait before the next attempt. */
export function judge(entry, { status, body, later }, token) {
  if (status === 202 && body.ok) {
    entry.state = "sent";
    // rule: time-of-the-desk
    followDesk(body.at);
    Object.assign(entry, { at: body.at || entry.at, name: body.name });
    conceal(entry);
    if (entry.label && entry.text) entry.text = ""; // an invitation is a secret: not kept longer than needed
    return 0;
  }
  entry.tries += 1;
  if (entry.tries === 1) setTimeout(scrollToEnd); // trouble is shown, wherever the reader is
  entry.why = body.error || "";
  if (status === 401) doubt(token);
  const forGood = (status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status)) || later >= GIVE_UP_ON;
  if (!forGood) return patience(entry.tries, later);
  entry.state = "refused";
  return 0;
}

export function sendAgain(entry) {
  Object.assign(entry, { state: "waiting", tries: 0, why: "" });
  renew(entry);
  deliver();
}
