"""A remark: what an officer has written about a visit for colleagues only. Remarks are added, never changed."""

import re
from dataclasses import dataclass
from datetime import datetime

_CORRECTS = re.compile(r"(HAK-\d{4}-\d{4,}): (?:([a-z_]+)=)?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of a member of staff (``by``, their id) about a visit."""

    at: datetime
    by: str
    words: str

    @property
    def correction(self) -> "Correction | None":
        """What it corrects, if it stands there by a request about somebody's data."""
        found = _CORRECTS.fullmatch(self.words)
        return Correction(found[1], found[2] or "", found[3]) if found else None


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be read beside a visit's record: by which request, of which answer (``key``; empty: of anything, in
    words), and how it is right."""

    number: str
    key: str
    words: str


def corrected(number: str, words: str) -> str:
    """The words of a remark that corrects the record."""
    return f"{number}: {words}"


def by_its_person(key: str, answer: str) -> str:
    """What somebody put right in an answer of theirs."""
    return f"{key}={answer}"
