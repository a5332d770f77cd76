import { announce, hush, speakOf } from "/halaman/spoken.js";
import { byId, hold, same } from "./check.js";

export const tests = {
  "a call goes before all else, once, and is taken away after a minute": async () => {
    const pass = hold();
    speakOf(["Giliran Anda"], "kartu", false);
    same([byId("calls").textContent, byId("spoken").textContent], ["Giliran Anda", ""]);
    await pass(60000);
    same(byId("calls").textContent, "");
  },
  "anything else is said politely": () => {
    speakOf([], "Pesan", false);
    speakOf([], "", false);
    same(byId("spoken").children.length, 1);
  },
  "an alarm has a region only where the page has one": () => {
    speakOf([], "Lewat waktu", true);
    same(byId("spoken").lastChild.textContent, "Lewat waktu");
  },
  "for the next reader nothing of it is left": () => {
    announce("Berkas terkirim");
    same(byId("news").textContent, "Berkas terkirim");
    hush();
    same([byId("spoken").textContent, byId("calls").textContent], ["", ""]);
  },
};
