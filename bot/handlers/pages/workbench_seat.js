/* Who sits here, to whom the next words go and how their work stands: asked of the desk, which alone knows. */
import { ask } from "./asking.js";
import { said, told } from "./conversation.js";
import { byId } from "./elements.js";
import { remembered } from "./memory.js";
import { say } from "./saying.js";
import { send } from "./sending.js";
import { tellOf } from "./telling.js";
import { noteAge, renewWork } from "./workbench_work.js";

const SOON = 120;
const AGAIN = 20000; // an addressee lapses by itself
const GATES = ["out", "visitor", "waiting"];
let seated = false;
let onSeated = () => {};
let waiting = 0;
let looking = false;
let outdated = false; // something has come while it was being looked
let letGo = "";

/** What is to be done once an officer is known to sit here. */
export function whenSeated(act) {
  onSeated = act;
}

/** Shows why there is nothing to be seen; nothing of it where an officer sits. */
export function gate(why) {
  byId("gate").hidden = !why;
  GATES.forEach((each) => { byId("gate-" + each).hidden = each !== why; });
}

/** Asks again, a moment after whatever gave a reason to. */
export function lookSoon() {
  outdated = looking;
  if (!looking) lookIn(SOON);
}

function lookIn(time) {
  clearTimeout(waiting);
  waiting = setTimeout(look, time);
}

async function look() {
  const token = remembered("");
  const heard = told.after; // what is answered knows at least of this
  looking = true;
  outdated = false;
  const answer = token ? await ask("GET", "api/meja", token, null, 20) : { status: 0, body: {} };
  looking = false;
  lookIn(outdated ? SOON : AGAIN);
  if (token !== remembered("")) return;
  if (!answer.body.work) noteAge();
  if (answer.status !== 200) return;
  if (answer.body.seat) sit(answer.body, heard);
  else if (seated) location.reload(); // the seat has gone elsewhere
  else stand();
}

function sit({ seat, to, work }, heard) {
  byId("who").textContent = "· " + seat;
  showTo(to || { kind: "nobody" });
  if (work && told.caughtUp) renewWork(work, heard);
  if (seated) return;
  seated = true;
  gate("");
  onSeated();
}

/** A visitor, or somebody whose invitation was not taken: their conversation, if they have one, is in the chat. */
function stand() {
  byId("to-own").href = "petugas";
  gate(said.size ? "visitor" : "out");
}

function showTo({ kind, name, let_go: token, writing }) {
  tellOf(writing);
  const words = [say("workbench-to-" + kind), name].filter(Boolean).join(" ");
  const place = byId("to-words");
  if (place.textContent !== words) place.textContent = words;
  byId("to").className = "to " + kind;
  letGo = token || "";
  byId("to-off").hidden = !letGo;
}

byId("to-off").addEventListener("click", () => {
  if (letGo) send({ press: letGo, label: say("workbench-let-go"), onCard: true });
});
