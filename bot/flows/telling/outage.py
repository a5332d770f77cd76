"""What the desk finds late after it was down: where one reader would hear of several visits at once, they hear of all
of them in one message, each with its own button. What is on record is not touched."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.journey.deviations import steps_words
from bot.flows.scene.effects import Say
from bot.flows.scene.messages import Arg, Args, Choice, Due, Listing, Phrase
from bot.flows.scene.tokens import Verb, token

_TEXTS = {"deviation-flagged": "overruns-found-late", "supervisor-attention": "overruns-still-late"}
_FEWEST = 3
_LATE = timedelta(minutes=2)
"""A limit is announced within a second or two where the desk runs."""
_MOST_LISTED, _MOST_BUTTONS = 20, 8


def summed(says: Sequence[Say], now: datetime) -> Iterator[tuple[list[Say], Say]]:
    """What may be said in one: the messages of one reader, and the one that takes their place."""
    groups: dict[tuple[str, str], list[Say]] = defaultdict(list)
    for say in says:
        if say.message.text.name in _TEXTS and _found_late(say, now):
            groups[say.person_id, say.message.text.name].append(say)
    # rule: one-summary-after-an-outage
    yield from ((group, _summary(group)) for group in groups.values() if len(group) >= _FEWEST)


def _found_late(say: Say, now: datetime) -> bool:
    due = say.message.text.args.get("due")
    return isinstance(due, Due) and now - due.at > _LATE


def _summary(group: list[Say]) -> Say:
    first = group[0]
    lines = [_line(say.message.text.args) for say in group[:_MOST_LISTED]]
    lines += [Phrase("work-more", {"count": len(group) - _MOST_LISTED})] if len(group) > _MOST_LISTED else []
    args: Args = {"count": len(group), "lines": Listing(tuple(lines))}
    looks = (_look(say) for say in group[:_MOST_BUTTONS])
    choices = tuple({choice.token: choice for choice in looks if choice}.values())
    message = replace(first.message, text=Phrase(_TEXTS[first.message.text.name], args), choices=choices)
    return replace(first, message=message, visit_id=None)


def _line(args: Mapping[str, Arg]) -> Phrase:
    no = args.get("no")
    steps: Arg = steps_words(no, no) if isinstance(no, int) else args["steps"]
    return Phrase("overruns-line", {"steps": steps, **{key: args[key] for key in ("ticket", "name", "due")}})


def _look(say: Say) -> Choice | None:
    ticket = say.message.text.args["ticket"]
    return (
        Choice(Phrase("choice-open-ticket", {"ticket": ticket}), token(Verb.OPEN, say.visit_id))
        if say.visit_id
        else None
    )
