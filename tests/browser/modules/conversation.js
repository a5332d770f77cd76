import { own, said, told } from "/halaman/conversation.js";
import { same } from "./check.js";

export const tests = {
  "it begins with nothing": () => same([own.entries, own.items.size, own.files.size, said.size, told], [[], 0, 0, 0, { after: 0, caughtUp: false }]),
};
