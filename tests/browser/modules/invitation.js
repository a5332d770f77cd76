import { takeInvitation } from "/halaman/invitation.js";
import { own } from "/halaman/conversation.js";
import { same, silence } from "./check.js";

export const tests = {
  "an invitation is used and leaves the address": () => {
    silence();
    history.replaceState(null, "", "#mulai=Rahasia_1-2");
    same([takeInvitation(), location.hash], [true, ""]);
    same([own.entries[0].text, own.entries[0].label], ["/start Rahasia_1-2", "Membuka undangan petugas"]);
  },
  "anything else behind # is none": () => {
    ["#mulai=", "#mulai=a b", "#x", "#mulai=" + "a".repeat(129)].forEach((hash) => {
      history.replaceState(null, "", hash);
      same(takeInvitation(), false);
    });
  },
};
