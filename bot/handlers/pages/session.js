/* The session of this pane with the desk: opened when it is needed, believed to be over when refused twice. */
import { ask, patience, pause } from "./asking.js";
import { own } from "./conversation.js";
import { byId } from "./elements.js";
import { showLine } from "./line.js";
import { remember, remembered } from "./memory.js";
import { embedded, forStaff } from "./pane.js";

const STRANGE_AFTER = 30 * 60000; // after this silence somebody else may sit here
const SURE_AFTER = 8000; // a session that is refused twice, this far apart, is over

let opening = null;
let last = false;

/** No session is begun after this one: a page that is nothing without its seat. */
export function beginNoOther() {
  last = true;
}

export function session() {
  const token = remembered("");
  if (token) return Promise.resolve(token);
  if (last) return new Promise(() => {});
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
export function tell(words) {
  byId("told").textContent = words || "";
  byId("told").hidden = !words;
}

let over = () => {};

/** What is to be done once a session is over. */
export function whenOver(act) {
  over = act;
}

let doubted = { token: "", since: 0 };

/** The desk does not take this session: believed at the second time, since clocks may be wrong for a moment. */
export function doubt(token) {
  if (doubted.token !== token) doubted = { token, since: Date.now() };
  const sure = Date.now() - doubted.since >= SURE_AFTER;
  if (sure) over(token);
  return sure;
}

/** Tells the desk that its reader leaves, and forgets them here; false if the desk could not be told. */
export async function endSession() {
  const token = remembered("");
  const answer = token ? await ask("DELETE", "api/session", token, null, 20) : { status: 200 };
  if (answer.status !== 200 && answer.status !== 401) return false;
  own.entries = [];
  ["", "pesan", "konsep", "terakhir", "depan", "dibaca"].forEach((part) => remember(part, ""));
  return true;
}

/** Remembers that somebody was here, so that after a silence they are asked whether they are the same. */
export function noteUse() {
  if (remembered("")) remember("terakhir", String(Date.now()));
}

export const isStrange = () => remembered("") && !forStaff && !embedded && Date.now() - Number(remembered("terakhir")) > STRANGE_AFTER;
