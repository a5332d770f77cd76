/* The demonstration: one chat in each pane. Panes of staff bring their own invitation when they are new. */

const language = document.documentElement.lang;
const words = JSON.parse(document.getElementById("words").textContent)[language];
const panes = Array.from(document.querySelectorAll("[data-pane]"));
const more = document.getElementById("more");
const supervisor = paneNamed("supervisor");

function paneNamed(name) {
  return panes.find((pane) => pane.dataset.pane === name);
}

/** Opens the chat of a pane, once. */
async function open(pane) {
  if (pane.opened) return;
  pane.opened = true;
  const { pane: name, role } = pane.dataset;
  const isNew = role && !localStorage.getItem("loket:" + name);
  const frame = document.createElement("iframe");
  frame.title = words["demo-chat"] + " " + pane.querySelector("h2").textContent;
  frame.allow = "clipboard-write";
  frame.src = ".?pane=" + name + "&embed=1&bahasa=" + language + (isNew ? "#mulai=" + (await invitation(pane, role)) : "");
  pane.appendChild(frame);
}

async function invitation(pane, role) {
  const hint = pane.querySelector("p");
  const told = hint.textContent;
  for (;;) {
    const secret = await askForInvitation(role);
    hint.textContent = secret ? told : words["demo-uninvited"];
    if (secret) return secret;
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
}

async function askForInvitation(role) {
  try {
    const answer = await fetch("api/demo/invite", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ role }),
    });
    return (await answer.json()).invite;
  } catch (broken) {
    return "";
  }
}

function makeTab(pane) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.textContent = pane.querySelector("h2").textContent;
  tab.hidden = pane.hidden;
  tab.addEventListener("click", () => choose(pane));
  pane.tab = tab;
  document.getElementById("tabs").appendChild(tab);
}

function choose(chosen) {
  panes.forEach((pane) => {
    pane.classList.toggle("chosen", pane === chosen);
    pane.tab.setAttribute("aria-current", String(pane === chosen));
  });
  markNews(chosen, false);
}

function markNews(pane, news) {
  pane.classList.toggle("news", news);
  pane.tab.classList.toggle("news", news);
}

/** Says at which side something happened; on a desk for a moment, behind a tab until it is opened. */
function noteArrival(event) {
  const pane = event.origin === location.origin && paneNamed(event.data.loket);
  if (!pane) return;
  markNews(pane, true);
  setTimeout(() => pane.classList.contains("chosen") && markNews(pane, false), 3000);
}

function showSupervisor(shown) {
  supervisor.hidden = supervisor.tab.hidden = !shown;
  more.setAttribute("aria-pressed", String(shown));
  if (shown) open(supervisor);
  if (shown || supervisor.classList.contains("chosen")) choose(shown ? supervisor : panes[0]);
}

/** Has the desk end every visit, conversation and seat; false while it cannot be reached. */
async function clearDesk() {
  try {
    const answer = await fetch("api/demo/anew", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: "{}",
    });
    return answer.ok;
  } catch (broken) {
    return false;
  }
}

/** Forgets every session. The chats go first, so that none writes down what is being forgotten. */
async function beginAnew() {
  const button = document.getElementById("anew");
  button.disabled = true;
  if (!(await clearDesk())) {
    button.textContent = words["demo-unconnected"];
    button.disabled = false;
    return;
  }
  panes.forEach((pane) => pane.querySelectorAll("iframe").forEach((frame) => frame.remove()));
  const names = panes.map((pane) => "loket:" + pane.dataset.pane);
  Object.keys(localStorage)
    .filter((key) => names.some((name) => key === name || key.startsWith(name + ":")))
    .forEach((key) => localStorage.removeItem(key));
  location.reload();
}

panes.forEach(makeTab);
choose(panes[0]);
panes.filter((pane) => !pane.hidden).forEach(open);
if (localStorage.getItem("loket:supervisor")) showSupervisor(true);
more.addEventListener("click", () => showSupervisor(supervisor.hidden));
document.getElementById("anew").addEventListener("click", beginAnew);
addEventListener("message", noteArrival);
