"""Where the desk is found, for commands that print it: what the settings say, and what the platforms call it."""

from bot.channels.whatsapp_api import GraphError, GraphUnreachable
from bot.console import run_async
from bot.flows.office.entrances import Links
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.lexicon import load_lexicon
from bot.links import links_of
from bot.platforms import whatsapp_api
from bot.settings import Settings
from bot.texts import LANGUAGES, load_texts

NO_WEB = "Obrolan web: isi web.public_url (LOKET_WEB__PUBLIC_URL) dengan alamat yang dibuka pengunjung."
_NONE = {
    TELEGRAM: "Telegram: belum tersambung (LOKET_TELEGRAM__TOKEN).",
    WHATSAPP: "WhatsApp: belum tersambung (LOKET_WHATSAPP__TOKEN).",
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
        return await api.username(), "Telegram: bot ini belum punya nama pengguna."
    except (TelegramError, OSError) as fault:
        return "", f"Telegram: tidak menjawab ({type(fault).__name__}). Periksa dengan: loket doctor"
    finally:
        await api.close()


async def _whatsapp(settings: Settings) -> tuple[str, str]:
    api = whatsapp_api(settings)
    if api is None:
        return "", _NONE[WHATSAPP]
    await api.open()
    try:
        return await api.display_number(), "WhatsApp: nomor tidak disebut oleh Meta."
    except (GraphError, GraphUnreachable) as fault:
        return "", f"WhatsApp: tidak menjawab ({fault}). Periksa dengan: loket doctor"
    finally:
        await api.close()
