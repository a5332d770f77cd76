"""The kabupaten and kota that a desk knows: reading such a list, and the one that Loket ships with.

A list is a TOML file of ``wilayah``, each with ``kunci`` (kept in the guest book, so it never changes),
``nama`` as officers see it, ``kode`` (BPS), and perhaps ``sebutan`` (other names that people use).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from bot.flows.office.regions import OUTSIDE, Region, Regions, SharedSpelling, fold_name
from bot.texts.operator import in_words

_KNOWN = ("kunci", "nama", "kode", "sebutan")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,23}")
_CODE = re.compile(r"[0-9]{4}")


@cache
def default_regions() -> Regions:
    """The 33 kabupaten/kota of Sumatera Utara."""
    return load_regions(files("bot.places").joinpath("sumatera_utara.toml").read_text("utf-8"))


def load_regions(text: str) -> Regions:
    """The regions that a TOML text lists; a ValueError says the first thing wrong with it, and the remedy."""
    regions = tuple(_region(row, in_words("list-place", no=no)) for no, row in enumerate(_rows(text), 1))
    _refuse_repeated("kunci", (region.key for region in regions))
    _refuse_repeated("kode", (region.code for region in regions))
    try:
        return Regions.of(regions)
    except SharedSpelling as shared:
        raise _fault(in_words("list-place-shared", **shared.told), in_words("list-place-spelling-remedy")) from None


def _rows(text: str) -> list[Any]:
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _fault(in_words("list-toml", error=error), in_words("list-toml-remedy")) from None
    rows = content.pop("wilayah", None)
    if content or not isinstance(rows, list) or not rows:
        raise _fault(in_words("list-place-no-list"), in_words("list-place-no-list-remedy"))
    return rows


def _region(row: Any, where: str) -> Region:
    if not isinstance(row, dict) or not set(row) <= set(_KNOWN):
        raise _fault(
            in_words("list-place-strange", where=where), in_words("list-place-strange-remedy", known=", ".join(_KNOWN))
        )
    key, name, code, synonyms = (row.get(known) for known in _KNOWN)
    if not isinstance(key, str) or not _KEY.fullmatch(key) or key == OUTSIDE:
        remedy = in_words("list-place-key-remedy", outside=OUTSIDE)
        raise _fault(in_words("list-key", where=where), remedy)
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise _fault(in_words("list-place-code", key=key), in_words("list-place-code-remedy"))
    names = (name, *synonyms) if isinstance(synonyms, list) else (name,)
    if not isinstance(synonyms, list | None) or not all(isinstance(n, str) and fold_name(n) for n in names):
        remedy = in_words("list-place-name-remedy")
        raise _fault(in_words("list-place-name", key=key), remedy)
    return Region(key, str(name), code, tuple(names[1:]))


def _refuse_repeated(what: str, values: Iterable[str]) -> None:
    for value, count in Counter(values).items():
        if count > 1:
            raise _fault(
                in_words("list-place-twice", what=what, value=value, count=count),
                in_words("list-place-twice-remedy", what=what),
            )


def _fault(message: str, remedy: str) -> ValueError:
    return ValueError(in_words("list-places", message=message, remedy=remedy))
