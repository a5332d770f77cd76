/* Building blocks: nodes made of nodes and texts. Nothing is ever parsed as HTML. */

export const byId = (id) => document.getElementById(id);

export function element(name, look, ...content) {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.append(...content);
  return made;
}

export function refill(parent, ...content) {
  parent.textContent = "";
  parent.append(...content);
}

export function outside(link, url) {
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

export function wordButton(label, act) {
  const made = element("button", "word-button", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
