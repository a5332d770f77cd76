"""A request, or an objection, enters the register: a number without a gap, its first entry, a receipt at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows.given import identity
from bot.flows.information import clocks, taking, telling
from bot.flows.information.taking import Given
from bot.flows.office.office import Office
from bot.flows.scene.messages import Args, Choice, Day, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.information import (
    Became,
    InformationEntry,
    InformationRequest,
    objection_counter,
    request_counter,
)


def counters(office: Office, now: datetime) -> tuple[str, ...]:
    """The counters that a number given out now may come from."""
    year = office.calendar.local(now).year
    return (request_counter(year), objection_counter(year)) if office.information.taken else ()


def register(scene: Scene, given: Given) -> InformationRequest:
    """Registers a request of the acting visitor and tells them its number and the law's dates; front office too."""
    number = given[taking.IDENTITY]
    form = taking.kept(scene.office, taking.REQUEST, given)
    form.pop(taking.IDENTITY)
    entry = InformationEntry(Became.RECEIVED, scene.now, scene.who)
    request = scene.keep_request(
        InformationRequest(
            id=scene.fresh.reference,
            number=_next(scene, "PI", request_counter),
            person_id=scene.person_id,
            received_at=scene.now,
            form=form,
            masked=identity.masked(number),
            entries=(entry,),
            identity=number,
        )
    )
    scene.note("information_received", None, request=request.id, number=request.number)
    # rule: receipt-at-once
    scene.answer("information-receipt", _receipt(scene, request), choices=own_choices(scene, request))
    telling.tell_front(scene, request, "information-received-told")
    return request


def _receipt(scene: Scene, request: InformationRequest) -> Args:
    extended = scene.office.information.extend_days
    return {**telling.told(scene, request), "days": scene.office.information.answer_days, "more": extended}


def own_choices(scene: Scene, request: InformationRequest) -> tuple[Choice, ...]:
    """What its requester may do about a request."""
    look = Choice(Phrase("choice-information-one", {"number": request.number}), own_token(request, "one"))
    objects = clocks.may_object(scene.office, request, scene.now)
    return (look, *((Choice(Phrase("choice-information-object"), own_token(request, "object")),) if objects else ()))


def own_token(request: InformationRequest, *parts: str) -> str:
    """A token of the requester about their request."""
    return token(Verb.INFORMATION, request.id, *parts)


def object_to(scene: Scene, request: InformationRequest, given: Given) -> InformationRequest:
    """Registers an objection to a request; the answer to it is owed by PPID's superior."""
    number = _next(scene, "KI", objection_counter)
    entry = InformationEntry(Became.OBJECTED, scene.now, scene.who, given["ground"], number, given["case"])
    request = add(scene, request, entry)
    more: Args = {
        "objection": number,
        "ground": telling.ground(scene, entry.detail),
        "reply": Day(clocks.reply_by(scene.office, scene.now)),
    }
    args = {**telling.told(scene, request), **more}
    scene.answer("information-objection-receipt", args, choices=own_choices(scene, request))
    telling.tell_front(scene, request, "information-objection-told", more)
    telling.tell_supervisors(scene, request, "information-objection-noted")
    return request


def add(scene: Scene, request: InformationRequest, entry: InformationEntry) -> InformationRequest:
    """The request with one more entry; the journal says that it was made, not what it says."""
    scene.note(f"information_{entry.what.value}", None, request=request.id, number=request.number)
    grown = request.and_then(entry)
    return scene.keep_request(request, entries=grown.entries)


def _next(scene: Scene, prefix: str, counter: Callable[[int], str]) -> str:
    """The next number of the year ("PI-2026-0007"). rule: request-numbers-without-gap"""
    year = scene.office.calendar.local(scene.now).year
    serial = scene.desk.counters.last(counter(year)) + 1
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(counter(year), serial))
    return f"{prefix}-{year}-{serial:04d}"
