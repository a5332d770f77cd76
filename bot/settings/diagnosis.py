"""Turns what pydantic found wrong, and names that mean nothing, into faults a clerk can act on.

Values are never quoted: a wrong value may be a secret, or a secret written under a wrong name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.settings.faults import Fault
from bot.settings.file import CONFIG_VARIABLE, SettingsFile
from bot.settings.model import DELIMITER, PREFIX, environment_name, keys, sections
from bot.settings.values import WrongValue

_TEST_VARIABLES = PREFIX + "TEST_"
_WHOLE = ("harus bilangan bulat", "tulis angka saja, tanpa titik dan koma")
_DECIMAL = ("harus bilangan", "tulis angka dengan titik desimal, misalnya 0.5")
_YES_NO = ("harus ya atau tidak", "tulis true atau false, tanpa tanda kutip")
_READINGS: dict[str, tuple[str, str]] = {
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _DECIMAL,
    "float_parsing": _DECIMAL,
    "finite_number": _DECIMAL,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "string_type": ("harus berupa teks", "tulis di antara tanda kutip"),
    "string_too_short": ("tidak boleh kosong", "isi, atau hapus agar nilai bawaan berlaku"),
    "greater_than_equal": ("terlalu kecil", "tulis {ge} atau lebih"),
    "less_than_equal": ("terlalu besar", "tulis {le} atau kurang"),
    "literal_error": ("pilihan tidak dikenal", "tulis salah satu: {expected}"),
    "path_type": ("harus berupa nama berkas", "tulis letak berkas di antara tanda kutip"),
    "model_type": ("harus berupa bagian", "tulis sebagai judul [{section}] dengan kunci-kunci di bawahnya"),
}
REMOVED = {
    "visit.attention_minutes": (
        "hapus baris ini; lamanya kini sebagian dari waktu baku langkahnya: visit.attention_percent "
        "(LOKET_VISIT__ATTENTION_PERCENT), bawaannya 100 persen"
    ),
}
"""Keys of earlier versions, and what has taken their place."""
_OTHERWISE = ("nilai tidak dapat dibaca", "lihat contohnya di loket.example.toml")


def unknown_variables(environment: Iterable[str]) -> Iterator[Fault]:
    """A fault for every LOKET_… variable that names no key."""
    known = {environment_name(key) for key in keys()} | {CONFIG_VARIABLE}
    for name in sorted(environment):
        ours = name.upper().startswith(PREFIX) and not name.upper().startswith(_TEST_VARIABLES)
        if ours and name.upper() not in known:
            key = name[len(PREFIX) :].lower().replace(DELIMITER, ".")
            yield _unknown(key, name, f"variabel lingkungan {name}")


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
            reason = f"entri ke-{entry + 1}: {reason}"
        yield Fault(key, environment_name(key), origin_of(key if entry is None else f"{key}.{entry}"), reason, remedy)


def _entry(details: ErrorDetails) -> int | None:
    """Which entry of a list is at fault, if it is one."""
    return next((part for part in details["loc"][2:3] if isinstance(part, int)), None)


def _reading(details: ErrorDetails) -> tuple[str, str]:
    reason, remedy = _READINGS.get(details["type"], _OTHERWISE)
    limits: Mapping[str, Any] = details.get("ctx", {})
    return reason, remedy.format(section=details["loc"][0], **limits).replace(" or ", " atau ")


def _unknown(key: str, variable: str, origin: str) -> Fault:
    if remedy := REMOVED.get(key):
        return Fault(key, variable, origin, "kunci ini tidak dipakai lagi", remedy)
    meant = nearest(key)
    remedy = (
        f"kunci yang paling mirip ialah {meant} ({environment_name(meant)}); bila bukan itu maksudnya, hapus "
        "(semua kunci tercantum di loket.example.toml)"
    )
    return Fault(key, variable, origin, "kunci ini tidak dikenal", remedy)


def nearest(key: str) -> str:
    """The existing key most like this one: by its whole name, else by its last part, else at all."""
    known = list(keys())
    if found := get_close_matches(key, known, n=1, cutoff=0.7):
        return found[0]
    last_parts = {name.partition(".")[2]: name for name in reversed(known)}
    if found := get_close_matches(key.rpartition(".")[2], last_parts, n=1, cutoff=0.7):
        return last_parts[found[0]]
    return get_close_matches(key, known, n=1, cutoff=0)[0]
