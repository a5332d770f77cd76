"""A step's time standard, as the sheet prints it: "30 detik", "maks. 2 hari kerja", "5-10 menit", "menyesuaikan".

What is read is the limit: of a range its upper end, of a standard with a maximum beside it the maximum.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.flows.procedure.spelt import Disagreement, figures_only

_UNITS = {"detik": 1, "menit": 60, "jam": 3600}
"""In seconds."""
_OF_OFFICE = r"(?:\s+(?:kerja|layanan|pelayanan))?"
_PART = re.compile(r"([0-9]{1,9})\s*(detik|menit|jam)")
_CLOCK = re.compile(rf"(?:[0-9]{{1,9}}\s*(?:detik|menit|jam){_OF_OFFICE}\s*)+")
_DAY_AND_NIGHT = re.compile(r"([0-9]{1,3})\s*[x×]\s*24\s*jam|([0-9]{1,9})\s*hari\s+kalender")
_WORKING_DAYS = re.compile(r"([0-9]{1,9})\s*hari(?:\s+kerja)?")
_ABOUT = re.compile(r"(?:±|\+\s?/?\s?-|kurang\slebih|lebih\skurang|sekitar|kira-kira|dalam\swaktu)\s*")
_MOST = re.compile(
    r"(?<![a-z])(?:maks(?:imal|imum)?|max)(?![a-z])\.?"
    r"|(?<![a-z])(?:paling\s(?:lama|lambat)|selambat-lambatnya|selama-lamanya|tidak\slebih\sdari)(?![a-z])"
    r"|≤|<=|<"
)
_TO = re.compile(r"\s*(?:[-–—]|(?<![a-z])(?:s\.?d\.?|s/d|sampai(?:\sdengan)?|hingga)(?![a-z]))\s*")
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
_AROUND = " .,;:()"


class UnreadableStandard(ValueError):
    """A time that is none of the kinds a sheet may use. ``why`` names the text that says more to the operator, where
    more is known, else ""."""

    def __init__(self, message: str, why: str = "") -> None:
        self.why = why
        super().__init__(message)


class _Odd(ValueError):
    """What is wrong with a printed time; empty where it simply is none."""


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
    through_breaks: bool = False
    """Whether the breaks of a day count as open for it; without meaning where ``while_open`` is not so."""
    as_printed: bool = False
    """Whether the printed time itself says how ``clock`` counts ("7 jam kerja", "3 x 24 jam"), whatever else the
    sheet says."""

    @property
    def limited(self) -> bool:
        """Whether there is anything to be late for."""
        return self.clock is not None or self.working_days is not None

    def within(self, other: "Standard") -> bool:
        """Whether this is no longer than another limit; days of the office are longer than any clock time."""
        if not other.limited or not self.limited:
            return not other.limited
        return (self.working_days or 0, self.clock or timedelta()) <= (
            other.working_days or 0,
            other.clock or timedelta(),
        )


UNLIMITED = Standard()
"""What takes what it takes."""


def read_standard(printed: str) -> Standard:
    """Reads a printed time; raises :class:`UnreadableStandard`, with what was printed.

    rule: limit-is-the-most
    """
    try:
        return _read(figures_only(" ".join(printed.lower().split())))
    except (_Odd, Disagreement) as odd:
        raise UnreadableStandard(printed, str(odd)) from None


def _read(text: str) -> Standard:
    """A time with or without a maximum beside it."""
    usual, *most = (part.strip(_AROUND) for part in _MOST.split(text))
    if len(most) > 1:
        raise _Odd("sop-why-two-limits")
    if not most or not most[0]:
        return _span(usual or text)
    limit = _span(most[0])
    if usual and (standard := _span(usual)).limited and not standard.within(limit):
        raise _Odd("sop-why-limit-short")
    return limit


def _span(text: str) -> Standard:
    """One time without its maximum: no limit, a range, or a length."""
    # rule: as-needed-has-no-limit
    if _NO_LIMIT.fullmatch(text):
        return Standard()
    text = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    low, *high = _TO.split(text)
    found = _length(high[0] if len(high) == 1 else text)
    if found is None or len(high) > 1:
        raise _Odd
    if high and not _rises(low, high[0], found):
        raise _Odd("sop-why-range")
    return found


def _rises(low: str, high: str, found: Standard) -> bool:
    """Whether a range begins with the smaller end; "5-10 menit" says the unit once."""
    unit = high.lstrip("0123456789")
    begin = _length(low + unit if low.isdecimal() else low)
    return begin is not None and begin.within(found)


def _length(text: str) -> Standard | None:
    if found := _DAY_AND_NIGHT.fullmatch(text):
        return _clock(timedelta(days=1), int(found[1] or found[2]), as_printed=True)
    if found := _WORKING_DAYS.fullmatch(text):
        days = int(found[1])
        return Standard(working_days=days) if 1 <= days <= _LONGEST.days else None
    if not _CLOCK.fullmatch(text):
        return None
    seconds = sum(int(count) * _UNITS[unit] for count, unit in _PART.findall(text))
    of_office = "kerja" in text or "layanan" in text
    return _clock(timedelta(seconds=1), seconds, while_open=of_office, as_printed=of_office)


def _clock(unit: timedelta, count: int, *, while_open: bool = False, as_printed: bool = False) -> Standard | None:
    if not 0 < count <= _LONGEST // unit:
        return None
    return Standard(clock=unit * count, while_open=while_open, as_printed=as_printed)
