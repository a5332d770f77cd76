"""Which stretches of time an event about disturbances concerns, said before anything is loaded: whatever departed from
the standard within them has to be at hand."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.flows.disturbance import reading
from bot.flows.disturbance.needs import Departed
from bot.flows.office.office import Office
from bot.flows.state.desk import Desk
from bot.flows.state.dialog import DisturbanceAsked, DisturbanceShown
from bot.flows.state.disturbance import Disturbance
from bot.flows.state.people import Person

Span = tuple[datetime, datetime]


def spans(
    asked: Collection[Departed], acting: Iterable[Person], desk: Desk, office: Office, now: datetime
) -> list[Span]:
    """The stretches, each from when to when; none where nobody who works here speaks of a disturbance."""
    found: list[Span] = []
    if any(each.lately for each in asked) and office.accounting.proposed_after:
        found.append((now - office.accounting.proposed_within, now))
    staff = [person for person in acting if desk.seat(person)]
    for person in staff:
        found += _of_dialog(person, desk, now)
    if staff and any(each.lasting for each in asked):
        disturbed = {each.disturbance for each in asked}
        named = (each for each in desk.disturbances if each.id in disturbed or _lasting(each))
        found += [(each.now.began_at, each.now.ended_at or now) for each in named]
    for text in {each.typed for each in asked if each.typed and staff}:
        said = reading.read(text, office.calendar, now)
        answering = any(isinstance(person.dialog, DisturbanceAsked) for person in staff)
        said = said or (reading.span(text, office.calendar, now) if answering else None)
        if said is not None and said.began_at is not None and not said.wrong:
            found.append((said.began_at, said.ended_at or now))
    return found


def _of_dialog(person: Person, desk: Desk, now: datetime) -> list[Span]:
    """What somebody was shown or asked about, with the disturbance that gets another span by it."""
    dialog, found = person.dialog, list[Span]()
    if isinstance(dialog, DisturbanceShown):
        found.append((dialog.began_at, dialog.ended_at or now))
    named = {DisturbanceShown: "changes", DisturbanceAsked: "disturbance"}.get(type(dialog))
    known = (each for each in desk.disturbances if named and each.id == getattr(dialog, named))
    return [*found, *((each.now.began_at, each.now.ended_at or now) for each in known)]


def _lasting(disturbance: Disturbance) -> bool:
    return disturbance.declared and disturbance.now.ended_at is None
