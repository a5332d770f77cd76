"""Shows the settings in force to whoever runs the desk, secrets masked."""

import re

from pydantic import SecretStr

from bot.flows.calendar.changes import Change
from bot.settings.model import DEFAULT_ORIGIN, Settings, sections
from bot.texts.operator import in_words

MASK = "********"
_SCHEME = re.compile(r"[a-z+]+://")
_SQLITE = "sqlite+aiosqlite://"


def explain(settings: Settings) -> list[tuple[str, str, str]]:
    """Every key in the file's order: ``section.key``, its value as text, and where it was set."""
    return [
        (key, _shown(getattr(getattr(settings, section), name)), settings._origins.get(key, DEFAULT_ORIGIN))
        for section, model in sections().items()
        for name, field in model.model_fields.items()
        for key in (f"{section}.{field.alias or name}",)
    ]


def _shown(value: object) -> str:
    if value is None:
        return in_words("settings-not-set")
    if isinstance(value, SecretStr):
        return _masked(value.get_secret_value())
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple) and value and all(isinstance(each, Change) for each in value):
        return "; ".join(map(str, value))
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value))) or in_words("settings-empty")
    return str(value) or in_words("settings-empty")


def _masked(secret: str) -> str:
    """Of a database's address the scheme may be seen; the name of a SQLite file is no secret at all."""
    if secret.startswith(_SQLITE):
        return secret
    scheme = _SCHEME.match(secret)
    return (scheme[0] if scheme else "") + MASK
