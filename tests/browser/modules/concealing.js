import { conceal, concealAs } from "/halaman/concealing.js";
import { own } from "/halaman/conversation.js";
import { same } from "./check.js";

export const tests = {
  "sixteen figures are not kept, whatever stands between them": () => {
    const entry = { text: "NIK 1271015507900001, 1271-0155-0790-0001 dan 123", file: { name: "1271015507900001.jpg", caption: "" } };
    conceal(entry);
    same([entry.text, entry.file.name], ["NIK ••••••••••••••••, •••••••••••••••• dan 123", "••••••••••••••••.jpg"]);
  },
  "what the desk names by its mask is hidden in what was sent": () => {
    own.entries = [{ state: "sent", text: "paspor c 1234567 ya" }, { state: "waiting", text: "c1234567" }, { state: "sent", text: "halo" }];
    same(concealAs("C•••••67").map((entry) => entry.text), ["paspor C•••••67 ya"]);
    same(own.entries.map((entry) => entry.text), ["paspor C•••••67 ya", "c1234567", "halo"]);
  },
  "a number of which nothing is named hides sixteen figures and no other words": () => {
    const said = ["SMP Negeri 3 Medan 2024", "DAPODIK??? UDAH 3 HARI", "3 siswa, hp 081234567890", "127101 550790 0001 saya"];
    own.entries = said.map((text) => ({ state: "sent", text }));
    same(concealAs("•".repeat(16)).map((entry) => entry.text), ["•••••••••••••••• saya"]);
    same(own.entries.map((entry) => entry.text), [...said.slice(0, 3), "•••••••••••••••• saya"]);
  },
};
