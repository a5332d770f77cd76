/*
 * The web chat: shows the conversation of one pane with the desk and sends what is typed or pressed.
 *
 * What is sent waits in localStorage until the desk has accepted it, and is sent again under the same id, so
 * nothing typed is lost and nothing counts twice. The desk's words are made into nodes from a short list of
 * tags; nothing is ever parsed as HTML. Written for Chrome 70 and newer.
 */
import { askToLeave, askWhoseItIs } from "./leaving.js";
import { showLine } from "./line.js";
import { hush, speakOf } from "./spoken.js";

const WAIT = 25; // seconds the desk may keep a question for news open
const LONGEST_PAUSE = 30; // seconds between two attempts
const REMEMBERED = 300; // own messages kept for the next visit to the page
const GIVE_UP_ON = 120; // seconds until the next attempt from which on that is left to the reader
const STRANGE_AFTER = 30 * 60000; // after this silence somebody else may sit here
const STILL_MEANT = 15 * 60000; // how long what is unsent may outlive the session it was written in
const SURE_AFTER = 8000; // a session that is refused twice, this far apart, is over
const STAFF_PANES = ["petugas", "front", "back", "supervisor"];

const query = new URLSearchParams(location.search);
const embedded = query.get("embed") === "1";
const pane = nameOfPane();
const forStaff = STAFF_PANES.includes(pane);
const byId = (id) => document.getElementById(id);
const list = byId("list");
const log = byId("log");
const box = byId("text");

function nameOfPane() {
  const asked = query.get("pane") || "";
  if (/^[a-z0-9-]{1,30}$/.test(asked)) return asked;
  return /\/petugas\/?$/.test(location.pathname) ? "petugas" : "pengunjung";
}

// ---- What this device remembers

const unwritten = new Map(); // stands in where the browser refuses storage or it is full
const keyOf = (part) => "loket:" + pane + (part && ":" + part);

function remembered(part) {
  const key = keyOf(part);
  if (unwritten.has(key)) return unwritten.get(key);
  try {
    return localStorage.getItem(key);
  } catch (refused) {
    return null;
  }
}

function remember(part, value) {
  const key = keyOf(part);
  unwritten.delete(key);
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (refused) {
    unwritten.set(key, value);
  }
}

function rememberedOwn() {
  try {
    return JSON.parse(remembered("pesan") || "[]");
  } catch (damaged) {
    return [];
  }
}

// ---- Talking to the desk

/** Asks the desk; a failure of the line is an answer with status 0. */
async function ask(method, path, token, body, seconds, abort = new AbortController()) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = "Bearer " + token;
  const timer = setTimeout(() => abort.abort(), seconds * 1000);
  try {
    const answer = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), signal: abort.signal, cache: "no-store",
    });
    const content = await answer.json().catch(() => ({}));
    return { status: answer.status, body: content, later: Number(answer.headers.get("Retry-After")) || 0 };
  } catch (broken) {
    return { status: 0, body: {}, later: 0 };
  } finally {
    clearTimeout(timer);
  }
}

const sleepers = new Set();

/** Waits, unless somebody has a reason to try at once. */
function pause(seconds) {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      sleepers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, seconds * 1000);
    sleepers.add(wake);
  });
}

function wakeAll() {
  Array.from(sleepers).forEach((wake) => wake());
}

/** Seconds before the next attempt: doubling, and spread so that a crowd does not return at once. */
function patience(tries, atLeast) {
  const growing = Math.min(LONGEST_PAUSE, Math.pow(2, tries - 1));
  return Math.max(atLeast || 0, growing * (0.75 + Math.random() / 2));
}

let opening = null;

function session() {
  const token = remembered("");
  if (token) return Promise.resolve(token);
  if (!opening) opening = openSession();
  return opening;
}

async function openSession() {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask("POST", "api/session", "", {}, 20);
    if (answer.body.token) {
      remember("", answer.body.token);
      opening = null;
      if (tries > 1) tell("");
      return answer.body.token;
    }
    showLine(false);
    if (answer.status === 429) tell(answer.body.error);
    await pause(patience(tries, answer.later));
  }
}

