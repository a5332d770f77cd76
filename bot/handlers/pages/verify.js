/* Compares a file with what was issued: in this browser, and nowhere else. */

const place = document.getElementById("file");
const chosen = document.getElementById("chosen");
const compared = document.getElementById("compared");

function say(what) {
  compared.className = what;
  compared.textContent = place.dataset[what];
}

async function digestOf(file) {
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(bytes), (each) => each.toString(16).padStart(2, "0")).join("");
}

async function compare(file) {
  if (!file) return;
  if (!place.dataset.digest) {
    say("later");
    return;
  }
  try {
    say((await digestOf(file)) === place.dataset.digest ? "same" : "other");
  } catch {
    say("unread"); // no crypto.subtle: the page did not come by https
  }
}

if (document.querySelector("main.genuine, main.replaced")) {
  place.hidden = false;
  chosen.addEventListener("change", () => compare(chosen.files[0]));
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    compare(event.dataTransfer.files[0]);
  });
}
