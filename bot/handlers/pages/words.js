/* Words of the desk: runs that look alike, made into nodes. What they mean the desk has said already. */
import { element, outside } from "./elements.js";

const LOOKS = ["b", "i", "code"];

/** Nodes for runs of words: {text, look, url, whole}. */
export function wordsOf(runs) {
  const root = document.createDocumentFragment();
  (runs || []).forEach((run) => root.append(nodeOf(run)));
  return root;
}

function nodeOf({ text, look, url, whole }) {
  const inner = url ? outside(element("a", "", text), url) : whole ? element("span", "number", text) : document.createTextNode(text);
  return LOOKS.includes(look) ? element(look, "", inner) : inner;
}

/** The same as text alone. */
export function plain(runs) {
  return (runs || []).map((run) => run.text).join("");
}
