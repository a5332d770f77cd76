"""Decisions: an answer goes on at a step of its own, and what is not taken is never done, inferred, owed or late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.flows.journey.owing import needs_place
from bot.flows.journey.reports import offered
from bot.flows.procedure import whole
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.route import MOST_ROUTES, chosen, count, route, routes
from bot.flows.procedure.serving import asks_survey, served
from bot.flows.procedure.sheet import END, Actor, Branch, Identity, Marker, Sheet, Step
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.timeline import StepState, Timeline, fold
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.messages import Purpose, StepLook, Steps
from bot.flows.scene.tokens import Verb, read
from bot.flows.staffing.charge import charged
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.visits import Status
from bot.rehearsal.stage import Stage
from bot.sop import load_sheet
from tests.clock import MONDAY_MORNING
from tests.flows.drawn import START, branching_sheets, cases, sheet_of, step
from tests.flows.table import Table, office
from tests.flows.test_several_sheets import TOGETHER, UNIT, joined
from tests.thoroughness import times

MINUTE = timedelta(minutes=1)
CALENDAR = OfficeCalendar(read_hours("Senin-Jumat 08.00-16.00"), ZoneInfo("Asia/Jakarta"))
Case = tuple[Sheet, tuple[Evidence, ...], datetime]
BRANCHING = branching_sheets()
INFORMATION = load_sheet(TOGETHER / "permohonan_informasi.toml")
MANNED = frozenset({"front_office", "pejabat_informasi"})


def decision(no: int, **branches: int) -> Step:
    """A row that is decided: ``ya=3, tidak=5``."""
    answers = tuple(Branch(answer, to) for answer, to in branches.items())
    return replace(step(no, "5 menit", Marker(Word.DECIDED, no)), branches=answers)


FORKED = sheet_of(
    [
        step(1, "5 menit", begins=Marker(Word.CALLED)),
        decision(2, ya=3, tidak=5),
        step(3, "5 menit", Marker(Word.INTO_ROOM)),
        replace(step(4, "5 menit"), then=6),
        step(5, "5 menit"),
        step(6, "5 menit", Marker(Word.LEFT)),
    ]
)
"""Two branches (3-4, or 5) that meet again at step 6."""


def told(no: int, answer: str, minute: float = 0, source: Source = Source.STAFF, key: str = "") -> Evidence:
    at = START + minute * MINUTE
    return Evidence(key or f"decided{no}", Word.DECIDED, at, at, source, "s1", no, answer=answer)


def done(no: int, minute: float = 0, source: Source = Source.STAFF) -> Evidence:
    at, marker = START + minute * MINUTE, FORKED.steps[no - 1].ends
    return Evidence(f"done{no}", marker.word, at, at, source, "s1", marker.step)


CALLED = Evidence("called", Word.CALLED, START, START, Source.DESK, "desk")


def folded(*evidence: Evidence, sheet: Sheet = FORKED, now: float = 60) -> Timeline:
    return fold(sheet, (CALLED, *evidence), CALENDAR, START + now * MINUTE)


def states(line: Timeline) -> str:
    """Each step's state by its letter: d(one), r(unning), a(head), - for not taken."""
    letters = {StepState.NOT_TAKEN: "-"}
    return "".join(letters.get(entry.state, entry.state.value[0]) for entry in line.lines)


# Whatever the sheet and whatever is reported


@given(cases(BRANCHING), st.data())
def test_any_order_and_any_copies_give_the_same_timeline(case: Case, data: st.DataObject) -> None:
    sheet, evidence, now = case
    copies = data.draw(st.lists(st.sampled_from(evidence), max_size=5)) if evidence else []
    shuffled = tuple(data.draw(st.permutations([*evidence, *copies])))
    assert fold(sheet, shuffled, CALENDAR, now) == fold(sheet, evidence, CALENDAR, now)


# rule: not-taken-is-never-done
@given(cases(BRANCHING))
def test_what_is_not_taken_says_nothing_and_what_is_taken_is_one_way_through_the_sheet(case: Case) -> None:
    sheet, evidence, now = case
    line = fold(sheet, evidence, CALENDAR, now)
    for entry in line.lines:
        if entry.state is StepState.NOT_TAKEN:
            nothing = (entry.began_at, entry.ended_at, entry.source, entry.by, entry.due_at, entry.used, entry.answer)
            assert nothing == (None,) * 7
        assert (entry.answer is not None) == (entry.step.decides and entry.state is StepState.DONE)
    taken = [entry.state for entry in line.taken]
    assert taken == sorted(taken, key=[StepState.DONE, StepState.RUNNING, StepState.AHEAD].index)
    assert taken.count(StepState.RUNNING) <= 1
    if line.complete:
        assert tuple(sheet.steps.index(entry.step) for entry in line.taken) in set(every_way(sheet))


