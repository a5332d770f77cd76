"""A step's time standard, as the sheet prints it: "30 detik", "5 menit", "2 hari kerja", "menyesuaikan"."""

import re
from dataclasses import dataclass
from datetime import timedelta

_UNITS = {"detik": timedelta(seconds=1), "menit": timedelta(minutes=1), "jam": timedelta(hours=1)}
_PART = re.compile(r"([0-9]{1,9})\s*(detik|menit|jam)")
_CLOCK = re.compile(r"(?:[0-9]{1,9}\s*(?:detik|menit|jam)\s*)+")
_WORKING_DAYS = re.compile(r"([0-9]{1,9})\s*hari(?:\s+kerja)?")
_NO_LIMIT = re.compile(
    r"[-–—]|(?:tidak|tanpa)\s(?:dibatasi|terbatas|batas|ditentukan)(?:\swaktu)?"
    r"|(?:menyesuaikan|disesuaikan)(?:\swaktu)?"
    r"|(?:menyesuaikan|disesuaikan|sesuai|tergantung)(?:\s(?:dengan|pada))?"
    r"\s(?:kebutuhan|keperluan|permintaan|kondisi|situasi|keadaan)"
    r"(?:\s(?:pengunjung|pemohon|tamu|pelanggan|pengguna|layanan|lapangan|di\slapangan))?"
)
"""The ways in which sheets of offices say that a step takes what it takes. Only whole sayings are read: "sesuai
ketentuan" names a limit that stands elsewhere, and has to be written out."""
_LONGEST = timedelta(days=366)


class UnreadableStandard(ValueError):
    """A time that is none of the kinds a sheet may use."""


@dataclass(frozen=True, slots=True)
class Standard:
    """How long a step may take: clock time, working days of the office, or no limit at all.

    ``clock`` runs day and night, or ``while_open`` only: what staff owe waits while the office is closed.
    ``working_days`` counts days of the office calendar, beginning with the first working day after the step
    began, up to closing time of the last one. Both ``None``: "menyesuaikan", no limit.
    """

    clock: timedelta | None = None
    working_days: int | None = None
    while_open: bool = False
    """Whether ``clock`` counts opening hours only; without meaning for the other kinds."""

    @property
    def limited(self) -> bool:
        """Whether there is anything to be late for."""
        return self.clock is not None or self.working_days is not None


def read_standard(printed: str) -> Standard:
    """Reads a printed time ("1 jam 30 menit"); raises :class:`UnreadableStandard` with the kinds allowed."""
    text = " ".join(printed.lower().split())
    # rule: as-needed-has-no-limit
    if _NO_LIMIT.fullmatch(text.strip(".() ")):
        return Standard()
    if found := _WORKING_DAYS.fullmatch(text):
        days = int(found[1])
        if 1 <= days <= 366:
            return Standard(working_days=days)
    if _CLOCK.fullmatch(text + " "):
        try:
            clock = sum((int(n) * _UNITS[unit] for n, unit in _PART.findall(text)), timedelta())
        except OverflowError:
            clock = timedelta()
        if timedelta() < clock <= _LONGEST:
            return Standard(clock=clock)
    raise UnreadableStandard(
        f'waktu "{printed}" tidak dapat dibaca; tulis misalnya "30 detik", "3 menit", "1 jam 30 menit", '
        '"2 hari kerja" atau "menyesuaikan"'
    )
