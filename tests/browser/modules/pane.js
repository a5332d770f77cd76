import { embedded, forStaff, inSite, pane } from "/halaman/pane.js";
import { same } from "./check.js";

export const tests = {
  "a page by itself is a visitor's": () => same([pane, forStaff, embedded, inSite], ["pengunjung", false, false, false]),
  "its address says otherwise": async () => {
    const of = async (address) => {
      history.replaceState(null, "", address);
      const found = await import("/halaman/pane.js?" + encodeURIComponent(address));
      return [found.pane, found.forStaff, found.embedded, found.inSite];
    };
    same(await of("/petugas"), ["petugas", true, false, false]);
    same(await of("/loket/meja/"), ["petugas", true, false, false]);
    same(await of("/?pane=back&embed=1"), ["back", true, true, false]);
    same(await of("/?pane=<b>&sisip=1"), ["pengunjung", false, false, true]);
  },
};
