/* Questions about whose conversation this is: before leaving it, and on coming back to one after a silence. */

const box = document.getElementById("ask");
const part = (name) => document.getElementById("ask-" + name);

/** Whether the reader wants to leave for good. */
export function askToLeave(forStaff, act) {
  const visitor = "Percakapan ini tidak dapat dibuka lagi dari perangkat ini. Nomor antrean yang belum dipanggil dilepas.";
  const officer = "Bapak/Ibu tidak bertugas lagi, dan memerlukan undangan baru untuk masuk kembali.";
  return ask({ title: "Keluar?", words: forStaff ? officer : visitor, yes: "Keluar", no: "Tidak jadi" }, act);
}

/** Whether somebody who opens the page after a silence is not the one who wrote before: nothing is shown until then. */
export function askWhoseItIs(act) {
  const words = "Di perangkat ini tersimpan percakapan sebelumnya. Bila itu bukan milik Bapak/Ibu, silakan mulai baru.";
  return ask({ title: "Lanjutkan percakapan?", words, yes: "Mulai baru", no: "Lanjutkan" }, act);
}

/** Asks; for a yes does ``act`` until it says that it is done. Answers whether it was. */
function ask({ title, words, yes, no }, act) {
  part("title").textContent = title;
  part("words").textContent = words;
  part("yes").textContent = yes;
  part("no").textContent = no;
  part("note").textContent = "";
  return new Promise((resolve) => {
    const close = (answer) => {
      box.hidden = true;
      document.body.classList.remove("asked");
      resolve(answer);
    };
    part("no").onclick = () => close(false);
    part("yes").onclick = async () => {
      part("yes").disabled = true;
      const done = await act();
      part("yes").disabled = false;
      if (done) close(true);
      else part("note").textContent = "Belum tersambung ke loket. Silakan tekan sekali lagi.";
    };
    box.onkeydown = (event) => {
      if (event.key === "Escape") close(false);
      if (event.key === "Tab") keepInside(event);
    };
    document.body.classList.add("asked");
    box.hidden = false;
    part("no").focus();
  });
}

function keepInside(event) {
  event.preventDefault();
  (document.activeElement === part("no") ? part("yes") : part("no")).focus();
}
