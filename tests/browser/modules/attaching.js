import { beginAttaching } from "/halaman/attaching.js";
import { byId, same, until } from "./check.js";

export const tests = {
  "the button opens the picker, which offers what the desk takes": () => {
    beginAttaching();
    let opened = 0;
    byId("file").click = () => { opened += 1; };
    byId("attach").click();
    same([opened, byId("file").accept], [1, "image/*,.pdf,.jpg,.png,.docx"]);
  },
  "what is dropped is chosen, and the browser stays": async () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x"], "surat.pdf", { type: "application/pdf" }));
    const over = new DragEvent("dragover", { dataTransfer: transfer, cancelable: true });
    document.dispatchEvent(over);
    same([over.defaultPrevented, document.body.classList.contains("dropping")], [true, true]);
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
    await until(() => byId("tray").children.length);
    same([byId("tray").children.length, document.body.classList.contains("dropping")], [1, false]);
  },
  "a picture is pasted; words that come with one are words": async () => {
    const paste = (transfer) => byId("text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, cancelable: true }));
    const picture = new DataTransfer();
    picture.items.add(new File(["x"], "image.png", { type: "image/png" }));
    const both = new DataTransfer();
    both.items.add(new File(["x"], "image.png", { type: "image/png" }));
    both.items.add("kata", "text/plain");
    same([paste(both), paste(picture)], [true, false]);
    await until(() => byId("tray").children.length === 2);
    same(byId("tray").children.length, 2);
  },
};
