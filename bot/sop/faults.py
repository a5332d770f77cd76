"""What is wrong with a sheet file: every fault with its place and its remedy, in the clerk's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.sop.lines import LineIndex, Place
from bot.texts.operator import in_words

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class SheetFault:
    """One fault. ``line`` counts from 1; None where the file as a whole is meant."""

    origin: str
    line: int | None
    message: str
    remedy: str

    def __str__(self) -> str:
        where = self.origin if self.line is None else in_words("sop-place", origin=self.origin, line=self.line)
        return in_words("sop-fault", where=where, message=self.message, remedy=self.remedy)


class SheetFaults(Exception):
    """A sheet cannot be used. ``faults`` holds all that was found, by file and line; ``str()`` prints them all."""

    def __init__(self, faults: Iterable[SheetFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.origin, fault.line or 0)))
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class FaultNotes:
    """Collects the faults of one file and finds the line of each."""

    def __init__(self, origin: str, lines: LineIndex) -> None:
        self._origin = origin
        self._lines = lines
        self._faults: list[SheetFault] = []
        self.places: list[Place] = []
        """Where each fault is."""

    def add(self, place: Place, message: str, remedy: str) -> None:
        """Notes a fault at the line where ``place`` is written."""
        self.places.append(place)
        self._faults.append(SheetFault(self._origin, self.line(place), message, remedy))

    def line(self, place: Place) -> int:
        """The line of a place, for messages that point to another line."""
        return self._lines.of(place)

    def raise_any(self) -> None:
        """Raises :class:`SheetFaults` when anything was noted."""
        if self._faults:
            raise SheetFaults(self._faults)


def quoted(text: str) -> str:
    """A text as a message shows it: in quotes, on one line, cut when it is long."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:_LONGEST_QUOTE])
    return f'"{shown}…"' if len(text) > _LONGEST_QUOTE else f'"{shown}"'


def listed(choices: Iterable[str]) -> str:
    """Choices as a message lists them."""
    return ", ".join(choices)


def nearest(written: str, choices: Sequence[str]) -> str | None:
    """The choice that a slip of the pen probably meant, or None."""
    found = get_close_matches(written.strip().lower().replace(" ", "_"), choices, n=1)
    return found[0] if found else None


def meant(written: str, choices: Sequence[str]) -> str:
    """The remedy for something that is not in a list: the nearest choice when there is one, then all."""
    guess = nearest(written, choices)
    hint = in_words("sop-meant", guess=guess) if guess else ""
    return in_words("sop-choices", hint=hint, choices=listed(choices))
