/* Questions about whose conversation this is: before leaving it, and on coming back to one after a silence. */
import { say } from "./saying.js";

const box = document.getElementById("ask");
const part = (name) => document.getElementById("ask-" + name);

/** Whether the reader wants to leave for good. */
export function askToLeave(forStaff, act) {
  const words = say(forStaff ? "page-leave-staff" : "page-leave-visitor");
  return ask({ title: say("page-leave-ask"), words, yes: say("page-leave"), no: say("page-leave-not") }, act);
}

/** Whether somebody who opens the page after a silence is not the one who wrote before: nothing is shown until then. */
export function askWhoseItIs(act) {
  const asked = { title: say("page-whose-ask"), words: say("page-whose") };
  return ask({ ...asked, yes: say("page-whose-new"), no: say("page-whose-same") }, act);
}

/** Asks; for a yes does ``act`` until it says that it is done. Answers whether it was. */
function ask({ title, words, yes, no }, act) {
  part("title").textContent = title;
  part("words").textContent = words;
  part("yes").textContent = yes;
  part("no").textContent = no;
  part("note").textContent = "";
  return new Promise((resolve) => {
    const close = (answer) => {
      box.hidden = true;
      document.body.classList.remove("asked");
      resolve(answer);
    };
    part("no").onclick = () => close(false);
    part("yes").onclick = async () => {
      part("yes").disabled = true;
      const done = await act();
      part("yes").disabled = false;
      if (done) close(true);
      else part("note").textContent = say("page-not-connected");
    };
    box.onkeydown = (event) => {
      if (event.key === "Escape") close(false);
      if (event.key === "Tab") keepInside(event);
    };
    document.body.classList.add("asked");
    box.hidden = false;
    part("no").focus();
  });
}

function keepInside(event) {
  event.preventDefault();
  (document.activeElement === part("no") ? part("yes") : part("no")).focus();
}
