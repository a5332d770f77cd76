/* Carrying one file to the desk: told how far it is, stopped on demand, given up when nothing moves any more. */

const STALLED = 45000; // without a byte that gets through, the line is dead
const ANSWERED = 120000; // how long the desk may look at a file that is there

/** A text as it may stand in a header; a sign that is no character becomes a question mark. */
export function inHeader(text) {
  return Array.from(text, (sign) => {
    try {
      return encodeURIComponent(sign);
    } catch (broken) {
      return "%3F";
    }
  }).join("");
}

/** Carries a file; ``stop`` is set to what stops it as long as it is not all there. A failure of the line is an answer
 *  with status 0. */
export function carry({ id, file }, content, token, moved) {
  const request = new XMLHttpRequest();
  request.open("POST", "api/files?id=" + id + "&album=" + file.album);
  const headers = {
    Authorization: "Bearer " + token,
    "Accept-Language": document.documentElement.lang,
    "Content-Type": content.type || "application/octet-stream",
    "X-File-Name": inHeader(file.name),
    "X-File-Caption": inHeader(file.caption),
  };
  Object.keys(headers).forEach((name) => request.setRequestHeader(name, headers[name]));
  let timer = 0;
  const wait = (longest) => {
    clearTimeout(timer);
    timer = setTimeout(() => request.abort(), longest);
  };
  request.upload.addEventListener("progress", (event) => {
    wait(STALLED);
    moved(event.loaded / event.total, () => request.abort());
  });
  request.upload.addEventListener("load", () => {
    wait(ANSWERED);
    moved(1, null);
  });
  wait(STALLED);
  moved(0, () => request.abort());
  return new Promise((resolve) => {
    request.addEventListener("loadend", () => {
      clearTimeout(timer);
      resolve(answerOf(request));
    });
    request.send(content);
  });
}

function answerOf(request) {
  const later = request.status ? Number(request.getResponseHeader("Retry-After")) || 0 : 0;
  return { status: request.status, body: bodyOf(request.responseText), later };
}

function bodyOf(text) {
  try {
    return Object(JSON.parse(text));
  } catch (foreign) {
    return {}; // a proxy's own page
  }
}
