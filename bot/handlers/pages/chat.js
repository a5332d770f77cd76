/*
 * The web chat: shows the conversation of one pane with the desk and sends what is typed or pressed.
 *
 * What is sent waits in localStorage until the desk has accepted it, so nothing typed is lost. The desk says what its
 * words mean; the page only draws it. Written for Chrome 70 and newer.
 */
import { noteSeen, noteTouch } from "./attention.js";
import { hideWriting, showWriting } from "./awaited.js";
import { notePointer, whenPressed } from "./buttons.js";
import { beginComposing } from "./composing.js";
import { own } from "./conversation.js";
import { deskNow } from "./desk_time.js";
import { dockChoices } from "./docked.js";
import { byId } from "./elements.js";
import { followSite } from "./in_site.js";
import { takeInvitation } from "./invitation.js";
import { askToLeave, askWhoseItIs } from "./leaving.js";
import { list, tidy, whenAsked, whenSettled } from "./list.js";
import { listen, stir, WAIT, whenNews } from "./listening.js";
import { remember, remembered, rememberedOwn } from "./memory.js";
import { followOtherTab } from "./other_tab.js";
import { showOwn } from "./own.js";
import { embedded, forStaff } from "./pane.js";
import { followCard, togglePin, unpin } from "./pin.js";
import { beginRinging } from "./ringing.js";
import { followLanguage, otherLanguage, recallLanguage, say, whenLanguageChanges } from "./saying.js";
import { isFollowing, noteScroll, scrollToEnd } from "./scrolling.js";
import { deliver, send, sendAgain } from "./sending.js";
import { endSession, isStrange, noteUse, tell, whenOver } from "./session.js";
import { forgetShown, layOut } from "./showing.js";
import { whenWriting } from "./streaming.js";
import { noteRead } from "./unread.js";
import { loseFiles } from "./uploading.js";
import { showWelcome } from "./welcome.js";
import { setDraft, unwrittenFor } from "./writing.js";

const STILL_MEANT = 15 * 60000; // how long what is unsent may outlive the session it was written in
const log = byId("log");

/** The session is over: everything but what was just written and is still unsent begins anew. */
function beginAnew(token) {
  if (remembered("") !== token) return;
  remember("", "");
  if (list.children.length) tell(say(forStaff ? "page-over-staff" : "page-over"));
  const isMeant = (entry) => entry.state !== "sent" && !entry.press && deskNow() - Date.parse(entry.at) < STILL_MEANT;
  own.entries = own.entries.filter(isMeant);
  if (unwrittenFor() > STILL_MEANT) setDraft("");
  own.entries.forEach((entry) => { entry.after = 0; });
  remember("pesan", JSON.stringify(own.entries));
  forgetShown();
  own.entries.forEach((entry) => showOwn(entry, sendAgain));
  tidy();
  stir(0);
}

async function leave() {
  if (await askToLeave(forStaff, endSession)) location.reload();
}

function noteVisible() {
  noteUse();
  if (document.hidden) return;
  noteSeen();
  noteRead();
  stir((WAIT + 5) * 1000);
}

/** The first word of whoever begins; a link may have chosen it. */
function begin() {
  send({ text: say(linked() ? "start" : "page-greeting") });
  const query = new URLSearchParams(location.search);
  query.delete("mulai");
  const rest = query.toString();
  history.replaceState(null, "", location.pathname + (rest && "?" + rest) + location.hash);
}

const linked = () => new URLSearchParams(location.search).has("mulai");

/** A link that is followed in the middle of a conversation is a word in it; else it waits for "Mulai". */
function takeLink() {
  if (linked() && (own.entries.length || remembered(""))) begin();
}

async function start() {
  document.body.classList.toggle("embed", embedded);
  followSite();
  beginRinging();
  if (forStaff) byId("door").dataset.say = "page-door-staff";
  byId("door").textContent = say(byId("door").dataset.say);
  recallLanguage();
  if (isStrange()) await askWhoseItIs(endSession);
  noteUse();
  own.entries = rememberedOwn();
  loseFiles();
  own.entries.forEach((entry) => showOwn(entry, sendAgain));
  tidy();
  scrollToEnd();
  setDraft(remembered("konsep") || "");
  takeInvitation();
  takeLink();
  listen();
  deliver();
}

byId("begin").addEventListener("click", begin);
byId("language").addEventListener("click", () => followLanguage(otherLanguage()));
byId("down").addEventListener("click", scrollToEnd);
beginComposing();
byId("pin-toggle").addEventListener("click", togglePin);
log.addEventListener("scroll", noteScroll, { passive: true });
document.addEventListener("visibilitychange", noteVisible);
document.addEventListener("pointerdown", (event) => {
  notePointer(event);
  noteTouch();
});
document.addEventListener("keydown", noteTouch);
byId("leave").addEventListener("click", leave);
addEventListener("pagehide", noteUse);
addEventListener("online", () => stir(0));
addEventListener("offline", () => stir(0));
addEventListener("hashchange", takeInvitation);
followOtherTab();
addEventListener("resize", () => { if (isFollowing()) scrollToEnd(); });
whenOver(beginAnew);
whenLanguageChanges(() => { tidy(); noteScroll(); });
whenPressed(send);
whenNews((shown) => { if (shown.some((each) => !each.message.card || !each.replaced)) hideWriting(); });
whenWriting(showWriting);
whenSettled(showWelcome);
whenAsked(dockChoices);
layOut({ cardShown: followCard, forgotten: unpin });
start();
