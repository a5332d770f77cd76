"""Kinds of business that are not offered now: why a visitor cannot choose one, and what is left to choose from."""

from collections.abc import Iterator

from bot.flows.office.office import Office
from bot.flows.office.questions import Kind, Option, Question
from bot.flows.scene.messages import Day, Phrase


def why(office: Office, category: str) -> Phrase | None:
    """Why a kind of business cannot be chosen, and since when; None while it can."""
    paused = office.paused.get(category)
    if paused is None:
        return None
    return Phrase(
        "house-paused",
        {"category": Phrase(f"category-{category}"), "reason": paused.reason, "since": Day(paused.since)},
    )


def offered(question: Question, office: Office) -> Iterator[tuple[int, Option]]:
    """The options that can be chosen now, each under the number that it always has."""
    # rule: paused-category-keeps-numbers
    for no, option in enumerate(question.options, 1):
        if question.kind is not Kind.CATEGORY or option.key not in office.paused:
            yield no, option
