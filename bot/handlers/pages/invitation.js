/* A link of invitation carries its secret after #, where no server's log sees it. */
import { say } from "./saying.js";
import { send } from "./sending.js";

/** Takes the invitation out of the address and uses it; answers whether there was one. */
export function takeInvitation() {
  const secret = /^#mulai=([A-Za-z0-9_-]{1,128})$/.exec(location.hash);
  if (!secret) return false;
  history.replaceState(null, "", location.pathname + location.search);
  send({ text: "/start " + secret[1], label: say("page-invitation") });
  return true;
}
