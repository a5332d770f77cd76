"""Where the desk is found, for commands that print it: what the settings say, and what the platforms call it."""

from bot.channels.whatsapp_api import GraphError, GraphUnreachable
from bot.console import run_async
from bot.flows.office.entrances import Links
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.lexicon import load_lexicon
from bot.links import links_of
from bot.platforms import whatsapp_api
from bot.render.reasons import reason_in_words
from bot.settings import Settings
from bot.texts import LANGUAGES, load_texts
from bot.texts.operator import in_words

NO_WEB = in_words("cli-where-web")
_NONE = {
    TELEGRAM: in_words("cli-where-telegram"),
    WHATSAPP: in_words("cli-where-whatsapp"),
}


def whereabouts(settings: Settings, language: str = LANGUAGES[0]) -> tuple[Links, list[str]]:
    """The desk's links, in the words of a language; and for every channel that has none, why, with the remedy."""
    names, missing = run_async(_names(settings))
    links = links_of(settings, names, load_lexicon(settings.texts.folder), load_texts(settings.texts.folder), language)
    return links, missing if links.web else [*missing, NO_WEB]


async def _names(settings: Settings) -> tuple[dict[str, str], list[str]]:
    """What the platforms call the desk, by channel."""
    found = {TELEGRAM: await _telegram(settings), WHATSAPP: await _whatsapp(settings)}
    names = {channel: name for channel, (name, _) in found.items() if name}
    return names, [why for name, why in found.values() if not name]


async def _telegram(settings: Settings) -> tuple[str, str]:
    if settings.telegram.token is None:
        return "", _NONE[TELEGRAM]
    from telegram.error import TelegramError  # a noticeable part of a start

    from bot.channels.telegram_api import TelegramApi

    api = TelegramApi(str(settings.telegram.api_url), settings.telegram.token.get_secret_value())
    await api.open()
    try:
        return await api.username(), in_words("cli-where-nameless")
    except (TelegramError, OSError) as fault:
        return "", in_words("cli-where-telegram-away", fault=type(fault).__name__)
    finally:
        await api.close()


async def _whatsapp(settings: Settings) -> tuple[str, str]:
    api = whatsapp_api(settings)
    if api is None:
        return "", _NONE[WHATSAPP]
    await api.open()
    try:
        return await api.display_number(), in_words("cli-where-numberless")
    except (GraphError, GraphUnreachable) as fault:
        return "", in_words("cli-where-whatsapp-away", fault=reason_in_words(fault))
    finally:
        await api.close()
