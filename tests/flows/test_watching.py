"""Watching: whose an overrun is, when a supervisor hears of it, and that nothing ends before anybody answers for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Actor, Marker, Sheet, Step
from bot.flows.procedure.standard import read_standard
from bot.flows.procedure.timeline import StepLine, due_after, fold
from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE, VISITOR, Source, Word
from bot.flows.scene.effects import Decision
from bot.flows.scene.messages import Phrase, StepLook, Steps
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.roster import SUPERVISOR
from bot.flows.state.assignments import Assignment
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status, Visit
from tests.flows.drawn import sheet_of, step
from tests.flows.table import Table, office
from tests.flows.test_ladder import HOURS, heard
from tests.flows.test_warning import at_step
from tests.thoroughness import times

# Whose it is


def flagged(table: Table, **span: float) -> list[tuple[str, str]]:
    """Who is told of an overrun, and in which words."""
    until, found = table.now + timedelta(**span), list[tuple[str, str]]()
    while (due := table.next_due) and due <= until:
        table.now = max(table.now, due)
        for say in (say for decision in list(table.sweep()) for say in decision.says):
            if say.message.text.name == "deviation-flagged":
                verbs = ",".join(choice.token.split(":")[0] for choice in say.message.choices)
                answers = say.message.text.args["answers"]
                assert isinstance(answers, Phrase)
                found.append((say.person_id, f"{answers.name} {verbs}"))
    return found


@pytest.mark.parametrize("no", [1, 2, 9, 10])
# rule: visitor-s-slowness-is-theirs
def test_of_a_step_of_the_visitor_s_own_front_office_is_asked_to_help_and_nobody_explains(no: int) -> None:
    table = at_step(no)
    helped = [("sari", f"deviation-visitor {Verb.OPEN}"), ("dewi", f"deviation-visitor {Verb.OPEN}")]
    assert flagged(table, minutes=4) == helped
    visit = table.visit_of("Rina")
    [kept] = visit.deviations
    assert (kept.role, kept.answered_by) == (VISITOR, None)
    assert kept.id not in table.deadlines, "the ledger asks nobody"
    assert table.press("Sari", Verb.EXPLAIN, visit.id, 0).answers != "explain-cause"


def test_a_run_in_which_staff_had_a_part_is_not_the_visitor_s() -> None:
    """Nobody pressed anything until the visitor left: which step was slow nobody knows, so staff answer."""
    table = at_step(7)
    table.now += timedelta(hours=1)
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 10)
    visit = table.visit_of("Rina")
    piece = Evidence("left", Word.LEFT, table.now, table.now, Source.ZOOM, "zoom")
    table.visits[visit.id] = replace(visit, evidence=(*visit.evidence, piece))
    table.fire(visit.id)
    [kept] = [each for each in table.visit_of("Rina").deviations if each.stands]
    assert (kept.first, kept.last, kept.role) == (7, 10, BACK_OFFICE)


@pytest.mark.parametrize(("seconds", "who"), [(-1, "s-dewi"), (0, "s-dewi"), (1, "s-sari")])
# rule: role-held-at-its-moment
def test_charged_is_who_held_the_role_when_the_limit_passed(seconds: int, who: str) -> None:
    """Sari hands her post to Dewi a second before, at, and a second after the limit."""
    table = at_step()
    began = table.now - timedelta(hours=1)
    handed = table.now + timedelta(minutes=3, seconds=seconds)
    posts = [each for each in table.desk.assignments if each.role != FRONT_OFFICE]
    posts += [Assignment("s-sari", FRONT_OFFICE, began, handed), Assignment("s-dewi", FRONT_OFFICE, handed)]
    table.desk = replace(table.desk, assignments=tuple(posts))
    heard(table, minutes=3.5)
    [kept] = table.visit_of("Rina").deviations
    assert kept.answered_by == who


# The grace


def told_after(table: Table, **span: float) -> list[str]:
    """When the supervisor hears that a step goes on, in minutes."""
    return [minutes for minutes, reader, text in heard(table, **span) if text == "supervisor-attention"]


@pytest.mark.parametrize(
    ("printed", "percent", "minutes"),
    [
        ("3 menit", 100, "6"),
        ("3 menit", 50, "4.5"),
        ("3 menit", 1000, "33"),
        ("20 detik", 100, "1.33333"),
        ("30 menit", 100, "60"),
    ],
)
# rule: grace-is-a-share-of-the-standard
def test_a_supervisor_hears_after_a_share_of_the_standard_and_a_minute_at_least(
    printed: str, percent: int, minutes: str
) -> None:
    assert told_after(at_step(printed=printed, attention_percent=percent), hours=3) == [minutes]


@pytest.mark.parametrize(
    ("printed", "percent", "at"),
    [
        ("1 hari kerja", 100, "25-11 16.00"),
        ("5 hari kerja", 100, "01-12 16.00"),
        ("1 hari kerja", 50, "25-11 15.30"),
        ("2 jam kerja", 1000, "24-11 16.00"),
    ],
)
def test_it_is_a_working_day_at_most_and_in_hours(printed: str, percent: int, at: str) -> None:
    table = at_step(printed=printed, hours=HOURS, attention_percent=percent)
    began, calendar = table.now, table.office.calendar
    told = [began + timedelta(minutes=float(minutes)) for minutes in told_after(table, days=12)]
    assert [f"{calendar.local(moment):%d-%m %H.%M}" for moment in told] == [at]


def test_what_has_ended_within_the_grace_is_not_told() -> None:
    table = at_step()
    heard(table, minutes=5)
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 3)
    assert told_after(table, minutes=2.9) == []


# rule: told-of-a-deviation-once-for-good
def test_a_supervisor_is_told_once_also_of_who_was_parked_and_came_back() -> None:
    table = Table()
    for who, role in (("Sari", FRONT_OFFICE), ("Tigor", SUPERVISOR)):
        table.hire(who, role)
    table.seat("Rina", InVisit())
    table.fire(table.open("Rina", Status.IN_SERVICE).id)
    assert told_after(table, minutes=20) == ["6"]
    for _ in range(2):
        assert table.visit_of("Rina").status is Status.PARKED
        table.write("Rina", "HADIR")
        assert told_after(table, minutes=20) == []


@pytest.mark.parametrize(("no", "hours"), [(1, 9), (3, 9), (7, 30)])
# rule: one-word-a-look
# rule: closed-only-once-accounted-for
def test_after_an_outage_a_supervisor_reads_one_word_a_look_and_the_visit_does_not_end_before(
    no: int, hours: int
) -> None:
    table = at_step(no)
    table.now += timedelta(hours=hours)
    looked = list(table.sweep())
    assert table.visit_of("Rina").status.open, "nobody has answered for the step yet"
    for _ in range(8):
        table.now = max(table.next_due or table.now, table.now)
        looked += list(table.sweep())
    told = [to_supervisor(decision) for decision in looked]
    assert max(map(len, told)) == 1
    assert [name for names in told for name in names].count("supervisor-attention") == 1


def to_supervisor(decision: Decision) -> list[str]:
    """What a decision tells the supervisor, cards aside."""
    return [say.message.text.name for say in decision.says if say.person_id == "tigor" and not say.message.card]


# Nothing is left alone, nothing ends unanswered: sheets drawn at random

TIMES = ("menyesuaikan", "30 detik", "3 menit", "7 jam", "7 jam kerja", "3 x 24 jam", "1 hari kerja", "7 hari kerja")
ENDS = {VISITOR: (Word.LEFT, Word.JOINED), FRONT_OFFICE: (Word.ADMITTED, Word.CHECKED), BACK_OFFICE: (Word.SERVED,)}
ROWS = st.tuples(st.sampled_from((VISITOR, FRONT_OFFICE, BACK_OFFICE)), st.sampled_from(TIMES), st.booleans())


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """One to six steps after the call: of anybody, of any length, with words of their own or the generic one."""
    steps, words = list[Step](), {role: list(some) for role, some in ENDS.items()}
    for no, (actor, printed, generic) in enumerate(draw(st.lists(ROWS, min_size=1, max_size=6)), 1):
        own = not generic and words[actor]
        row = step(no, printed, Marker(words[actor].pop()) if own else None, Marker(Word.CALLED) if no == 1 else None)
        while_open = row.standard.while_open or (actor != VISITOR and row.standard.clock is not None)
        answers = FRONT_OFFICE if actor == VISITOR else actor
        standard = replace(read_standard(printed), while_open=while_open)
        steps.append(replace(row, actor=actor, answers=answers, standard=standard))
    actors = (Actor(VISITOR, "Pengunjung"), Actor(FRONT_OFFICE, "Front Office"), Actor(BACK_OFFICE, "Back Office"))
    return replace(sheet_of(steps), actors=actors)


def laid(sheet: Sheet, reported: int, *, manned: bool, visit: dict[str, int]) -> Table:
    """A visit under this sheet, of which so many steps have been reported."""
    table = Table(office(queue={"calls": 0}, visit=visit, office=HOURS))
    table.office = replace(table.office, sheet=sheet)
    table.hire("Tigor", SUPERVISOR)
    for who, role in (("Sari", FRONT_OFFICE), ("Bayu", BACK_OFFICE))[: 2 if manned else 1]:
        table.hire(who, role)
    table.seat("Rina", InVisit())
    marks = (Marker(Word.CALLED), *(row.ends for row in sheet.steps[:reported]))
    evidence = tuple(
        Evidence(f"e{no}", mark.word, table.now, table.now, Source.STAFF if no else Source.DESK, "s-sari", mark.step)
        for no, mark in enumerate(marks)
    )
    visit_id = table.open("Rina", Status.IN_SERVICE, evidence=evidence).id
    table.fire(visit_id)
    return table


def running(table: Table, visit: Visit) -> StepLine | None:
    return fold(table.office.sheet, visit.evidence, table.office.calendar, table.now).current


def looks(table: Table, most: int) -> Iterator[tuple[Visit, list[int]]]:
    """The visit as each look of the clock leaves it, and the steps of which the supervisor has heard by then."""
    told = list[int]()
    for _ in range(most):
        yield table.visit_of("Rina"), told
        due = table.next_due
        if due is None or not table.visit_of("Rina").status.open:
            return
        table.now = max(table.now, due)
        says = [say.message.text for decision in list(table.sweep()) for say in decision.says]
        told += [int(str(text.args["no"])) for text in says if text.name == "supervisor-attention"]


CASES = {
    "sheet": sheets(),
    "share": st.integers(0, 5),
    "manned": st.booleans(),
    "outage": st.sampled_from((0, 0, 1, 8, 24 * 40)),
    "visit": st.fixed_dictionaries(
        {
            "abandon_minutes": st.sampled_from((1, 60, 240)),
            "unresolved_days": st.sampled_from((1, 3)),
            "attention_percent": st.sampled_from((1, 50, 100)),
        }
    ),
}


@given(**CASES)
@settings(max_examples=times(20, 200), deadline=None)
# rule: every-deviation-has-a-next-moment
# rule: closed-only-once-accounted-for
def test_what_runs_and_what_is_open_has_one_next_moment_and_one_who_answers_until_somebody_has_answered(
    sheet: Sheet, share: int, manned: bool, outage: int, visit: dict[str, int]
) -> None:
    table = laid(sheet, min(share, len(sheet.steps) - 1), manned=manned, visit=visit)
    table.now += timedelta(hours=outage)
    for seen, told in looks(table, 40):
        assert len(told) == len(set(told)), "once a deviation"
        current = running(table, seen)
        if seen.status.open:
            assert seen.id in table.deadlines, "a visit that goes on is looked at again"
        elif seen.status in (Status.LAPSED, Status.UNRESOLVED) and current and current.due_at:
            ends_accounted_for(table, seen, current, told)
        for each in seen.deviations:
            assert (each.id in table.deadlines) is (each.stands and each.role != VISITOR)
            assert each.role in (VISITOR, SUPERVISOR, *(m.role for m in table.desk.staff.values()))
            own = all(row.visitors_own for row in sheet.steps if each.first <= row.no <= each.last)
            assert (each.role == VISITOR) is own


def ends_accounted_for(table: Table, seen: Visit, current: StepLine, told: list[int]) -> None:
    """Its own standard is over, the overrun is on record, and a supervisor has been told of it."""
    due_at = due_after(current.began_at or seen.started_at, current.step.standard, table.office.calendar)
    assert due_at is not None
    assert table.now > due_at
    raised = [each for each in seen.deviations if each.stands and each.last == current.step.no]
    assert [each.raised_at < table.now for each in raised] == [True]
    assert current.step.no in told


def test_what_nobody_judges_is_not_waited_for() -> None:
    """A sheet that is not sound raises nothing: patience goes by the standard alone."""
    table = at_step(1)
    table.office = replace(table.office, sheet=replace(table.office.sheet, sound=False))
    heard(table, hours=9)
    assert table.visit_of("Rina").status is Status.LAPSED


# What was passed over


def rows_read(table: Table, reader: str) -> list[tuple[StepLook, int, int, str]]:
    """The rows of what is over on the card that somebody is shown now."""
    told = table.write(reader, "menu" if reader != "Rina" else "status").decision
    if reader != "Rina":
        told = table.press(reader, Verb.OPEN, table.visit_of("Rina").id).decision
    [card] = [say.message for say in told.says if say.message.card and say.person_id == reader.lower()]
    steps = card.text.args["steps"]
    assert isinstance(steps, Steps)
    over = (StepLook.DONE, StepLook.SKIPPED)
    return [(row.look, row.first, row.last, told_how(row.time or row.what)) for row in steps.rows if row.look in over]


def told_how(words: Phrase) -> str:
    """Of which step whose report says that it is over."""
    how = words.args.get("how", words)
    assert isinstance(how, Phrase)
    who = how.args.get("who")
    return f"{how.args['no']} {who.args.get('text', who.name)}" if isinstance(who, Phrase) else ""


# rule: skipped-says-by-whom
def test_staff_read_what_was_passed_over_and_by_whose_report_and_visitors_do_not() -> None:
    table = at_step(3)
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 4)
    done, skipped = StepLook.DONE, StepLook.SKIPPED
    assert rows_read(table, "Dewi") == [(done, 1, 2, ""), (skipped, 3, 3, "4 Sari"), (done, 4, 4, "")]
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 5)
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 6)
    assert rows_read(table, "Rina") == [(done, 1, 6, "")]


def test_neighbours_that_the_same_report_passes_over_share_a_row() -> None:
    table = at_step(3)
    visit = table.visit_of("Rina")
    piece = Evidence("x", Word.INTO_ROOM, table.now, table.now, Source.STAFF, "s-sari")
    table.visits[visit.id] = replace(visit, evidence=(*visit.evidence, piece))
    assert (StepLook.SKIPPED, 3, 5, "6 Sari") in rows_read(table, "Dewi")


@pytest.mark.parametrize(
    ("source", "by", "who"),
    [
        (Source.ZOOM, "zoom", "skipped-by-zoom"),
        (Source.VISITOR, "rina", "skipped-by-visitor"),
        (Source.STAFF, "gone", "skipped-by-staff"),
        (Source.DESK, "desk", "skipped-by-desk"),
    ],
)
def test_whoever_reported_the_later_step_is_named_for_what_they_are(source: Source, by: str, who: str) -> None:
    table = at_step(3)
    visit = table.visit_of("Rina")
    piece = Evidence("x", Word.CHECKED, table.now, table.now, source, by)
    table.visits[visit.id] = replace(visit, evidence=(*visit.evidence, piece))
    assert (StepLook.SKIPPED, 3, 3, f"4 {who}") in rows_read(table, "Dewi")
