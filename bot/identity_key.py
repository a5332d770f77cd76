"""The secret under which persons' own keys are closed: from the settings, or from a file that is made once and that
only its owner reads. Unlike the seal's it can be changed (``loket keys rotate``)."""

from pathlib import Path

from bot.errors import OperatorError
from bot.seal_key import file_beside, made_once, seal_of, secret_text
from bot.settings import Settings
from bot.texts.operator import in_words
from storage.identity.keeper import Keeper

_FEWEST = 32


class IdentityKeyUnusable(OperatorError):
    """The key file can be neither read nor made, or is not that of this database."""


def keeper_of(settings: Settings) -> Keeper:
    """Whoever opens and closes at this desk. Raises IdentityKeyUnusable and SealKeyUnusable, also where a key file is
    not there: whoever only needs it makes none."""
    given = settings.identity
    if given.key is not None:
        former = [given.former_key.get_secret_value()] if given.former_key is not None else []
        secrets = [*former, given.key.get_secret_value()]
    else:
        secrets = secrets_in(identity_file(settings))
    return Keeper(secrets, seal_of(settings).name)


def secrets_in(path: Path) -> list[str]:
    """The secrets of a key file, the one in force last. Raises IdentityKeyUnusable."""
    try:
        secrets = secret_text(path).split()
    except FileNotFoundError:
        raise IdentityKeyUnusable(in_words("desk-identity-missing", path=path)) from None
    except (OSError, ValueError) as fault:
        raise IdentityKeyUnusable(
            in_words("desk-identity-unreadable", path=path, fault=type(fault).__name__)
        ) from fault
    if not secrets or any(len(secret) < _FEWEST for secret in secrets):
        raise IdentityKeyUnusable(in_words("desk-identity-damaged", path=path, fewest=_FEWEST))
    return secrets


def make_identity_key(settings: Settings) -> bool:
    """Makes the key file where there is none yet; returns whether it did. Raises IdentityKeyUnusable."""
    path = identity_file(settings)
    try:
        return settings.identity.key is None and made_once(path)
    except OSError as fault:
        raise IdentityKeyUnusable(
            in_words("desk-identity-unreadable", path=path, fault=type(fault).__name__)
        ) from fault


def other_identity_key(settings: Settings) -> IdentityKeyUnusable:
    """What the operator is told when persons' keys here are closed under another secret."""
    what = "identity.key (LOKET_IDENTITY__KEY)" if settings.identity.key is not None else identity_file(settings)
    return IdentityKeyUnusable(in_words("desk-identity-other", what=what))


def no_identity_key(settings: Settings) -> IdentityKeyUnusable:
    """What the operator is told when the key file of this database is gone. The one that was made in its place opens
    nothing: it goes again, so that nobody takes it for the old one, or keeps it with the backups."""
    # rule: no-key-in-place-of-a-lost-one
    path = identity_file(settings)
    path.unlink(missing_ok=True)
    return IdentityKeyUnusable(in_words("desk-identity-missing", path=path))


def identity_file(settings: Settings) -> Path:
    """Where the secret is: as set, else beside the SQLite file, else in the folder ``data``."""
    return settings.identity.key_file or file_beside(settings, ".identity.key")
