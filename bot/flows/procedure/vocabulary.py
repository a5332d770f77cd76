"""The closed vocabulary of evidence: what anybody can report about a visit, and who may report it.

A POS sheet names these words (in Indonesian) to say what begins and ends a step. The list is closed on
purpose: a sheet holds no expressions; what is decided, a person decides, so a clerk can read it and the desk check it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a piece of evidence comes from; :data:`RANK` says whom the timeline believes first."""

    CORRECTION = "correction"
    """A member of staff corrected the record on purpose."""
    DESK = "desk"
    """Loket did it itself (called the visitor, took the form)."""
    ZOOM = "zoom"
    STAFF = "staff"
    PAPER = "paper"
    """A paper form, entered afterwards by an officer."""
    VISITOR = "visitor"
    INFERRED = "inferred"
    """Nobody said so; a later step's evidence implies it."""


RANK: dict[Source, int] = {source: rank for rank, source in enumerate(Source)}
"""Lower is believed first: correction, desk, Zoom event, staff button, paper, visitor button, inference."""

VISITOR = "visitor"
FRONT_OFFICE = "front_office"
BACK_OFFICE = "back_office"
ZOOM = "zoom"
DESK = "desk"


class Word(StrEnum):
    """One thing that can be reported about a visit. The value is what a sheet file writes."""

    FORM_STARTED = "formulir_dimulai"
    FORM_SUBMITTED = "formulir_terkirim"
    CALLED = "dipanggil"
    ZOOM_OPENED = "zoom_terbuka"
    JOINED = "bergabung"
    ADMITTED = "diterima"
    CHECKED = "diperiksa"
    DATA_COMPLETE = "data_lengkap"
    INTO_ROOM = "masuk_ruang"
    SERVED = "dilayani"
    ANSWERED = "dijawab"
    OUT_OF_ROOM = "keluar_ruang"
    SURVEY_SUBMITTED = "survei_terkirim"
    LEFT = "keluar"
    DONE = "selesai_oleh"
    """Generic: "selesai_oleh ACTOR" ends one step for which Loket has no word of its own."""
    DECIDED = "diputuskan"
    """Generic: ends one step that is a decision; with it goes the answer."""


OF_ONE_STEP = frozenset((Word.DONE, Word.DECIDED))
"""The generic words: each report says which step it is about."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Who may report a word: reporter keys (actor keys of the desk, ``zoom`` or ``desk``)."""

    reporters: tuple[str, ...]


USAGE: dict[Word, Usage] = {
    Word.FORM_STARTED: Usage((DESK,)),
    Word.FORM_SUBMITTED: Usage((DESK,)),
    Word.CALLED: Usage((DESK,)),
    Word.ZOOM_OPENED: Usage((VISITOR, ZOOM)),
    Word.JOINED: Usage((VISITOR, ZOOM)),
    Word.ADMITTED: Usage((FRONT_OFFICE, ZOOM)),
    Word.CHECKED: Usage((FRONT_OFFICE,)),
    Word.DATA_COMPLETE: Usage((FRONT_OFFICE,)),
    Word.INTO_ROOM: Usage((FRONT_OFFICE, ZOOM)),
    Word.SERVED: Usage((BACK_OFFICE,)),
    Word.ANSWERED: Usage((FRONT_OFFICE, BACK_OFFICE)),
    Word.OUT_OF_ROOM: Usage((BACK_OFFICE, FRONT_OFFICE, ZOOM)),
    Word.SURVEY_SUBMITTED: Usage((DESK,)),
    Word.LEFT: Usage((VISITOR, FRONT_OFFICE, ZOOM)),
    Word.DONE: Usage(()),
    Word.DECIDED: Usage(()),
}
"""The generic words have no fixed reporter: the sheet names the actor."""
