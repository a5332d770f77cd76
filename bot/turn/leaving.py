"""Who may leave their duty, role or seat in a batch, or pass a role on: all that they have taken is loaded, to be given
back or over."""

from collections.abc import Iterable, Mapping

from bot.flows.duty.pressing import in_words
from bot.flows.scene.events import (
    ChoicePressed,
    DeadlinePassed,
    Event,
    SessionEnded,
    StaffAdded,
    StaffRemoved,
    TextSent,
)
from bot.flows.scene.tokens import Verb, token
from bot.flows.staff import roles
from bot.flows.staff.seats import invited_by
from bot.flows.state.desk import Desk
from bot.flows.state.people import Person
from bot.flows.state.watched import DUTY, LETTER

_DUTY = f"{token(Verb.DUTY)}:"
_ROLE = f"{token(Verb.STAFF_ROLE)}:"


def leaving(happened: Iterable[Event], desk: Desk, met: Mapping[str, Person]) -> set[str]:
    """The members of staff, by id, who may give up what they have taken; ``met`` are people by address key."""
    found: set[str] = set()
    for event in happened:
        named = _role_changed(event, desk) or _named(event, desk)
        if named is not None:
            found |= {*named, *_acting(event, desk, met)} - {""}
    return found


def _acting(event: Event, desk: Desk, met: Mapping[str, Person]) -> set[str]:
    """Who may be acting: a platform may know them by several addresses."""
    known = (met.get(f"{event.channel}:{each}") for each in (event.sender or event.address, *event.aliases))
    return {member.id for person in known if person and (member := desk.seat(person))}


def _named(event: Event, desk: Desk) -> tuple[str, ...] | None:
    """Whom an event names besides who acts; None for an event by which nobody leaves."""
    match event.body:
        case DeadlinePassed():
            return _watched(event.body, desk)
        case ChoicePressed(written) if written.startswith(_DUTY):
            return ()
        case TextSent(text) if in_words(" ".join(text.lower().split()).strip(" .!?,")) is not None:
            return ()
        case SessionEnded():
            return ()
        case StaffRemoved(staff_id):
            return (staff_id,)
        case StaffAdded(same_as=same_as):
            return (same_as,)
        case TextSent(text) if text.startswith("/start "):
            invited = invited_by(desk.staff.values(), text.partition(" ")[2].strip())
            return (invited.id, invited.same_as or "") if invited else None
        case _:
            return None


def _role_changed(event: Event, desk: Desk) -> tuple[str, ...]:
    """Whose roles an administrator may be changing."""
    match event.body:
        case ChoicePressed(written) if written.startswith(_ROLE):
            return (written.removeprefix(_ROLE).partition(":")[0],)
        case TextSent(text):
            return roles.named(desk, text)
        case _:
            return ()


def _watched(body: DeadlinePassed, desk: Desk) -> tuple[str, ...] | None:
    """Whose duty may end, or whose tasks pass to another, since a moment has come."""
    if body.kind == LETTER and (letter := desk.letters.get(body.id)) is not None:
        return letter.absent, letter.substitute
    return (body.id,) if body.kind == DUTY else None
