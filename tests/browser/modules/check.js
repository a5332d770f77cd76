/* What the tests of modules share: claims, a desk that answers what a test says, and time that passes when it is told to. */

/** Both are the same, compared as they are written down. */
export function same(actual, expected) {
  const [one, two] = [actual, expected].map((each) => JSON.stringify(each));
  if (one !== two) throw new Error(one + " instead of " + two);
}

export function holds(claim, words = "it does not hold") {
  if (!claim) throw new Error(words);
}

export const byId = (id) => document.getElementById(id);

/** Lets everything that is waiting for an answer, and not for time, go on. */
export async function rest() {
  for (let turn = 0; turn < 20; turn += 1) await null;
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  for (let turn = 0; turn < 20; turn += 1) await null;
}

/** Lets everything go on until it is so. */
export async function until(isSo) {
  for (let turn = 0; turn < 300 && !isSo(); turn += 1) await rest();
}

/** A desk in place of the real one: ``answer`` is given what is asked and gives [status, body, headers]. */
export function desk(answer = () => [200, {}]) {
  const asked = [];
  window.fetch = async (path, { method = "GET", body, headers = {} } = {}) => {
    const one = { path, method, body: body && JSON.parse(body), headers };
    asked.push(one);
    const given = await answer(one);
    if (!given) throw new TypeError("no line");
    if (given instanceof Response) return given;
    const [status, content, head = {}] = given;
    return new Response(content === null ? null : JSON.stringify(content), { status, headers: head });
  };
  return asked;
}

/** A desk that never answers. */
export const silence = () => desk(() => new Promise(() => {}));

/** Holds the time: it passes by ``pass(milliseconds)``, and then all that was due is done. */
export function hold() {
  const Real = Date;
  let now = Real.now();
  let last = 0;
  const due = new Map();
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [now])); }
    static now() { return now; }
  };
  window.setTimeout = (act, after = 0) => { last += 1; due.set(last, { act, at: now + after }); return last; };
  window.setInterval = (act, every) => {
    const again = () => { act(); due.set(id, { act: again, at: now + every }); };
    const id = window.setTimeout(again, every);
    return id;
  };
  window.clearTimeout = window.clearInterval = (id) => due.delete(id);
  return async function pass(span) {
    const until = now + span;
    for (;;) {
      await rest();
      const next = [...due].filter(([, each]) => each.at <= until).sort((one, two) => one[1].at - two[1].at)[0];
      if (!next) break;
      due.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].act();
    }
    now = until;
    await rest();
  };
}

/** Whether the page is looked at. */
export function look(seen) {
  Object.defineProperty(document, "hidden", { value: !seen, configurable: true });
  document.hasFocus = () => seen;
  document.dispatchEvent(new Event("visibilitychange"));
}

/** A message of the desk as a page is given it. */
export function message(id, words, given = {}) {
  const { view, ...rest } = given;
  return {
    id, card: null, at: "2026-11-23T02:00:00+00:00", text: words, rows: [], anew: false, ...rest,
    view: { words: [{ text: words }], calls: [], ...view },
  };
}

/** A card of a visit with its steps. */
export function card(id, steps, given = {}) {
  const ticket = { title: [{ text: "A-001", look: "b" }, { text: " · Rina" }], steps, progress: "1 dari 2", names: ["Kartu", "Kartu diperbarui"], stand: "running" };
  return message(id, "Mohon tunggu", { card: "v1", ...given, view: { card: ticket, ...(given.view || {}) } });
}

export function step(no, look, given = {}) {
  return { no, size: 1, look, spoken: "Sekarang", what: [{ text: "Langkah " + no }], time: [], due: "", ...given };
}

export const press = (label, token, given = {}) => ({ label, token, ...given });
