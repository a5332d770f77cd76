"""What all visits share: staff, queue, places in use, running numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.flows.calendar.rulings import NO_RULINGS, Rulings
from bot.flows.office.house_rules import NO_HOUSE_RULES, HouseRules
from bot.flows.state.assignments import Assignment
from bot.flows.state.at_desk import AtDesk, Queue
from bot.flows.state.disturbance import Disturbance
from bot.flows.state.duty import Shift
from bot.flows.state.lengths import Lengths
from bot.flows.state.letter import Letter
from bot.flows.state.loaded import Counters
from bot.flows.state.people import Person
from bot.flows.state.roster import NO_ROSTER, Roster

DERIVED = "derived"
"""Marks a field that is worked out anew for every decision and stored nowhere."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The ``roles`` in which somebody acts at a moment; ``handed``: to whom, by role, those of theirs have come that
    another has by a letter."""

    roles: tuple[str, ...]
    handed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff and their seat. ``person_id`` is whose chat they act from, None until an invitation is taken
    up; ``seated_at`` is since when. ``same_as`` names the member of staff for whom an invitation is meant.
    ``categories`` are the kinds of business they are told of; none where of all.
    """

    id: str
    name: str
    role: str
    on_duty: bool = True
    person_id: str | None = None
    invite_digest: str | None = None
    invite_expires_at: datetime | None = None
    seated_at: datetime | None = None
    same_as: str | None = None
    also: tuple[str, ...] = ()
    """Further roles of their own, besides ``role``."""
    acts: Acting | None = field(default=None, compare=False, metadata={DERIVED: True})
    """What follows from letters of assignment at the moment of a decision; None: only their own roles count. Never
    stored."""
    shift: Shift = field(default_factory=Shift)
    categories: tuple[str, ...] = ()

    @property
    def attends(self) -> bool:
        """Whether they are there for whoever comes: on duty, not on a break, and not about to leave."""
        return self.on_duty and self.shift.rests_until is None and self.shift.ends_asked_at is None


@dataclass(frozen=True, slots=True)
class Desk:
    """What all visits share: staff, queue, places in use, running numbers.

    ``attended`` are the visits whose steps are going on (as many as fit a list) and ``serving`` counts those that
    occupy a place. ``assignments`` are all there have been, in the order they began for each; ``letters`` those
    about which something is still to be done; ``rulings`` all on the office's hours.
    """

    staff: Mapping[str, Staff] = field(default_factory=dict)
    assignments: tuple[Assignment, ...] = ()
    letters: Mapping[str, Letter] = field(default_factory=dict)
    queue: Queue = field(default_factory=Queue)
    attended: tuple[AtDesk, ...] = ()
    serving: int = 0
    counters: Counters = field(default_factory=Counters)
    rulings: Rulings = NO_RULINGS
    disturbances: tuple[Disturbance, ...] = ()
    """All there have been, in the order in which they were first spoken of."""
    lengths: Mapping[str, Lengths] = field(default_factory=dict)
    """How long visits take, by kind of business, where enough of it is known."""

    roster: Roster = NO_ROSTER
    house_rules: HouseRules = NO_HOUSE_RULES
    """All there have been on what an office changes from week to week."""

    def seat(self, person: Person) -> Staff | None:
        """The member of staff who acts from this person's chat: both must say so, the seat and the chat."""
        member = self.staff.get(person.staff_id or "")
        return member if member is not None and member.person_id == person.id else None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to a visitor and how far it got: accepted, sent, delivered, read, failed, pending, withheld."""

    said_at: datetime
    words: str
    """Its first line, without markup."""
    state: str
    state_at: datetime
    reason: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class SurveyResponse:
    """One filled-in questionnaire, with no link to the person or the visit (UU 27/2022; official form).

    ``day`` is the first day of the ``span`` ("day" or "month") in which it was handed in; ``session`` and
    ``category`` are empty where too few answered (see :mod:`bot.flows.ending.coarsening`). Answers, profile and
    suggestion are each a response of its own: who somebody is must not tell what they answered.
    """

    id: str
    instrument: str
    day: date
    session: str
    category: str
    answers: Mapping[str, int]
    suggestion: str = ""
    span: str = "day"
    profile: Mapping[str, str] = field(default_factory=dict)