def every_way(sheet: Sheet, at: int = 0) -> list[tuple[int, ...]]:
    """All ways, found by walking them all."""
    if at == len(sheet.steps):
        return [()]
    return [(at, *rest) for after in set(sheet.following[at]) for rest in every_way(sheet, after)]


@given(cases(BRANCHING))
def test_nothing_that_is_not_taken_is_overrun_owed_offered_or_counted(case: Case) -> None:
    sheet, evidence, now = case
    line = fold(sheet, evidence, CALENDAR, now)
    passed_by = {entry.step.no for entry in line.lines if entry.state is StepState.NOT_TAKEN}
    ends = {no for overrun in line.overruns for no in (overrun.first.no, overrun.last.no)}
    asked = {row.no for row in (*line.left, *line.owed, *offered(line, ("front_office",), MANNED))}
    assert not passed_by & (ends | asked)
    assert line.service.step.no not in passed_by


@given(cases(BRANCHING), st.data())
def test_what_is_reported_of_an_open_or_another_branch_changes_no_answer_that_was_told(
    case: Case, data: st.DataObject
) -> None:
    sheet, evidence, now = case
    line = fold(sheet, evidence, CALENDAR, now)
    decided = [entry for entry in line.lines if entry.answer and entry.source is not Source.INFERRED]
    row = data.draw(st.sampled_from([row for row in sheet.steps if not row.decides] or [sheet.steps[0]]))
    if row.decides:
        return
    more = Evidence("more", row.ends.word, now, now, data.draw(st.sampled_from(Source)), "s1", row.ends.step)
    again = fold(sheet, (*evidence, more), CALENDAR, now)
    before = decided[0] if decided else None
    if before is not None and before is next(entry for entry in line.lines if entry.answer):
        assert again.line(before.step.no).answer == before.answer


@given(BRANCHING)
def test_all_ways_are_listed_once_each_with_the_answers_that_lead_along_them(sheet: Sheet) -> None:
    found = routes(sheet)
    assert len(set(found)) == len(found) == min(count(sheet), MOST_ROUTES)
    assert set(found) <= set(every_way(sheet))
    assert len(every_way(sheet)) == count(sheet)
    for way in found:
        answers = tuple(
            told(row.no, answer.split(" / ")[0], minute) for minute, (row, answer) in enumerate(chosen(sheet, way))
        )
        best = {Marker(piece.word, piece.step): piece for piece in answers}
        assert route(sheet, best).taken == way


@settings(max_examples=times(25, 150))
@given(branching_sheets(most=7), st.data())
# rule: nothing-beyond-a-decision
def test_a_visit_can_always_be_walked_to_its_end_by_pressing_what_is_offered(sheet: Sheet, data: st.DataObject) -> None:
    stage = Stage(replace(office(), sheet=walkable(sheet)), MONDAY_MORNING)
    stage.fill_in()
    for _ in range(len(sheet.steps)):
        visit, line = stage.visit, stage.line
        assert visit
        assert line
        if visit.status is not Status.IN_SERVICE:
            break
        tokens = pressable(stage, line)
        assert tokens, "nobody can go on"
        stage.now += MINUTE
        stage.press("front_office", data.draw(st.sampled_from(tokens)))
    visit, line = stage.visit, stage.line
    assert visit
    assert line
    assert (visit.status, line.complete, line.left) == (Status.FINISHED, True, ())
    assert tuple(entry.step.no - 1 for entry in line.taken) in set(every_way(sheet))


def walkable(sheet: Sheet) -> Sheet:
    """The same ways, all by the generic words and front office, after the form."""
    rows = [replace(row, begins=None) for row in sheet.steps]
    rows = [row if row.decides else replace(row, ends=Marker(Word.DONE, row.no)) for row in rows]
    rows[0] = replace(rows[0], begins=Marker(Word.CALLED))
    return replace(sheet, id="walkable", steps=tuple(rows))


