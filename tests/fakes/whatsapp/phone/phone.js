"use strict";
// The chat on the phone: asks for news twice a second and draws what has changed.

const at = (id) => document.getElementById(id);
const chat = at("chat"), people = at("people"), sheet = at("sheet");
const TICKS = { waiting: "✓", taken: "✓✓", read: "✓✓" };
let place = Number(location.hash.slice(1)) || 0, drawn = "", listed = "";

async function ask(path, body) {
  const answer = await fetch(`/phone-api/${path}`, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function act(name, given = {}) {
  await ask(`people/${place}/${name}`, given);
  await look();
}

async function look() {
  const found = await ask("people");
  at("desk").href = found.desk ? `${found.desk}/demo` : "#";
  listPeople(found.people);
  if (!found.people.length) return;
  const shown = await ask(`people/${place}`);
  const now = JSON.stringify([place, shown]);
  if (now === drawn) return;
  drawn = now;
  drawPerson(shown.person);
  chat.replaceChildren(...shown.bubbles.map(drawBubble));
  if (shown.typing) { const line = element("li", "mengetik…"); line.className = "typing"; chat.append(line); }
  chat.scrollTop = chat.scrollHeight;
}

function listPeople(all) {
  const now = JSON.stringify([place, all.map((one) => [one.name, one.phone])]);
  if (now === listed) return;
  listed = now;
  people.replaceChildren(...all.map((one, index) => new Option(`${one.name} · ${one.phone ? "+" + one.phone : "@" + one.username}`, index)));
  people.value = place;
}

function drawPerson(person) {
  const open = person.window ? "jendela 24 jam terbuka" : "jendela 24 jam tertutup: hanya templat";
  at("state").textContent = `Obrolan dengan Loket Layanan · ${open}`;
  for (const name of ["reads", "online", "blocked"]) at(name).checked = person[name];
}

function drawBubble(message) {
  const line = element("li"), bubble = element("div");
  line.className = message.mine ? "mine" : message.kind;
  bubble.className = "bubble";
  if (message.header) bubble.append(element("h3", message.header));
  const text = element("span");
  text.innerHTML = marked(message.text);
  bubble.append(text);
  if (message.footer) bubble.append(element("footer", message.footer));
  bubble.append(time(message));
  line.append(bubble, ...choices(message));
  return line;
}

function time(message) {
  const clock = new Date(message.at * 1000).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
  const line = element("span", `${clock} `);
  line.className = "time";
  if (message.mine) {
    const ticks = element("span", TICKS[message.ticks]);
    ticks.className = message.ticks;
    line.append(ticks);
  }
  return line;
}

function choices(message) {
  const buttons = message.buttons ?? [];
  if (message.kind === "list") return [choice(`☰ ${message.menu}`, () => openList(message))];
  return buttons.map((button) => {
    if (button.kind === "url") return link(button);
    if (button.kind === "flow") {
      return choice(`📋 ${button.title}`, () => openForm(sheet, message.form, (answers) => act("flow", { message: message.id, answers })));
    }
    return choice(button.title, () => act("press", { message: message.id, id: button.id }));
  });
}

function choice(title, press) {
  const button = element("button", title);
  button.className = "choice";
  button.addEventListener("click", press);
  return button;
}

function link(button) {
  const made = element("a", `↗ ${button.title}`);
  made.className = "choice";
  Object.assign(made, { href: button.url, target: "_blank", rel: "noopener" });
  return made;
}

function openList(message) {
  const rows = message.buttons.map((button) => {
    const row = element("button", button.title);
    row.className = "row";
    if (button.description) row.append(element("small", button.description));
    row.addEventListener("click", () => { sheet.close(); act("press", { message: message.id, id: button.id }); });
    return row;
  });
  sheet.replaceChildren(closer(sheet), element("h2", message.menu), ...rows);
  sheet.showModal();
}

/** WhatsApp's own marks: *bold*, _italic_, ```code```, and web addresses; everything else stays text. */
function marked(text) {
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return safe.split(/(https?:\/\/[^\s]+)/).map((piece, index) => (index % 2
    ? `<a href="${piece}" target="_blank" rel="noopener">${piece}</a>`
    : piece.replace(/```([^`]+)```/g, "<code>$1</code>").replace(/(^|[^\w*])\*([^*\n]+)\*(?![\w*])/g, "$1<b>$2</b>")
      .replace(/(^|[^\w])_([^_\n]+)_(?!\w)/g, "$1<i>$2</i>"))).join("");
}

people.addEventListener("change", () => { place = Number(people.value); location.hash = place; look(); });
at("new").addEventListener("click", () => {
  const form = element("form"), label = element("label", "Nama"), name = element("input"), phone = element("label"), box = element("input");
  Object.assign(box, { type: "checkbox", checked: true });
  label.append(name);
  phone.append(box, " Nomor telepon terlihat (tanpa ini: hanya nama pengguna)");
  const send = element("button", "Buat kontak");
  send.className = "send";
  form.append(closer(sheet), element("h2", "Kontak baru"), label, phone, send);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    place = (await ask("people", { name: name.value.trim(), phone: box.checked })).place;
    sheet.close();
    look();
  });
  sheet.replaceChildren(form);
  sheet.showModal();
});
at("more").addEventListener("click", () => { at("menu").hidden = !at("menu").hidden; });
at("advance").addEventListener("click", async () => { await ask("advance", {}); look(); });
for (const name of ["reads", "online", "blocked"]) at(name).addEventListener("change", () => act(name, { value: at(name).checked }));
for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", () => act(button.dataset.act));
at("write").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = at("text").value.trim();
  at("text").value = "";
  if (text) act("send", { text });
});
look();
setInterval(() => look().catch(() => { at("state").textContent = "Terputus: telepon peragaan sudah dihentikan."; }), 500);
