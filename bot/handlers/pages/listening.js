/* Listening to the desk: one question is always open, and is asked again when the line breaks. */
import { ask, patience, pause, wakeAll } from "./asking.js";
import { attract } from "./attention.js";
import { told } from "./conversation.js";
import { showLine } from "./line.js";
import { isListed, settle, tidy } from "./list.js";
import { remembered } from "./memory.js";
import { embedded } from "./pane.js";
import { isFollowing, moveTo } from "./scrolling.js";
import { doubt, session } from "./session.js";
import { showMessage } from "./showing.js";

export const WAIT = 25; // seconds the desk may keep a question for news open

let listening = null;
let listeningSince = 0;
let stirred = false;

export async function listen() {
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
      if (Date.now() - listeningSince < 1000 && told.caughtUp) await pause(unwatched() ? 5 : 2);
      told.caughtUp = true;
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
  const wait = told.caughtUp && !unwatched() ? WAIT : 0;
  stirred = false;
  listening = new AbortController();
  listeningSince = Date.now();
  const late = setTimeout(() => showLine(false), (wait + 4) * 1000);
  const asked = ask("GET", "api/messages?after=" + told.after + "&wait=" + wait, token, null, wait + 15, listening);
  return asked.finally(() => clearTimeout(late));
}

/** Asks again at once: the network or the reader came back, and the open question may be dead. */
export function stir(olderThan) {
  wakeAll();
  if (!listening || Date.now() - listeningSince < olderThan) return;
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
    if (told.caughtUp) attract(shown.length);
    moveTo(shown.find((each) => !each.replaced && isListed(each.item)), follow);
  }
  return body.messages.length > 0;
}
