"""Turns what pydantic found wrong, and names that mean nothing, into faults a clerk can act on.

Values are never quoted: a wrong value may be a secret, or a secret written under a wrong name.
"""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.settings.faults import Fault
from bot.settings.file import CONFIG_VARIABLE, SettingsFile
from bot.settings.model import DELIMITER, PREFIX, environment_name, keys, sections
from bot.settings.values import WrongValue
from bot.texts.operator import VARIABLE, in_words

_TEST_VARIABLES = PREFIX + "TEST_"
_READINGS = {
    "int_type": "whole",
    "int_parsing": "whole",
    "int_parsing_size": "whole",
    "int_from_float": "whole",
    "float_type": "decimal",
    "float_parsing": "decimal",
    "finite_number": "decimal",
    "bool_type": "yes-no",
    "bool_parsing": "yes-no",
    "string_type": "text",
    "string_too_short": "empty",
    "greater_than_equal": "small",
    "less_than_equal": "large",
    "literal_error": "choice",
    "path_type": "path",
    "model_type": "part",
}
"""What pydantic found, and what it is told by: the texts ``settings-is-KEY`` and ``settings-is-KEY-remedy``."""
REMOVED = {"visit.attention_minutes": "settings-removed-attention"}
"""Keys of earlier versions, and the text that says what has taken their place."""


def unknown_variables(environment: Iterable[str]) -> Iterator[Fault]:
    """A fault for every LOKET_… variable that names no key."""
    known = {environment_name(key) for key in keys()} | {CONFIG_VARIABLE, VARIABLE}
    for name in sorted(environment):
        ours = name.upper().startswith(PREFIX) and not name.upper().startswith(_TEST_VARIABLES)
        if ours and name.upper() not in known:
            key = name[len(PREFIX) :].lower().replace(DELIMITER, ".")
            yield _unknown(key, name, in_words("settings-variable", name=name))


def unknown_keys(file: SettingsFile) -> Iterator[Fault]:
    """A fault for every section of the file, and every key in a section, that does not exist."""
    for section, inside in file.content.items():
        if section not in sections():
            yield _unknown(section, environment_name(section), file.place(section) or "")
        elif isinstance(inside, dict):
            for key in (f"{section}.{name}" for name in inside):
                if key not in keys():
                    yield _unknown(key, environment_name(key), file.place(key) or "")


def known_content(file: SettingsFile) -> dict[str, Any]:
    """The file's content without what :func:`unknown_keys` reports."""
    return {
        section: {name: value for name, value in inside.items() if f"{section}.{name}" in keys()}
        if isinstance(inside, dict)
        else inside
        for section, inside in file.content.items()
        if section in sections()
    }


def wrong_values(error: ValidationError, origin_of: Callable[[str], str]) -> Iterator[Fault]:
    """A fault for everything the model refused."""
    for details in error.errors(include_url=False, include_input=False):
        key, entry = ".".join(str(part) for part in details["loc"][:2]), _entry(details)
        cause = details.get("ctx", {}).get("error")
        if isinstance(cause, WrongValue):
            key += f".{cause.key}" if cause.key else ""
            reason, remedy = cause.reason, cause.remedy
        else:
            reason, remedy = _reading(details)
        if entry is not None:
            reason = in_words("settings-entry", no=entry + 1, reason=reason)
        yield Fault(key, environment_name(key), origin_of(key if entry is None else f"{key}.{entry}"), reason, remedy)


def _entry(details: ErrorDetails) -> int | None:
    """Which entry of a list is at fault, if it is one."""
    return next((part for part in details["loc"][2:3] if isinstance(part, int)), None)


def _reading(details: ErrorDetails) -> tuple[str, str]:
    name = f"settings-is-{_READINGS.get(details['type'], 'otherwise')}"
    limits = {key: str(limit) for key, limit in details.get("ctx", {}).items()}
    if "expected" in limits:
        limits["expected"] = limits["expected"].replace(" or ", in_words("settings-or"))
    return in_words(name), in_words(f"{name}-remedy", section=details["loc"][0], **limits)


def _unknown(key: str, variable: str, origin: str) -> Fault:
    if remedy := REMOVED.get(key):
        return Fault(key, variable, origin, in_words("settings-removed"), in_words(remedy))
    meant = nearest(key)
    remedy = in_words("settings-unknown-remedy", key=meant, variable=environment_name(meant))
    return Fault(key, variable, origin, in_words("settings-unknown"), remedy)


def nearest(key: str) -> str:
    """The existing key most like this one: by its whole name, else by its last part, else at all."""
    known = list(keys())
    if found := get_close_matches(key, known, n=1, cutoff=0.7):
        return found[0]
    last_parts = {name.partition(".")[2]: name for name in reversed(known)}
    if found := get_close_matches(key.rpartition(".")[2], last_parts, n=1, cutoff=0.7):
        return last_parts[found[0]]
    return get_close_matches(key, known, n=1, cutoff=0)[0]
