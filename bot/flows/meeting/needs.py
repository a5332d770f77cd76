"""What is asked about the meeting."""

from bot.flows.scene.events import AttendeeSeen, Body, MeetingOver
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.present import InMeeting
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Registering
from bot.flows.state.people import Person


def _of_body(body: Body) -> Needs:
    if isinstance(body, AttendeeSeen):
        keys = frozenset((body.attendee, *body.also))
        return on(InMeeting(keys, _named(body.name), _named(body.registrant)))
    return on(InMeeting()) if isinstance(body, MeetingOver) else NOTHING


def _named(key: str | None) -> frozenset[str]:
    return frozenset((key,)) if key else frozenset()


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    if verb is Verb.WHO:
        return on(InMeeting(recognising=True))
    return on(InMeeting()) if verb is Verb.REGISTER else NOTHING


def _of_standing(person: Person) -> Needs:
    """Whoever waits in the meeting may be the visitor whom somebody is registering."""
    return on(InMeeting()) if isinstance(person.dialog, Registering) else NOTHING


WANTS = Wants(body=_of_body, press=_of_press, standing=_of_standing)
