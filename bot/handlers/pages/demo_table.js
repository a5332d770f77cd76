/* One visit against the sheet: rows are made once and only their cells change, so that nothing flickers. */
import { language, put, say } from "./demo_desk.js";

const lines = document.getElementById("lines");
const none = document.getElementById("none");
const which = document.getElementById("which");
const CELLS = ["no", "step", "actor", "plan", "actual", "over", "charged"];
const ROLES = { pengunjung: "demo-visitor", visitor: "demo-visitor", supervisor: "demo-supervisor" };
const STATES = { ahead: "demo-ahead", running: "demo-running", done: "demo-done", late: "demo-late", not_taken: "demo-not-taken" };

/** The visit that somebody chose to look at; empty where the page follows the visitor's. */
export const chosen = () => which.value;

/** Minutes and seconds: "2.05". */
function span(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return Math.floor(whole / 60) + "." + String(whole % 60).padStart(2, "0");
}

export function drawLines(found) {
  while (lines.children.length > found.length) lines.lastChild.remove();
  while (lines.children.length < found.length) lines.append(makeRow());
  found.forEach((line, place) => drawLine(lines.children[place], line));
  none.hidden = found.length > 0;
}

function makeRow() {
  const row = document.createElement("tr");
  row.setAttribute("role", "row");
  CELLS.forEach((name) => {
    const cell = document.createElement("td");
    cell.className = name;
    cell.setAttribute("role", "cell");
    row.append(cell);
  });
  return row;
}

function drawLine(row, line) {
  if (row.className !== line.state) row.className = line.state;
  const share = line.plan && line.actual !== null ? Math.min(1, line.actual / line.plan) : 0;
  row.style.setProperty("--share", String(share));
  const told = {
    no: String(line.no),
    step: line.activity[language] || line.activity.id,
    actor: line.actors.map(([key, name]) => called(key, name)).join(" / "),
    plan: line.plan ? span(line.plan) : line.printed,
    actual: line.actual === null ? say(STATES[line.state]) : span(line.actual),
    over: line.over ? "+" + span(line.over) : "",
    charged: line.charged && called(line.role, line.charged),
  };
  const title = [line.no + ". " + line.activity.id, told.charged].filter(Boolean).join(" · ");
  if (row.title !== title) row.title = title;
  CELLS.forEach((name, place) => put(row.children[place], told[name]));
}

/** A role in the reader's language, where it is no office's own name for it. */
const called = (key, name) => (ROLES[key] ? say(ROLES[key]) : name);

/** Offers the visits; the first choice follows the visitor's pane. */
export function drawVisits(visits, looked) {
  const options = [["", follow(visits, looked)], ...visits.map((visit) => [visit.id, named(visit)])];
  while (which.options.length > options.length) which.lastChild.remove();
  while (which.options.length < options.length) which.append(document.createElement("option"));
  options.forEach(([value, text], place) => {
    const option = which.options[place];
    if (option.value !== value || place === 0) option.value = value;
    put(option, text);
  });
}

function follow(visits, looked) {
  const visit = visits.find((one) => one.id === looked);
  return say("demo-follow") + (visit ? ": " + named(visit) : "");
}

function named(visit) {
  return [visit.ticket, visit.name, say(visit.status)].filter(Boolean).join(" · ");
}
