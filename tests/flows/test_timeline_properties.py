"""What holds of every timeline, whatever the sheet and whatever is reported, late, twice, wrongly or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Sheet, Step
from bot.flows.procedure.timeline import Overrun, StepLine, StepState, Timeline, fold
from bot.flows.procedure.vocabulary import RANK, Source, Word
from bot.holidays import national_holidays
from tests.flows.drawn import START, cases, evidence_for, markers, moments, sheet_of, sheets, step
from tests.thoroughness import times

WIB = ZoneInfo("Asia/Jakarta")
CLOSED = national_holidays([2026, 2027])
CALENDAR = OfficeCalendar(read_hours("Senin-Kamis 08.00-16.00; Jumat 08.00-16.30"), WIB, CLOSED)
MINUTE = timedelta(minutes=1)
Case = tuple[Sheet, tuple[Evidence, ...], datetime]


def folded(sheet: Sheet, evidence: tuple[Evidence, ...], now: datetime, closed_at: datetime | None = None) -> Timeline:
    return fold(sheet, evidence, CALENDAR, now, closed_at)


def report(marker: Marker, minute: float, source: Source = Source.STAFF, key: str = "added") -> Evidence:
    at = START + minute * MINUTE
    return Evidence(key, marker.word, at, at, source, "s1", marker.step)


# The set of evidence decides, not its order


@given(cases(), st.data())
def test_any_order_and_any_copies_give_the_same_timeline(case: Case, data: st.DataObject) -> None:
    sheet, evidence, now = case
    copies = data.draw(st.lists(st.sampled_from(evidence), max_size=5)) if evidence else []
    shuffled = tuple(data.draw(st.permutations([*evidence, *copies])))
    assert folded(sheet, shuffled, now) == folded(sheet, evidence, now)


@given(cases(), st.data())
def test_what_evidence_is_called_decides_nothing(case: Case, data: st.DataObject) -> None:
    """rule: names-decide-nothing. Names are digests; of two reports within one moment none may win by its name."""
    sheet, evidence, now = case
    doubles = data.draw(st.lists(st.sampled_from(evidence), max_size=5)) if evidence else []
    others = st.sampled_from(("s1", "s2", "visitor"))
    pieces = [*evidence, *(replace(each, key=f"d{no}", by=data.draw(others)) for no, each in enumerate(doubles))]
    keys = [piece.key for piece in pieces]
    called = dict(zip(keys, data.draw(st.permutations(keys)), strict=True))
    renamed = (replace(p, key=called[p.key], retracts=p.retracts and called[p.retracts]) for p in pieces)
    assert folded(sheet, tuple(renamed), now) == folded(sheet, tuple(pieces), now)


@given(cases(), st.data())
def test_only_the_running_step_depends_on_now(case: Case, data: st.DataObject) -> None:
    sheet, evidence, now = case
    early, late = folded(sheet, evidence, now), folded(sheet, evidence, now + data.draw(moments))
    assert early.lines == late.lines
    running = {early.current.step.no} if early.current else set()
    assert {overrun.last.no for overrun in set(late.overruns) ^ set(early.overruns)} <= running
    assert set(early.overruns) <= set(late.overruns)


@given(cases(), moments, moments)
def test_closing_stops_the_clock(case: Case, closed_after: timedelta, passed: timedelta) -> None:
    sheet, evidence, _ = case
    closed_at = START + closed_after
    before = tuple(piece for piece in evidence if piece.happened_at <= closed_at)
    assert folded(sheet, before, closed_at + passed, closed_at) == folded(sheet, before, closed_at)


@given(cases(), moments)
def test_nothing_is_overrun_that_was_due_after_closing(case: Case, closed_after: timedelta) -> None:
    sheet, evidence, now = case
    closed_at = START + closed_after
    assert all(overrun.due_at <= closed_at for overrun in folded(sheet, evidence, now, closed_at).overruns)


# A timeline is a course of events that can have happened

_ORDER = {StepState.DONE: 0, StepState.RUNNING: 1, StepState.AHEAD: 2}
_OWN_WORD = sheet_of(
    [step(1, "3 menit", Marker(Word.ANSWERED), Marker(Word.CALLED)), step(2, "3 menit", begins=Marker(Word.JOINED))]
)


@given(cases())
@example((_OWN_WORD, (report(Marker(Word.CALLED), 0, key="a"), report(Marker(Word.JOINED), 2, key="b")), START))
def test_done_steps_come_first_then_at_most_one_running(case: Case) -> None:
    line = folded(*case)
    states = [entry.state for entry in line.lines]
    assert [entry.step for entry in line.lines] == list(case[0].steps)
    assert states == sorted(states, key=_ORDER.__getitem__)
    assert states.count(StepState.RUNNING) <= 1
    assert line.complete == (states.count(StepState.DONE) == len(states))
    assert not (line.complete and line.current)


@given(cases())
def test_steps_end_in_order_and_take_no_negative_time(case: Case) -> None:
    line = folded(*case)
    ends = [entry.ended_at for entry in line.lines if entry.ended_at]
    assert ends == sorted(ends)
    assert all(entry.used >= timedelta() for entry in line.lines if entry.used is not None)
    assert all(entry.ended_at is None for entry in line.lines if entry.state is not StepState.DONE)


_REPEATED = [step(1, "3 menit", begins=Marker(Word.CALLED)), step(2, "3 menit", Marker(Word.JOINED))]
_REPEATED.append(step(3, "3 menit", begins=Marker(Word.JOINED)))
_CONTRADICTED = (
    report(Marker(Word.CALLED), 0, Source.DESK, "a"),
    report(Marker(Word.DONE, 1), 8, Source.ZOOM, "b"),
    report(Marker(Word.JOINED), 3, Source.VISITOR, "c"),
    report(Marker(Word.DONE, 3), 10, Source.STAFF, "d"),
)


@given(cases())
@example((sheet_of(_REPEATED), _CONTRADICTED, START + 10 * MINUTE))
def test_no_step_begins_before_the_steps_ahead_of_it_ended(case: Case) -> None:
    known = [at for entry in folded(*case).lines for at in (entry.began_at, entry.ended_at) if at]
    assert known == sorted(known)


@given(cases())
@example((sheet_of(_REPEATED), _CONTRADICTED, START + 10 * MINUTE))
def test_a_beginning_that_only_repeats_the_end_before_it_says_nothing_new(case: Case) -> None:
    sheet, evidence, now = case
    silent = [
        replace(later, begins=None) if later.begins == before.ends else later for before, later in pairwise(sheet.steps)
    ]
    plain = folded(sheet_of([sheet.steps[0], *silent]), evidence, now)
    spoken = folded(sheet, evidence, now)
    assert [_seen(entry) for entry in plain.lines] == [_seen(entry) for entry in spoken.lines]
    assert _numbers(plain) == _numbers(spoken)


def _seen(entry: StepLine) -> tuple[object, ...]:
    return entry.state, entry.began_at, entry.ended_at, entry.source, entry.due_at, entry.used


def _numbers(line: Timeline) -> list[tuple[int, int]]:
    return [(overrun.first.no, overrun.last.no) for overrun in line.overruns]


@given(cases())
def test_overruns_cover_each_step_once_and_in_order(case: Case) -> None:
    covered = [no for first, last in _numbers(folded(*case)) for no in range(first, last + 1)]
    assert covered == sorted(set(covered))


_LATER_ENDED_FIRST = (
    _CONTRADICTED[0],
    report(Marker(Word.JOINED), 9, key="b"),
    report(Marker(Word.DONE, 3), 5, key="c"),
)


@given(cases())
@example((sheet_of(_REPEATED), _LATER_ENDED_FIRST, START + 10 * MINUTE))
def test_no_overrun_is_disproved_by_a_later_step_that_ended_in_time(case: Case) -> None:
    line = folded(*case)
    for overrun in line.overruns:
        later = [entry.ended_at for entry in line.lines if entry.step.no >= overrun.last.no and entry.ended_at]
        assert all(ended_at > overrun.due_at for ended_at in later)


# More evidence


@given(cases(), st.data())
# rule: weaker-moves-no-better
def test_weaker_evidence_never_moves_a_better_known_end(case: Case, data: st.DataObject) -> None:
    sheet, evidence, now = case
    more = data.draw(evidence_for(sheet))
    added = [replace(piece, key=f"m{piece.key}", retracts=None) for piece in more]
    before, after = folded(sheet, evidence, now), folded(sheet, (*evidence, *added), now)
    best = min((RANK[piece.source] for piece in added), default=len(RANK))
    for old, new in zip(before.lines, after.lines, strict=True):
        if old.ended_at and old.source and RANK[old.source] < best:
            assert (new.ended_at, new.source) == (old.ended_at, old.source)


@settings(max_examples=times(20, 150), suppress_health_check=[HealthCheck.filter_too_much])  # most courses are in time
@given(cases(), st.data())
def test_late_proof_that_a_step_was_in_time_removes_its_overrun(case: Case, data: st.DataObject) -> None:
    sheet, evidence, now = case
    line = folded(sheet, evidence, now)
    single = [overrun for overrun in line.overruns if overrun.first is overrun.last]
    assume(single)
    overrun = data.draw(st.sampled_from(single))
    ended_at = data.draw(st.sampled_from(_moments_in_time(line, overrun)))
    marker = overrun.last.ends
    recorded_at = START + timedelta(days=30)
    proof = Evidence("proof", marker.word, ended_at, recorded_at, Source.CORRECTION, "s1", marker.step)
    again = folded(sheet, (*evidence, proof), now)
    assert again.line(overrun.last.no).ended_at == ended_at
    assert all(not other.first.no <= overrun.last.no <= other.last.no for other in again.overruns)


def _moments_in_time(line: Timeline, overrun: Overrun) -> list[datetime]:
    """When the step can have ended in time: at its limit, or at once."""
    began_at = line.line(overrun.first.no).began_at
    assert began_at is not None
    return [began_at, overrun.due_at]


# Deviations, against an oracle that knows what really happened


@st.composite
def courses(draw: st.DrawFn) -> tuple[Sheet, dict[Marker, datetime]]:
    """What really happened, step after step; own words may come some time after the end before them."""
    sheet = draw(sheets())
    shares = draw(st.lists(st.sampled_from((0.0, 0.5, 1.0, 1.01, 2.5)), min_size=14, max_size=14))
    gaps = draw(st.lists(st.sampled_from((0, 0, 40)), min_size=14, max_size=14))
    at, happened = START, dict[Marker, datetime]()
    for row, share, gap in zip(sheet.steps, shares, gaps, strict=False):
        if row.begins and row.begins not in happened:
            at += gap * MINUTE
            happened[row.begins] = at
        standard = row.standard.clock or timedelta(days=row.standard.working_days or 1)
        at += standard * share
        happened[row.ends] = at
    return sheet, happened


@given(courses(), st.data())
def test_deviations_are_exactly_the_runs_that_took_too_long(
    course: tuple[Sheet, dict[Marker, datetime]], data: st.DataObject
) -> None:
    sheet, happened = course
    now = data.draw(st.sampled_from(sorted({START + MINUTE, *happened.values()}))) + data.draw(moments)
    ends = {row.ends for row in sheet.steps}
    begins = {row.begins for row in sheet.steps if row.begins}
    bits = data.draw(st.lists(st.booleans(), min_size=len(happened), max_size=len(happened)))
    told = {
        marker: at
        for (marker, at), bit in zip(happened.items(), bits, strict=True)
        if at <= now and (bit or marker not in ends or marker in begins)
    }
    sources = data.draw(st.lists(st.sampled_from(list(Source)[:4]), min_size=len(told), max_size=len(told)))
    truth = [_piece(marker, at, source, "t") for (marker, at), source in zip(told.items(), sources, strict=True)]
    rumours = data.draw(evidence_for(sheet)) if data.draw(st.booleans()) else ()
    weak = [
        replace(piece, key=f"w{piece.key}", source=Source.INFERRED, retracts=None)
        for piece in rumours
        if Marker(piece.word, piece.step) in told
    ]
    line = folded(sheet, (*weak, *truth), now)
    assert set(_numbers(line)) == _too_long(sheet, told, now)


def _piece(marker: Marker, at: datetime, source: Source, name: str) -> Evidence:
    return Evidence(f"{name}:{marker.word}:{marker.step}", marker.word, at, at, source, "s1", marker.step)


def _too_long(sheet: Sheet, told: dict[Marker, datetime], now: datetime) -> set[tuple[int, int]]:
    """As a clerk would find them: from one known moment to the next, against the sum of the standards between."""
    rows, late = sheet.steps, set[tuple[int, int]]()
    began = {i: told[row.begins] for i, row in enumerate(rows) if row.begins in told}
    first, since = 0, began.get(0)
    for i, row in enumerate(rows):
        over = told.get(row.ends)
        if over is None:
            if i + 1 in began:  # it was over by then, nobody knows when: no verdict
                first, since = i + 1, began[i + 1]
            continue
        limit = _limit(since, rows[first : i + 1])
        if limit and over > limit:
            late.add((rows[first].no, row.no))
        first, since = i + 1, began.get(i + 1)
        if i + 1 < len(rows) and rows[i + 1].begins is None:
            since = over
    limit = _limit(since, rows[first : first + 1]) if first < len(rows) else None
    return late | {(rows[first].no, rows[first].no)} if limit and now >= limit else late


def _limit(since: datetime | None, run: tuple[Step, ...]) -> datetime | None:
    """The latest moment at which a run may be over; None when that is not known or not limited."""
    for row in run:
        if since is None or not row.standard.limited:
            return None
        since = since + row.standard.clock if row.standard.clock else _closing(since, row.standard.working_days or 0)
    return since


def _closing(since: datetime, days: int) -> datetime:
    day = since.astimezone(WIB).date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in CLOSED
    end = time(16, 30) if day.weekday() == 4 else time(16)
    return datetime.combine(day, end, WIB).astimezone(UTC)


@given(courses())
def test_a_fully_reported_visit_has_the_times_that_really_passed(course: tuple[Sheet, dict[Marker, datetime]]) -> None:
    sheet, happened = course
    pieces = tuple(_piece(marker, at, Source.STAFF, "t") for marker, at in happened.items())
    line = folded(sheet, pieces, max(happened.values()))
    assert line.complete
    before = None
    for entry in line.lines:
        began_at = happened.get(entry.step.begins, before) if entry.step.begins else before
        before = happened[entry.step.ends]
        assert (entry.ended_at, entry.used) == (before, before - began_at if began_at else None)


@given(sheets())
def test_no_evidence_means_no_timeline_and_no_deviation(sheet: Sheet) -> None:
    line = folded(sheet, (), START + timedelta(days=400))
    assert {entry.state for entry in line.lines} == {StepState.AHEAD}
    assert (line.overruns, line.current, len(markers(sheet)) > 0) == ((), None, True)
