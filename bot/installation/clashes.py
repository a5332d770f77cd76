"""What no two desks of an installation may have in common, since each would take what is the other's."""

from collections.abc import Iterable, Iterator

from bot.errors import OperatorError
from bot.settings import Settings
from bot.texts.operator import in_words


class Clash(OperatorError):
    """Another desk has this already."""


def among(settings: Settings, others: Iterable[tuple[str, Settings]]) -> str:
    """What this desk has that another one has too, in words; empty if nothing."""
    own = dict(_held(settings))
    for other, theirs in others:
        for key, value in _held(theirs):
            # rule: one-bot-one-desk
            if own.get(key) == value:
                return in_words("installation-clash", key=key, other=other)
    return ""


def refuse(settings: Settings, others: Iterable[tuple[str, Settings]]) -> None:
    """Raises Clash where another open desk has the same bot, number, address or database."""
    if words := among(settings, others):
        raise Clash(words)


def _held(settings: Settings) -> Iterator[tuple[str, str]]:
    database, telegram, whatsapp = settings.database, settings.telegram, settings.whatsapp
    yield "database", database.address
    if telegram.token is not None:
        yield "telegram.token", telegram.token.get_secret_value()
    if whatsapp.phone_number_id:
        yield "whatsapp.phone_number_id", whatsapp.phone_number_id
    if settings.web.public_url:
        yield "web.public_url", str(settings.web.public_url).rstrip("/")
