"""The requests at hand, as resolved so far, and how whoever is behind them stands."""

from dataclasses import replace
from datetime import timedelta

from bot.flows.rights.needs import Rights
from bot.flows.scene.effects import KeepRight
from bot.flows.scene.scene import Scene
from bot.flows.state.people import Person
from bot.flows.state.rights import RightKind, RightsRequest, Standing
from bot.flows.state.visits import Status

_ONE_DAY = timedelta(days=1)


def request(scene: Scene, request_id: str) -> RightsRequest | None:
    """A request by its id, or None; raises NotLoaded where nobody asked for any."""
    return all_known(scene).get(request_id)


def numbered(scene: Scene, number: str) -> RightsRequest | None:
    """A request by its number, or None."""
    return next((each for each in all_known(scene).values() if each.number == number), None)


def all_known(scene: Scene) -> dict[str, RightsRequest]:
    """All that are at hand, by id."""
    return {**scene.facts.about(Rights).requests, **changed(scene)}


def changed(scene: Scene) -> dict[str, RightsRequest]:
    """Those that this event has changed."""
    return {each.request.id: each.request for each in scene.effects if isinstance(each, KeepRight)}


def open_ones(scene: Scene) -> list[RightsRequest]:
    """Those that are still to be answered, the most urgent first."""
    known = all_known(scene)
    listed = dict.fromkeys((*scene.facts.about(Rights).listed, *changed(scene)))
    return [known[key] for key in listed if key in known and known[key].open]


def own(scene: Scene) -> list[RightsRequest]:
    """The acting person's, the latest first."""
    known = all_known(scene).values() if scene.facts.knows(Rights) else changed(scene).values()
    mine = {scene.person_id, *standing(scene, scene.person).person_ids}
    return sorted((each for each in known if each.person_id in mine), key=lambda each: each.received_at, reverse=True)


def lately(scene: Scene, kind: RightKind) -> RightsRequest | None:
    """One of this kind that the acting person has had answered within a day, or that is still open."""
    same = (each for each in own(scene) if each.kind is kind)
    return next((each for each in same if each.open or scene.now - each.received_at < _ONE_DAY), None)


def standing(scene: Scene, person: Person) -> Standing:
    """How somebody stands, as resolved so far; a form that the acting person has not handed in is theirs to drop."""
    records = (person.id, *((person.further.other,) if person.further else ()))
    found = scene.facts.about(Rights).standings.get(person.id) if scene.facts.knows(Rights) else None
    found = found or Standing(records)
    at_hand = [each for each in scene.visits.values() if each.person_id in records]
    own = scene.open_visit if scene.person_id in records else None
    dropped = {own.id} if own is not None and own.status is Status.FORM else set[str]()
    over = {each.id for each in at_hand if not each.status.open} | dropped
    going_on = (found.visits | {each.id for each in at_hand if each.status.open}) - over
    ids = tuple(dict.fromkeys((*found.person_ids, *records)))
    return replace(found, person_ids=ids, visits=frozenset(going_on))
