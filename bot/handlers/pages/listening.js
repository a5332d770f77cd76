/* Listening to the desk: one line is always open, and is opened again when it breaks. */
import { ask, patience, pause, wakeAll } from "./asking.js";
import { attract } from "./attention.js";
import { told } from "./conversation.js";
import { followDesk } from "./desk_time.js";
import { followForemost, isBehind } from "./foremost.js";
import { showLine } from "./line.js";
import { isListed, settle, tidy } from "./list.js";
import { markRead } from "./marking.js";
import { remembered } from "./memory.js";
import { embedded } from "./pane.js";
import { noteAwaited } from "./reading.js";
import { isFollowing, moveTo } from "./scrolling.js";
import { doubt, session } from "./session.js";
import { showMessage } from "./showing.js";
import { canStream, hear } from "./streaming.js";
import { markSince, markUnread } from "./unread.js";

export const WAIT = 25; // seconds the desk may keep a question for news open

let listening = null;
let heardAt = 0;
let stirred = false;

export async function listen() {
  followForemost(leaveLine);
  let tries = 0;
  for (;;) {
    const token = await session();
    const answer = await (canStream() && !unwatched() ? follow(token) : askForNews(token));
    if (token !== remembered("")) continue;
    if (answer.heard) tries = 0;
    if (answer.status === 200) {
      if (answer.heard) await pause(answer.pause);
      continue;
    }
    if (answer.status !== 401 && stirred) continue;
    showLine(false);
    if (answer.status === 401 && doubt(token)) tries = 0;
    tries += 1;
    await pause(patience(tries, answer.later));
  }
}

// Browsers share six connections a host among all tabs and panes: one that nobody looks at lets go of its own.
const unwatched = () => (embedded && document.hidden) || isBehind();

/** A tab that steps back lets go of its line; one that comes forward takes it up. */
function leaveLine() {
  if (unwatched()) stir(0);
}

/** Hears until the line ends. */
async function follow(token) {
  const late = begin(4);
  let heard = false;
  const take = (news) => {
    heardAt = Date.now();
    clearTimeout(late);
    if (token !== remembered("")) return listening.abort();
    heard = true;
    showLine(true);
    if (news && Array.isArray(news.messages)) takeAll(news);
  };
  const end = await hear("api/messages?after=" + told.after, token, listening, take).finally(() => clearTimeout(late));
  if (!heard && end.status === 200) end.status = 0;
  return Object.assign(end, { heard, pause: Math.random() * 3 }); // a desk that begins anew is not asked by all at once
}

/** Asks once for news, by a question that the desk keeps open. */
async function askForNews(token) {
  const wait = told.caughtUp && !unwatched() ? WAIT : 0;
  const late = begin(wait + 4);
  const path = "api/messages?after=" + told.after + "&wait=" + wait;
  const answer = await ask("GET", path, token, null, wait + 15, listening).finally(() => clearTimeout(late));
  // Hotels and trains answer 200 with a page of their own: only the desk's form counts.
  if (answer.status !== 200 || token !== remembered("")) return answer;
  if (!Array.isArray(answer.body.messages)) return Object.assign(answer, { status: 0 });
  showLine(true);
  // An empty answer that came at once would otherwise become a storm of questions.
  const isEarly = told.caughtUp && Date.now() - heardAt < 1000;
  return Object.assign(answer, { heard: true, pause: takeAll(answer.body) || !isEarly ? 0 : unwatched() ? 5 : 2 });
}

/** Opens a line; the desk is not called connected if it says nothing for so many seconds. */
function begin(seconds) {
  stirred = false;
  listening = new AbortController();
  heardAt = Date.now();
  return setTimeout(() => showLine(false), seconds * 1000);
}

/** Takes news; answers whether there were any. Once all is there the conversation stands. */
function takeAll(body) {
  followDesk(body.now);
  noteAwaited(body.messages);
  const some = takeNews(body);
  markRead(body.read || []);
  if ((!some || body.all) && !told.caughtUp) {
    told.caughtUp = true;
    settle();
    markSince();
  }
  return some;
}

/** Asks again at once: the network or the reader came back, and the open question may be dead. */
export function stir(olderThan) {
  wakeAll();
  if (!listening || Date.now() - heardAt < olderThan) return;
  stirred = true;
  listening.abort();
}

let onNews = () => {};

/** What is to be done when the desk has said something, or has said for now that there is nothing. */
export function whenNews(act) {
  onNews = act;
}

function takeNews(body) {
  const follow = isFollowing();
  const shown = body.messages.map(showMessage).filter(Boolean);
  told.after = Math.max(told.after, Number(body.after) || 0);
  onNews(shown);
  if (shown.length) {
    tidy();
    if (told.caughtUp) attract(shown.length, shown.some((each) => each.calls));
    const fresh = shown.filter((each) => !each.replaced && isListed(each.item));
    if (fresh.length) markUnread(fresh.map((each) => each.item), document.hidden || !follow);
    moveTo(fresh.find((each) => each.calls) || fresh[0], follow); // whoever is called has something to do
  }
  return body.messages.length > 0;
}
