"""Questionnaires as files: which questions are asked in which order, with how many answers each, and how it is counted.

A file is TOML: its ``kunci``, and for each ``[[unsur]]`` a ``kunci`` (answers are kept under it, so it never
changes) and ``pilihan``, the number of answers; ``jawaban`` names words for answers that several questions share. Each
``[[profil]]`` is a question about who answers: its ``kunci``, and as ``pilihan`` the keys of its answers, none finer
than a band. The wording is in ``bot/texts``. Each ``[[mutu]]`` is a class of results from the worst to the best:
``huruf``, ``kinerja``, and the least converted index ``dari``; ``urutan`` lists the elements as the rule numbers them
where that is not the order of the questions; ``dasar`` quotes the rules it follows.
"""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from bot.flows.office.office import Element, Grade, Instrument, Trait
from bot.texts.operator import in_words

_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,23}")
_FEWEST, _MOST = 2, 9
"""Answers to a question: fewer is no question, more cannot be typed as one figure."""


_OPTIONAL = {"profil", "mutu", "urutan", "dasar"}
_MOST_GROUPS = 12
"""Answers to a question of the profile: more would be finer than a band."""


@cache
def default_instrument(key: str = "skm") -> Instrument:
    """A questionnaire that Loket ships with; ValueError for a key that names none."""
    shipped = {file.name.removesuffix(".toml"): file for file in files("bot.surveys").iterdir()}
    shipped = {name: file for name, file in shipped.items() if file.name == f"{name}.toml"}
    if key not in shipped:
        raise _fault(
            in_words("list-survey-unknown", key=key),
            in_words("list-survey-unknown-remedy", known=", ".join(sorted(shipped))),
        )
    return load_instrument(shipped[key].read_text("utf-8"))


def load_instrument(text: str) -> Instrument:
    """The questionnaire in a TOML text; a ValueError says the first thing wrong with it, and the remedy."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _fault(in_words("list-toml", error=error), in_words("list-toml-remedy")) from None
    rows = content.get("unsur")
    if set(content) - _OPTIONAL != {"kunci", "unsur"} or not isinstance(rows, list) or not rows:
        raise _fault(in_words("list-survey-incomplete"), in_words("list-survey-incomplete-remedy"))
    profile = content.get("profil", [])
    if not isinstance(profile, list):
        raise _fault(in_words("list-survey-no-profile"), in_words("list-survey-no-profile-remedy"))
    elements = tuple(_element(row, in_words("list-survey-element", no=no)) for no, row in enumerate(rows, 1))
    traits = tuple(_trait(row, in_words("list-survey-profile", no=no)) for no, row in enumerate(profile, 1))
    keys = [*(element.key for element in elements), *(trait.key for trait in traits)]
    repeated = sorted({key for key in keys if keys.count(key) > 1})
    if repeated:
        raise _fault(
            in_words("list-survey-element-twice", element=repeated[0]), in_words("list-survey-element-twice-remedy")
        )
    asked = [element.key for element in elements]
    return Instrument(
        _key(content["kunci"], "kuesioner"),
        elements,
        traits,
        _grades(content.get("mutu", [])),
        _listed(content.get("urutan", asked), asked),
        _bases(content.get("dasar", [])),
    )


def _grades(rows: Any) -> tuple[Grade, ...]:
    grades = tuple(map(_grade, rows)) if isinstance(rows, list) else (None,)
    known = [grade for grade in grades if grade is not None]
    if len(known) < len(grades) or [each.least for each in known] != sorted({each.least for each in known}):
        raise _fault(in_words("list-survey-grades"), in_words("list-survey-grades-remedy"))
    return tuple(known)


def _grade(row: Any) -> Grade | None:
    """A class; None for what is none."""
    match row:
        case {"huruf": str(letter), "kinerja": str(name), "dari": str(least), **rest} if not rest:
            try:
                return Grade(letter, name, Decimal(least.replace(",", ".")))
            except InvalidOperation:
                return None
        case _:
            return None


def _listed(order: Any, asked: list[str]) -> tuple[str, ...]:
    """The elements as the rule numbers them; nothing where that is how they are asked."""
    if not isinstance(order, list) or sorted(map(str, order)) != sorted(asked):
        raise _fault(in_words("list-survey-order"), in_words("list-survey-order-remedy"))
    return tuple(order) if order != asked else ()


def _bases(lines: Any) -> tuple[str, ...]:
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise _fault(in_words("list-survey-bases"), in_words("list-survey-bases-remedy"))
    return tuple(lines)


def _element(row: Any, where: str) -> Element:
    if not isinstance(row, dict) or set(row) - {"jawaban"} != {"kunci", "pilihan"}:
        raise _fault(in_words("list-survey-part", where=where), in_words("list-survey-element-remedy"))
    options = row["pilihan"]
    if type(options) is not int or not _FEWEST <= options <= _MOST:
        raise _fault(
            in_words("list-survey-number", where=where),
            in_words("list-survey-number-remedy", fewest=_FEWEST, most=_MOST),
        )
    return Element(_key(row["kunci"], where), options, _key(row["jawaban"], where) if "jawaban" in row else "")


def _trait(row: Any, where: str) -> Trait:
    if not isinstance(row, dict) or set(row) != {"kunci", "pilihan"}:
        raise _fault(in_words("list-survey-part", where=where), in_words("list-survey-profile-remedy"))
    options = row["pilihan"]
    if not isinstance(options, list) or not _FEWEST <= len(options) <= _MOST_GROUPS:
        raise _fault(
            in_words("list-survey-options", where=where),
            in_words("list-survey-options-remedy", fewest=_FEWEST, most_groups=_MOST_GROUPS),
        )
    keys = tuple(_key(option, in_words("list-survey-option", where=where)) for option in options)
    if len(set(keys)) < len(keys):
        raise _fault(in_words("list-survey-option-twice", where=where), in_words("list-survey-option-twice-remedy"))
    return Trait(_key(row["kunci"], where), keys)


def _key(written: Any, where: str) -> str:
    if isinstance(written, str) and _KEY.fullmatch(written):
        return written
    remedy = in_words("list-survey-key-remedy")
    raise _fault(in_words("list-key", where=where), remedy)


def _fault(message: str, remedy: str) -> ValueError:
    return ValueError(in_words("list-survey", message=message, remedy=remedy))
