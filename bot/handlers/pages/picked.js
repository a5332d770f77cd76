/* Files of the reader: what the desk takes, how they look before they are sent, and how large they are. */
import { element } from "./elements.js";
import { say } from "./saying.js";

const { endings, largest } = document.documentElement.dataset;
const ENDINGS = endings.split(" ");
const MEGABYTE = 1000000;

/** What a picker offers at first; what is dropped or pasted is looked at all the same. */
export const OFFERED = ["image/*"].concat(ENDINGS.map((ending) => "." + ending)).join(",");

const endingOf = (name) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

/** Why a file cannot be sent, as far as that shows before it is; nothing if it can. */
export function faultOf(file) {
  if (!file.size) return say("page-file-empty");
  if (file.size > largest * MEGABYTE) return say("page-file-large") + " " + largest + " MB.";
  return ENDINGS.includes(endingOf(file.name)) ? "" : say("page-file-kind");
}

/** A size as it is told: "1,2 MB". */
export function sizeOf(bytes) {
  const small = bytes < MEGABYTE / 10;
  const number = small ? Math.max(1, Math.round(bytes / 1000)) : bytes / MEGABYTE;
  const words = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(number);
  return words + (small ? " kB" : " MB");
}

/** A picture, small; of anything else, and of a picture that this browser cannot draw, how its name ends. */
export function previewOf(file) {
  const badge = badgeOf(file.name);
  if (!file.type.startsWith("image/")) return badge;
  const picture = element("img", "file-look");
  picture.alt = "";
  picture.src = URL.createObjectURL(file);
  const done = () => URL.revokeObjectURL(picture.src);
  picture.addEventListener("load", done);
  picture.addEventListener("error", () => {
    done();
    picture.replaceWith(badge);
  });
  return picture;
}

export function badgeOf(name) {
  const badge = element("span", "file-look", endingOf(name).slice(0, 4));
  badge.setAttribute("aria-hidden", "true");
  return badge;
}

/** A file's line: how it looks, its name, its size. */
export function lineOf(look, { name, size }) {
  const words = element("span", "file-words", element("span", "file-name", name), " ", element("span", "file-size", sizeOf(size)));
  return element("div", "file-line", look, words);
}
