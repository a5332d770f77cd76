import { showWelcome } from "/halaman/welcome.js";
import { told } from "/halaman/conversation.js";
import { byId, same } from "./check.js";

export const tests = {
  "nothing is shown before the conversation is known to be empty": () => {
    showWelcome(true);
    same(byId("welcome").hidden, true);
    told.caughtUp = true;
    showWelcome(true);
    same([byId("welcome").hidden, byId("welcome-staff").hidden, byId("write").hidden, byId("leave").hidden], [false, true, false, true]);
  },
  "with the first word it gives way, and what comes next stands beside": () => {
    showWelcome(false);
    same([byId("welcome").hidden, byId("leave").hidden, byId("bell").hidden, document.body.classList.contains("talking")], [true, false, false, true]);
  },
};
