"""People in the meeting, acted for over HTTP: by the name that Zoom shows."""

from collections.abc import Callable

from bot.rehearsal.fakes.acting import Act, Acting, Json
from bot.rehearsal.fakes.zoom.people import Participant
from bot.rehearsal.fakes.zoom.server import FakeZoom

_MOVES: dict[str, Callable[[Participant, Json], object]] = {
    "wait": lambda person, _: person.enter_waiting_room(),
    "admit": lambda person, _: person.admit(),
    "join": lambda person, _: person.join(),
    "room": lambda person, given: person.enter_breakout(str(given["room"])),
    "back": lambda person, _: person.leave_breakout(),
    "drop": lambda person, _: person.drop(),
    "rejoin": lambda person, _: person.rejoin(),
    "leave": lambda person, _: person.leave(),
}
"""What somebody does, by its name in the address."""


class People:
    """Whoever has been named so far: the same name is the same person with the same device."""

    def __init__(self, zoom: FakeZoom) -> None:
        self._zoom = zoom
        self._known: dict[str, Participant] = {}

    def acts(self) -> dict[str, Act]:
        """Everything that can be done, as the routes want it."""
        return {name: self._doing(move) for name, move in _MOVES.items()}

    def listed(self) -> list[Json]:
        """Everybody, and where they are."""
        return [{"who": name, "place": person.place} for name, person in self._known.items()]

    def _doing(self, move: Callable[[Participant, Json], object]) -> Act:
        def act(who: str, given: Json) -> Json:
            person = self._person(who, given)
            move(person, given)
            return {"place": person.place}

        return act

    def _person(self, name: str, given: Json) -> Participant:
        """Whoever has this name; the registrant and whether they host count when they are first named."""
        if name not in self._known:
            registrant = given.get("registrant_id")
            host = bool(given.get("host", False))
            self._known[name] = self._zoom.person(name, registrant, email=str(given.get("email", "")), host=host)
        return self._known[name]


def acting(zoom: FakeZoom) -> Acting:
    """Everybody in this meeting."""
    people = People(zoom)
    return Acting(people.listed, people.acts())
