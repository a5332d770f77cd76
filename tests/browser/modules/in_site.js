import { followSite, tellSite } from "/halaman/in_site.js";
import { byId, same } from "./check.js";

export const tests = {
  "a page of its own tells nobody, and says nothing of a frame": () => {
    const told = [];
    window.parent.postMessage = (what) => told.push(what);
    followSite();
    tellSite(3);
    same([told, document.body.classList.contains("site"), byId("unkept").hidden], [[], false, true]);
  },
  "in a frame the site is told how many came, and that escape closes; never who or what": async () => {
    history.replaceState(null, "", "?sisip=1");
    const told = [];
    window.parent.postMessage = (what) => told.push(what);
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const page = await (await fetch(location.href.replace("?sisip=1", "?sisip=1"))).text();
    await new Promise((resolve) => { frame.onload = resolve; frame.srcdoc = page; });
    const { inSite } = await import("/halaman/pane.js?framed");
    same(inSite, true);
  },
};
