/* Files of the desk: fetched when they are asked for. */
import { element } from "./elements.js";
import { say } from "./saying.js";
import { session } from "./session.js";

/** A file is fetched with the session's secret, so it is no plain link. */
export function fileButton(message) {
  const made = element("button", "button", "📎 " + message.file.name);
  made.type = "button";
  made.addEventListener("click", () => download(message, made));
  return made;
}

async function download(message, made) {
  made.disabled = true;
  try {
    const headers = { Authorization: "Bearer " + (await session()) };
    const answer = await fetch("api/messages/" + message.id + "/file", { headers });
    if (!answer.ok) throw new Error(String(answer.status));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = message.file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (failed) {
    made.textContent = say("page-file-failed");
  }
  made.disabled = false;
}
