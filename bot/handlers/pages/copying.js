/* Values worth copying in one tap. */
import { byId, element } from "./elements.js";
import { say } from "./saying.js";

export async function copy(button, made) {
  const copied = await copyText(button.copy);
  made.textContent = copied ? say("page-copied") + " ✓" : button.copy;
  byId("news").textContent = copied ? say("page-copied") : button.copy;
  setTimeout(() => { made.textContent = button.label; }, copied ? 2000 : 15000);
}

async function copyText(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch (refused) {
    return copyBySelection(value); // no clipboard without https, or without leave
  }
}

function copyBySelection(value) {
  const focused = document.activeElement;
  const field = document.body.appendChild(element("textarea", "unseen"));
  field.value = value;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused.focus();
  return copied;
}
