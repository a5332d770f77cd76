"""The keys of the people in a backup: where they are, and giving them back to what was restored."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup import names
from bot.backup.erased import Erased, Register
from bot.backup.errors import NotRestored
from bot.backup.manifest import Manifest
from bot.backup.terms import Terms
from bot.texts.operator import in_words
from storage.identity import copied
from storage.identity.copied import NotKeys
from storage.identity.keeper import WrongSecret

SINCE = "0054"
"""The first schema in which people have keys."""


def keys_for(backup: Path, manifest: Manifest, terms: Terms, named: Path | None = None) -> Path | None:
    """The keys that a backup is restored with: those named, else the ones beside it, else the desk's own; None where
    none are there and none are needed. Raises NotRestored."""
    there = (named,) if named else (names.keys_of(terms, backup.parent), names.keys_of(terms))
    path = next((each for each in there if each.is_file()), None)
    if path is None:
        if named is None and (terms.keeper is None or manifest.contents.schema < SINCE):
            return None
        raise NotRestored(in_words("backup-no-keys", file=there[0]))
    try:
        said = copied.about(path)
        if said is not None and terms.keeper is not None:
            for row in next(copied.pages(path)):
                if row["wrapped"]:
                    terms.keeper.check(row["person_id"], row["wrapped"])
    except WrongSecret:
        raise NotRestored(in_words("backup-other-identity")) from None
    except NotKeys as fault:
        raise NotRestored(in_words("backup-keys-damaged", file=path)) from fault
    # rule: keys-as-new-as-the-backup
    if said is not None and said.message < manifest.contents.counters.get(copied.LAST_MESSAGE, 0):
        raise NotRestored(in_words("backup-keys-older", file=path))
    return path


async def bring_back(connection: AsyncConnection, keys: Path | None) -> Register:
    """Gives people their keys back; returns those whose key has been destroyed since: they are to be erased again, as
    those whom the register names."""
    if keys is None:
        return {}
    try:
        return {person_id: Erased() for person_id in await copied.bring_back(connection, keys)}
    except NotKeys as fault:
        raise NotRestored(in_words("backup-keys-damaged", file=keys)) from fault
