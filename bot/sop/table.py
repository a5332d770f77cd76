"""One table of a sheet file: hands out checked values and notes every fault it meets on the way.

A faulty value becomes an empty one, so that reading goes on and all faults are found in one go.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from bot.sop.faults import FaultNotes, listed, meant, nearest, quoted
from bot.sop.lines import Place

LONGEST_CELL = 1000
"""Characters in one cell of the sheet; more is a document, not a cell."""

_SYNONYMS = {"keluaran": "output", "aktor": "pelaksana", "durasi": "waktu", "uraian": "kegiatan"}
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true/false"),
    (int, "bilangan"),
    (float, "bilangan"),
    (str, "teks"),
    (list, "daftar"),
    (dict, "bagian"),
    (date, "tanggal tanpa tanda kutip"),
    (time, "jam tanpa tanda kutip"),
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
        kind = next((name for python_type, name in _KINDS if isinstance(written, python_type)), "isi lain")
        self.note(key, f'kunci "{key}" berisi {kind}, seharusnya {wanted}', remedy)

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
            self.note(key, f'kunci "{key}" kosong', f'isi kunci "{key}" seperti yang tertulis di lembar POS')
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
            self.note(key, f'kunci "{key}" kosong', f'isi kunci "{key}" seperti yang tertulis di lembar POS')
        return found

    def value(self, key: str) -> object:
        """Whatever is written there; None when absent."""
        return self._values.get(key)

    def mapping(self, key: str) -> dict[str, Any]:
        """An optional part of names with something each; empty when absent."""
        written = self._values.get(key, {})
        if isinstance(written, dict) and (written or key not in self._values):
            return written
        remedy = f'tulis misalnya {key} = {{ "ya" = 5, "tidak" = 8 }}'
        if isinstance(written, dict):
            self.note(key, f'kunci "{key}" kosong', remedy)
        else:
            self.wrong_kind(key, written, "bagian", remedy)
        return {}

    def part(self, key: str, known: Sequence[str], title: str) -> "Table | None":
        """An optional part below this one, with the keys that it may have; None when absent."""
        written = self._values.get(key)
        if isinstance(written, dict):
            return Table(written, (*self.place, key), known, self.notes, title)
        if written is not None:
            self.wrong_kind(key, written, "bagian", f"tulis judul {title}, lalu isinya di bawahnya")
        return None

    def whole(self, key: str, largest: int) -> int | None:
        """A required whole number from 1 to ``largest``; None when it is not one."""
        self._require(key)
        number = self._values.get(key)
        if number is None:
            return None
        if type(number) is int and 1 <= number <= largest:
            return number
        what = f"bilangan bulat dari 1 sampai {largest}"
        self.note(key, f'isi kunci "{key}" bukan {what}', f"tulis angka tanpa tanda kutip, misalnya {key} = 1")
        return None

    def flag(self, key: str) -> bool:
        """An optional yes or no; absent means no."""
        written = self._values.get(key, False)
        if isinstance(written, bool):
            return written
        self.wrong_kind(key, written, "true atau false", f"tulis {key} = true, tanpa tanda kutip")
        return False

    def _require(self, key: str) -> None:
        if key not in self._values and key not in self._misspelt:
            message = f'kunci "{key}" belum ditulis di {self._title}'
            self.notes.add(self.place, message, f"tulis {key} = … di bawah judul {self._title}")

    def _refuse(self, key: str) -> str | None:
        """Notes an unknown key; answers the key it probably stands for, which then is not also missing."""
        guess = _SYNONYMS.get(key.lower()) or nearest(key, self._known)
        message = f"kunci {quoted(key)} tidak dikenal di {self._title}"
        if guess in self._known:
            self.note(key, message, f'mungkin maksudnya "{guess}"; kunci yang dikenal: {listed(self._known)}')
            return guess if guess not in self._values else None
        self.note(key, message, meant(key, self._known))
        return None

    def _clean(self, key: str, written: object, longest: int) -> str:
        """A text on one line; notes another type, invisible characters and too many characters."""
        if not isinstance(written, str):
            remedy = f'tulis di antara tanda kutip, misalnya {key} = "…"'
            self.wrong_kind(key, written, "teks", remedy)
            return ""
        text = " ".join(self._visible(key, written).split())
        if len(text) > longest:
            message = f'isi kunci "{key}" sepanjang {len(text)} karakter; paling banyak {longest}'
            self.note(key, message, "ringkas isinya, atau pindahkan uraian panjang ke dokumen lain")
        return text

    def _visible(self, key: str, written: str) -> str:
        """The text without invisible characters, the first of which is noted."""
        found = [sign for sign in written if sign not in "\n\t" and unicodedata.category(sign) in _INVISIBLE]
        if not found:
            return written
        message = f'isi kunci "{key}" memuat tanda yang tidak terlihat (U+{ord(found[0]):04X})'
        self.note(key, message, "hapus tanda itu, lalu ketik ulang bagian tersebut")
        return "".join(sign for sign in written if sign not in found)
