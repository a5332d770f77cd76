"""The drafts of letters about a breach, as values: what the law wants said (UU 27/2022 Pasal 46(2)), which data, when
and how they were disclosed, and what is done about it. Pure; they are numbered and signed outside the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.papers.workbook import Column, Page
from bot.texts.official import in_official_words as say


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a breach, in words; what is not known yet is empty."""

    id: str
    office: str
    ministry: str
    contact: str
    official: str
    authority: str
    began: str
    ended: str
    known: str
    how: str
    handling: str
    printed: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody whom it concerns: how they are called and reached, and which data of theirs."""

    id: str
    name: str
    reach: str
    kinds: tuple[str, ...]
    told: bool


@dataclass(frozen=True, slots=True)
class BreachLetter:
    """All that stands on one letter."""

    to: str
    intro: str
    rows: tuple[tuple[str, str], ...]
    closing: str


def to_person(case: Case, one: Concerned) -> BreachLetter:
    """The letter to somebody whom it concerns."""
    whom = one.name or say("breach-person-unknown", id=one.id)
    rows = _rows(case, one.kinds)
    return BreachLetter(say("breach-to", whom=whom), say("breach-intro-person"), rows, say("breach-rights"))


def to_authority(case: Case, kinds: Iterable[str], count: int) -> BreachLetter:
    """The letter to the authority: of all data, naming nobody."""
    intro = say("breach-intro-authority", count=str(count))
    return BreachLetter(say("breach-to", whom=case.authority), intro, _rows(case, tuple(kinds)), say("breach-asks"))


def _rows(case: Case, kinds: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    # rule: breach-letter-as-the-law-wants
    told = {
        "breach-what": "; ".join(kinds),
        "breach-when": say("breach-span", began=case.began, ended=case.ended),
        "breach-how": case.how,
        "breach-known": case.known,
        "breach-handling": case.handling,
        "breach-official": case.official,
    }
    return tuple((say(name), words or say("breach-open")) for name, words in told.items())


def sheet(case: Case, letters: Iterable[BreachLetter]) -> Mapping[str, Any]:
    """What the template is given: the letterhead once, then each letter on a page of its own."""
    head = {
        "title": say("breach-title"),
        "draft": say("breach-draft"),
        "number": say("breach-number"),
        "place": say("breach-place"),
        "signer": say("breach-signer"),
        "mark": say("breach-mark", id=case.id, at=case.printed),
    }
    office = {name: getattr(case, name) for name in ("office", "ministry", "contact")}
    return {**head, **office, "letters": [*map(asdict, letters)]}


def list_page(case: Case, concerned: Iterable[Concerned]) -> Page:
    """The list of whom it concerns, for a workbook."""
    columns = (
        Column(say("breach-column-no"), 5),
        Column(say("breach-column-person"), 26),
        Column(say("breach-column-name"), 28),
        Column(say("breach-column-reach"), 30),
        Column(say("breach-column-kinds"), 60),
        Column(say("breach-column-told"), 16),
    )
    rows = [
        (no, one.id, one.name, one.reach, "; ".join(one.kinds), say("breach-yes" if one.told else "breach-no"))
        for no, one in enumerate(concerned, 1)
    ]
    return Page(say("breach-tab"), say("breach-list-title", id=case.id), columns, rows)
