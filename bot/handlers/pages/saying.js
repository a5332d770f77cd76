/* What the page says itself, in the language of the conversation; all of it comes from the desk's texts. */
import { remember, remembered } from "./memory.js";

const all = JSON.parse(document.getElementById("words").textContent);
const root = document.documentElement;
const followers = [];

/** The page's own words of this name. */
export const say = (name) => (all[root.lang] || all.id)[name];

/** What is to be said anew when the language changes. */
export function whenLanguageChanges(act) {
  followers.push(act);
}

/** The conversation goes on in this language: so does the page. */
export function followLanguage(language) {
  if (!all[language] || language === root.lang) return;
  root.lang = language;
  remember("bahasa", language);
  sayAll();
}

/** The language of last time, unless the address asked for one. */
export function recallLanguage() {
  if (!new URLSearchParams(location.search).has("bahasa")) followLanguage(remembered("bahasa"));
}

export const otherLanguage = () => Object.keys(all).find((language) => language !== root.lang);

function sayAll() {
  document.querySelectorAll("[data-say]").forEach((each) => { each.textContent = say(each.dataset.say); });
  document.querySelectorAll("[data-label]").forEach((each) => each.setAttribute("aria-label", say(each.dataset.label)));
  document.querySelectorAll("[data-hint]").forEach((each) => { each.placeholder = say(each.dataset.hint); });
  followers.forEach((act) => act());
}
