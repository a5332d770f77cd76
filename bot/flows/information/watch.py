"""A request is watched until it is answered: front office is reminded to hand it on, of its date before and on the day,
and each working day once that is over, of which supervisors hear once; so is an objection. A request that was begun and
not sent is forgotten."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from bot.flows.followup import due
from bot.flows.information import clocks, known, telling
from bot.flows.information.clocks import Clock
from bot.flows.scene.messages import Args, Day, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Idle, Requesting
from bot.flows.state.information import InformationRequest

_AHEAD, _TODAY, _OVERDUE = 0, 1, 2
"""What is said at the first moments of a clock; at all later ones it is still overdue."""


class RequestUnreadable(Exception):
    """What is kept of a request cannot be found: nothing can be decided about it."""


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When each request that this event has changed wants to be looked at again.

    rule: open-request-has-a-next-moment
    """
    return {each.id: next_at(scene, each) for each in scene.requests.values()}


def next_at(scene: Scene, request: InformationRequest) -> datetime | None:
    """The earliest moment of its clocks; None once nothing is owed."""
    firsts = (next(_left(scene, request, clock))[1] for clock in clocks.running(scene.office, request))
    return min(firsts, default=None)


def _left(scene: Scene, request: InformationRequest, clock: Clock) -> Iterator[tuple[int, datetime]]:
    """The moments at which nothing has been said yet, each with its number; what was over when it began is none."""
    every = ((no, _moment(scene, clock, no)) for no in count(request.told.get(_name(scene, clock), 0)))
    return ((no, at) for no, at in every if at > clock.since)


def _moment(scene: Scene, clock: Clock, no: int) -> datetime:
    calendar, at = scene.office.calendar, clock.due_at
    if no == _AHEAD:
        return due.opening(calendar, due.working_day_before(calendar, at, scene.office.information.remind_days))
    if no == _TODAY:
        return due.opening(calendar, calendar.local(at).date())
    if no == _OVERDUE:
        return at
    end = due.working_day_end(calendar, at, no - _OVERDUE)
    return due.opening(calendar, calendar.local(end).date())


def _name(scene: Scene, clock: Clock) -> str:
    """A date that moves begins anew."""
    return f"{clock.name} {due.written(scene, clock.due_at)}"


def look(scene: Scene, request_id: str) -> None:
    """A request's moment has come: what is due is said, once however long the desk was down. Raises RequestUnreadable
    where it cannot be found."""
    request = known.request(scene, request_id)
    if request is None:
        raise RequestUnreadable(request_id)
    request = scene.keep_request(request)
    for clock in clocks.running(scene.office, request):
        passed = [no for no, at in _until(scene, request, clock)]
        if passed:
            told = {**request.told, _name(scene, clock): passed[-1] + 1}
            request = scene.keep_request(request, told=told)
            _say(scene, request, clock, passed)


def _until(scene: Scene, request: InformationRequest, clock: Clock) -> Iterator[tuple[int, datetime]]:
    for no, at in _left(scene, request, clock):
        if at > scene.now:
            return
        yield no, at


def _say(scene: Scene, request: InformationRequest, clock: Clock, passed: list[int]) -> None:
    scene.note("information_reminded", None, request=request.id, clock=clock.name, moment=passed[-1])
    over = "" if passed[-1] < _OVERDUE else "-overdue"
    more: Args = {"by": Day(clock.due_at)}
    telling.tell_front(scene, request, f"information-remind-{clock.name}{over}", more)
    # rule: overdue-request-told-to-supervisor-once
    if passed[0] <= _OVERDUE <= passed[-1]:
        telling.tell_supervisors(scene, request, "information-overdue-told")


def drafts(scene: Scene) -> dict[str, datetime | None]:
    """By when what somebody has begun and not sent is forgotten; None for whoever has done with it."""
    return {key: _forgotten_at(scene, key) for key in scene.people if _drafting(scene, key)}


def _drafting(scene: Scene, person_id: str) -> bool:
    before = scene.facts.people.get(person_id) if person_id in scene.facts.people else None
    places = (scene.known_person(person_id).dialog, before.dialog if before else None)
    return any(isinstance(place, Requesting) and place.form for place in places)


def _forgotten_at(scene: Scene, person_id: str) -> datetime | None:
    person = scene.known_person(person_id)
    drafting = isinstance(person.dialog, Requesting) and bool(person.dialog.form)
    return (person.heard_at or scene.now) + scene.office.patience.form_kept if drafting else None


def forget(scene: Scene, person_id: str) -> None:
    """Nothing was heard of a draft for as long as forms are kept. rule: unsent-request-forgotten"""
    person = scene.known_person(person_id)
    forgotten_at = _forgotten_at(scene, person_id)
    if forgotten_at is None:
        return
    if forgotten_at > scene.now:
        scene.keep_person(person)
        return
    scene.keep_person(person, dialog=Idle())
    scene.note("information_forgotten", None)
    scene.say(person, "information-forgotten", urgency=Urgency.NOTICE, purpose=Purpose.REMINDER)
