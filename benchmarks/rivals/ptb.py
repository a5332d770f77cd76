"""The rival: the same registration written with python-telegram-bot as its documentation advises.

Stock polling ``Updater``, stock httpx transport and connection pools, ``ConversationHandler`` kept by
``PicklePersistence`` at its default interval, callbacks answered first. ``concurrent_updates`` stays off, as
``ConversationHandler`` demands. What Loket promises beyond the conversation (a commit before the platform is
told, queue, deadlines, journal) is not here: the rival is spared that work. The event loop is uvloop, as for Loket.
"""

import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import uvloop
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.rivals.form import LAST, SCREENS, following

Context = ContextTypes.DEFAULT_TYPE
Callback = Callable[[Update, Context], Coroutine[Any, Any, int]]


async def show(index: int, update: Update, context: Context) -> int:
    """Sends a screen and waits for its answer."""
    screen = SCREENS[index]
    buttons = [[InlineKeyboardButton(word, callback_data=f"{screen.key}:{word}")] for word in screen.choices]
    markup = InlineKeyboardMarkup(buttons) if buttons else None
    assert update.effective_message is not None
    text = screen.text.format(**(context.user_data or {}))
    await update.effective_message.reply_text(text, reply_markup=markup)
    return index


async def start(update: Update, context: Context) -> int:
    """/start: the privacy notice."""
    return await show(0, update, context)


async def cancel(update: Update, _context: Context) -> int:
    """/batal: ends the conversation."""
    assert update.effective_message is not None
    await update.effective_message.reply_text("Pendaftaran dibatalkan.")
    return ConversationHandler.END


def written(index: int) -> Callback:
    """What to do when the question at ``index`` is answered in writing."""

    async def keep_and_go_on(update: Update, context: Context) -> int:
        assert update.message is not None
        assert context.user_data is not None
        context.user_data[SCREENS[index].key] = update.message.text
        return await show(index + 1, update, context)

    return keep_and_go_on


def pressed(index: int) -> Callback:
    """What to do when a button of the screen at ``index`` is pressed."""

    async def keep_and_go_on(update: Update, context: Context) -> int:
        query = update.callback_query
        assert query is not None
        assert query.data is not None
        assert context.user_data is not None
        await query.answer()
        key, _, choice = query.data.partition(":")
        context.user_data[key] = choice
        after = following(index, choice)
        if after is None:
            return await cancel(update, context)
        return await (take_number(update, context) if after == LAST else show(after, update, context))

    return keep_and_go_on


async def take_number(update: Update, context: Context) -> int:
    """Draws the next number and tells it with the way to Zoom."""
    number = context.bot_data["number"] = context.bot_data.get("number", 0) + 1
    assert update.effective_message is not None
    await update.effective_message.reply_text(SCREENS[LAST].text.format(number=number))
    return ConversationHandler.END


def handler(index: int) -> BaseHandler[Any, Any, Any]:
    """The handler of one state: buttons where the screen has any, otherwise text."""
    if SCREENS[index].choices:
        return CallbackQueryHandler(pressed(index), pattern=f"^{SCREENS[index].key}:")
    return MessageHandler(filters.TEXT & ~filters.COMMAND, written(index))


def build() -> Application[Any, Any, Any, Any, Any, Any]:
    """The application, its state file in the working directory."""
    conversation = ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={index: [handler(index)] for index in range(LAST)},
        fallbacks=[CommandHandler("batal", cancel)],
        name="registration",
        persistent=True,
    )
    builder = ApplicationBuilder().token(os.environ["RIVAL_TOKEN"])
    builder = builder.base_url(f"{os.environ['RIVAL_API_URL']}/bot")
    application = builder.persistence(PicklePersistence(filepath=Path("rival.pickle"))).build()
    application.add_handler(conversation)
    return application


if __name__ == "__main__":
    uvloop.install()
    build().run_polling()
