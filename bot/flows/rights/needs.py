"""What is asked about requests of people about their data."""

from dataclasses import dataclass, replace

from bot.flows.scene.effects import Decision, KeepRight
from bot.flows.scene.events import Body, DeadlinePassed, ErasureOrdered
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import OF_RIGHTS, Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.dialog import claims, right_meant, visit_at_counter
from bot.flows.state.people import Person
from bot.flows.state.rights import KnownRights, Standing
from bot.flows.state.watched import RIGHT
from bot.flows.understanding.commands import right_numbers
from bot.flows.understanding.reading import numbers_in

_STEMS = ("data", "hak", "right", "persetujuan", "consent", "batasi", "privasi", "privacy", "erase")
"""Words about such requests hold one of these."""
_SHORT = 60
"""Whoever asks for their data says so, and little more."""


@dataclass(frozen=True, slots=True)
class Rights(Topic[KnownRights]):
    """The requests with these ids or numbers (``names``), and the visits with these numbers; with ``listed`` also the
    own requests of whoever acts, and for who works here those that are open. How the people behind them stand, and
    whoever acts, is told with it; they are at hand."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    listed: bool = False

    @staticmethod
    def after(known: KnownRights, decision: Decision) -> KnownRights:
        """With what has just become of them."""
        changed = {each.request.id: each.request for each in decision.of(KeepRight)}
        standings = {key: _after(each, decision) for key, each in known.standings.items()}
        return replace(known, requests={**known.requests, **changed}, standings=standings)


def _after(standing: Standing, decision: Decision) -> Standing:
    own = [visit for visit in decision.visits.values() if visit.person_id in standing.person_ids]
    served = {visit.id for visit in own if visit.status.open}
    asked = any(each.person_id in standing.person_ids and each.open for each in decision.requests.values())
    owed = standing.owed | ({"information"} if asked else set())
    return replace(standing, visits=(standing.visits - {visit.id for visit in own}) | served, owed=owed)


def _of_words(typed: str) -> Needs:
    names, words = right_numbers(typed), typed.lower()
    about = len(typed) <= _SHORT and any(stem in words for stem in _STEMS)
    numbers = numbers_in(typed) if about else frozenset[str]()
    return on(Rights(names, numbers, listed=about)) if names or about else NOTHING


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    if verb is Verb.UNMASK:
        return on(Rights(visits=frozenset(parts[1:2])))
    return on(Rights(frozenset(parts[:1]) - {""}, listed=True)) if verb in OF_RIGHTS else NOTHING


def _of_body(body: Body) -> Needs:
    match body:
        case DeadlinePassed(kind=kind, id=key) if kind == RIGHT:
            return on(Rights(frozenset((key,))))
        case ErasureOrdered(number=number):
            return on(Rights(frozenset((number,))))
        case _:
            return NOTHING


def _of_standing(person: Person) -> Needs:
    names, visits = right_meant(person.dialog), visit_at_counter(person.dialog)
    asks = claims(person.dialog)
    return on(Rights(names, visits=visits, listed=asks)) if names or visits or asks else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body, standing=_of_standing, several=on(Rights(listed=True)))
