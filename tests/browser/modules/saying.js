import { followLanguage, otherLanguage, recallLanguage, say, whenLanguageChanges } from "/halaman/saying.js";
import { byId, same } from "./check.js";

export const tests = {
  "the page speaks the language of the conversation, all of it": () => {
    let told = 0;
    whenLanguageChanges(() => { told += 1; });
    same([say("page-send"), otherLanguage()], ["Kirim", "en"]);
    followLanguage("en");
    same([say("page-send"), byId("send").getAttribute("aria-label"), byId("text").placeholder, byId("begin").textContent, told], ["Send", "Send", "Write a message", "Begin", 1]);
  },
  "a language that it does not know is none": () => {
    followLanguage("fr");
    same(document.documentElement.lang, "en");
  },
  "that of last time is followed again": () => {
    document.documentElement.lang = "id";
    recallLanguage();
    same(document.documentElement.lang, "en");
  },
};
