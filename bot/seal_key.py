"""The secret of the desk's seal: from the settings, or from a file that is made once and that only its owner reads.

It belongs to its database for good: without it what waits sealed cannot be opened, and no repeat is recognised.
"""

import os
from pathlib import Path
from secrets import token_hex, token_urlsafe

from sqlalchemy import make_url

from bot.errors import OperatorError, OtherKey
from bot.seal import Seal
from bot.settings import Settings
from bot.texts.operator import in_words

_FEWEST = 32
_PRIVATE = 0o600
_DEFAULT = Path("data/loket.key")
_NO_WAY_BACK = in_words("desk-key-no-way-back")


class SealKeyUnusable(OperatorError):
    """The key file can be neither read nor made, or is not there."""


def seal_of(settings: Settings) -> Seal:
    """The desk's seal. Raises SealKeyUnusable, also where no key file is: whoever only needs it makes none."""
    given = settings.survey.seal_key
    if given is not None:
        return Seal(given.get_secret_value())
    path = key_file(settings)
    try:
        secret = secret_text(path).strip()
    except FileNotFoundError:
        raise SealKeyUnusable(in_words("desk-key-missing", path=path, way=_NO_WAY_BACK)) from None
    except (OSError, ValueError) as fault:
        raise SealKeyUnusable(in_words("desk-key-unreadable", path=path, fault=type(fault).__name__)) from fault
    if len(secret) < _FEWEST:
        raise SealKeyUnusable(in_words("desk-key-damaged", path=path, fewest=_FEWEST, way=_NO_WAY_BACK))
    return Seal(secret)


def make_seal_key(settings: Settings) -> bool:
    """Makes the key file of a new database where there is none yet; returns whether it did. Raises SealKeyUnusable."""
    path = key_file(settings)
    try:
        return settings.survey.seal_key is None and made_once(path)
    except OSError as fault:
        raise SealKeyUnusable(in_words("desk-key-unreadable", path=path, fault=type(fault).__name__)) from fault


def no_seal_key(settings: Settings) -> SealKeyUnusable:
    """What the operator is told when the key file of this database is gone. The one that was made in its place opens
    nothing: it goes again."""
    path = key_file(settings)
    path.unlink(missing_ok=True)
    return SealKeyUnusable(in_words("desk-key-missing", path=path, way=_NO_WAY_BACK))


def other_key(settings: Settings) -> OtherKey:
    """What the operator is told when the database belongs to another secret (rule: other-secret-refused)."""
    if settings.survey.seal_key is not None:
        what = in_words("desk-key-of-settings")
        remedy = in_words("desk-key-of-settings-remedy")
    else:
        what = in_words("desk-key-of-file", file=key_file(settings))
        remedy = in_words("desk-key-of-file-remedy")
    return OtherKey(in_words("desk-key-other", what=what, remedy=remedy, way=_NO_WAY_BACK))


def key_file(settings: Settings) -> Path:
    """Where the key is: as set, else beside the SQLite file, else in the folder ``data``."""
    return settings.survey.seal_file or file_beside(settings, ".key")


def file_beside(settings: Settings, suffix: str) -> Path:
    """Where a secret is kept: beside the SQLite file, else in the folder ``data``."""
    url = make_url(settings.database.url.get_secret_value())
    of_desk = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else _DEFAULT
    return of_desk.with_suffix(suffix)


def made_once(path: Path) -> bool:
    """Makes a key file where there is none yet; returns whether it did. Raises OSError."""
    return not path.exists() and make_secret(path, token_urlsafe(48) + "\n")


def secret_text(path: Path) -> str:
    """What a key file holds, which is closed to everybody else. Raises OSError or ValueError if it cannot be read."""
    if path.stat().st_mode & ~_PRIVATE & 0o777:
        path.chmod(_PRIVATE)
    return path.read_text(encoding="ascii")


def make_secret(path: Path, secret: str) -> bool:
    """Makes a key file in one stroke: a crash leaves all of it or none, and of two processes one wins; returns whether
    this one did."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "w", encoding="ascii") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return True
    finally:
        draft.unlink(missing_ok=True)
