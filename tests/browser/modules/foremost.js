import { followForemost, isBehind } from "/halaman/foremost.js";
import { remembered } from "/halaman/memory.js";
import { look, same } from "./check.js";

export const tests = {
  "a tab that is looked at comes forward; one behind another steps back once it is out of sight": () => {
    let changed = 0;
    look(true);
    followForemost(() => { changed += 1; });
    same([Boolean(remembered("depan")), isBehind()], [true, false]);
    dispatchEvent(new StorageEvent("storage", { key: "loket:pengunjung:depan", newValue: "other" }));
    same([isBehind(), changed], [false, 1]);
    look(false);
    same([isBehind(), changed], [true, 2]);
    look(true);
    same([isBehind(), changed], [false, 3]);
  },
  "other panes concern it nothing": () => {
    dispatchEvent(new StorageEvent("storage", { key: "loket:front:depan", newValue: "other" }));
    look(false);
    same(isBehind(), false);
  },
};
