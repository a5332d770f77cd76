/* How the queue stands, drawn large: numbers only. What has not changed is left alone, so that nothing flickers. */
import { byId, element, refill } from "./elements.js";
import { say } from "./saying.js";
import { clockOf } from "./times.js";

const NOBODY = "–";

/** Shows how the queue stands now. */
export function draw(news) {
  write(byId("ticket"), news.called || NOBODY);
  blink(news.called || "");
  fill(byId("serving"), news.serving);
  fill(byId("next"), news.next);
  write(byId("waiting"), say("screen-waiting").split("@").join(String(news.waiting)));
  const closed = byId("closed");
  closed.hidden = news.open;
  const until = news.opens_at ? say("screen-closed-until").split("@").join(clockOf(news.opens_at)) : say("screen-closed");
  write(closed, until);
}

function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function fill(list, tickets) {
  const shown = Array.from(list.children, (each) => each.textContent);
  const wanted = tickets.length ? tickets : [NOBODY];
  if (shown.join() !== wanted.join()) refill(list, ...wanted.map((ticket) => element("li", "", ticket)));
}

let last = null;

function blink(ticket) {
  if (last !== null && ticket && ticket !== last) {
    const called = byId("called");
    called.classList.remove("new");
    void called.offsetWidth; // begins the animation anew
    called.classList.add("new");
  }
  last = ticket;
}
