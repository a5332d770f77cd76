"""Reads the desk's lexicon: the words it understands and the common questions, of every language, as one value.

An office may put its own common questions beside the shipped ones (``texts.folder``); whatever is wrong in a file is
told with the file, the entry and what mends it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from bot.errors import OperatorError
from bot.flows.office.house_rules import LONGEST_WORDS
from bot.flows.understanding.lexicon import NAMED_BY_ANSWERS, Lexicon, Meaning, Topic
from bot.flows.understanding.reading import ASKS
from bot.texts import LANGUAGES
from bot.texts.operator import in_words

_WORD = re.compile(r"[^\W\d_]+")
_KEY = re.compile(r"[a-z0-9_]{1,30}")
_LONGEST_TITLE = 24
"""Characters. A title is a button: WhatsApp lists show 24 (Cloud API, interactive list)."""
_ANSWERS = ("jawab", "jawab_tanpa_zoom", "jawab_sebagian_zoom")
_Text = tuple[str, str]
"""A file's name and what stands in it."""

_MOST_KEPT = 256
_MARKUP = re.compile(r"</?[a-z]+>", re.IGNORECASE)
_NAMED = re.compile(r"\{([^{}]*)\}")


class WrongLexicon(OperatorError):
    """A file of understood words or common questions cannot be used as it is written."""


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon that ships with Loket, with the common questions of ``folder`` in place of the shipped ones.

    Raises :class:`WrongLexicon`.
    """
    shipped = files("bot.texts")
    understood = tuple(_text(shipped.joinpath(language, "understood.toml")) for language in LANGUAGES)
    return _lexicon(understood, tuple(_text(_faq(shipped, folder, language)) for language in LANGUAGES))


@lru_cache(_MOST_KEPT)
def _lexicon(written: tuple[_Text, ...], questions_written: tuple[_Text, ...]) -> Lexicon:
    """The lexicon of these texts, in the order of the languages: desks that have the same share it."""
    understood = [_read(*text) for text in written]
    asked = {language: _read_faq(*text) for language, text in zip(LANGUAGES, questions_written, strict=True)}
    fillers = frozenset(word for each in understood for word in each["abaikan"].split())
    meanings = [_meaning(written, fillers) for each in understood for written in each["arti"]]
    questions = [
        _meaning({"kunci": ASKS + topic["kunci"], "frasa": topic["tanya"], "utuh": topic.get("utuh", ())}, fillers)
        for written in asked.values()
        for topic in written["topik"]
    ]
    return Lexicon(
        meanings=_joined([*meanings, *questions]),
        fillers=fillers,
        plain=frozenset(word for each in understood for word in each["biasa"].split()),
        spellings={short: word for each in understood for short, word in each["ejaan"].items()},
        endings=tuple(ending for each in understood for ending in each["akhiran"]),
        signs={sign: key for each in understood for sign, key in each["tanda"].items()},
        topics={language: _topics(written) for language, written in asked.items()},
    )


def _faq(shipped: Traversable, folder: Path | None, language: str) -> Traversable:
    own = folder / language / "faq.toml" if folder else None
    return own if own and own.is_file() else shipped.joinpath(language, "faq.toml")


def _text(file: Traversable) -> _Text:
    try:
        return str(file), file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongLexicon(in_words("list-topic-toml", file=file, error=error)) from error


def _read(file: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongLexicon(in_words("list-topic-toml", file=file, error=error)) from error


def _read_faq(file: str, text: str) -> dict[str, Any]:
    """The common questions of a language; raises :class:`WrongLexicon` for the first that cannot be used."""
    written = _read(file, text)
    topics = written.get("topik")
    if not isinstance(topics, list) or not topics:
        raise WrongLexicon(in_words("list-topic-none", file=file))
    seen: set[str] = set()
    for no, topic in enumerate(topics, 1):
        if fault := _fault(topic, seen):
            raise WrongLexicon(
                in_words(
                    "list-topic", file=file, no=no, key=topic.get("kunci", in_words("list-topic-keyless")), fault=fault
                )
            )
        seen.add(topic["kunci"])
    return written


def _fault(topic: Mapping[str, Any], seen: set[str]) -> str:
    for key in ("kunci", "judul", "jawab"):
        if not isinstance(topic.get(key), str) or not topic[key].strip():
            return in_words("list-topic-empty", key=key)
    if not _KEY.fullmatch(topic["kunci"]):
        return in_words("list-topic-key")
    if topic["kunci"] in seen:
        return in_words("list-topic-twice")
    answers = [str(topic.get(key, "")) for key in _ANSWERS]
    if max(map(len, answers)) > LONGEST_WORDS or len(topic["judul"]) > _LONGEST_TITLE:
        return in_words("list-topic-long", answer=LONGEST_WORDS, title=_LONGEST_TITLE)
    if fault := next(filter(None, map(_fault_of_answer, answers)), ""):
        return fault
    asked = topic.get("tanya")
    if not isinstance(asked, list) or not all(isinstance(each, str) for each in asked) or not asked:
        return in_words("list-topic-asks")
    if topic.get("tautan") and not str(topic["tautan"]).startswith("https://"):
        return in_words("list-topic-link")
    return ""


def _fault_of_answer(answer: str) -> str:
    # rule: answers-are-plain-text
    if _MARKUP.search(answer):
        return in_words("list-topic-markup")
    unknown = set(_NAMED.findall(answer)) - NAMED_BY_ANSWERS
    known = ", ".join(sorted(NAMED_BY_ANSWERS))
    return in_words("list-topic-fact", fact=min(unknown), known=known) if unknown else ""


def _meaning(written: Mapping[str, Any], fillers: frozenset[str]) -> Meaning:
    return Meaning(
        key=written["kunci"],
        phrases=_phrases(written.get("frasa", ()), fillers),
        whole=_phrases(written.get("utuh", ()), frozenset()),
        polite=written.get("sopan", False),
    )


def _phrases(written: Iterable[str], fillers: frozenset[str]) -> tuple[frozenset[str], ...]:
    found = (frozenset(_WORD.findall(phrase.casefold())) - fillers for phrase in written)
    return tuple(phrase for phrase in found if phrase)


def _joined(meanings: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """One meaning a key, with the phrases of all languages."""
    found: dict[str, Meaning] = {}
    for each in meanings:
        known = found.get(each.key, Meaning(each.key, ()))
        found[each.key] = Meaning(
            each.key, known.phrases + each.phrases, known.whole + each.whole, known.polite or each.polite
        )
    return tuple(found.values())


def _topics(written: Mapping[str, Any]) -> dict[str, Topic]:
    return {
        topic["kunci"]: Topic(
            topic["kunci"],
            topic["judul"],
            topic["jawab"],
            topic.get("tautan", ""),
            frozenset(name for key in _ANSWERS for name in _NAMED.findall(topic.get(key, ""))),
            topic.get("jawab_tanpa_zoom", ""),
            topic.get("jawab_sebagian_zoom", ""),
        )
        for topic in written["topik"]
    }
