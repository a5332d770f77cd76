"""Reads the canned replies of every language. An office may put its own beside the shipped ones (``texts.folder``);
whatever is wrong in a file is told with the file, the line and what mends it.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from bot.errors import OperatorError
from bot.flows.office.house_rules import LONGEST_WORDS
from bot.flows.office.replies import NAMED_BY_REPLIES, Reply
from bot.texts import LANGUAGES
from bot.texts.operator import in_words

_KEY = re.compile(r"[a-z0-9_]{1,20}")
_NAMED = re.compile(r"\{([^{}]*)\}")
_MOST_KEPT = 256
_LONGEST_TITLE = 24
"""Characters. A title is a button: WhatsApp lists show 24 (Cloud API, interactive list)."""


class WrongReplies(OperatorError):
    """A file of canned replies cannot be used as it is written."""


def load_replies(folder: Path | None = None) -> dict[str, tuple[Reply, ...]]:
    """The canned replies by language, those of ``folder`` in place of the shipped. Raises :class:`WrongReplies`."""
    shipped = files("bot.texts")
    return {language: _read(_file(shipped, folder, language)) for language in LANGUAGES}


def _file(shipped: Traversable, folder: Path | None, language: str) -> Traversable:
    own = folder / language / "replies.toml" if folder else None
    return own if own and own.is_file() else shipped.joinpath(language, "replies.toml")


def _read(file: Traversable) -> tuple[Reply, ...]:
    try:
        return _written(str(file), file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongReplies(in_words("list-reply-toml", file=file, error=error)) from error


@lru_cache(_MOST_KEPT)
def _written(file: str, source: str) -> tuple[Reply, ...]:
    """The replies of this text: desks that have the same share them."""
    try:
        written = tomllib.loads(source).get("balasan", [])
    except tomllib.TOMLDecodeError as error:
        raise WrongReplies(in_words("list-reply-toml", file=file, error=error)) from error
    lines = [no for no, line in enumerate(source.splitlines(), 1) if line.strip() == "[[balasan]]"]
    found: dict[str, Reply] = {}
    for place, each in enumerate(written):
        # rule: canned-reply-names-what-is-known
        if fault := _fault(each, found):
            line = lines[place] if place < len(lines) else 1
            raise WrongReplies(in_words("list-reply", file=file, line=line, no=place + 1, fault=fault))
        words = each["kata"]
        found[each["kunci"]] = Reply(each["kunci"], each["judul"], words, frozenset(_NAMED.findall(words)))
    return tuple(found.values())


def _fault(each: Mapping[str, Any], seen: Mapping[str, Reply]) -> str:
    for key in ("kunci", "judul", "kata"):
        if not isinstance(each.get(key), str) or not each[key].strip():
            return in_words("list-reply-empty", key=key)
    if not _KEY.fullmatch(each["kunci"]):
        return in_words("list-reply-key")
    if each["kunci"] in seen:
        return in_words("list-reply-twice", key=each["kunci"])
    if len(each["kata"]) > LONGEST_WORDS or len(each["judul"]) > _LONGEST_TITLE:
        return in_words("list-reply-long", words=LONGEST_WORDS, title=_LONGEST_TITLE)
    if unknown := set(_NAMED.findall(each["kata"])) - NAMED_BY_REPLIES:
        return in_words("list-reply-fact", fact=min(unknown), known=", ".join(sorted(NAMED_BY_REPLIES)))
    return ""