/** Says something about the conversation as a whole, above it. */
function tell(words) {
  byId("told").textContent = words || "";
  byId("told").hidden = !words;
}

let doubted = { token: "", since: 0 };

/** The desk does not take this session: believed at the second time, since clocks may be wrong for a moment. */
function doubt(token) {
  if (doubted.token !== token) doubted = { token, since: Date.now() };
  const sure = Date.now() - doubted.since >= SURE_AFTER;
  if (sure) beginAnew(token);
  return sure;
}

/** The session is over: everything but what was just written and is still unsent begins anew. */
function beginAnew(token) {
  if (remembered("") !== token) return;
  remember("", "");
  const words = "Percakapan sebelumnya sudah berakhir.";
  if (list.children.length) tell(forStaff ? words + " Petugas memerlukan undangan baru dari pengelola loket." : words);
  const isMeant = (entry) => entry.state !== "sent" && !entry.press && Date.now() - Date.parse(entry.at) < STILL_MEANT;
  own = own.filter(isMeant);
  if (Date.now() - draftedAt > STILL_MEANT) setDraft("");
  own.forEach((entry) => { entry.after = 0; });
  remember("pesan", JSON.stringify(own));
  forgetShown();
  own.forEach(showOwn);
  tidy();
  stir(0);
}

/** Tells the desk that its reader leaves, and forgets them here; false if the desk could not be told. */
async function endSession() {
  const token = remembered("");
  const answer = token ? await ask("DELETE", "api/session", token, null, 20) : { status: 200 };
  if (answer.status !== 200 && answer.status !== 401) return false;
  own = [];
  ["", "pesan", "konsep", "terakhir"].forEach((part) => remember(part, ""));
  return true;
}

async function leave() {
  if (await askToLeave(forStaff, endSession)) location.reload();
}

/** Remembers that somebody was here, so that after a silence they are asked whether they are the same. */
function noteUse() {
  if (remembered("")) remember("terakhir", String(Date.now()));
}

const isStrange = () => remembered("") && !forStaff && !embedded && Date.now() - Number(remembered("terakhir")) > STRANGE_AFTER;

// ---- What the desk says

const messages = new Map(); // what is shown of the desk: by card, or by number
let after = 0;
let caughtUp = false;
let listening = null;
let listeningSince = 0;
let stirred = false;

async function listen() {
  let tries = 0;
  for (;;) {
    const token = await session();
    const answer = await askForNews(token);
    if (token !== remembered("")) continue;
    // Hotels and trains answer 200 with a page of their own: only the desk's form counts.
    if (answer.status === 200 && Array.isArray(answer.body.messages)) {
      tries = 0;
      showLine(true);
      if (takeNews(answer.body)) continue;
      // An empty answer that came at once would otherwise become a storm of questions.
      if (Date.now() - listeningSince < 1000 && caughtUp) await pause(unwatched() ? 5 : 2);
      caughtUp = true;
      settle();
      continue;
    }
    if (answer.status !== 401 && stirred) continue;
    showLine(false);
    if (answer.status === 401 && doubt(token)) tries = 0;
    tries += 1;
    await pause(patience(tries, answer.later));
  }
}

// Browsers share six connections a host among all panes of the demonstration: a hidden one lets go of its own.
const unwatched = () => embedded && document.hidden;

function askForNews(token) {
  const wait = caughtUp && !unwatched() ? WAIT : 0;
  stirred = false;
  listening = new AbortController();
  listeningSince = Date.now();
  const late = setTimeout(() => showLine(false), (wait + 4) * 1000);
  const asked = ask("GET", "api/messages?after=" + after + "&wait=" + wait, token, null, wait + 15, listening);
  return asked.finally(() => clearTimeout(late));
}

