/* Own files on their way: one after another, beside what is written; tried again when the line breaks. */
import { pause } from "./asking.js";
import { carry, inHeader } from "./carrying.js";
import { own } from "./conversation.js";
import { showLine } from "./line.js";
import { remember } from "./memory.js";
import { forgetOwn, showProgress, whenStopped } from "./own.js";
import { say } from "./saying.js";
import { enter, judge, newId, renew, send, whenDelivering } from "./sending.js";
import { session } from "./session.js";
import { announce } from "./spoken.js";

const LONGEST_CAPTION = 1000;
const LONGEST_HEADER = 6000;
let uploading = false;

/** Sends files, with what was written as the words under the first; words too long for that go as words. */
export function sendFiles(files, words) {
  const fits = words.length <= LONGEST_CAPTION && inHeader(words).length <= LONGEST_HEADER;
  const album = files.length > 1 ? newId() : "";
  files.forEach(({ file, look }, index) => {
    const caption = fits && !index ? words : "";
    const id = newId();
    own.files.set(id, { content: file, look, stop: null });
    enter({ id, file: { name: file.name, size: file.size, caption, album } });
  });
  upload();
  if (words && !fits) send({ text: words });
}

const isMine = (entry) => entry.state === "waiting" && own.files.has(entry.id);

async function upload() {
  if (uploading) return;
  uploading = true;
  for (let entry = own.entries.find(isMine); entry; entry = own.entries.find(isMine)) await bring(entry);
  uploading = false;
}

async function bring(entry) {
  const mine = own.files.get(entry.id);
  const token = await session();
  if (!entry.tries) announce(say("page-file-sending") + ": " + entry.file.name);
  const answer = await carry(entry, mine.content, token, (share, stop) => {
    const changed = Boolean(stop) !== Boolean(mine.stop);
    mine.stop = stop;
    mine.share = share;
    if (changed) renew(entry);
    showProgress(entry);
  });
  mine.stop = null;
  mine.share = 0;
  if (!own.entries.includes(entry)) return; // stopped meanwhile, or the reader has left
  if (answer.status === 413 && !answer.body.error) answer.body.error = say("page-file-large-here"); // a proxy's limit
  const seconds = judge(entry, answer, token);
  if (answer.status === 0) showLine(false);
  renew(entry);
  tellEnd(entry);
  if (seconds) await pause(seconds);
}

function tellEnd(entry) {
  if (entry.state === "sent") {
    own.files.get(entry.id).content = null; // its look stays; the file itself is no longer held
    announce(say("page-file-sent") + ": " + entry.file.name);
  } else if (entry.state === "refused") announce(entry.file.name + ": " + (entry.why || say("page-refused")));
}

/** The reader wants a file not to be sent: it has not all been there, so the desk has none of it. */
function stopFile(entry) {
  const mine = own.files.get(entry.id);
  forgetOwn(entry);
  own.files.delete(entry.id);
  if (mine && mine.stop) mine.stop();
  announce(say("page-file-stopped") + ": " + entry.file.name);
}

/** Files that were on their way when the page was left are not here any more; whether they arrived the desk has said. */
export function loseFiles() {
  const lost = own.entries.filter((entry) => entry.file && entry.state === "waiting");
  lost.forEach((entry) => Object.assign(entry, { state: "refused", why: say("page-file-lost") }));
  if (lost.length) remember("pesan", JSON.stringify(own.entries));
}

whenDelivering(upload);
whenStopped(stopFile);
addEventListener("beforeunload", (event) => {
  if (!own.entries.some(isMine)) return;
  event.preventDefault();
  event.returnValue = "";
});
