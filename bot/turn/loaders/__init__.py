"""Loading what the events of a batch ask about: one loader for each type of topic, none for what nobody asks."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from bot.flows.addressee.needs import Readers, StillHeld
from bot.flows.afterwards.needs import KeptNumbers
from bot.flows.appointment.needs import Agenda, Times
from bot.flows.board.needs import DaySoFar, LiveBoards
from bot.flows.books.needs import Guests, HandOvers
from bot.flows.breach.needs import Breaches
from bot.flows.delivery.needs import Messages
from bot.flows.disturbance.needs import Departed
from bot.flows.followup.needs import OpenFollowUps
from bot.flows.hours.needs import HoursConcern
from bot.flows.house_rules.needs import WaitingByLetter
from bot.flows.information.needs import Requests
from bot.flows.ledger.needs import OpenDeviations
from bot.flows.looking.needs import Looks, OwnLooks
from bot.flows.reports.needs import ReportsAhead
from bot.flows.review.needs import Proposals
from bot.flows.rights.needs import Rights
from bot.flows.scene.present import Attended, InMeeting
from bot.flows.scene.topics import Topic
from bot.flows.second_chat.needs import Offers, Spares
from bot.flows.staff.needs import LatelyAsked
from bot.flows.state.appointment import Appointment
from bot.flows.state.thread import Thread
from bot.flows.visitor.needs import OwnKept, OwnPast
from bot.flows.work.needs import OwnWork
from bot.turn.loaders import (
    appointments,
    asked,
    attended,
    boards,
    books,
    breaches,
    day,
    disturbances,
    held,
    information,
    kept_numbers,
    looks,
    meeting,
    messages,
    owed,
    past,
    proposals,
    reports,
    rights,
    second_chats,
    waiting,
    work,
)
from bot.turn.loaders.asking import Answer, Asking, AtHand

__all__ = ["LOADERS", "OF_VISITS", "Answer", "Asking", "AtHand", "Inquiry", "inquire", "inquire_of_visits"]

Value = TypeVar("Value")
Loader: TypeAlias = Callable[[Asking], Awaitable[Answer[Any]]]
LoaderOfVisits: TypeAlias = Callable[[Asking, AtHand], Awaitable[Any]]


def _by(
    kind: type[Topic[Value]], load: Callable[[Asking], Awaitable[Answer[Value]]]
) -> tuple[type[Topic[Any]], Loader]:
    """A row of the table: the type checker sees that a loader answers what its topic asks."""
    return kind, load


def _of_visits(
    kind: type[Topic[Value]], load: Callable[[Asking, AtHand], Awaitable[Value]]
) -> tuple[type[Topic[Any]], LoaderOfVisits]:
    return kind, load


# rule: no-topic-without-a-loader
LOADERS: Mapping[type[Topic[Any]], Loader] = MappingProxyType(
    dict(
        (
            _by(Agenda, appointments.load_agenda),
            _by(Attended, attended.load_attended),
            _by(Breaches, breaches.load_breaches),
            _by(DaySoFar, day.load_day),
            _by(Departed, disturbances.load_departed),
            _by(Guests, books.load_guests),
            _by(HandOvers, books.load_hand_overs),
            _by(HoursConcern, waiting.load_later_days),
            _by(InMeeting, meeting.load_meeting),
            _by(KeptNumbers, kept_numbers.load_kept_numbers),
            _by(LatelyAsked, asked.load_asked),
            _by(LiveBoards, boards.load_boards),
            _by(Offers, second_chats.load_offers),
            _by(Looks, looks.load_looks),
            _by(OpenDeviations, owed.load_deviations),
            _by(OpenFollowUps, owed.load_follow_ups),
            _by(OwnLooks, looks.load_own_looks),
            _by(OwnKept, past.load_kept),
            _by(OwnPast, past.load_past),
            _by(OwnWork, work.load_work),
            _by(Proposals, proposals.load_proposals),
            _by(Readers, attended.load_readers),
            _by(ReportsAhead, reports.load_ahead),
            _by(Requests, information.load_requests),
            _by(Rights, rights.load_rights),
            _by(StillHeld, held.load_held),
            _by(Times, appointments.load_times),
            _by(WaitingByLetter, waiting.load_by_letter),
        )
    )
)
"""Another topic is one row more."""

OF_VISITS: Mapping[type[Topic[Any]], LoaderOfVisits] = MappingProxyType(
    dict((_of_visits(Messages, messages.load_messages), _of_visits(Spares, second_chats.load_spares)))
)
"""Where what is loaded depends on the visits at hand: asked when those have been."""


@dataclass(slots=True)
class Inquiry:
    """All answers of a batch, with what has to be at hand because of them."""

    answers: dict[type[Topic[Any]], Any] = field(default_factory=dict)
    visits: set[str] = field(default_factory=set)
    in_passing: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    threads: dict[str, Thread] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)

    def add(self, kind: type[Topic[Any]], answer: Answer[Any]) -> None:
        """Takes one answer in."""
        self.answers[kind] = answer.value
        self.visits |= {*answer.visits}
        self.in_passing |= answer.in_passing
        self.people |= answer.people
        self.threads |= answer.threads
        self.appointments |= answer.appointments


async def inquire(asking: Asking) -> Inquiry:
    """Asks each loader whose topic was asked about, once; KeyError for a topic without one."""
    inquiry = Inquiry()
    for kind in _kinds(asking) - OF_VISITS.keys():
        inquiry.add(kind, await LOADERS[kind](asking))
    return inquiry


async def inquire_of_visits(asking: Asking, at_hand: AtHand) -> dict[type[Topic[Any]], Any]:
    """The answers that depend on the visits at hand."""
    return {kind: await OF_VISITS[kind](asking, at_hand) for kind in _kinds(asking) & OF_VISITS.keys()}


def _kinds(asking: Asking) -> set[type[Topic[Any]]]:
    return {type(topic) for topic in asking.topics}
