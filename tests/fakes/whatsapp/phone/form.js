"use strict";
// A form (WhatsApp Flow) from its JSON: screen after screen, until its last button completes it.

const TEXTS = { TextHeading: "h2", TextSubheading: "h3", TextBody: "p", TextCaption: "small" };

/** Shows a form in a dialog; calls done(answers) when it is sent off. */
function openForm(dialog, form, done) {
  const filled = {};
  const show = (id, data) => {
    const screen = form.screens.find((one) => one.id === id);
    const page = element("form");
    const values = () => Object.fromEntries([...page.querySelectorAll("[data-name]")].map((part) => [part.dataset.name, part.read()]));
    const resolve = (value) => {
      if (typeof value !== "string") return value;
      const found = /^\$\{(?:screen\.(\w+)\.)?(data|form)\.([\w-]+)\}$/.exec(value);
      if (!found) return value;
      const [, other, kind, name] = found;
      if (kind === "data") return (other ? filled[other]?.data : data)?.[name];
      return (other ? filled[other]?.form : values())?.[name];
    };
    const go = (action) => {
      const now = values();
      filled[id] = { form: now, data };
      const payload = Object.fromEntries(Object.entries(action.payload ?? {}).map(([key, value]) => [key, resolve(value)]));
      if (action.name === "navigate") show(action.next.name, payload);
      else { dialog.close(); done(Object.keys(payload).length ? payload : now); }
    };
    page.append(closer(dialog), element("h2", screen.title ?? "Formulir"));
    build(screen.layout, page, resolve, go, {});
    dialog.replaceChildren(page);
  };
  show(form.screen, form.data);
  dialog.showModal();
}

function build(part, into, resolve, go, initial) {
  const known = { ...initial, ...resolve(part["init-values"] ?? {}) };
  for (const child of part.children ?? []) {
    if (child.visible === false) continue;
    if (TEXTS[child.type]) into.append(element(TEXTS[child.type], [resolve(child.text)].flat().join("\n")));
    else if (child.type === "Footer") into.append(footer(child, into, go));
    else if (child.children) build(child, into, resolve, go, known);
    else if (child.name) into.append(field(child, resolve, resolve(child["init-value"] ?? known[child.name] ?? "")));
  }
}

function field(part, resolve, initial) {
  const options = resolve(part["data-source"]);
  if (part.type === "RadioButtonsGroup" || part.type === "CheckboxGroup") return group(part, options ?? [], initial);
  const label = element("label", resolve(part.label));
  const tags = { Dropdown: "select", TextArea: "textarea" };
  const input = element(tags[part.type] ?? "input");
  if (part.type === "Dropdown") {
    input.append(new Option("— pilih —", ""), ...(options ?? []).map((one) => new Option(one.title, one.id)));
  }
  if (part.type === "OptIn") input.type = "checkbox";
  else if (part.type === "DatePicker") input.type = "date";
  else input.value = initial ?? "";
  input.required = Boolean(part.required);
  if (part["min-chars"]) input.minLength = Number(part["min-chars"]);
  const most = part["max-chars"] ?? part["max-length"];
  if (most) input.maxLength = Number(most);
  input.dataset.name = part.name;
  input.read = () => (part.type === "OptIn" ? input.checked : input.value);
  label.append(input);
  return label;
}

function group(part, options, initial) {
  const set = element("fieldset");
  const several = part.type === "CheckboxGroup";
  set.append(element("legend", part.label));
  for (const one of options) {
    const label = element("label");
    const input = element("input");
    Object.assign(input, { type: several ? "checkbox" : "radio", name: part.name, value: one.id, checked: one.id === initial });
    input.required = Boolean(part.required) && !several;
    label.append(input, ` ${one.title}`);
    set.append(label);
  }
  set.dataset.name = part.name;
  set.read = () => {
    const chosen = [...set.querySelectorAll("input:checked")].map((input) => input.value);
    return several ? chosen : (chosen[0] ?? "");
  };
  return set;
}

function footer(part, page, go) {
  const button = element("button", part.label);
  button.className = "send";
  page.addEventListener("submit", (event) => { event.preventDefault(); go(part["on-click-action"]); });
  return button;
}

function closer(dialog) {
  const button = element("button", "✕");
  button.type = "button";
  button.className = "close";
  button.addEventListener("click", () => dialog.close());
  return button;
}

function element(tag, text) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  return made;
}
