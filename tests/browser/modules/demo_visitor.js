import { desk, hold, same, until } from "./check.js";

export const tests = {
  "an invented visitor says what the desk proposes, each once, until there is no more": async () => {
    const pass = hold();
    const proposed = [{ text: "halo", at: 1 }, { text: "halo", at: 1 }, { text: "Rina", at: 2 }, { done: true }];
    const asked = desk(({ path }) => {
      if (path === "api/session") return [201, { token: "kunci" }];
      if (path === "api/demo/words") return [200, proposed.shift() || { done: true }];
      return [202, { ok: true }];
    });
    await import("/halaman/demo_visitor.js");
    const said = () => asked.filter(({ path }) => path === "api/messages").map(({ body }) => body.text);
    for (let turn = 0; turn < 12; turn += 1) await pass(900);
    await until(() => said().length === 2);
    same(said(), ["halo", "Rina"]);
  },
};
