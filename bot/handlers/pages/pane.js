/* Which pane of the desk this page is: a visitor's, or one of the staff's; alone or in the demonstration. */

const STAFF_PANES = ["petugas", "front", "back", "supervisor"];
const query = new URLSearchParams(location.search);
export const embedded = query.get("embed") === "1";
export const inSite = query.get("sisip") === "1"; // in a frame on a site of the office's
export const pane = nameOfPane();
export const forStaff = STAFF_PANES.includes(pane);

function nameOfPane() {
  const asked = query.get("pane") || "";
  if (/^[a-z0-9-]{1,30}$/.test(asked)) return asked;
  return /\/(petugas|meja)\/?$/.test(location.pathname) ? "petugas" : "pengunjung";
}
