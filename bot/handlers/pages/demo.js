/* The demonstration: four chats on one desk, its clock, and one visit against the sheet. */
import { act, language, pause, put, say, stand, tell } from "./demo_desk.js";
import { choose, closeAll, frameOf, openAll, paneNamed, renew, sessionOf, speakIn } from "./demo_panes.js";
import { chosen, drawLines, drawVisits } from "./demo_table.js";

const EVERY = 1000;
const byId = (id) => document.getElementById(id);
const LOCALES = { en: "en-GB" };
const DAY = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" };
const days = new Intl.DateTimeFormat(LOCALES[language] || language, DAY);
let life = "";

async function look() {
  const news = await stand(chosen(), sessionOf("pengunjung"));
  if (!news) {
    tell(say("demo-unconnected"));
    return;
  }
  if (byId("said").textContent === say("demo-unconnected")) tell("");
  if (life && life !== news.life) location.reload(); // another process, perhaps another demonstration
  life = news.life;
  put(byId("clock"), news.time);
  put(byId("day"), days.format(new Date(news.day)));
  put(byId("hours"), hours(news));
  byId("hours").className = news.open ? "open" : "closed";
  drawVisits(news.visits, news.looked);
  drawLines(news.lines);
  drawMorning(news.morning);
}

function hours({ open, until, opens }) {
  if (open) return say("demo-open") + (until ? " " + say("demo-until") + " " + until : "");
  return say("demo-closed") + (opens ? " · " + say("demo-opens") + " " + opens : "");
}

function drawMorning(going) {
  byId("morning").setAttribute("aria-pressed", String(Boolean(going)));
  put(byId("morning"), say(going ? "demo-morning-stop" : "demo-morning"));
}

async function goOn() {
  await look();
  setTimeout(goOn, EVERY);
}

/** Does something with a button that cannot be pressed meanwhile, and says what stands in the way. */
function does(button, what) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    tell((await what()) || "");
    button.disabled = false;
    button.focus();
    look();
  });
}

async function leap(to) {
  const { ok, body } = await act("clock", { to });
  if (!ok) return body.error;
  return body.moved ? "" : say("demo-nothing-ahead");
}

/** Somebody new comes to the visitor's pane, and fills in the form by themselves. */
async function newVisitor() {
  await renew("pengunjung");
  choose(paneNamed("pengunjung"));
  const frame = frameOf("pengunjung");
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const script = frame.contentDocument.createElement("script");
  script.type = "module";
  script.src = "halaman/demo_visitor.js";
  frame.contentDocument.head.append(script);
  return say("demo-visitor-comes");
}

async function morning() {
  const going = byId("morning").getAttribute("aria-pressed") === "true";
  const { ok, body } = await act("morning", { go: !going });
  if (!ok) return body.error;
  return going ? "" : say("demo-morning-comes");
}

/** Has the desk begin in an empty database, waits for it, and forgets every session. */
async function beginAnew() {
  const before = life;
  const { ok, body } = await act("anew", {});
  if (!ok) return body.error;
  tell(say("demo-beginning"));
  life = "";
  closeAll();
  for (let tries = 0; tries < 120; tries += 1) {
    await pause(250);
    const news = await stand("", "");
    if (news && news.life !== before) break;
  }
  location.reload();
  return say("demo-beginning");
}

/** The chats follow the page's language. */
async function speak(event) {
  event.preventDefault();
  await speakIn(event.target.lang);
  location.href = event.target.href;
}

look().then(openAll);
byId("language").addEventListener("click", speak);
document.querySelectorAll("[data-leap]").forEach((button) => does(button, () => leap(button.dataset.leap)));
does(byId("visitor"), newVisitor);
does(byId("morning"), morning);
does(byId("anew"), beginAnew);
goOn();
