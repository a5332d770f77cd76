"""The words in which somebody orders other hours, in both languages, with the slips that are forgiven."""

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.flows.understanding import day_words

CLOSE, OPEN, TIMETABLE = "close", "open", "timetable"
TODAY, TOMORROW, AFTER_TOMORROW, NOW = "today", "tomorrow", "overmorrow", "now"
DAY, MONTH, NEXT, THIS, WEEK = "weekday", "month", "next", "this", "week"
FROM, TO, BREAK, WHY, CLOCK, DATE, FILLER, HALF, WHOLE = (
    "from",
    "to",
    "break",
    "why",
    "clock",
    "date",
    "filler",
    "half",
    "whole",
)

Meaning = tuple[str, int]

_SAID = {
    CLOSE: "tutup tutp ttup tutupkan ditutup libur liburkan diliburkan close closed closing shut",
    OPEN: "buka bukakan dibuka lembur open opened opening",
    TIMETABLE: "jadwal ramadan ramadhan puasa hours timetable schedule",
    TODAY: "today",
    TOMORROW: " ".join(day_words.TOMORROW),
    AFTER_TOMORROW: " ".join(day_words.DAY_AFTER),
    NOW: "sekarang skrg now segera",
    NEXT: "depan next berikutnya",
    THIS: "ini this",
    WEEK: "pekan week",
    FROM: "mulai dari sejak setelah sesudah from after starting",
    TO: "sampai hingga sd s.d s/d smp until till to through",
    BREAK: "istirahat jeda rehat break",
    WHY: "karena krn sebab alasan because",
    CLOCK: "pukul pkl jam at",
    DATE: "tanggal tgl date",
    WHOLE: "seharian penuh sehari",
    FILLER: (
        "pada loket kantor layanan pelayanan khusus bulan kami the office desk on and dan dengan wib wita wit saja"
    ),
}
_HALVES = {"pagi": 0, "am": 0, "siang": 1, "sore": 1, "petang": 1, "malam": 1, "pm": 1}
"""Parts of the day; 1 where small hours are those after noon."""

KNOWN: dict[str, Meaning] = {
    **{word: (DAY, no) for word, no in day_words.WEEKDAYS.items()},
    **{word: (MONTH, no) for word, no in day_words.MONTHS.items()},
    **{word: (what, 0) for what, words in _SAID.items() for word in words.split()},
    "hari": (FILLER, 1),
    **{word: (HALF, later) for word, later in _HALVES.items()},
}
"""What each word means, with its number where it has one."""

_FORGIVEN = tuple(word for word in KNOWN if len(word) >= 5)
_SHORTEST = 5
_FIRST_WORDS = 6
_WORD = re.compile(r"[a-z']+")


def meaning(word: str) -> Meaning | None:
    """What a word means; one slip is forgiven in a longer one."""
    if word in KNOWN:
        return KNOWN[word]
    if len(word) < _SHORTEST:
        return None
    near = process.extractOne(word, _FORGIVEN, scorer=OSA.distance, score_cutoff=1)
    return KNOWN[near[0]] if near else None


def opens_a_ruling(typed: str) -> bool:
    """Whether words may be about the office's hours: only then it is worth looking whom a change would concern."""
    words = _WORD.findall(typed.lower())[:_FIRST_WORDS]
    return any((found := meaning(word)) is not None and found[0] in (CLOSE, OPEN, TIMETABLE) for word in words) or (
        words[:1] == ["jam"]
    )