def pressable(stage: Stage, line: Timeline) -> list[str]:
    """The buttons for steps that are offered now."""
    now = {str(row.no) for row in offered(line, ("front_office",), frozenset({"front_office"}))}
    tokens = []
    for choice in stage.choices["front_office"]:
        verb, parts = read(choice.token) or (None, ())
        if verb is Verb.STEP and parts[1] in now and choice.token not in tokens:
            tokens.append(choice.token)
    return tokens


# One fork


@pytest.mark.parametrize(
    ("evidence", "expected", "answer"),
    [
        ((), "raaaaa", None),
        ((done(1),), "draaaa", None),
        ((told(2, "ya", 2),), "ddra-a", "ya"),
        ((told(2, "tidak", 2),), "dd--ra", "tidak"),
        ((told(2, "tidak", 2), done(5, 3)), "dd--dr", "tidak"),
        ((told(2, "ya", 2), done(4, 3), done(6, 4)), "dddd-d", "ya"),
        ((told(2, "entah", 2), done(1)), "draaaa", None),
    ],
)
def test_an_answer_leads_along_its_branch(evidence: tuple[Evidence, ...], expected: str, answer: str | None) -> None:
    line = folded(*evidence)
    assert (states(line), line.line(2).answer) == (expected, answer)


# rule: implied-only-if-unambiguous
@pytest.mark.parametrize(
    ("evidence", "expected", "answer"),
    [
        ((done(3, 3, Source.ZOOM),), "dddr-a", "ya"),
        ((done(5, 3),), "dd--dr", "tidak"),
        ((done(6, 3, Source.ZOOM),), "raaaaa", None),
        ((done(1), done(6, 3, Source.ZOOM)), "draaaa", None),
        ((done(3, 3, Source.ZOOM), done(5, 4)), "dddr-a", "ya"),
        ((done(3, 3, Source.VISITOR), done(5, 4)), "dd--dr", "tidak"),
    ],
)
def test_a_later_step_tells_the_answer_only_if_no_other_answer_leads_there(
    evidence: tuple[Evidence, ...], expected: str, answer: str | None
) -> None:
    line = folded(*evidence)
    assert (states(line), line.line(2).answer) == (expected, answer)
    assert line.line(2).source is (Source.INFERRED if answer else None)


def test_what_leads_from_both_branches_waits_until_the_decision_is_told() -> None:
    left = done(6, 3, Source.ZOOM)
    assert states(folded(left)) == "raaaaa"
    assert states(folded(left, told(2, "tidak", 9))) == "dd--dd"
    assert states(folded(left, told(2, "ya", 9))) == "dddd-d"


# rule: decided-is-over
def test_a_decision_told_too_late_for_its_time_is_over_all_the_same() -> None:
    line = folded(done(6, 3, Source.ZOOM), told(2, "tidak", 9))
    assert (line.line(2).ended_at, line.line(2).source) == (None, Source.INFERRED)
    early = folded(told(2, "tidak", 1), replace(done(1, 4), source=Source.CORRECTION))
    assert (states(early), early.line(2).ended_at) == ("dd--ra", None)


def test_an_answer_that_was_told_stands_against_what_is_seen_of_another_branch() -> None:
    line = folded(told(2, "tidak", 2), done(3, 3, Source.ZOOM), done(4, 4))
    assert (states(line), line.line(2).answer) == ("dd--ra", "tidak")


def test_taking_a_decision_back_derives_everything_anew() -> None:
    wrong = told(2, "tidak", 2)
    retraction = replace(wrong, key="r", source=Source.CORRECTION, retracts=wrong.key)
    kept = done(4, 5)
    assert states(folded(wrong, kept)) == "dd--ra"
    assert states(folded(wrong, kept, retraction)) == "dddd-r", "what was reported of the other branch counts again"
    assert states(folded(wrong, retraction)) == "raaaaa"
    assert states(folded(wrong, retraction, told(2, "ya", 4, key="again"))) == "ddra-a"


def test_time_is_counted_along_the_way_that_was_taken() -> None:
    line = folded(told(2, "tidak", 5), done(6, 25, Source.ZOOM), now=30)
    assert [(o.first.no, o.last.no, o.due_at) for o in line.overruns] == [(5, 6, START + 15 * MINUTE)]
    assert [(o.first.no, o.last.no) for o in folded(told(2, "tidak", 5), now=11).overruns] == [(5, 5)]


