/* Tells the desk that its reader has read what somebody wrote to them; only where the desk asks for it, since of most
   that it says itself nobody wants to know. */
import { ask } from "./asking.js";
import { remembered } from "./memory.js";

let awaited = 0; // the newest message of which somebody waits to hear

/** Notes which of these messages the desk asks about. */
export function noteAwaited(messages) {
  messages.filter((message) => message.mark).forEach(({ id }) => { awaited = Math.max(awaited, id); });
}

/** The reader has read up to this number. */
export async function tellRead(number) {
  if (!awaited || awaited > number || !remembered("")) return;
  const asked = awaited;
  awaited = 0;
  const answer = await ask("POST", "api/read", remembered(""), { up_to: number }, 10);
  if (answer.status !== 200) awaited = Math.max(awaited, asked); // told with the next that is read
}
