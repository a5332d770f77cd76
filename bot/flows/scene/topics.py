"""Topics: what a decision may ask to be told besides its event, each said and described where it is asked for.

A topic is a small frozen value. Its type says what is wanted and of which type the answer is, its fields of what. The
turn has a loader for each type (:mod:`bot.turn.loaders`), and hands in one answer for all topics of a type that the
events of a batch ask for.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from bot.flows.office.office import Office
from bot.flows.scene.effects import Decision
from bot.flows.state.loaded import NotLoaded

Value = TypeVar("Value", covariant=True)


class Topic(Generic[Value]):
    """Something to be told; ``Value`` is the type of the answer."""

    __slots__ = ()

    def arises(self, office: Office, *, staff: bool) -> bool:  # noqa: ARG002 - for others to go by
        """Whether it can be asked for at all at this office, and with or without somebody acting who works here."""
        return True

    def brings(self) -> "Iterable[Topic[Any]]":
        """What is asked for along with it."""
        return ()

    @staticmethod
    def after(known: Any, decision: Decision) -> Any:  # noqa: ARG004 - for others to go by
        """The answer once a decision has been made, for the next event of the same batch; of the topic's own type."""
        return known


class OfStaff(Topic[Value]):
    """A topic that only who works here can ask for, whatever a visitor's words look like."""

    __slots__ = ()

    def arises(self, office: Office, *, staff: bool) -> bool:  # noqa: ARG002 - the same at every office
        """Where somebody acts who works here."""
        return staff


def arising(asked: Iterable[Topic[Any]], office: Office, *, staff: bool) -> frozenset[Topic[Any]]:
    """Those of these topics that can be asked for, with all that they bring along."""
    found: set[Topic[Any]] = set()
    ahead = list(asked)
    while ahead:
        topic = ahead.pop()
        if topic not in found and topic.arises(office, staff=staff):
            found.add(topic)
            ahead += topic.brings()
    return frozenset(found)


class Found:
    """The answers, by type of topic. What nobody asked for cannot be read as nothing."""

    __slots__ = ("_answers",)

    def __init__(self, answers: Mapping[type[Topic[Any]], Any] | None = None) -> None:
        self._answers = dict(answers or {})

    def about(self, kind: type[Topic[Value]]) -> Value:
        """The answer; raises NotLoaded where nobody asked for it."""
        if kind not in self._answers:
            raise NotLoaded(kind.__name__)
        answer: Value = self._answers[kind]
        return answer

    def knows(self, kind: type[Topic[Any]]) -> bool:
        """Whether it was asked for: for words that may mean something only where that is known."""
        return kind in self._answers

    def after(self, decision: Decision) -> "Found":
        """The answers for the next event."""
        return Found({kind: kind.after(answer, decision) for kind, answer in self._answers.items()})
