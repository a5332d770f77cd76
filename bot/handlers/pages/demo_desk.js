/* What the demonstration's page asks of the desk, and the words that it says itself. */

export const language = document.documentElement.lang;
const words = JSON.parse(document.getElementById("words").textContent)[language];

export const say = (name) => words[name];

/** Asks the desk to do something; answers {ok, body}, also without a line. */
export async function act(path, given) {
  try {
    const answer = await fetch("api/demo/" + path, {
      method: "POST", headers: { "Content-Type": "application/json", "Accept-Language": language }, body: JSON.stringify(given),
    });
    return { ok: answer.ok, body: await answer.json() };
  } catch (broken) {
    return { ok: false, body: { error: say("demo-unconnected") } };
  }
}

/** How everything stands; null while the desk cannot be reached. */
export async function stand(visit, token) {
  try {
    const headers = token ? { Authorization: "Bearer " + token } : {};
    const answer = await fetch("api/demo/stand?visit=" + encodeURIComponent(visit), { headers, cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch (broken) {
    return null;
  }
}

/** Says something in the page's status line. */
export function tell(text) {
  const said = document.getElementById("said");
  if (said.textContent !== text) said.textContent = text;
}

/** Puts a text somewhere, only if it is another one: what stays the same does not flicker, nor is it read out again. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
