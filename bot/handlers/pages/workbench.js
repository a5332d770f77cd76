/*
 * The staff page: another layout of an officer's conversation with the desk. Own work and the board to the left, visits
 * in the middle, everything else to the right. What is pressed and written is sent by the chat's own modules, with the
 * chat's own session; the page has no powers of its own.
 */
import { noteSeen, noteTouch } from "./attention.js";
import { notePointer, whenPressed } from "./buttons.js";
import { beginComposing } from "./composing.js";
import { own, said, told } from "./conversation.js";
import { byId } from "./elements.js";
import { takeInvitation } from "./invitation.js";
import { askToLeave } from "./leaving.js";
import { tidy } from "./list.js";
import { listen, stir, WAIT, whenNews } from "./listening.js";
import { isTalkingIn, remember, remembered, rememberedOwn } from "./memory.js";
import { followOtherTab } from "./other_tab.js";
import { showOwn } from "./own.js";
import { recallLanguage, say, whenLanguageChanges } from "./saying.js";
import { isFollowing, noteScroll, scrollToEnd } from "./scrolling.js";
import { deliver, send, sendAgain } from "./sending.js";
import { beginNoOther, endSession, noteUse, tell, whenOver } from "./session.js";
import { layOut } from "./showing.js";
import { beginTelling } from "./telling.js";
import { loseFiles } from "./uploading.js";
import { beginKeys } from "./workbench_keys.js";
import { gate, lookSoon, whenSeated } from "./workbench_seat.js";
import { beginTabs, noteTalk, reveal } from "./workbench_tabs.js";
import { arrange, nameOf, visitSlot } from "./workbench_visits.js";
import { asideSlot, beginWork } from "./workbench_work.js";
import { plain } from "./words.js";
import { setDraft, unwrittenFor } from "./writing.js";

const STILL_MEANT = 15 * 60000; // how long a draft may outlive the session it was written in
const OVER = "berakhir";
let invited = false; // an invitation was used just now, and the desk has not answered yet

function slotOf(message) {
  if (message.view.part === "visit" && message.card) return visitSlot(message);
  return asideSlot(message);
}

/** What was pressed on a card is shown in the conversation, so it names its visit. */
function pressed(words) {
  const shown = Array.from(said.values()).find(({ message }) => message.id === words.from);
  const name = shown && words.onCard ? nameOf(shown) : "";
  send(name ? Object.assign(words, { label: name + ": " + words.label }) : words);
}

function tookNews(shown) {
  arrange();
  noteTalk(shown);
  if (said.size || !invited) lookSoon();
  if (byId("bench").hidden && shown.length) tell(plain(shown[shown.length - 1].message.view.words)); // what became of an invitation
  const asked = told.caughtUp && shown.filter(({ message }) => message.anew && message.view.part === "visit").pop();
  if (asked) reveal("cards", asked.item);
}

/** The session is over: nothing is sent any more, since words to a visitor are none for a new session. */
function end(token) {
  if (remembered("") !== token) return;
  const unsent = own.entries.filter((entry) => entry.state !== "sent" && entry.text && !entry.label);
  own.entries = [];
  setDraft(unwrittenFor() > STILL_MEANT ? "" : unsent.map((entry) => entry.text).concat(byId("text").value).join("\n").trim());
  ["", "pesan", "terakhir"].forEach((part) => remember(part, ""));
  remember(OVER, "1");
  location.reload();
}

async function leave() {
  if (await askToLeave(true, endSession)) location.reload();
}

function noteVisible() {
  noteUse();
  if (document.hidden) return;
  noteSeen();
  lookSoon();
  stir((WAIT + 5) * 1000);
}

function showSeat() {
  beginNoOther();
  tell("");
  ["bench", "skips", "keys", "leave"].forEach((id) => { byId(id).hidden = false; });
  beginTabs();
  scrollToEnd();
}

function start() {
  recallLanguage();
  own.entries = rememberedOwn();
  loseFiles();
  setDraft(remembered("konsep") || "");
  invited = takeInvitation();
  if (!invited && !remembered("")) {
    gate(isTalkingIn("pengunjung") ? "visitor" : "out");
    if (remembered(OVER)) tell(say("page-over-staff"));
    remember(OVER, "");
    return;
  }
  gate("waiting");
  own.entries.forEach((entry) => showOwn(entry, sendAgain));
  tidy();
  listen();
  deliver();
  if (invited) return;
  beginNoOther();
  lookSoon();
}

beginComposing();
beginTelling();
beginKeys();
beginWork();
followOtherTab();
byId("leave").addEventListener("click", leave);
byId("down").addEventListener("click", scrollToEnd);
byId("log").addEventListener("scroll", noteScroll, { passive: true });
document.addEventListener("visibilitychange", noteVisible);
document.addEventListener("pointerdown", (event) => {
  notePointer(event);
  noteTouch();
});
document.addEventListener("keydown", noteTouch);
addEventListener("pagehide", noteUse);
addEventListener("online", () => stir(0));
addEventListener("offline", () => stir(0));
addEventListener("hashchange", () => takeInvitation());
addEventListener("resize", () => { if (isFollowing()) scrollToEnd(); });
layOut({ slotOf });
whenPressed(pressed);
whenNews(tookNews);
whenOver(end);
whenSeated(showSeat);
whenLanguageChanges(() => { tidy(); arrange(); lookSoon(); });
start();
