// A rival: the same registration with grammY on Node, its sessions in memory (the default of its session plugin).
// Updates are fetched and handled at once by @grammyjs/runner, in order within a chat, as its page on scaling advises;
// RIVAL_RUNNER=no uses the built-in loop, one update after the other. All is lost when the process ends.

import { readFileSync } from "node:fs";
import { run, sequentialize } from "@grammyjs/runner";
import { Bot, InlineKeyboard, session } from "grammy";

const SCREENS = JSON.parse(readFileSync(process.env.RIVAL_FORM, "utf8"));
const FIRST_QUESTION = 1;
const LAST = SCREENS.length - 1;
let numbers = 0;

const said = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

async function show(index, ctx) {
  const screen = SCREENS[index];
  ctx.session.awaited = index;
  const markup = screen.choices.length
    ? InlineKeyboard.from(screen.choices.map((word) => [InlineKeyboard.text(word, `${screen.key}:${word}`)]))
    : undefined;
  await ctx.reply(said(screen.text, ctx.session.answers), { reply_markup: markup });
}

async function end(text, ctx) {
  ctx.session = { awaited: null, answers: {} };
  await ctx.reply(text);
}

const bot = new Bot(process.env.RIVAL_TOKEN, { client: { apiRoot: process.env.RIVAL_API_URL } });
if (process.env.RIVAL_RUNNER !== "no") bot.use(sequentialize((ctx) => String(ctx.chat.id)));
bot.use(session({ initial: () => ({ awaited: null, answers: {} }) }));

bot.command("start", async (ctx) => {
  ctx.session = { awaited: null, answers: {} };
  await show(0, ctx);
});

bot.on("message:text", async (ctx) => {
  const index = ctx.session.awaited;
  if (index === null || SCREENS[index].choices.length) return;
  ctx.session.answers[SCREENS[index].key] = ctx.message.text;
  await show(index + 1, ctx);
});

bot.on("callback_query:data", async (ctx) => {
  await ctx.answerCallbackQuery();
  const index = ctx.session.awaited;
  const [key, choice] = ctx.callbackQuery.data.split(":");
  if (index === null || SCREENS[index].key !== key) return;
  ctx.session.answers[key] = choice;
  if (choice === "Tidak") await end("Pendaftaran dibatalkan.", ctx);
  else if (choice === "Ubah") await show(FIRST_QUESTION, ctx);
  else if (index + 1 === LAST) await end(said(SCREENS[LAST].text, { number: ++numbers }), ctx);
  else await show(index + 1, ctx);
});

bot.catch((error) => console.error(error.message));
if (process.env.RIVAL_RUNNER === "no") bot.start();
else run(bot);
