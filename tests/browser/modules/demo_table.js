import { chosen, drawLines, drawVisits } from "/halaman/demo_table.js";
import { byId, same } from "./check.js";

export const tests = {
  "a visit against the sheet: plan, actual, what is over and whom it is charged to": () => {
    const line = { no: 1, state: "late", activity: { id: "Membuka Zoom" }, actors: [["pengunjung", "Pengunjung"]], plan: 180, actual: 300, printed: "", over: 120, charged: "Pengunjung", role: "pengunjung" };
    drawLines([line, { ...line, no: 2, state: "ahead", actual: null, plan: 0, printed: "menyesuaikan", over: 0, charged: "" }]);
    const cells = (row) => Array.from(row.children, (cell) => cell.textContent);
    same(cells(byId("lines").children[0]), ["1", "Membuka Zoom", "Pengunjung", "3.00", "5.00", "+2.00", "Pengunjung"]);
    same([cells(byId("lines").children[1])[3], byId("lines").children[0].className, byId("none").hidden], ["menyesuaikan", "late", true]);
    const row = byId("lines").children[0];
    drawLines([line]);
    same([byId("lines").children.length, byId("lines").children[0] === row], [1, true]);
  },
  "the first choice follows the visitor's side": () => {
    drawVisits([{ id: "v1", ticket: "A-001", name: "Rina", status: "status-queued" }], "v1");
    same([byId("which").options.length, byId("which").options[1].value, chosen(), byId("which").options[0].textContent.includes("A-001 · Rina")], [2, "v1", "", true]);
  },
};
