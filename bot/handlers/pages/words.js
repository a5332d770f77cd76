/* Words of the desk: runs that look alike, made into nodes. What they mean the desk has said already. */
import { element, outside } from "./elements.js";

const LOOKS = ["b", "i", "code"];

/** Nodes for runs of words: {text, look, url, whole}. */
export function wordsOf(runs) {
  const root = document.createDocumentFragment();
  let open = null; // what the last run is in: runs of one look that follow each other are in one
  (runs || []).forEach((run) => {
    if (!LOOKS.includes(run.look)) open = null;
    else if (!open || open.localName !== run.look) root.append((open = element(run.look)));
    (open || root).append(nodeOf(run));
  });
  return root;
}

function nodeOf({ text, url, whole }) {
  if (url) return outside(element("a", "", text), url);
  return whole ? element("span", "number", text) : document.createTextNode(text);
}

/** The same as text alone. */
export function plain(runs) {
  return (runs || []).map((run) => run.text).join("");
}