def test_an_answer_may_end_it_all() -> None:
    sheet = sheet_of([step(1, "5 menit", begins=Marker(Word.CALLED)), decision(2, ya=3, tidak=END), step(3, "5 menit")])
    line = folded(told(2, "tidak", 2), sheet=sheet)
    assert (states(line), line.complete, served(line)) == ("dd-", True, True)
    assert states(folded(told(2, "ya", 2), sheet=sheet)) == "ddr"


# What follows from the way


def lines(*decided: tuple[int, str], upto: int = 2) -> Timeline:
    """A request for information, decided so far, with the plain steps up to ``upto`` done."""
    submitted = Evidence("f", Word.FORM_SUBMITTED, START, START, Source.DESK, "desk")
    plain = [
        Evidence(f"d{no}", Word.DONE, START + no * MINUTE, START + no * MINUTE, Source.STAFF, "s", no)
        for no in range(2, upto + 1)
    ]
    answers = [told(no, answer, no) for no, answer in decided]
    return fold(INFORMATION, (submitted, *plain, *answers), CALENDAR, START + 20 * MINUTE)


@pytest.mark.parametrize(
    ("decided", "service"),
    [(((3, "tidak"),), 7), (((3, "ya"), (4, "dikecualikan")), 6), (((3, "ya"), (4, "terbuka")), 5)],
)
def test_each_way_has_its_own_service_step(decided: tuple[tuple[int, str], ...], service: int) -> None:
    assert lines(*decided).service.step.no == service
    assert not served(lines(*decided))
    assert served(lines(*decided, upto=service))
    assert lines(*decided, upto=service).owed == ()
    assert not needs_place(lines(*decided, upto=service))
    assert asks_survey(lines(*decided))


def test_while_it_is_open_a_decision_is_what_is_owed_and_offered() -> None:
    line = lines()
    assert [row.no for row in line.coming] == [3]
    assert line.owed[0].no == 3
    assert needs_place(line)
    assert [row.no for row in offered(line, ("pejabat_informasi",), MANNED)] == [3]
    assert offered(line, ("front_office",), MANNED) == ()


def test_the_limit_of_the_whole_sheet_is_judged_by_the_service_of_the_way() -> None:
    sheet = replace(INFORMATION, whole=Standard(clock=timedelta(minutes=10)))
    in_time, open_still = lines((3, "tidak"), upto=7), lines((3, "tidak"))
    assert whole.over(sheet, in_time, CALENDAR, START + 60 * MINUTE) is None
    assert whole.over(sheet, open_still, CALENDAR, START + 60 * MINUTE) == START + 10 * MINUTE


def test_a_survey_on_another_branch_is_not_asked() -> None:
    rows = [*FORKED.steps[:4], step(5, "5 menit"), step(6, "5 menit", Marker(Word.SURVEY_SUBMITTED))]
    rows[4] = replace(rows[4], then=END)
    sheet = sheet_of(rows)
    assert asks_survey(folded(told(2, "ya", 2), sheet=sheet))
    assert not asks_survey(folded(told(2, "tidak", 2), sheet=sheet))


def test_whoever_has_a_button_only_on_another_branch_is_not_charged() -> None:
    """rule: no-button-no-charge"""
    actors = (Actor("front_office", "FO"), Actor("back_office", "BO"))
    other = replace(step(2, "5 menit"), actor="back_office")
    rows = (replace(step(1, "5 menit"), then=END, answers="back_office"), other)
    staff = {role: Staff(role, role, role, True, role) for role in ("front_office", "back_office")}
    desk = Desk(staff, assignments=tuple(Assignment(role, role, MONDAY_MORNING) for role in staff))
    jumps = Sheet("s", Identity("1", "N", "U"), actors, rows)
    runs_on = replace(jumps, steps=(replace(rows[0], then=None), other))
    either = [charged(sheet, sheet.steps[0], desk, MONDAY_MORNING) for sheet in (jumps, runs_on)]
    assert either == ["supervisor", "back_office"]


# At the desk


def at_the_desk() -> Table:
    table = Table(UNIT)
    table.hire("Sari", "front_office")
    table.hire("Dewi", "pejabat_informasi")
    joined(table, "Rina", "ppid")
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 2)
    return table


