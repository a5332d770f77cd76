/* The focus stays where the reader left it while what they look at is drawn anew or moves. */

/** Changes an item; a button that had the focus has it again if it is still there, else the item itself. */
export function keepFocus(item, change) {
  const held = document.activeElement;
  const inside = held && item.contains(held);
  const token = inside ? held.dataset.token : "";
  change();
  if (!inside || document.activeElement === held) return;
  const made = Array.from(item.querySelectorAll("[data-token]"));
  (made.find((each) => each.dataset.token === token) || item).focus({ preventScroll: true });
}
