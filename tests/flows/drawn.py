"""Drawn at random: sheets that a clerk could have written, and evidence as it really comes in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import END, Actor, Branch, Identity, Marker, Sheet, Step
from bot.flows.procedure.standard import read_standard
from bot.flows.procedure.vocabulary import OF_ONE_STEP, Source, Word

START = datetime(2026, 12, 21, 2, 0, tzinfo=UTC)
"""Senin pukul 09.00 WIB, in a week with a day of cuti bersama (24 December) and Christmas."""

ANSWERS = ("ya", "tidak", "sebagian", "entah", None)
"""What a report of a decision may say; not every sheet asks for all of them."""

TIMES = ("menyesuaikan", "30 detik", "2 menit", "3 menit", "5 menit", "1 jam", "1 hari kerja", "2 hari kerja")
_FIXED = tuple(word for word in Word if word not in OF_ONE_STEP)
_ROWS = st.tuples(st.sampled_from(TIMES), st.booleans(), st.sampled_from(("", "", "", "before", "own")))


def step(no: int, printed_time: str, ends: Marker | None = None, begins: Marker | None = None) -> Step:
    """A row of a sheet; the generic word ends it unless another is given."""
    return Step(
        no=no,
        activity=f"Kegiatan {no}",
        actor="front_office",
        equipment=(),
        printed_time=printed_time,
        standard=read_standard(printed_time),
        output="",
        remark="",
        ends=ends or Marker(Word.DONE, no),
        begins=begins,
        answers="front_office",
    )


def sheet_of(steps: Sequence[Step]) -> Sheet:
    """A sheet of these rows."""
    identity = Identity(number="1", name="POS", unit="ULT")
    return Sheet("drawn", identity, (Actor("front_office", "Front Office"),), tuple(steps))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """One to fourteen steps: fixed and generic words, own and implicit beginnings, every kind of standard."""
    rows = draw(st.lists(_ROWS, min_size=1, max_size=14))
    words = list(draw(st.permutations(_FIXED)))
    steps: list[Step] = []
    for no, (printed, generic, begin) in enumerate(rows, 1):
        begins = steps[-1].ends if begin == "before" and steps and steps[-1].ends.step is None else None
        if words and (begin == "own" or no == 1):
            begins = Marker(words.pop())
        ends = Marker(Word.DONE, no) if generic or not words else Marker(words.pop())
        steps.append(step(no, printed, ends, begins))
    return sheet_of(steps)


@st.composite
def branching_sheets(draw: st.DrawFn, *, most: int = 9) -> Sheet:
    """Like :func:`sheets`, but some rows decide where it goes on, and some go on further down."""
    plain = draw(sheets())
    count = min(most, len(plain.steps))
    steps: list[Step] = []
    for row in plain.steps[:count]:
        ahead = st.sampled_from((*range(row.no + 1, count + 1), END))
        kind = draw(st.sampled_from(("plain", "plain", "then", "decision", "decision")))
        if kind == "then":
            steps.append(replace(row, then=draw(ahead)))
        elif kind == "decision":
            answers = ("ya", "tidak", "sebagian")[: draw(st.integers(2, 3))]
            branches = tuple(Branch(answer, draw(ahead)) for answer in answers)
            steps.append(replace(row, branches=branches, ends=Marker(Word.DECIDED, row.no)))
        else:
            steps.append(row)
    return sheet_of(steps)


def markers(sheet: Sheet) -> list[Marker]:
    """Everything that can be reported about a visit under this sheet, in the sheet's order, each once."""
    found = [mark for step in sheet.steps for mark in (step.begins, step.ends) if mark]
    return list(dict.fromkeys(found))


moments = st.one_of(
    st.integers(0, 60).map(lambda n: timedelta(minutes=n)), st.integers(0, 200).map(lambda n: timedelta(hours=n))
)
"""Time since the start: mostly within one visit, sometimes days later."""


@st.composite
def evidence_for(draw: st.DrawFn, sheet: Sheet) -> tuple[Evidence, ...]:
    """Reports from every source at any time, some corrected, some retracted, most of them out of order."""
    known = [*markers(sheet), Marker(Word.DONE, 99)]
    drawn = draw(
        st.lists(
            st.tuples(st.sampled_from(known), st.sampled_from(Source), moments, moments, st.integers(0, 60)),
            max_size=20,
        )
    )
    pieces: list[Evidence] = []
    for no, (marker, source, happened, recorded, other) in enumerate(drawn):
        retracts = pieces[other].key if other < len(pieces) and other % 3 == 0 else None
        pieces.append(
            Evidence(
                key=f"e{no}",
                word=marker.word,
                answer=draw(st.sampled_from(ANSWERS)) if marker.word is Word.DECIDED else None,
                step=marker.step,
                happened_at=START + happened,
                recorded_at=START + recorded,
                source=Source.CORRECTION if retracts else source,
                by="s1",
                retracts=retracts,
            )
        )
    return tuple(pieces)


@st.composite
def cases(
    draw: st.DrawFn, kind: st.SearchStrategy[Sheet] | None = None
) -> tuple[Sheet, tuple[Evidence, ...], datetime]:
    """A sheet, evidence about one visit under it, and a moment to look at it."""
    sheet = draw(sheets() if kind is None else kind)
    return sheet, draw(evidence_for(sheet)), START + draw(moments)
