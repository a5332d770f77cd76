"""Ways to reach somebody, as they are typed: mobile numbers in one spelling, e-mail addresses, school numbers."""

import re
from collections.abc import Callable

_MOBILE = re.compile(r"\+628[1-9][0-9]{6,10}")
_BETWEEN = re.compile(r"[\s.\-()\[\]/\u2010-\u2015]")
_ADDRESS = re.compile(r"[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")
_LONGEST_ADDRESS = 254
"""RFC 5321: a path has 256 characters, two of them its brackets."""
_NPSN = re.compile(r"[0-9A-Z][0-9]{7}")
_RUN_OF_FIGURES = re.compile(r"\+?\(?[0-9][0-9\s.\-()/\u2010-\u2015]{4,}[0-9]")
_WITH_AT = re.compile(r"\S+@\S+")
_USUAL = re.compile(r"\b[0-9A-Z][0-9]{7}\b")
_LIKE_NPSN = re.compile(r"[0-9A-Z]{4,14}")
_PREFIXES = (("+620", "+62"), ("620", "+62"), ("62", "+62"), ("08", "+628"), ("8", "+628"))


def mobile(typed: str) -> str | None:
    """A mobile number of Indonesia in international spelling ("+6281234567890"), also the only number in a sentence;
    None for anything else."""
    # rule: one-spelling-a-phone
    return _mobile(typed) or _only(_RUN_OF_FIGURES, typed, _mobile)


def _only(shape: re.Pattern[str], typed: str, read: Callable[[str], str | None]) -> str | None:
    """What the only thing of this shape in a sentence is read as; None where there are none or several."""
    # rule: a-number-in-a-sentence
    found = shape.findall(typed)
    return read(found[0]) if len(found) == 1 else None


def _mobile(typed: str) -> str | None:
    figures = _BETWEEN.sub("", typed.strip())
    for written, kept in _PREFIXES:
        if figures.startswith(written):
            figures = kept + figures.removeprefix(written)
            break
    return figures if _MOBILE.fullmatch(figures) else None


def national(phone: str) -> str:
    """A kept mobile number as people read it ("0812-3456-7890")."""
    figures = "0" + phone.removeprefix("+62")
    return "-".join(filter(None, (figures[:4], figures[4:8], figures[8:])))


def hidden(phone: str) -> str:
    """A mobile number for whoever need not call it: "0812-xxxx-x890"."""
    figures = "0" + phone.removeprefix("+62")
    kept = "".join(c if place < 4 or place >= len(figures) - 3 else "x" for place, c in enumerate(figures))
    return "-".join(filter(None, (kept[:4], kept[4:8], kept[8:])))


def email(typed: str) -> str | None:
    """An e-mail address in small letters, also the only one in a sentence; None for anything else."""
    return _email(typed) or _only(_WITH_AT, typed, _email)


def _email(typed: str) -> str | None:
    address = typed.strip(" .,;<>()").removeprefix("mailto:").casefold()
    fits = len(address) <= _LONGEST_ADDRESS and ".." not in address and _ADDRESS.fullmatch(address)
    return address if fits else None


def npsn(typed: str) -> str | None:
    """A school number in capitals, also one that does not look quite like one; None for what cannot be meant so.
    In a sentence only one of the usual shape is found."""
    return _npsn(typed) or _only(_USUAL, typed.upper(), _npsn)


def _npsn(typed: str) -> str | None:
    written = _BETWEEN.sub("", typed).upper().removeprefix("NPSN").strip(":")
    meant = _LIKE_NPSN.fullmatch(written) and any(c.isdigit() for c in written)
    return written if meant else None


def usual_npsn(kept: str) -> bool:
    """Whether a school number has the usual shape: eight characters, of which only the first may be a letter."""
    return _NPSN.fullmatch(kept) is not None
