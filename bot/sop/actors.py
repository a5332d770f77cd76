"""The columns "Pelaksana" of a sheet, and how a file writes their keys."""

import re
from dataclasses import dataclass

from bot.flows.procedure.sheet import Actor
from bot.flows.procedure.vocabulary import DESK, FRONT_OFFICE, VISITOR, ZOOM
from bot.sop.document import Document
from bot.sop.faults import meant, quoted
from bot.sop.table import Table
from bot.texts.operator import in_words

KEYS = ("kunci", "nama")
MOST_ACTORS = 12
"""Columns "Pelaksana" that still fit beside the other six on a printed sheet."""

VISITOR_AS_WRITTEN = "pengunjung"
_KEY = re.compile(r"[a-z0-9_]{1,24}")
_MEANS_VISITOR = ("stakeholder", "pelanggan", "pemohon", "tamu", "pengguna", VISITOR)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one sheet as the steps may refer to them, in printed order."""

    actors: tuple[Actor, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every actor's key."""
        return tuple(actor.key for actor in self.actors)

    @property
    def staff(self) -> tuple[str, ...]:
        """Every actor's key but the visitor's."""
        return tuple(key for key in self.keys if key != VISITOR)

    def refer(self, step: Table, key: str, written: str) -> str:
        """The actor key that a cell names, or "" (noted) when the sheet has no such column."""
        actor = VISITOR if written == VISITOR_AS_WRITTEN else written
        if actor in self.keys and written != VISITOR:
            return actor
        if written and self.actors:
            choices = tuple(map(as_written, self.keys))
            step.note(key, in_words("sop-no-actor", actor=quoted(written)), meant(written, choices))
        return ""

    def answers_for(self, *actors: str) -> str:
        """Who answers for a step of these actors when the sheet does not say; "" without any staff."""
        if found := [actor for actor in actors if actor in self.staff]:
            return found[0]
        return FRONT_OFFICE if FRONT_OFFICE in self.staff else next(iter(self.staff), "")


def as_written(actor: str) -> str:
    """An actor's key the way a file writes it."""
    return VISITOR_AS_WRITTEN if actor == VISITOR else actor


def read_cast(document: Document) -> Cast:
    """All ``[[pelaksana]]``; notes unusable and repeated keys, and a sheet where nobody is staff."""
    seen: dict[str, Actor] = {}
    columns = document.parts("pelaksana", KEYS, MOST_ACTORS)
    for column in columns:
        actor = _read_actor(column)
        if actor.key in seen:
            message = in_words("sop-actor-twice", actor=quoted(as_written(actor.key)))
            column.note("kunci", message, in_words("sop-actor-twice-remedy"))
        elif actor.key:
            seen[actor.key] = actor
    cast = Cast(tuple(seen.values()))
    if columns and not cast.staff:
        remedy = in_words("sop-no-staff-remedy")
        columns[0].notes.add(columns[0].place, in_words("sop-no-staff"), remedy)
    return cast


def _read_actor(column: Table) -> Actor:
    written = column.filled("kunci")
    key = VISITOR if written == VISITOR_AS_WRITTEN else written
    _check_key(column, written)
    return Actor(key, column.filled("nama", longest=_LONGEST_NAME))


def _check_key(column: Table, written: str) -> None:
    """Keys are short and plain; the visitor has one spelling; Zoom and Loket are no actors of a sheet."""
    if not written:
        return
    if not _KEY.fullmatch(written):
        message = in_words("sop-actor-key", written=quoted(written))
        remedy = in_words("sop-actor-key-remedy")
        column.note("kunci", message, remedy)
    elif written in _MEANS_VISITOR:
        remedy = in_words("sop-visitor-key-remedy", key=VISITOR_AS_WRITTEN)
        column.note("kunci", in_words("sop-visitor-key", written=quoted(written)), remedy)
    elif written in (ZOOM, DESK):
        message = in_words("sop-own-key", written=quoted(written))
        column.note("kunci", message, in_words("sop-own-key-remedy"))
