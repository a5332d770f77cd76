/* How late it is at the desk: not on this device, whose clock may be wrong; the demonstration's is moved by hand. */

let ahead = 0;

/** The desk has said how late it is. */
export function followDesk(at) {
  const time = Date.parse(at);
  if (time) ahead = time - Date.now();
}

export const deskNow = () => Date.now() + ahead;
