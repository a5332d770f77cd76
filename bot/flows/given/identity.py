"""The identity of who asks for public information (Perki 1/2021 Pasal 27 and 29): read, and shown so that it cannot be
used. Only the room of these requests reads one; everywhere else sixteen figures are masked as they come in."""

import re
import unicodedata

PERSON, BODY, GROUP = "perorangan", "badan_hukum", "kelompok"
"""Who asks: a person, a legal body, a group of people."""

_NIK = re.compile(r"[1-9][0-9]{3}[0-9]{2}(?P<day>[0-9]{2})(?P<month>[0-9]{2})[0-9]{2}(?P<serial>[0-9]{4})")
"""Region (6), day of birth (of a woman 40 more), month, year, serial (UU 24/2013, Permendagri 104/2019)."""
_WOMAN = 40
_PASSPORT = re.compile(r"(?=[A-Z0-9]*[0-9]{4})[A-Z0-9]{6,9}")
"""ICAO Doc 9303: nine characters, capitals and figures; every known series has at least four figures on end."""
_DEED = re.compile(r"(?=.*[0-9])[\w .,/()\-]{4,80}")
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]")
_SIGN = "•"
_LEFT = {16: (4, 4)}
_LEAST_LEFT = 2


def read(typed: str, asker: str) -> str | None:
    """The number as it is kept: a NIK or a passport of a person, the number of its deed or decree of a legal body."""
    given = "".join(_plain(c) for c in typed)
    if asker == BODY:
        deed = " ".join(given.split())
        return deed if _DEED.fullmatch(deed) else None
    figures = _BETWEEN.sub("", given).upper().removeprefix("NIK").removeprefix("PASPOR").removeprefix("PASSPORT")
    figures = figures.lstrip(":")
    if figures.isdecimal():
        return figures if _is_nik(figures) else None
    return figures if _PASSPORT.fullmatch(figures) else None


def _plain(character: str) -> str:
    """Figures of every script as plain ones; what does not show is left out."""
    digit = unicodedata.digit(character, None)
    if digit is not None and character.isdecimal():
        return str(digit)
    category = unicodedata.category(character)
    return "" if category in ("Cf", "Mn", "Me", "Cs", "Cn", "Co") else " " if category == "Cc" else character


def _is_nik(figures: str) -> bool:
    found = _NIK.fullmatch(figures)
    if found is None or found["serial"] == "0000":
        return False
    born, month = int(found["day"]), int(found["month"])
    return born < 2 * _WOMAN and 1 <= born % _WOMAN <= 31 and 1 <= month <= 12


def masked(kept: str) -> str:
    """The number for whoever need not know it ("1271••••••••0001"); of a short one still less."""
    first, last = _LEFT.get(len(kept), (1, _LEAST_LEFT))
    hidden = max(len(kept) - first - last, _LEAST_LEFT)
    return f"{kept[:first]}{_SIGN * hidden}{kept[len(kept) - last :]}"
