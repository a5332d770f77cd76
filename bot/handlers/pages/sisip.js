/*
 * One line for an office's own site: a button that says how the queue stands, and behind it the chat, in a frame.
 *
 * Stands alone, since it lives among what others wrote: nothing of it is seen outside, its look is in a shadow root, and
 * it keeps no cookie. Written for Chrome 70 and newer.
 */
(function () {
  const script = document.currentScript;
  if (!script || !script.src || window.loketSisip) return;
  window.loketSisip = true;
  const base = new URL(".", script.src).href;
  const language = script.dataset.bahasa || (document.documentElement.lang.toLowerCase().startsWith("en") ? "en" : "id");
  const EVERY = 60000; // milliseconds between two looks at the queue, while the button is in sight
  const USED = "loket-sisip"; // whether this tab has used the chat: then it goes on listening on the next page
  const LOOK = `
    :host { all: initial; }
    * { box-sizing: border-box; font: 16px/1.35 system-ui, -apple-system, Roboto, sans-serif; }
    [hidden] { display: none !important; }
    .launch, .panel { position: fixed; z-index: 2147483000; right: 16px; bottom: 16px; }
    .left .launch, .left .panel { right: auto; left: 16px; }
    .launch { display: flex; align-items: center; max-width: calc(100vw - 32px); min-height: 56px; padding: 8px 18px 8px 12px;
      border: 2px solid #fff; border-radius: 30px; background: #0b5a5c; color: #fff; text-align: left; cursor: pointer;
      box-shadow: 0 3px 14px rgba(0, 0, 0, .3); }
    .launch svg { flex: none; width: 32px; height: 32px; margin-right: 10px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
    .launch b { display: block; font-weight: 650; }
    .state { display: block; font-size: 14px; }
    .news { flex: none; min-width: 26px; margin-left: 10px; padding: 2px 6px; border-radius: 13px; background: #ffd166; color: #1b2a30; font-weight: 700; text-align: center; }
    .panel { display: flex; flex-direction: column; width: 400px; height: 640px; max-width: calc(100vw - 32px); max-height: calc(100vh - 32px);
      overflow: hidden; border: 1px solid #55646a; border-radius: 16px; background: #fff; box-shadow: 0 8px 30px rgba(0, 0, 0, .35); }
    .bar { flex: none; display: flex; align-items: center; min-height: 48px; padding: 0 4px 0 14px; background: #0b5a5c; color: #fff; }
    .bar b { flex: 1; min-width: 0; overflow: hidden; font-weight: 650; text-overflow: ellipsis; white-space: nowrap; }
    .bar a, .bar button { display: flex; align-items: center; justify-content: center; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 8px; background: none; color: #fff; font-size: 20px; text-decoration: none; cursor: pointer; }
    iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
    .launch:focus-visible, .bar a:focus-visible, .bar button:focus-visible { outline: 3px solid #ffb566; outline-offset: 2px; }
    .bar a:focus-visible, .bar button:focus-visible { outline-offset: -4px; }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); }
    @media (max-width: 480px), (max-height: 480px) {
      .panel, .left .panel { right: 0; left: 0; bottom: 0; top: 0; width: auto; height: auto; max-width: none; max-height: none; border: 0; border-radius: 0; }
    }
    @media (prefers-color-scheme: dark) {
      .launch { border-color: #67cdbf; background: #13282a; color: #eaf4f3; }
      .panel { border-color: #334246; background: #0f1719; }
      .bar { background: #13282a; color: #eaf4f3; }
    }`;
  let words = null;
  let missed = 0;

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const frame = make("iframe", "", { allow: "clipboard-write" });
  const state = make("span", "state", {});
  const name = make("b", "", {});
  const news = make("span", "news", { hidden: true });
  const said = make("span", "said", { role: "status" });
  const launch = make("button", "launch", { type: "button", hidden: true, "aria-expanded": "false" }, icon(), holding("span", name, state), news);
  const title = make("b", "", { id: "title" });
  const tab = make("a", "", { target: "_blank", rel: "noopener" }, "↗");
  const close = make("button", "", { type: "button" }, "✕");
  const panel = make("div", "panel", { role: "dialog", "aria-labelledby": "title", hidden: true }, holding("div", title, tab, close));
  panel.firstChild.className = "bar";
  const all = make("div", script.dataset.sisi === "kiri" ? "left" : "", {}, launch, panel, said);

  function make(kind, look, attributes) {
    const made = document.createElement(kind);
    if (look) made.className = look;
    Object.keys(attributes).forEach((key) => made.setAttribute(key, attributes[key] === true ? "" : attributes[key]));
    if (attributes.hidden === false) made.removeAttribute("hidden");
    made.append.apply(made, Array.prototype.slice.call(arguments, 3));
    return made;
  }

  function holding(kind) {
    return make.apply(null, [kind, "", {}].concat(Array.prototype.slice.call(arguments, 1)));
  }

  function icon() {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawn.setAttribute("viewBox", "0 0 24 24");
    drawn.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M4 5h16v11H11l-5 4v-4H4z");
    drawn.append(path);
    return drawn;
  }

  /** Asks how the queue stands; a site that may not ask is told so where its keeper looks. */
  async function look() {
    if (document.hidden || !panel.hidden) return;
    try {
      const answer = await fetch(base + "api/sisip?bahasa=" + language, { credentials: "omit" });
      const told = await answer.json();
      if (answer.status === 403) console.error(told.error);
      if (answer.ok) show(told);
    } catch (broken) {
      if (!words) console.warn(base, broken);
    }
  }

  function show(told) {
    words = told;
    name.textContent = told.launch;
    state.textContent = told.state;
    title.textContent = frame.title = told.title;
    close.setAttribute("aria-label", told.close);
    tab.setAttribute("aria-label", told.tab);
    tab.title = told.tab;
    if (panel.hidden) launch.hidden = false;
    if (used() && !frame.src) load();
  }

  function used(now) {
    try {
      if (now) sessionStorage.setItem(USED, "1");
      return sessionStorage.getItem(USED) === "1";
    } catch (refused) {
      return false;
    }
  }

  function load() {
    frame.src = base + "chat?sisip=1&bahasa=" + language;
    panel.append(frame);
  }

  function open() {
    if (!frame.src) load();
    used(true);
    missed = 0;
    count();
    panel.hidden = false;
    launch.hidden = true;
    launch.setAttribute("aria-expanded", "true");
    frame.focus();
  }

  function shut() {
    panel.hidden = true;
    launch.hidden = false;
    launch.setAttribute("aria-expanded", "false");
    launch.focus();
    look();
  }

  function count() {
    news.hidden = !missed;
    news.textContent = String(missed);
    said.textContent = missed ? words.news : "";
  }

  launch.addEventListener("click", open);
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== new URL(base).origin || !event.data) return;
    if (event.data.loket === "tutup") shut();
    if (event.data.loket !== "kabar" || !panel.hidden) return;
    missed += Number(event.data.arrived) || 0;
    count();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
  tab.href = base + "chat?bahasa=" + language;

  function begin() {
    if (root.adoptedStyleSheets && CSSStyleSheet.prototype.replaceSync) { // also where the site's policy forbids styles in the page
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(LOOK);
      root.adoptedStyleSheets = [sheet];
    } else root.append(make("style", "", {}, LOOK));
    root.append(all);
    document.body.append(host);
    look();
  }
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
