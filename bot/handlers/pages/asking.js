/* Asking the desk, and how long to wait before asking again. */

const LONGEST_PAUSE = 30; // seconds between two attempts

/** Asks the desk; a failure of the line is an answer with status 0. */
export async function ask(method, path, token, body, seconds, abort = new AbortController()) {
  const headers = { "Accept-Language": document.documentElement.lang };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = "Bearer " + token;
  const timer = setTimeout(() => abort.abort(), seconds * 1000);
  try {
    const answer = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), signal: abort.signal, cache: "no-store",
    });
    const content = await answer.json().catch(() => ({}));
    return { status: answer.status, body: content, later: Number(answer.headers.get("Retry-After")) || 0 };
  } catch (broken) {
    return { status: 0, body: {}, later: 0 };
  } finally {
    clearTimeout(timer);
  }
}

const sleepers = new Set();

/** Waits, unless somebody has a reason to try at once. */
export function pause(seconds) {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      sleepers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, seconds * 1000);
    sleepers.add(wake);
  });
}

export function wakeAll() {
  Array.from(sleepers).forEach((wake) => wake());
}

/** Seconds before the next attempt: doubling, and spread so that a crowd does not return at once. */
export function patience(tries, atLeast) {
  const growing = Math.min(LONGEST_PAUSE, Math.pow(2, tries - 1));
  return Math.max(atLeast || 0, growing * (0.75 + Math.random() / 2));
}
