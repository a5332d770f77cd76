"""The whole file: its kinds of parts, and nothing else."""

from collections.abc import Sequence
from typing import Any

from bot.sop.faults import FaultNotes
from bot.sop.table import Table

PARTS = ("identitas", "layanan", "pelaksana", "langkah")


class Document:
    """The parts of one parsed file; anything that is not one of :data:`PARTS` is noted."""

    def __init__(self, values: dict[str, Any], notes: FaultNotes) -> None:
        self._values = values
        self._notes = notes
        self._root = Table(values, (), PARTS, notes, "berkas ini")

    def has(self, key: str) -> bool:
        """Whether a part is written at all."""
        return key in self._values

    def part(self, key: str, known: Sequence[str]) -> Table:
        """The one ``[key]`` part; an absent one is read as empty, so its missing keys are noted."""
        title = f"[{key}]"
        found = self._values.get(key, {})
        if not isinstance(found, dict):
            self._root.wrong_kind(key, found, "bagian", f"tulis judul {title} sekali, dengan satu kurung siku")
            found = {}
        return Table(found, (key,), known, self._notes, title)

    def parts(self, key: str, known: Sequence[str], most: int) -> list[Table]:
        """The ``[[key]]`` parts: at least one, at most ``most`` (more are noted, not read)."""
        title = f"[[{key}]]"
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            remedy = f"tulis judul {title} dengan dua kurung siku di atas setiap isinya"
            self._root.wrong_kind(key, found, f"kumpulan bagian {title}", remedy)
            return []
        if not found:
            self._notes.add((key,), f"tidak ada satu pun bagian {title}", f"tulis sedikitnya satu {title}")
        if len(found) > most:
            message = f"ada {len(found)} bagian {title}; paling banyak {most}"
            self._notes.add((key, most), message, "bagi lembar ini menjadi beberapa POS")
        return [Table(item, (key, index), known, self._notes, title) for index, item in enumerate(found[:most])]
