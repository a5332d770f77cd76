"""What ``loket doctor`` says of people's data: whether all of it is closed, and whether its secret lies apart."""

from collections.abc import AsyncIterator, Iterator

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup.settled import folder_of
from bot.commands.finding import Finding
from bot.identity_key import identity_file
from bot.settings import Settings
from bot.texts.operator import in_words
from storage.identity import keys
from storage.identity.shut import not_opened
from storage.identity.taking import all_closed, nobody_yet

_MOST_TOLD = 5


async def person_findings(connection: AsyncConnection, settings: Settings) -> AsyncIterator[Finding]:
    """Whether people's data are closed, open to the desk, and apart from their secret."""
    yield await closed_finding(connection)
    if shut := await shut_finding(connection):
        yield shut
    for finding in secret_apart(settings):
        yield finding


async def closed_finding(connection: AsyncConnection) -> Finding:
    """Whether anything still lies open, and how many were erased."""
    closed = await all_closed(connection) or await nobody_yet(connection)
    erased = await keys.destroyed(connection)
    if closed:
        return Finding(True, in_words("doctor-persons", erased=erased))
    return Finding(False, in_words("doctor-persons-open"), in_words("doctor-persons-open-remedy"), serious=False)


async def shut_finding(connection: AsyncConnection) -> Finding | None:
    """What of the desk's daily work is closed and does not open; ``loket verify`` goes along the whole archive."""
    places = await not_opened(connection)
    if not places:
        return None
    told = ", ".join(places[:_MOST_TOLD])
    words = in_words("doctor-persons-shut", count=len(places), places=told)
    return Finding(False, words, in_words("doctor-persons-shut-remedy"))


def secret_apart(settings: Settings) -> Iterator[Finding]:
    """Whoever has the backups must not have the secret with them."""
    file, folder = identity_file(settings), folder_of(settings)
    if settings.identity.key is None and file.exists() and file.resolve().parent == folder.resolve():
        words = in_words("doctor-persons-beside", folder=folder)
        yield Finding(False, words, in_words("doctor-persons-beside-remedy"), serious=False)
