"""Where a conversation stands, to its person's row and back: a tag, and what that place needs.

Answers to the survey are kept sealed. Rows of earlier versions, which had all fields for every place, are read too.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import TypeAdapter

from bot.flows.state.dialog import (
    About,
    AbsenceAsked,
    Addressing,
    Answering,
    Booking,
    Claiming,
    Completing,
    Correcting,
    Deciding,
    Dialog,
    DisturbanceAsked,
    DisturbanceShown,
    Doubtful,
    Explaining,
    Filling,
    FollowingUp,
    GivenUp,
    HouseAsked,
    HouseShown,
    Idle,
    InformationAsked,
    InThread,
    InVisit,
    Judging,
    Notice,
    NumberAsked,
    Offered,
    PlanningFollowUp,
    Prioritising,
    Profiling,
    Recognised,
    Recording,
    Registering,
    Remarking,
    Replying,
    Requesting,
    Reviewing,
    RightAsked,
    RightAtCounter,
    RosterShown,
    RulingAsked,
    RulingShown,
    RulingUnclear,
    ScanAsked,
    Shown,
    SortingOutcome,
    Suggesting,
    Surveyed,
    WritingOutcome,
)
from bot.seal import Seal

Row = dict[str, Any]
TAGS: dict[str, type[Dialog]] = {
    "idle": Idle,
    "notice": Notice,
    "offer": Offered,
    "known": Recognised,
    "form": Filling,
    "review": Reviewing,
    "priority": Prioritising,
    "visit": InVisit,
    "given-up": GivenUp,
    "survey": Surveyed,
    "profile": Profiling,
    "suggestion": Suggesting,
    "outcome": WritingOutcome,
    "sorting": SortingOutcome,
    "planning": PlanningFollowUp,
    "following": FollowingUp,
    "reply": Replying,
    "remark": Remarking,
    "correction": Correcting,
    "explanation": Explaining,
    "verdict": Judging,
    "completing": Completing,
    "thread": InThread,
    "booking": Booking,
    "answer": Answering,
    "address": Addressing,
    "proposal": Deciding,
    "disturbance": DisturbanceShown,
    "disturbance-span": DisturbanceAsked,
    "doubt": Doubtful,
    "registering": Registering,
    "recording": Recording,
    "absence": AbsenceAsked,
    "letter-number": NumberAsked,
    "letter-scan": ScanAsked,
    "hours": RulingAsked,
    "hours-unclear": RulingUnclear,
    "hours-shown": RulingShown,
    "roster-shown": RosterShown,
    "requesting": Requesting,
    "information": InformationAsked,
    "claiming": Claiming,
    "right": RightAsked,
    "right-counter": RightAtCounter,
    "house": HouseAsked,
    "house-shown": HouseShown,
}
"""What a row calls each place (``at``)."""

_TAG_OF = {place: tag for tag, place in TAGS.items()}
_READERS: dict[str, TypeAdapter[Dialog]] = {tag: TypeAdapter(place) for tag, place in TAGS.items()}
_ABOUT = frozenset(tag for tag, place in TAGS.items() if issubclass(place, About))
_SEALED_ROOM = 1024


def dialog_row(dialog: Dialog, person_id: str, seal: Seal) -> Row:
    """A conversation as it is kept; an idle one as nothing."""
    if dialog == Idle():
        return {}
    row = {"at": _TAG_OF[type(dialog)], **_plain(dialog)}
    if getattr(dialog, "shown", None) == Shown():
        del row["shown"]
    answers = row.pop("answers", None)
    # rule: unfinished-answers-sealed
    return {**row, "sealed": seal.close(answers, f"dialog {person_id}", _SEALED_ROOM).hex()} if answers else row


def _plain(value: Any) -> Any:
    """A place as JSON has it. The library's way copies every word, too, and one is written with every turn."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, Mapping) else value


def dialog_of(row: Any, person_id: str, seal: Seal) -> Dialog:
    """A conversation from what was kept; answers that the seal cannot open are asked for again. Raises ValueError for
    what is no place of a conversation, or lacks what that place needs."""
    sealed = row.get("sealed") if isinstance(row, Mapping) else None
    return _place(row, _opened(sealed, person_id, seal))


def place_of(row: Any) -> Dialog:
    """The same without the answers that are sealed: for whoever only has to know where it stands."""
    return _place(row, {})


def _place(row: Any, answers: Row) -> Dialog:
    if not row:
        return Idle()
    known = _as_now(row) if isinstance(row, Mapping) else {}
    reader = _READERS.get(known.get("at", ""))
    if reader is None:
        raise ValueError("no such place in a conversation")
    return reader.validate_python({**known, "answers": answers})


def _as_now(row: Mapping[str, Any]) -> Row:
    """A row as this version writes it. Earlier ones had every field for every place, and left empty what it did not
    need; a place about no visit had nothing to ask. rule: an-old-conversation-goes-on"""
    at, question = str(row.get("at", "idle")), row.get("question", "")
    if at == "form" and not question:
        at = "offer"
    elif at in _ABOUT and not row.get("about"):
        at = "idle"
    return {"question": question, "step": question, **row, "at": at}


def _opened(sealed: object, person_id: str, seal: Seal) -> Row:
    """What the seal opens. Answers that lie open in a row are of a time before the seal, and are not read."""
    return (seal.open(bytes.fromhex(str(sealed)), f"dialog {person_id}") if sealed else None) or {}
