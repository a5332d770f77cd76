"""One table of a sheet file: hands out checked values and notes every fault it meets on the way.

A faulty value becomes an empty one, so that reading goes on and all faults are found in one go.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from bot.sop.faults import FaultNotes, listed, meant, nearest, quoted
from bot.sop.lines import Place
from bot.texts.operator import in_words

LONGEST_CELL = 1000
"""Characters in one cell of the sheet; more is a document, not a cell."""

_SYNONYMS = {"keluaran": "output", "aktor": "pelaksana", "durasi": "waktu", "uraian": "kegiatan"}
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true/false"),
    (int, in_words("sop-kind-number")),
    (float, in_words("sop-kind-number")),
    (str, in_words("sop-kind-text")),
    (list, in_words("sop-kind-list")),
    (dict, in_words("sop-kind-part")),
    (date, in_words("sop-kind-date")),
    (time, in_words("sop-kind-time")),
)


class Table:
    """The keys of one ``[table]`` of the file, at ``place``; ``known`` are the keys it may have."""

    def __init__(
        self, values: dict[str, Any], place: Place, known: Sequence[str], notes: FaultNotes, title: str
    ) -> None:
        self.place = place
        self.notes = notes
        self._values = values
        self._known = known
        self._title = title
        self._misspelt = {self._refuse(key) for key in values if key not in known}

    def note(self, key: str, message: str, remedy: str) -> None:
        """Notes a fault at the line of one key."""
        self.notes.add((*self.place, key), message, remedy)

    def wrong_kind(self, key: str, written: object, wanted: str, remedy: str) -> None:
        """Notes that a key holds another kind of thing than it should."""
        kind = next(
            (name for python_type, name in _KINDS if isinstance(written, python_type)), in_words("sop-kind-other")
        )
        self.note(key, in_words("sop-kind", key=key, kind=kind, wanted=wanted), remedy)

    def text(self, key: str, longest: int = LONGEST_CELL) -> str:
        """An optional text, its white space made single blanks; "" when absent."""
        return self._clean(key, self._values[key], longest) if key in self._values else ""

    def cell(self, key: str) -> str:
        """A text that must be written, though the printed cell may be empty."""
        self._require(key)
        return self.text(key)

    def filled(self, key: str, longest: int = LONGEST_CELL) -> str:
        """A text that must be written and must say something."""
        self._require(key)
        written = self._values.get(key)
        if isinstance(written, str) and not written.strip():
            self.note(key, in_words("sop-empty", key=key), in_words("sop-empty-remedy", key=key))
        return self.text(key, longest)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts, or one text alone; empty ones are left out."""
        if required:
            self._require(key)
        written = self._values.get(key, [])
        items = written if isinstance(written, list) else [written]
        return tuple(filter(None, (self._clean(key, item, LONGEST_CELL) for item in items)))

    def several(self, key: str) -> tuple[str, ...]:
        """One text or a list of them, of which at least one must say something."""
        if not isinstance(self._values.get(key), list):
            return tuple(filter(None, (self.filled(key),)))
        found = self.texts(key)
        if not found and not self._values[key]:
            self.note(key, in_words("sop-empty", key=key), in_words("sop-empty-remedy", key=key))
        return found

    def value(self, key: str) -> object:
        """Whatever is written there; None when absent."""
        return self._values.get(key)

    def mapping(self, key: str) -> dict[str, Any]:
        """An optional part of names with something each; empty when absent."""
        written = self._values.get(key, {})
        if isinstance(written, dict) and (written or key not in self._values):
            return written
        remedy = in_words("sop-decision-remedy", key=key)
        if isinstance(written, dict):
            self.note(key, in_words("sop-empty", key=key), remedy)
        else:
            self.wrong_kind(key, written, in_words("sop-kind-part"), remedy)
        return {}

    def part(self, key: str, known: Sequence[str], title: str) -> "Table | None":
        """An optional part below this one, with the keys that it may have; None when absent."""
        written = self._values.get(key)
        if isinstance(written, dict):
            return Table(written, (*self.place, key), known, self.notes, title)
        if written is not None:
            self.wrong_kind(key, written, in_words("sop-kind-part"), in_words("sop-heading-remedy", title=title))
        return None

    def whole(self, key: str, largest: int) -> int | None:
        """A required whole number from 1 to ``largest``; None when it is not one."""
        self._require(key)
        number = self._values.get(key)
        if number is None:
            return None
        if type(number) is int and 1 <= number <= largest:
            return number
        what = in_words("sop-whole-number", most=largest)
        self.note(key, in_words("sop-is-not", key=key, what=what), in_words("sop-number-plain-remedy", key=key))
        return None

    def flag(self, key: str) -> bool:
        """An optional yes or no; absent means no."""
        written = self._values.get(key, False)
        if isinstance(written, bool):
            return written
        self.wrong_kind(key, written, in_words("sop-yes-no"), in_words("sop-yes-no-remedy", key=key))
        return False

    def _require(self, key: str) -> None:
        if key not in self._values and key not in self._misspelt:
            message = in_words("sop-lacks", key=key, title=self._title)
            self.notes.add(self.place, message, in_words("sop-lacks-remedy", key=key, title=self._title))

    def _refuse(self, key: str) -> str | None:
        """Notes an unknown key; answers the key it probably stands for, which then is not also missing."""
        guess = _SYNONYMS.get(key.lower()) or nearest(key, self._known)
        message = in_words("sop-strange", key=quoted(key), title=self._title)
        if guess in self._known:
            self.note(key, message, in_words("sop-strange-remedy", guess=guess, known=listed(self._known)))
            return guess if guess not in self._values else None
        self.note(key, message, meant(key, self._known))
        return None

    def _clean(self, key: str, written: object, longest: int) -> str:
        """A text on one line; notes another type, invisible characters and too many characters."""
        if not isinstance(written, str):
            remedy = in_words("sop-quote-remedy", key=key)
            self.wrong_kind(key, written, in_words("sop-kind-text"), remedy)
            return ""
        text = " ".join(self._visible(key, written).split())
        if len(text) > longest:
            message = in_words("sop-long", key=key, length=len(text), longest=longest)
            self.note(key, message, in_words("sop-long-remedy"))
        return text

    def _visible(self, key: str, written: str) -> str:
        """The text without invisible characters, the first of which is noted."""
        found = [sign for sign in written if sign not in "\n\t" and unicodedata.category(sign) in _INVISIBLE]
        if not found:
            return written
        message = in_words("sop-unseen", key=key, code=f"{ord(found[0]):04X}")
        self.note(key, message, in_words("sop-unseen-remedy"))
        return "".join(sign for sign in written if sign not in found)
