"""The law's clocks of a request, in working days of the office's calendar: until when it is to be handed on, answered,
objected to, and an objection answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.flows.followup.due import working_day_end
from bot.flows.office.office import Office
from bot.flows.state.information import InformationRequest

HAND, ANSWER, REPLY = "hand", "answer", "reply"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs: what for, since when, until when."""

    name: str
    since: datetime
    due_at: datetime


def running(office: Office, request: InformationRequest) -> Iterator[Clock]:
    """The clocks of a request that run now. rule: request-clocks-in-working-days"""
    if request.answer is None:
        since = request.extended.at if request.extended else request.received_at
        if request.handed is None:
            yield Clock(HAND, request.received_at, hand_by(office, request))
        yield Clock(ANSWER, since, answer_by(office, request))
    if request.objection is not None and request.objection_answer is None:
        yield Clock(REPLY, request.objection.at, reply_by(office, request.objection.at))


def hand_by(office: Office, request: InformationRequest) -> datetime:
    """Until when front office hands it to PPID: the house's own date."""
    return working_day_end(office.calendar, request.received_at, office.information.hand_days)


def answer_by(office: Office, request: InformationRequest) -> datetime:
    """Until when PPID answers: so many working days since receipt (UU 14/2008 Pasal 22(7)), more once it has said why
    (Pasal 22(8)). rule: answer-counts-from-receipt"""
    terms = office.information
    days = terms.answer_days + (terms.extend_days if request.extended else 0)
    return working_day_end(office.calendar, request.received_at, days)


def latest_answer(office: Office, request: InformationRequest) -> datetime:
    """The latest date by Perki 1/2021, which counts from the day on which a request is declared complete."""
    terms = office.information
    days = terms.check_days + terms.answer_days + (terms.extend_days if request.extended else 0)
    return working_day_end(office.calendar, request.received_at, days)


def object_by(office: Office, request: InformationRequest) -> datetime:
    """Until when its requester may object: since the answer, or since the date on which there should have been one."""
    since = request.answer.at if request.answer else answer_by(office, request)
    return working_day_end(office.calendar, since, office.information.object_days)


def reply_by(office: Office, since: datetime) -> datetime:
    """Until when an objection is answered."""
    return working_day_end(office.calendar, since, office.information.reply_days)


def may_object(office: Office, request: InformationRequest, now: datetime) -> bool:
    """Whether there is anything to object to: an answer, or a date that has passed without one; once."""
    due = request.answer is not None or answer_by(office, request) <= now
    return due and request.objection is None


def may_extend(office: Office, request: InformationRequest, now: datetime) -> bool:
    """Whether PPID may still take more time: once, and before the date. rule: extended-once-with-reason"""
    open_still = request.answer is None and request.extended is None
    return open_still and now <= latest_answer(office, request)