/** Asks again at once: the network or the reader came back, and the open question may be dead. */
function stir(olderThan) {
  wakeAll();
  if (!listening || Date.now() - listeningSince < olderThan) return;
  stirred = true;
  listening.abort();
}

function takeNews(body) {
  const follow = isFollowing();
  const shown = body.messages.map(showMessage).filter(Boolean);
  after = Math.max(after, Number(body.after) || 0);
  if (shown.length) {
    tidy();
    if (caughtUp) attract(shown.length);
    moveTo(shown.find((each) => !each.replaced), follow);
  }
  return body.messages.length > 0;
}

/** Puts a message in its place; null if it is known already. */
function showMessage(message) {
  const name = message.card ? "card " + message.card : message.id;
  const seen = messages.get(name);
  if (seen && seen.message.id >= message.id) return null;
  const known = message.anew ? undefined : seen; // a card that is asked for comes to the end of the conversation
  if (seen && !known) seen.item.remove();
  const item = known ? known.item : place(element("li", "item desk"), [message.id, 0, 0]);
  const shown = { message, item, replaced: Boolean(known), changedAt: known ? Date.now() : 0 };
  const before = seen ? plain(seen.message.text) : "";
  messages.set(name, shown);
  item.dataset.at = message.at;
  refill(item, element("span", "unseen", "Loket: "), ...(message.card ? cardOf(shown) : bubbleOf(shown)), timeOf(message.at));
  if (message.card) followCard(shown);
  if (caughtUp) speakOf(plain(message.text), before, message.card ? newsOf(shown, before) : plain(message.text));
  return shown;
}

function bubbleOf(shown) {
  const file = shown.message.file ? [fileButton(shown.message)] : [];
  return [element("div", "bubble", element("div", "words", markup(shown.message.text)), ...file), rowsOf(shown)];
}

/** A file is fetched with the session's secret, so it is no plain link. */
function fileButton(message) {
  const made = element("button", "button", "📎 " + message.file.name);
  made.type = "button";
  made.addEventListener("click", () => download(message, made));
  return made;
}

