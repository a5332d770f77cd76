"""Choices by their words: what stands on a button can also be typed, where there are no buttons or nobody sees them."""

import re
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

BY_WORD = (
    *("choice-read", "choice-keep", "choice-correct-so", "choice-next-day"),
    *("choice-cancel-sure", "choice-cancel-not", "choice-later"),
    *("choice-skip-survey", "choice-thread-end", "choice-start", "choice-faq-answered"),
    *("choice-priority", "choice-priority-change", "choice-zoom-help", "choice-document", "choice-past"),
    *("choice-attendance", "choice-send-officer"),
    "choice-skip-profile-all",
    *("choice-information-new", "choice-information-object", "choice-information-own"),
    *("choice-second-mine", "choice-second-not", "choice-second-part"),
    *("reason-wait", "reason-answered", "reason-later", "reason-mistake", "reason-other"),
)
"""The choices that no other word stands for, by the names of their texts."""

_SIGN = re.compile(r"^[\W_]+")
_NUMBER = re.compile(r"^\s*\d+\s*[.)]?\s+")
_POINTS = re.compile(r"[,.;!?]+")


def plain(written: str) -> str:
    """A label as it is typed: without the sign before it, in small letters, however it is punctuated."""
    return " ".join(_POINTS.sub(" ", _SIGN.sub("", written)).casefold().split())


def in_words(written: str, words: Mapping[str, T]) -> T | None:
    """What a label stands for, typed as it is or with its number in the list before it."""
    return words.get(plain(written)) or words.get(plain(_NUMBER.sub("", written)))
