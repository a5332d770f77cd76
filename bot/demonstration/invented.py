"""Invented people: what each of them is called, comes for, and answers when the desk asks.

They come through the same door as everybody; only what they say next is decided here, from where their conversation
stands.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.flows.office.office import Office
from bot.flows.office.questions import CATEGORY, Kind, Question
from bot.flows.state.dialog import (
    Dialog,
    Filling,
    Idle,
    InVisit,
    Notice,
    Profiling,
    Recognised,
    Reviewing,
    Suggesting,
    Surveyed,
    WritingOutcome,
)
from bot.flows.state.visits import Visit

_FIRST = "1"
"""The first choice is the one by which it goes on."""

_CONTENT = "4"
_LEFT_OUT = "-"
_TYPED = {Kind.EMAIL: "karangan@contoh.id", Kind.PHONE: "081200000000", Kind.NPSN: "10200001", Kind.FILE: _LEFT_OUT}


@dataclass(frozen=True, slots=True)
class Invented:
    """One visitor who does not exist. ``slow`` is the step that takes longer than it may; 0 for none."""

    name: str
    institution: str
    region: str
    category: str
    purpose: str
    slow: int = 0


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who can come, the two officers who serve them, and what the second of them writes down."""

    visitors: tuple[Invented, ...]
    front: str
    back: str
    outcome: str


@cache
def cast() -> Cast:
    """As the file of this package has them."""
    told = tomllib.loads(resources.files("bot.demonstration").joinpath("people.toml").read_text("utf-8"))
    visitors = tuple(
        Invented(one["nama"], one["instansi"], one["kabupaten"], one["layanan"], one["keperluan"], one.get("lambat", 0))
        for one in told["orang"]
    )
    return Cast(visitors, told["petugas_depan"], told["petugas_belakang"], told["hasil"])


def words(dialog: Dialog, visit: Visit | None, office: Office, who: Invented, greeting: str) -> str | None:
    """What an invented person says next; None while nothing is asked of them."""
    match dialog:
        case Idle():
            return greeting if visit is None else None
        case Notice() | Recognised() | Reviewing() | Profiling():
            return _FIRST
        case Filling(key):
            question = office.form.question(key, visit.form if visit else {})
            return _answer(question, office, who) if question else None
        case Surveyed():
            return _CONTENT
        case Suggesting():
            return _LEFT_OUT
        case WritingOutcome():
            return cast().outcome
        case InVisit() | _:
            return None


def _answer(question: Question, office: Office, who: Invented) -> str:
    """What is written in answer to a question of the form."""
    if question.key == CATEGORY:
        keys = [category.key for category in office.categories]
        return str(keys.index(who.category) + 1) if who.category in keys else _FIRST
    if question.kind is Kind.TEXT:
        return who.name if question.key == "name" else who.institution
    if question.kind is Kind.LONG:
        return who.purpose
    if question.kind is Kind.REGION:
        return who.region
    return _TYPED.get(question.kind, _FIRST)
