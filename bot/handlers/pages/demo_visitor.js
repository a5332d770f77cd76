/* An invented visitor in this very chat: says what the desk proposes, by the same way as whoever types. */
import { own } from "./conversation.js";
import { remembered } from "./memory.js";
import { send } from "./sending.js";
import { session } from "./session.js";

const THINKS = 900;
const MOST_ASKED = 200;
const who = Math.random();

async function nextWords() {
  const headers = { Authorization: "Bearer " + remembered(""), "Content-Type": "application/json" };
  const answer = await fetch("api/demo/words", { method: "POST", headers, body: JSON.stringify({ who }) });
  return answer.ok ? answer.json() : { wait: true };
}

const isSaid = () => own.entries.every((entry) => entry.state === "sent");

async function goOn() {
  await session();
  for (let asked = 0, before = ""; asked < MOST_ASKED; asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, THINKS));
    if (!isSaid()) continue;
    const { text, at, done } = await nextWords().catch(() => ({}));
    if (done) return;
    if (!text || at === before) continue;
    before = at;
    send({ text });
  }
}

goOn();
