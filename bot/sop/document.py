"""The whole file: its kinds of parts, and nothing else."""

from collections.abc import Sequence
from typing import Any

from bot.sop.faults import FaultNotes
from bot.sop.table import Table
from bot.texts.operator import in_words

PARTS = ("identitas", "layanan", "pelaksana", "langkah")


class Document:
    """The parts of one parsed file; anything that is not one of :data:`PARTS` is noted."""

    def __init__(self, values: dict[str, Any], notes: FaultNotes) -> None:
        self._values = values
        self._notes = notes
        self._root = Table(values, (), PARTS, notes, in_words("sop-this-file"))

    def has(self, key: str) -> bool:
        """Whether a part is written at all."""
        return key in self._values

    def part(self, key: str, known: Sequence[str]) -> Table:
        """The one ``[key]`` part; an absent one is read as empty, so its missing keys are noted."""
        title = f"[{key}]"
        found = self._values.get(key, {})
        if not isinstance(found, dict):
            self._root.wrong_kind(key, found, in_words("sop-kind-part"), in_words("sop-once-remedy", title=title))
            found = {}
        return Table(found, (key,), known, self._notes, title)

    def parts(self, key: str, known: Sequence[str], most: int) -> list[Table]:
        """The ``[[key]]`` parts: at least one, at most ``most`` (more are noted, not read)."""
        title = f"[[{key}]]"
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            remedy = in_words("sop-many-remedy", title=title)
            self._root.wrong_kind(key, found, in_words("sop-collection", title=title), remedy)
            return []
        if not found:
            self._notes.add((key,), in_words("sop-no-part", title=title), in_words("sop-no-part-remedy", title=title))
        if len(found) > most:
            message = in_words("sop-too-many", count=len(found), title=title, most=most)
            self._notes.add((key, most), message, in_words("sop-split-remedy"))
        return [Table(item, (key, index), known, self._notes, title) for index, item in enumerate(found[:most])]