@pytest.mark.parametrize(("answer", "left"), [(1, (3,)), (2, ())])
def test_a_branch_before_the_call_is_prepared_along_the_way_taken(answer: int, left: tuple[int, ...]) -> None:
    rows = (
        step(1, "5 menit", Marker(Word.FORM_SUBMITTED), Marker(Word.FORM_STARTED)),
        decision(2, kurang=3, lengkap=4),
        step(3, "5 menit"),
        step(4, "5 menit", Marker(Word.CALLED)),
        step(5, "5 menit"),
    )
    table = Table(replace(office(), sheet=sheet_of(rows)))
    table.hire("Sari", "front_office", on_duty=False)
    joined(table, "Rina", "informasi")
    assert table.visit_of("Rina").status is Status.PREPARING
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 2, answer)
    assert table.visit_of("Rina").status is (Status.PREPARING if left else Status.QUEUED)
    for no in left:
        table.press("Sari", Verb.STEP, table.visit_of("Rina").id, no)
    assert table.visit_of("Rina").status is Status.QUEUED


@pytest.mark.parametrize("chosen_answer", [(), (0,), (3,), ("ya",), (1, 1)])
def test_a_decision_without_one_of_its_answers_is_none(chosen_answer: tuple[int | str, ...]) -> None:
    table = at_the_desk()
    before = table.visit_of("Rina")
    assert "staff-press-stale" in table.press("Dewi", Verb.STEP, before.id, 3, *chosen_answer).answers
    assert table.visit_of("Rina").evidence == before.evidence


def test_an_old_answer_changes_no_decision() -> None:
    table = at_the_desk()
    visit_id = table.visit_of("Rina").id
    table.press("Dewi", Verb.STEP, visit_id, 3, 2)
    assert "staff-step-done" in table.press("Dewi", Verb.STEP, visit_id, 3, 1).answers
    assert [piece.answer for piece in table.visit_of("Rina").evidence if piece.answer] == ["tidak"]


def test_a_true_time_keeps_the_answer() -> None:
    table = at_the_desk()
    visit_id = table.visit_of("Rina").id
    table.now += 10 * MINUTE
    table.press("Dewi", Verb.STEP, visit_id, 3, 2)
    table.press("Dewi", Verb.CORRECT, visit_id, 3)
    table.write("Dewi", "09.05")
    line = fold(INFORMATION, table.visit_of("Rina").evidence, table.office.calendar, table.now)
    assert (line.line(3).answer, line.line(3).ended_at) == ("tidak", datetime(2026, 11, 23, 2, 5, tzinfo=UTC))


NEXT, LAST = (StepLook.AHEAD, 5, 5), (StepLook.AHEAD, 8, 8)


@pytest.mark.parametrize(
    ("answer", "rows"),
    [
        (2, [(StepLook.NOT_TAKEN, 4, 6), (StepLook.NOW, 7, 7), LAST]),
        (1, [(StepLook.NOW, 4, 4), NEXT, (StepLook.AHEAD, 6, 6), (StepLook.NOT_TAKEN, 7, 7), LAST]),
    ],
)
def test_cards_tell_what_was_not_taken(answer: int, rows: list[tuple[StepLook, int, int]]) -> None:
    table = at_the_desk()
    what = table.press("Dewi", Verb.STEP, table.visit_of("Rina").id, 3, answer)
    card = next(say.message.text for say in what.decision.says if say.message.text.name == "card-visitor")
    steps = card.args["steps"]
    assert isinstance(steps, Steps)
    assert [(row.look, row.first, row.last) for row in steps.rows] == [
        (StepLook.DONE, 1, 2),
        (StepLook.DONE, 3, 3),
        *rows,
    ]


# rule: only-who-is-called-is-called
@pytest.mark.parametrize(("category", "purpose"), [("ppid", None), ("konsultasi", Purpose.CALL)])
def test_whom_nobody_calls_is_shown_a_card_and_not_called(category: str, purpose: Purpose | None) -> None:
    table = Table(UNIT)
    table.hire("Sari", "front_office")
    table.seat("Rina", notice=table.office.notice_version)
    for text in ("halo", "1", "Rina", "SMA Negeri 1 Binjai", "Binjai", "2", category, "Contoh keperluan"):
        table.write("Rina", text)
    says = table.write("Rina", "1").decision.says
    assert [say.message.purpose for say in says if say.message.text.name == "card-visitor"] == [purpose]
