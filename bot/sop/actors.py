"""The columns "Pelaksana" of a sheet, and how a file writes their keys."""

import re
from dataclasses import dataclass

from bot.flows.procedure.sheet import Actor
from bot.flows.procedure.vocabulary import DESK, FRONT_OFFICE, VISITOR, ZOOM
from bot.sop.document import Document
from bot.sop.faults import meant, quoted
from bot.sop.table import Table

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
            step.note(key, f"pelaksana {quoted(written)} tidak ada di lembar ini", meant(written, choices))
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
            message = f"kunci pelaksana {quoted(as_written(actor.key))} dipakai dua kali"
            column.note("kunci", message, "beri kunci lain; satu kunci untuk satu kolom pelaksana")
        elif actor.key:
            seen[actor.key] = actor
    cast = Cast(tuple(seen.values()))
    if columns and not cast.staff:
        remedy = 'tambahkan misalnya [[pelaksana]] dengan kunci = "front_office" dan nama = "Front Office"'
        columns[0].notes.add(columns[0].place, "tidak ada pelaksana dari pihak petugas", remedy)
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
        message = f"kunci pelaksana {quoted(written)} tidak dapat dipakai"
        remedy = "pakai huruf kecil, angka, dan garis bawah, paling panjang 24, misalnya petugas_keamanan"
        column.note("kunci", message, remedy)
    elif written in _MEANS_VISITOR:
        remedy = f'tulis kunci = "{VISITOR_AS_WRITTEN}"; sebutan di lembar cukup ditulis pada nama'
        column.note("kunci", f"kunci {quoted(written)} bukan kunci untuk pengunjung", remedy)
    elif written in (ZOOM, DESK):
        message = f"kunci {quoted(written)} sudah dipakai oleh Loket sendiri"
        column.note("kunci", message, "beri kunci lain, misalnya dengan nama jabatan petugasnya")