async function download(message, made) {
  made.disabled = true;
  try {
    const headers = { Authorization: "Bearer " + (await session()) };
    const answer = await fetch("/api/messages/" + message.id + "/file", { headers });
    if (!answer.ok) throw new Error(String(answer.status));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = message.file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (failed) {
    made.textContent = "Berkas belum dapat diambil. Tekan untuk mencoba lagi.";
  }
  made.disabled = false;
}

function cardOf(shown) {
  shown.item.classList.add("card");
  return [element("div", "bubble", element("div", "card-head", markup(partsOf(shown).title)), cardBody(shown))];
}

// ---- Words: a short list of tags, never the browser's own parser

const PIECE = /<(\/?)(b|i|code)>|&(lt|gt|amp|quot|#39|#x27);|[^<&]+|[<&]/g;
const CHARACTERS = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" };
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

function markup(text) {
  const root = document.createDocumentFragment();
  let at = root;
  let run = "";
  const flush = () => {
    addLinked(at, run);
    run = "";
  };
  for (const [piece, closing, tag, entity] of piecesOf(text)) {
    if (entity) run += CHARACTERS[entity];
    else if (!tag) run += piece;
    else {
      flush();
      if (!closing) at = at.appendChild(document.createElement(tag));
      else if (at.localName === tag) at = at.parentNode;
    }
  }
  flush();
  return root;
}

function piecesOf(text) {
  const pieces = [];
  String(text || "").replace(PIECE, (...found) => pieces.push(found.slice(0, 4)));
  return pieces;
}

function addLinked(parent, run) {
  run.split(ADDRESS).forEach((part, index) => {
    if (index % 2) parent.appendChild(outside(element("a", "", part), part));
    else if (part) parent.appendChild(document.createTextNode(part));
  });
}

function outside(link, url) {
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function plain(text) {
  return markup(text).textContent;
}

// ---- Cards: drawn as a ticket with steps, as far as their lines look like it

const STEP = /^(▫|▶|⏰|✅|☑)\uFE0F?\s+(?:(\d+)\. )?(.*?)(?: \(([^()]*)\))?$/;
const KINDS = { "▫": "ahead", "▶": "now", "⏰": "late", "✅": "done", "☑": "done over" };
const SPOKEN = { "▫": "Belum: ", "▶": "Sekarang: ", "⏰": "Melewati waktu: ", "✅": "Selesai: ", "☑": "Selesai: " };
const isRunning = ([, mark]) => mark === "▶" || mark === "⏰";
const isDone = ([, mark]) => KINDS[mark].startsWith("done");

/** How many steps a line stands for: "4. ..." is one, "5–10 menyusul" six. */
function sizeOf([, , , what]) {
  const run = /^(\d+)–(\d+) /.exec(what);
  return run ? run[2] - run[1] + 1 : 1;
}

/** A card's parts: its title, its steps, and its other words without addresses that are buttons anyway. */
function partsOf({ message }) {
  const [title, ...lines] = message.text.split("\n");
  const links = allButtons(message.rows).map((button) => button.url);
  const words = lines.filter((line) => !STEP.test(line) && !links.includes(plain(line) || null));
  return { title, words: words.join("\n").trim(), steps: lines.map((line) => STEP.exec(line)).filter(Boolean) };
}

/** A card below its title: what is to be done stands before what is over and what is ahead. */
function cardBody(shown) {
  const { words, steps } = partsOf(shown);
  const body = document.createDocumentFragment();
  body.append(element("div", "words", markup(words)), stepsOf(steps.filter(isRunning)), rowsOf(shown));
  if (steps.length) body.append(progressOf(steps), stepsOf(steps.filter((step) => !isRunning(step))));
  return body;
}

function progressOf(steps) {
  const each = [].concat(...steps.map((step) => Array(sizeOf(step)).fill(step)));
  const dots = element("span", "dots", ...each.map(([, mark]) => element("span", KINDS[mark])));
  dots.setAttribute("aria-hidden", "true");
  return element("p", "progress", dots, each.filter(isDone).length + " dari " + each.length + " langkah selesai");
}

function stepsOf(steps) {
  const all = element("ol", "steps", ...steps.map(stepOf));
  all.hidden = !steps.length;
  return all;
}

function stepOf(step) {
  const [, mark, no, what, when] = step;
  const badge = element("span", "step-no", isDone(step) ? "✓" : no || "…");
  badge.setAttribute("aria-hidden", "true");
  const spoken = element("span", "unseen", SPOKEN[mark] + (no ? no + ". " : ""));
  const body = element("div", "step-what", spoken, element("span", "step-text", markup(what)));
  if (when) body.append(" ", element("span", "step-when", markup(when)));
  return element("li", "step " + KINDS[mark], badge, body);
}

// ---- The newest card, kept in sight while its place in the conversation is not

const pin = byId("pin");
const pinNews = byId("pin-news");
let pinned = null;
let pinnedInView = false;
const cardWatch = new IntersectionObserver(watchCard, { root: log, threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] });

function watchCard(seen) {
  const { intersectionRatio, intersectionRect } = seen[seen.length - 1];
  pinnedInView = intersectionRatio > 0.6 || intersectionRect.height > log.clientHeight * 0.6;
  if (pinnedInView) pinNews.hidden = true;
  showPin();
}

function followCard(shown) {
  if (shown.replaced && caughtUp) markChange(shown);
  const other = !pinned || pinned.item !== shown.item;
  if (other && !pin.hidden && pin.classList.contains("open")) return; // somebody is reading there
  pinned = shown;
  if (other) {
    pinnedInView = !shown.replaced; // as long as the watch knows no better
    cardWatch.disconnect();
    cardWatch.observe(shown.item);
  }
  if (shown.replaced && caughtUp && !pinnedInView) pinNews.hidden = false;
  fillPin();
}

/** What is new on a card, in words: a step that is running now, or its title where nothing runs. */
function newsOf(shown, before) {
  const running = partsOf(shown).steps.filter((step) => isRunning(step) && !before.includes(plain(step[0])));
  const words = running.map((step) => stepOf(step).lastChild.textContent).join(". ");
  return (shown.replaced ? "Kartu kunjungan diperbarui. " : "Kartu kunjungan. ") + (words || plain(partsOf(shown).title));
}

function markChange(shown) {
  shown.item.classList.remove("fresh");
  void shown.item.offsetWidth; // lets the browser see the class go, so that its animation begins again
  shown.item.classList.add("fresh");
}

function fillPin() {
  const { title, steps } = partsOf(pinned);
  const open = pin.classList.contains("open");
  refill(byId("pin-title"), markup(title));
  refill(byId("pin-now"), ...steps.filter(isRunning).slice(0, 2).map(stepOf));
  refill(byId("pin-body"), open ? cardBody(pinned) : rowsOf(pinned, [mainButtons(pinned.message.rows)]));
  showPin();
}

function mainButtons(rows) {
  const buttons = allButtons(rows);
  const links = buttons.filter((button) => button.url).slice(0, 1);
  return links.concat(buttons.filter((button) => button.token)).slice(0, 2);
}

function showPin() {
  const alive = partsOf(pinned).steps.some(isRunning) || allButtons(pinned.message.rows).length > 0;
  pin.hidden = !alive || (pinnedInView && !pin.classList.contains("open"));
}

function togglePin() {
  const open = pin.classList.toggle("open");
  byId("pin-toggle").setAttribute("aria-expanded", String(open));
  pinNews.hidden = true;
  fillPin();
}

// ---- Buttons under a message

const allButtons = (rows) => [].concat(...(rows || []));
const FORWARD = /^(✅|📨|🎥|🙋)/u; // begins the label of what most readers want next
let touching = false;
let lastPress = { token: "", at: 0 };

function rowsOf(shown, rows = shown.message.rows || []) {
  const all = element("div", "rows");
  const main = allButtons(rows).find((button) => FORWARD.test(button.label));
  rows.filter((row) => row.length).forEach((row) => {
    all.append(element("div", "row", ...row.map((button) => buttonOf(button, shown, button === main))));
  });
  all.hidden = !all.childNodes.length;
  return all;
}

function buttonOf(button, shown, main) {
  const look = main ? "button main" : "button";
  if (button.url) {
    const link = element("a", look, button.label);
    return /^(https?|tel|mailto):/i.test(button.url) ? outside(link, button.url) : link;
  }
  const made = element("button", look, button.label);
  made.type = "button";
  if (button.copy) made.addEventListener("click", () => copy(button, made));
  else {
    made.dataset.token = button.token;
    made.addEventListener("click", (event) => press(button, shown, event));
  }
  return made;
}

function press(button, shown, event) {
  const now = Date.now();
  const twice = event.detail > 1 || (lastPress.token === button.token && now - lastPress.at < 700);
  // A card that changed under the finger would take a press that was meant for the button before.
  const moved = touching && now - shown.changedAt < 500;
  if (twice || moved) return;
  lastPress = { token: button.token, at: now };
  send({ press: button.token, label: button.label, from: shown.message.id, onCard: Boolean(shown.message.card) });
  event.target.classList.add("busy");
  setTimeout(() => event.target.classList.remove("busy"), 3000);
}

async function copy(button, made) {
  const copied = await copyText(button.copy);
  made.textContent = copied ? "Disalin ✓" : button.copy;
  byId("news").textContent = copied ? "Disalin" : button.copy;
  setTimeout(() => { made.textContent = button.label; }, copied ? 2000 : 15000);
}

async function copyText(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch (refused) {
    return copyBySelection(value); // no clipboard without https, or without leave
  }
}

function copyBySelection(value) {
  const focused = document.activeElement;
  const field = document.body.appendChild(element("textarea", "unseen"));
  field.value = value;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused.focus();
  return copied;
}

// ---- Own messages: kept until accepted, and shown between what the desk said

let own = [];
const ownItems = new Map();
let delivering = false;

function send(said) {
  const entry = Object.assign({ id: newId(), after, at: new Date().toISOString(), state: "waiting", tries: 0 }, said);
  own.push(entry);
  noteUse();
  renew(entry);
  if (!said.onCard) scrollToEnd();
  deliver();
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function renew(entry) {
  keepOwn();
  showOwn(entry);
  tidy();
}

/** Writes own messages down, together with what another tab wrote meanwhile. */
function keepOwn() {
  adopt(rememberedOwn());
  remember("pesan", JSON.stringify(own));
}

function adopt(others) {
  const mine = new Map(own.map((entry) => [entry.id, entry]));
  others.forEach((other) => {
    const entry = mine.get(other.id);
    if (!entry) own.push(other);
    else if (other.state === "sent") Object.assign(entry, other);
  });
  own.sort((one, two) => (one.at < two.at ? -1 : Number(one.at > two.at)));
  own = own.filter((entry, place) => entry.state !== "sent" || place >= own.length - REMEMBERED);
}

async function deliver() {
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

const nextWaiting = () => own.find((entry) => entry.state === "waiting");

function bodyOf({ id, text, press: token, file }) {
  if (token) return { id, press: token };
  return file ? { id, file } : { id, text };
}

/** Decides what an answer means for a message; returns the seconds to wait before the next attempt. */
function judge(entry, { status, body, later }, token) {
  if (status === 202 && body.ok) {
    entry.state = "sent";
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

function showOwn(entry) {
  if (!own.includes(entry)) return;
  let item = ownItems.get(entry.id);
  if (!item) {
    item = place(element("li", "item own"), [entry.after, 1, Date.parse(entry.at)]);
    ownItems.set(entry.id, item);
  }
  item.dataset.at = entry.at;
  const bubble = element("div", "bubble", element("div", "words", entry.label || entry.text || ""));
  if (entry.file && entry.file.caption) bubble.append(element("div", "words", entry.file.caption));
  if (entry.file) bubble.append(element("div", "small", "Berkas tetap di perangkat Anda; loket hanya diberi tahu."));
  item.classList.toggle("trouble", entry.state === "refused" || (entry.state === "waiting" && entry.tries > 0));
  refill(item, element("span", "unseen", "Anda: "), bubble, metaOf(entry));
}

function metaOf(entry) {
  const meta = timeOf(entry.at);
  if (entry.state === "sent") meta.append(" ✓", element("span", "unseen", " terkirim"));
  else if (entry.state === "refused") {
    meta.append(" · " + (entry.why || "Pesan ini tidak dapat diterima."), wordButton("Kirim lagi", () => sendAgain(entry)));
    if (entry.text && !entry.label) meta.append(wordButton("Ubah", () => takeBack(entry)));
  } else if (entry.tries) {
    meta.append(" · " + (entry.why ? entry.why + " " : "") + "Belum terkirim, mencoba lagi.", wordButton("Coba sekarang", wakeAll));
  } else meta.append(" · mengirim…");
  return meta;
}

function wordButton(label, act) {
  const made = element("button", "word-button", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function sendAgain(entry) {
  Object.assign(entry, { state: "waiting", tries: 0, why: "" });
  renew(entry);
  deliver();
}

function takeBack(entry) {
  remember("pesan", JSON.stringify(rememberedOwn().filter((other) => other.id !== entry.id)));
  own = own.filter((other) => other !== entry);
  ownItems.get(entry.id).remove();
  ownItems.delete(entry.id);
  setDraft(box.value ? entry.text + "\n" + box.value : entry.text);
  box.focus();
  settle();
}

// ---- The list as a whole

/** Puts an item where it belongs: after what the desk had said when it was written. */
function place(item, order) {
  item.order = order;
  let before = list.lastElementChild;
  while (before && isLater(before.order, order)) before = before.previousElementSibling;
  list.insertBefore(item, before ? before.nextElementSibling : list.firstElementChild);
  return item;
}

function isLater(one, two) {
  const at = one.findIndex((part, index) => part !== two[index]);
  return at >= 0 && one[at] > two[at];
}

/** Marks what depends on the neighbours: the days, and which buttons are the ones to press. */
function tidy() {
  let day = "";
  Array.from(list.children).forEach((item) => {
    const its = dayOf(item.dataset.at);
    const label = item.querySelector(".day");
    if (label) label.remove();
    if (its !== day) item.insertBefore(element("p", "day", its), item.firstChild);
    day = its;
  });
  tidyButtons();
  settle();
}

function tidyButtons() {
  const asking = Array.from(messages.values()).filter(({ message }) => !message.card && allButtons(message.rows).length);
  const newest = Math.max(0, ...asking.map(({ message }) => message.id));
  asking.forEach(({ message, item }) => {
    const chosen = own.filter((entry) => entry.press && entry.from === message.id).map((entry) => entry.press);
    item.classList.toggle("past", message.id !== newest || chosen.length > 0);
    item.querySelectorAll("[data-token]").forEach((made) => {
      made.classList.toggle("pressed", chosen.includes(made.dataset.token));
    });
  });
}

/** Shows the welcome only over a conversation known to be empty. */
function settle() {
  const empty = !list.children.length;
  byId("welcome").hidden = !(empty && caughtUp && !forStaff);
  byId("welcome-staff").hidden = !(empty && caughtUp && forStaff);
  byId("leave").hidden = empty || embedded;
  if (!empty) tell("");
  if (caughtUp) log.removeAttribute("aria-busy");
}

function forgetShown() {
  messages.clear();
  ownItems.clear();
  list.textContent = "";
  hush();
  after = 0;
  caughtUp = false;
  pinned = null;
  pin.hidden = true;
  cardWatch.disconnect();
}

// ---- Scrolling and attention

const toEnd = () => log.scrollHeight - log.clientHeight - log.scrollTop;

/** Whether the reader is with the newest message, and wants to see the next. */
function isFollowing() {
  const last = list.lastElementChild;
  if (!last || toEnd() < 90) return true;
  return last.offsetTop < log.scrollTop + log.clientHeight - 40;
}

/** Shows what is new from its beginning; a reader who is elsewhere is only told of it. */
function moveTo(first, follow) {
  if (!first) return;
  if (follow) log.scrollTop = (caughtUp ? first.item : list.lastElementChild).offsetTop - (pin.hidden ? 0 : pin.offsetHeight) - 8;
  else byId("down").classList.add("news");
  noteScroll();
}

function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
}

function noteScroll() {
  const atEnd = toEnd() < 60;
  const down = byId("down");
  if (atEnd) down.classList.remove("news");
  down.hidden = atEnd;
  const news = down.classList.contains("news");
  byId("down-text").className = news ? "" : "unseen";
  byId("down-text").textContent = news ? "Pesan baru" : "Ke pesan terbaru";
}

const title = document.title;
let missed = 0;
let lastTouch = 0;

function attract(count) {
  if (document.hidden) {
    missed += count;
    document.title = "(" + missed + ") " + title;
  }
  if (embedded) parent.postMessage({ loket: pane, arrived: count }, location.origin);
  // Browsers refuse to vibrate for a page that was never touched; a reader at the keyboard needs none.
  const away = document.hidden || Date.now() - lastTouch > 20000;
  if (lastTouch && away && navigator.vibrate) navigator.vibrate([120, 60, 120]);
}

function noteVisible() {
  noteUse();
  if (document.hidden) return;
  missed = 0;
  document.title = title;
  stir((WAIT + 5) * 1000);
}

// ---- Times, in the desk's zone (WIB is seven hours ahead all year)

const WIB = 7 * 3600 * 1000;
const DAY = new Intl.DateTimeFormat("id", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const atDesk = (at) => new Date(new Date(at).getTime() + WIB);

function timeOf(at) {
  const clock = atDesk(at).toISOString().slice(11, 16).replace(":", ".");
  const time = element("time", "", clock + " WIB");
  time.dateTime = at;
  return element("p", "meta", time);
}

function dayOf(at) {
  const day = atDesk(at);
  const number = (date) => Math.floor(date.getTime() / 86400000);
  const ago = number(atDesk(Date.now())) - number(day);
  if (ago === 0) return "Hari ini";
  if (ago === 1) return "Kemarin";
  return DAY.format(day);
}

// ---- Building blocks

function element(name, look, ...content) {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.append(...content);
  return made;
}

function refill(parent, ...content) {
  parent.textContent = "";
  parent.append(...content);
}

// ---- Writing

const atKeyboard = matchMedia("(hover: hover) and (pointer: fine)");

function setDraft(text) {
  box.value = text;
  noteDraft();
}

let draftedAt = 0;

function noteDraft() {
  remember("konsep", box.value);
  box.style.height = "auto";
  box.style.height = box.scrollHeight + 2 + "px";
}

function submit(event) {
  if (event) event.preventDefault();
  const text = box.value.trim();
  box.focus();
  if (!text) return;
  setDraft("");
  send({ text });
}

function typed(event) {
  const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && atKeyboard.matches;
  if (sends) submit(event);
}

function attached() {
  const chosen = byId("file").files[0];
  if (!chosen) return;
  const kind = { image: "photo", video: "video", audio: "voice" }[chosen.type.split("/")[0]] || "document";
  const names = { photo: "Foto", video: "Video", voice: "Suara", document: "Dokumen" };
  const caption = box.value.trim();
  byId("file").value = "";
  setDraft("");
  send({ file: { kind, caption }, label: "📎 " + names[kind] + ": " + chosen.name });
}

/** A link of invitation carries its secret after #, where no server's log sees it. */
function takeInvitation() {
  const secret = /^#mulai=([A-Za-z0-9_-]{1,128})$/.exec(location.hash);
  if (!secret) return;
  history.replaceState(null, "", location.pathname + location.search);
  send({ text: "/start " + secret[1], label: "Membuka undangan petugas" });
}

function noteOtherTab(event) {
  // A key that goes away leaves the other tab a moment to have a new one.
  if (event.key === keyOf("") && event.newValue !== event.oldValue) setTimeout(() => location.reload(), event.newValue ? 0 : 1500);
}

async function start() {
  document.body.classList.toggle("embed", embedded);
  if (forStaff) byId("door").textContent = "Halaman petugas";
  if (isStrange()) await askWhoseItIs(endSession);
  noteUse();
  own = rememberedOwn();
  own.forEach(showOwn);
  tidy();
  scrollToEnd();
  setDraft(remembered("konsep") || "");
  takeInvitation();
  listen();
  deliver();
}

byId("write").addEventListener("submit", submit);
byId("attach").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", attached);
byId("begin").addEventListener("click", () => send({ text: "halo" }));
byId("down").addEventListener("click", scrollToEnd);
box.addEventListener("input", () => {
  draftedAt = Date.now();
  noteDraft();
});
box.addEventListener("keydown", typed);
byId("pin-toggle").addEventListener("click", togglePin);
log.addEventListener("scroll", noteScroll, { passive: true });
document.addEventListener("visibilitychange", noteVisible);
document.addEventListener("pointerdown", (event) => {
  touching = event.pointerType === "touch";
  lastTouch = Date.now();
});
document.addEventListener("keydown", () => { lastTouch = Date.now(); });
byId("leave").addEventListener("click", leave);
addEventListener("pagehide", noteUse);
addEventListener("online", () => stir(0));
addEventListener("offline", () => stir(0));
addEventListener("hashchange", takeInvitation);
addEventListener("storage", noteOtherTab);
addEventListener("resize", () => { if (isFollowing()) scrollToEnd(); });
start();
