import { desk, same, until } from "./check.js";

export const tests = {
  "a button says how the queue stands; behind it is the chat": async () => {
    const asked = desk(() => [200, { launch: "Layanan daring", state: "Buka", title: "Obrolan", close: "Tutup", tab: "Tab", news: "Ada pesan baru" }]);
    const script = document.createElement("script");
    script.src = "/halaman/sisip.js";
    await new Promise((resolve) => { script.onload = resolve; document.body.append(script); });
    const root = document.body.lastChild.shadowRoot;
    const part = (look) => root.querySelector(look);
    await until(() => !part(".launch").hidden);
    same([asked[0].path.endsWith("/halaman/api/sisip?bahasa=id"), part(".state").textContent, part(".panel").hidden], [true, "Buka", true]);
    part(".launch").click();
    same([part(".panel").hidden, part(".launch").hidden, new URL(part("iframe").src).search], [false, true, "?sisip=1&bahasa=id"]);
    part(".panel").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    same([part(".panel").hidden, part(".launch").hidden], [true, false]);
    const tell = (data, source, origin) => dispatchEvent(new MessageEvent("message", { data, source, origin }));
    tell({ loket: "kabar", arrived: 2 }, window, location.origin);
    same(part(".news").hidden, true, "said by somebody else");
    tell({ loket: "kabar", arrived: 2 }, part("iframe").contentWindow, location.origin);
    same([part(".news").textContent, part(".said").textContent], ["2", "Ada pesan baru"]);
  },
};
