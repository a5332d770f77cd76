"""What is asked about requests for public information."""

from dataclasses import dataclass, replace

from bot.flows.scene.effects import Decision
from bot.flows.scene.events import Body, DeadlinePassed
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import OF_INFORMATION, Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.dialog import asks_for_information, request_meant
from bot.flows.state.information import KnownRequests
from bot.flows.state.people import Person
from bot.flows.state.watched import INFORMATION, INFORMATION_DRAFT
from bot.flows.understanding.commands import request_numbers

_STEMS = (
    *("ppid", "informasi publik", "public information", "permohonan", "information request", "keberatan", "object"),
    *("data", "my requests", "freedom of information"),
)
"""Words about such requests hold one of these."""


@dataclass(frozen=True, slots=True)
class Requests(Topic[KnownRequests]):
    """The requests with these ids or numbers (``names``); with ``listed`` also the own ones of visitors who act, and
    for who works here those that are open. The people behind them are at hand."""

    names: frozenset[str] = frozenset()
    listed: bool = False

    @staticmethod
    def after(known: KnownRequests, decision: Decision) -> KnownRequests:
        """With what has just become of them."""
        return replace(known, requests={**known.requests, **decision.requests}) if decision.requests else known


def _of_words(typed: str) -> Needs:
    names, words = request_numbers(typed), typed.lower()
    about = any(stem in words for stem in _STEMS)
    return on(Requests(names, about)) if names or about else NOTHING


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    return on(Requests(frozenset(parts[:1]) - {""}, listed=True)) if verb in OF_INFORMATION else NOTHING


def _of_body(body: Body) -> Needs:
    match body:
        case DeadlinePassed(kind=kind, id=key) if kind == INFORMATION:
            return on(Requests(frozenset((key,))))
        case DeadlinePassed(kind=kind, id=key) if kind == INFORMATION_DRAFT:
            return Needs(people=frozenset((key,)))
        case _:
            return NOTHING


def _of_standing(person: Person) -> Needs:
    names, asks = request_meant(person.dialog), asks_for_information(person.dialog)
    return on(Requests(names, asks)) if names or asks else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body, standing=_of_standing, several=on(Requests(listed=True)))
