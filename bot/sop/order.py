"""Whether the rows of a sheet make one procedure: numbers, words used once, nothing that can never happen."""

from collections.abc import Iterator

from bot.flows.procedure.sheet import Marker
from bot.flows.procedure.vocabulary import DESK, OF_ONE_STEP, USAGE, ZOOM, Word
from bot.sop.actors import Cast, as_written
from bot.sop.faults import listed
from bot.sop.steps import Row
from bot.sop.words import DONE_AS_WRITTEN
from bot.texts.operator import in_words

_DESK_ORDER = (Word.FORM_STARTED, Word.FORM_SUBMITTED, Word.CALLED)
"""Loket itself does these in this order on every visit."""


def check_order(rows: list[Row], cast: Cast) -> None:
    """Notes every contradiction between rows, and every word that nobody of this sheet can report."""
    _check_numbers(rows)
    _check_ends_once(rows)
    _check_beginnings(rows)
    _check_desk_order(rows)
    for row in rows:
        _check_reporters(row, cast)


def _check_numbers(rows: list[Row]) -> None:
    seen: dict[int, Row] = {}
    previous = 0
    for row in rows:
        no = row.step.no
        if no in seen:
            where = row.table.notes.line(seen[no].table.place)
            message = in_words("sop-number-twice", no=no, where=where)
            row.table.note("no", message, in_words("sop-number-remedy"))
        elif no and no != previous + 1:
            message = in_words("sop-number", no=no, expected=previous + 1)
            row.table.note("no", message, in_words("sop-number-remedy"))
        if no:
            seen.setdefault(no, row)
        previous = no or previous + 1


def _check_ends_once(rows: list[Row]) -> None:
    seen: dict[Word, Row] = {}
    for row in rows:
        word = row.step.ends.word
        if word in OF_ONE_STEP:
            continue
        if word in seen:
            message = in_words("sop-ends-twice", word=word, no=seen[word].step.no)
            remedy = in_words("sop-ends-twice-remedy", word=DONE_AS_WRITTEN)
            row.table.note("selesai", message, remedy)
        seen.setdefault(word, row)


def _check_beginnings(rows: list[Row]) -> None:
    """A beginning tells that all earlier steps are over: only the step just before may end with its word."""
    begun: dict[Word, Row] = {}
    for index, row in enumerate(rows):
        if row.step.begins is None:
            continue
        word = row.step.begins.word
        others = [other for at, other in enumerate(rows) if at != index - 1]
        ended = next((other for other in others if other.step.ends.word is word), None)
        if ended:
            which = in_words("sop-itself") if ended is row else in_words("sop-step", no=ended.step.no)
            message = in_words("sop-begins-ended", word=word, which=which)
            row.table.note("mulai", message, in_words("sop-begins-ended-remedy"))
        if word in begun:
            message = in_words("sop-begins-twice", word=word, no=begun[word].step.no)
            row.table.note("mulai", message, in_words("sop-begins-twice-remedy"))
        begun.setdefault(word, row)


def _check_desk_order(rows: list[Row]) -> None:
    """What Loket does before it calls a visitor cannot come after the call in the sheet."""
    passed = _DESK_ORDER[0]
    for row in rows:
        for key, marker in _markers(row):
            if marker.word not in _DESK_ORDER:
                continue
            if _DESK_ORDER.index(marker.word) < _DESK_ORDER.index(passed):
                message = in_words("sop-word-order", word=marker.word, passed=passed)
                row.table.note(key, message, in_words("sop-word-order-remedy", order=listed(_DESK_ORDER)))
            else:
                passed = marker.word


def _check_reporters(row: Row, cast: Cast) -> None:
    for key, marker in _markers(row):
        reporters = row.step.reporters if key == "selesai" else USAGE[marker.word].reporters
        if not {DESK, ZOOM, *cast.keys}.intersection(reporters):
            needed = in_words("sop-or").join(map(as_written, reporters))
            message = in_words("sop-reporter", word=marker.word, actor=needed)
            remedy = in_words("sop-reporter-remedy", word=DONE_AS_WRITTEN)
            row.table.note(key, message, remedy)
    if row.step.asks_output and not set(cast.staff).intersection(row.step.reporters):
        message = in_words("sop-nobody-reports")
        row.table.note("catat_output", message, in_words("sop-nobody-reports-remedy"))


def _markers(row: Row) -> Iterator[tuple[str, Marker]]:
    """The fixed words of a row with the keys they are written under."""
    for key, marker in (("mulai", row.step.begins), ("selesai", row.step.ends)):
        if marker and marker.word not in OF_ONE_STEP:
            yield key, marker
