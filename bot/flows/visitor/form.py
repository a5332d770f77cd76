"""The guest-book form: what is asked, in which order, and which answers are taken.

Fields after the desk's guest book (no NIK, no birth date, no photo of an identity card).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.flows.given.typed import clean
from bot.flows.office.office import Office
from bot.flows.office.regions import Region
from bot.flows.scene.messages import Phrase
from bot.flows.state.dialog import Dialog, Filling


class Kind(Enum):
    """How a question is answered."""

    TEXT = "text"
    REGION = "region"
    ROLE = "role"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``lasting`` answers are offered again at the next visit."""

    key: str
    kind: Kind
    shortest: int = 1
    longest: int = 200
    lasting: bool = True


QUESTIONS = (
    Question("name", Kind.TEXT, shortest=2, longest=80),
    Question("institution", Kind.TEXT, shortest=2, longest=120),
    Question("region", Kind.REGION),
    Question("role", Kind.ROLE),
    Question("category", Kind.CATEGORY, lasting=False),
    Question("purpose", Kind.TEXT, shortest=5, longest=1000, lasting=False),
)
BY_KEY = {question.key: question for question in QUESTIONS}

ROLES = ("kepala_satuan", "guru", "tendik", "operator", "pengawas", "dinas", "orang_tua", "mahasiswa", "umum")
"""Roles of visitors; their names are texts ``role-...``."""

OUTSIDE = "luar_provinsi"
"""The region key for visitors from elsewhere."""

_COMMANDLIKE = re.compile(r"^[/\\]")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an answer was not taken, for the visitor; ``suggestions`` are regions that may be meant."""

    why: Phrase
    suggestions: tuple[Region, ...] = ()


def missing(form: Mapping[str, str]) -> Question | None:
    """The first question without an answer."""
    return next((question for question in QUESTIONS if not form.get(question.key)), None)


def question_of(dialog: Dialog) -> Question | None:
    """The question that is open in a conversation, if one is; an old form may have asked others than there are now."""
    return BY_KEY.get(dialog.question) if isinstance(dialog, Filling) else None


def take(question: Question, typed: str, office: Office) -> str | Wrong:
    """The answer as it is kept, or why it cannot be taken."""
    text = clean(typed)
    match question.kind:
        case Kind.TEXT:
            return _take_text(question, text)
        case Kind.REGION:
            return _take_region(text, office)
        case Kind.ROLE:
            return _take_listed(text, ROLES)
        case Kind.CATEGORY:
            return _take_listed(text, tuple(category.key for category in office.categories))


def _take_text(question: Question, text: str) -> str | Wrong:
    if len(text) > question.longest:
        return Wrong(Phrase("answer-too-long", {"longest": question.longest, "length": len(text)}))
    letters = sum(c.isalpha() for c in text)
    if len(text) < question.shortest or letters < 2 or _COMMANDLIKE.match(text):
        return Wrong(Phrase(f"wrong-{question.key}"))
    return text


def _take_region(text: str, office: Office) -> str | Wrong:
    if re.search(r"\bluar\s+(?:provinsi|sumut|sumatera utara|daerah)\b", text.lower()) or text == OUTSIDE:
        return OUTSIDE
    if office.regions.get(text):
        return text
    found = office.regions.recognise(text)
    if isinstance(found, Region):
        return found.key
    return Wrong(Phrase("wrong-region-several" if found else "wrong-region"), found)


def _take_listed(text: str, keys: tuple[str, ...]) -> str | Wrong:
    """A listed key, or its number in the list as shown ("2")."""
    if text in keys:
        return text
    number = text.strip(" .)")
    if re.fullmatch(r"[0-9]{1,2}", number) and 1 <= int(number) <= len(keys):
        return keys[int(number) - 1]
    return Wrong(Phrase("wrong-choice"))
