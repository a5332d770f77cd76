/*
 * Hearing the desk by one answer that stays open and grows (Server-Sent Events). Read by fetch, since EventSource cannot
 * send a key; told by its caller what to do with each piece.
 */

const SILENT_AFTER = 20000; // the desk gives a sign of life every 15 seconds
const FIRST_WITHIN = 7000; // a proxy that keeps an answer back until its end lets nothing through by then
const WITHOUT_FOR = 10 * 60000; // then it is asked by the other way for so long

let withoutUntil = 0;

let onWriting = () => {};

/** What is to be done when somebody at the desk writes to the reader. */
export function whenWriting(act) {
  onWriting = act;
}

/** Whether this browser, and what stands between it and the desk, let an answer through piece by piece. */
export const canStream = () => window.TextDecoder && "body" in Response.prototype && Date.now() > withoutUntil;

/** Hears until the line ends; gives every piece of news to ``take``. Answers how it ended, as a question to the desk is
 *  answered: 0 for a line that broke or fell silent, 200 for one that the desk brought to its end. */
export async function hear(path, token, abort, take) {
  const watch = watching(abort);
  try {
    const answer = await fetch(path, { headers: headersOf(token), signal: abort.signal, cache: "no-store" });
    const isOurs = (answer.headers.get("Content-Type") || "").startsWith("text/event-stream");
    if (answer.status !== 200 || !isOurs) return await refused(answer);
    const over = await readAll(answer.body.getReader(), watch, take);
    return { status: over ? 401 : 200, body: {}, later: 0 };
  } catch (broken) {
    if (watch.heldBack) withoutUntil = Date.now() + WITHOUT_FOR;
    return { status: 0, body: {}, later: 0 };
  } finally {
    clearTimeout(watch.timer);
  }
}

const headersOf = (token) => ({ Accept: "text/event-stream", Authorization: "Bearer " + token, "Accept-Language": document.documentElement.lang });

/** What came instead of a stream; whoever answers 200 with something else lets none through. */
async function refused(answer) {
  if (answer.status === 200) withoutUntil = Date.now() + WITHOUT_FOR;
  const body = await answer.json().catch(() => ({}));
  return { status: answer.status === 200 ? 0 : answer.status, body, later: Number(answer.headers.get("Retry-After")) || 0 };
}

/** Gives up a line on which nothing comes. */
function watching(abort) {
  const watch = { timer: 0, heldBack: false };
  watch.await = (span, first) => {
    clearTimeout(watch.timer);
    watch.timer = setTimeout(() => { watch.heldBack = first; abort.abort(); }, span);
  };
  watch.await(FIRST_WITHIN, true);
  return watch;
}

/** Reads to the end; answers whether the desk said that the session is over. */
async function readAll(reader, watch, take) {
  const words = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    watch.await(SILENT_AFTER, false);
    const pieces = (rest + words.decode(value, { stream: true })).split("\n\n");
    rest = pieces.pop();
    if (pieces.some((piece) => piece.startsWith("event: over"))) return true;
    if (pieces.some((piece) => piece.startsWith("event: writes"))) onWriting();
    pieces.forEach((piece) => take(newsIn(piece)));
  }
}

/** What a piece tells; null for a sign of life. */
function newsIn(piece) {
  if (piece.startsWith("event:")) return null;
  const line = piece.split("\n").find((each) => each.startsWith("data: "));
  return line ? JSON.parse(line.slice(6)) : null;
}
