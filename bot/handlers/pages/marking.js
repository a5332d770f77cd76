/* Own words that were read by whom they were for are marked: as the desk says, and kept then. */
import { own } from "./conversation.js";
import { renew } from "./sending.js";

/** The desk knows that words of these names were read. */
export function markRead(names) {
  const isNews = ({ name, read }) => name && !read && names.includes(name);
  own.entries.filter(isNews).forEach((entry) => {
    entry.read = true;
    renew(entry);
  });
}
