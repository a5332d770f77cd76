"""What no two desks of an installation may have in common, since each would take what is the other's."""

from collections.abc import Iterable, Iterator

from bot.backup.settled import folder_of
from bot.errors import OperatorError
from bot.installation.hosts import own_host
from bot.settings import Settings
from bot.texts.operator import in_words


class Clash(OperatorError):
    """Another desk has this already."""


def among(settings: Settings, others: Iterable[tuple[str, Settings]], common: str = "") -> str:
    """What this desk has that another one has too, in words; empty if nothing. ``common`` is the host of all."""
    own = dict(_held(settings))
    # rule: host-of-all-is-nobodys
    if common and own_host(settings, settings._desk) == common:
        return in_words("installation-clash-host", host=common, name=settings._desk)
    for other, theirs in others:
        for key, value in _held(theirs):
            # rule: one-bot-one-desk
            if own.get(key) == value:
                return in_words("installation-clash", key=key, other=other)
    return ""


def refuse(settings: Settings, others: Iterable[tuple[str, Settings]], common: str = "") -> None:
    """Raises Clash where another open desk has the same bot, number, address, folder or database."""
    if words := among(settings, others, common):
        raise Clash(words)


def _held(settings: Settings) -> Iterator[tuple[str, str]]:
    database, telegram, whatsapp = settings.database, settings.telegram, settings.whatsapp
    yield "database", database.address
    yield "backup.folder", str(folder_of(settings).absolute())
    if settings.archive.heads is not None:
        yield "archive.heads", str(settings.archive.heads.absolute())
    if telegram.token is not None:
        yield "telegram.token", telegram.token.get_secret_value()
    if whatsapp.phone_number_id:
        yield "whatsapp.phone_number_id", whatsapp.phone_number_id
    if settings.web.public_url:
        whole = str(settings.web.public_url).rstrip("/").lower()
        yield "web.public_url", own_host(settings, settings._desk) or whole
