"""A conversation in which an officer writes to a visitor: in a visit, or in a thread without one."""

from dataclasses import dataclass

from bot.flows.scene.messages import Arg
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Answering, Dialog, Replying
from bot.flows.state.origin import Origin
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit


@dataclass(frozen=True, slots=True)
class Conversation:
    """Who reads what an officer writes in it, and by which name the officer knows it; ``unsay`` is what a press asks
    for that takes words back, ``key`` how that press names the conversation."""

    visitor: Person
    named: Arg
    place: Origin
    unsay: Verb
    key: str

    @property
    def visit_id(self) -> str | None:
        """The visit that it is part of."""
        return self.place.visit_id or None

    def is_written_to(self, dialog: Dialog) -> bool:
        """Whether an officer whose chat stands there writes in this conversation."""
        match dialog:
            case Replying(about):
                return about == self.place.visit_id
            case Answering(thread):
                return thread == self.place.thread_id
            case _:
                return False


def with_visitor(scene: Scene, visit: Visit) -> Conversation:
    """The conversation that goes with a visit."""
    visitor = scene.known_person(visit.person_id)
    return Conversation(visitor, visit.ticket or "", Origin(visit_id=visit.id), Verb.UNSAY, visit.id)
