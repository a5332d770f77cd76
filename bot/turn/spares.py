"""Copies for second chats: what somebody is to be reached for is put into the words of their other chat as well.

A copy is kept ready, and sent when the first chat turns out not to reach them (:mod:`bot.flows.second_chat`). Where the
first chat reaches nobody who has closed it, that is never found out: the copy is sent at once.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from bot.flows.scene.effects import Say
from bot.flows.scene.messages import Message, Phrase, Purpose
from bot.flows.second_chat.passing_on import channel_name
from bot.flows.state.people import Person
from bot.turn.working import Said, Working

_REACHES = (Purpose.CALL, Purpose.REMINDER)
"""What for somebody is to be reached, whether or not they are looking at the chat."""

Row = dict[str, Any]


def with_spares(working: Working, rows: Sequence[Row]) -> list[Row]:
    """The rows of what is said (in the order of ``working.said``) with the copies of those that have one, numbered on;
    a message and its copy have a name in common, the number of its first row."""
    serial, copies = rows[-1]["id"], list[Row]()
    said = zip(working.said, rows, strict=True)
    for _, parts in groupby(said, key=lambda each: id(each[0].say)):
        first, *others = list(parts)
        copied = _copies(working, *first)
        for row in (first[1], *(row for _, row in others)) if copied else ():
            row["twin"] = first[1]["id"]
        for copy in copied:
            serial += 1
            copies.append({**copy, "id": serial, "twin": first[1]["id"]})
    return [*rows, *copies]


def _copies(working: Working, said: Said, row: Row) -> list[Row]:
    """What the second chat would be told; nothing where there is none that may be told anything."""
    second = _second(working, said)
    if second is None:
        return []
    # rule: urgent-words-have-a-copy
    at_once = not working.office.can(said.recipient.channel).pushes
    message = _message(working, said, at_once=at_once)
    shown = working.renderer.show(message, said.recipient.language, second.channel, working.now)
    place = {"channel": second.channel, "address": second.address, "card": None, "origin": None}
    held = {} if at_once else {"state": "spare", "held_as": None}
    return [{**row, **place, **held, "payload": dict(part)} for part in shown]


def _second(working: Working, said: Said) -> Person | None:
    further = said.recipient.further
    if further is None or said.say.message.purpose not in _REACHES or said.recipient.staff_id is not None:
        return None
    second = working.people.get(further.other)
    if second is None or second.blocked or second.staff_id is not None:
        return None
    return second if working.office.can(second.channel).pushes else None


def _message(working: Working, said: Said, *, at_once: bool) -> Message:
    say, message = said.say, said.say.message
    ticket = _ticket(working, say)
    words = "second-beside" if at_once else "second-instead"
    args = {"ticket": ticket, "channel": channel_name(said.recipient.channel), "words": message.text}
    return replace(message, text=Phrase(words, args), card=None, anew=False, form=None, key=None, passing=False)


def _ticket(working: Working, say: Say) -> Phrase:
    visit = working.visits.get(say.visit_id or "")
    named = visit is not None and visit.ticket
    return Phrase("second-ticket", {"ticket": visit.ticket or ""}) if visit and named else Phrase("nothing")
