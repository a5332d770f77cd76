"""Common questions as the office sees them: what was asked how often, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What came of a question."""

    ANSWERED = "answered"
    """The visitor says that the answer was one."""
    NOT_ANSWERED = "not_answered"
    """The visitor says that it was none."""
    WITHOUT_ANSWER = "without_answer"
    """The office has no answer in its file, or has not set what the answer names."""
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions counted together: of one topic, or in the same words where nothing was understood."""

    topic: str
    text: str
    verdict: Verdict
    count: int
