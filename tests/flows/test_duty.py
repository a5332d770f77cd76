"""Duty: breaks, turns, the end of duty with its question, and what becomes of the work of somebody who leaves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.duty.watch import OFFICE
from bot.flows.queue.outlook import expect
from bot.flows.scene.effects import Note
from bot.flows.scene.events import CLOCK, DeadlinePassed, DeskOpened, Event, StaffRemoved
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import holder
from bot.flows.staffing.roster import ADMIN, reachable, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import InVisit, RosterShown
from bot.flows.state.loaded import Loaded
from bot.flows.state.roster import NO_ROSTER, Line, Roster
from bot.flows.state.visits import Status, Visit
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table, office
from tests.flows.test_ladder import HOURS
from tests.thoroughness import times

EIGHT = MONDAY_MORNING - timedelta(hours=1)
PATIENT = {"silent_minutes": 0}


def clock(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """A time of the office's clock, so many days after Monday."""
    return EIGHT + timedelta(days=day, hours=hour - 8, minutes=minute)


def desk(at: datetime = MONDAY_MORNING, *names: str, **sections: Any) -> Table:
    """A desk with two of front office and a supervisor, on duty since it opened."""
    table = Table(office(office=HOURS, **sections), at)
    for name, role in (("Sari", "front_office"), ("Budi", "front_office"), ("Nur", "supervisor")):
        member = table.hire(name, role)
        put(table, member, duty_since=min(at, EIGHT))
    for name in names:
        table.seat(name, InVisit())
        table.open(name, Status.IN_SERVICE, reported=1, assigned={"front_office": "s-sari"})
    table.enter(DeskOpened("p"))
    return table


def scene_of(table: Table) -> Scene:
    """A scene in which everything is at hand."""
    facts = Facts(table.now, table.office, Fresh("r", "u"), table.desk, Loaded(table.people), Loaded(table.visits))
    return Scene(Event(CLOCK, "look", table.now, DeadlinePassed("visit", "x")), facts, table.desk)


def put(table: Table, member: Staff, **shift: Any) -> None:
    changed = replace(member, shift=replace(member.shift, **shift))
    table.desk = replace(table.desk, staff={**table.desk.staff, member.id: changed})


def staff(table: Table, name: str) -> Staff:
    return table.desk.staff[f"s-{name.lower()}"]


def rostered(table: Table, *lines: tuple[int, str]) -> None:
    """A roster for days of the week, over all opening hours."""
    entered = (
        Line(day, None, tuple(f"s-{name.lower()}" for name in who.split()), "s-nur", EIGHT) for day, who in lines
    )
    table.desk = replace(table.desk, roster=Roster(tuple(entered)))
    table.enter(DeskOpened("q"))


def pass_to(table: Table, until: datetime) -> list[tuple[str, str]]:
    """Time passes, and every deadline is looked at when it is due: who is told what of duty."""
    told: list[tuple[str, str]] = []
    while (due := table.next_due) and due <= until:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            told += [(say.person_id, say.message.text.name) for say in decision.says]
    table.now = until
    return [(who, what) for who, what in told if what.startswith("duty")]


# On a break


# rule: on-break-no-new-visitors
def test_on_a_break_one_is_told_of_nobody_new_and_keeps_what_one_holds() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    assert table.press("Sari", Verb.DUTY, "rest").answers == "duty-rest-begun"
    assert holder(table.desk, table.visit_of("Rina"), "front_office") == "s-sari"
    assert not staff(table, "Sari").attends
    assert [each.id for each in responsible(scene_of(table), table.visit_of("Rina"), "back_office")] == ["s-nur"]
    assert table.press("Sari", Verb.DUTY, "back").answers == "staff-menu"
    assert staff(table, "Sari").attends


# rule: break-ends-by-itself
def test_a_break_ends_by_itself_and_says_so_once() -> None:
    table = desk()
    table.write("Sari", "Istirahat")
    assert pass_to(table, clock(9, 29)) == []
    assert pass_to(table, clock(9, 31)) == [("sari", "duty-rest-over")]
    assert staff(table, "Sari").attends
    assert pass_to(table, clock(11)) == []


@pytest.mark.parametrize(("at", "until"), [((11, 50), (13, 0)), ((12, 10), (13, 0)), ((9, 0), (9, 30))])
def test_a_break_into_the_timetable_s_lasts_as_long_as_that(at: tuple[int, int], until: tuple[int, int]) -> None:
    table = desk(clock(*at))
    table.press("Sari", Verb.DUTY, "rest")
    assert staff(table, "Sari").shift.rests_until == clock(*until)


def test_a_second_press_makes_no_break_longer() -> None:
    table = desk()
    table.press("Sari", Verb.DUTY, "rest")
    table.now += timedelta(minutes=20)
    assert table.press("Sari", Verb.DUTY, "rest").answers == "staff-menu"
    assert staff(table, "Sari").shift.rests_until == clock(9, 30)


def test_nobody_is_called_while_all_are_on_a_break_and_their_supervisor_hears_of_it() -> None:
    table = desk(MONDAY_MORNING, queue={"capacity": 1})
    table.seat("Lasma", InVisit())
    table.open("Lasma", Status.QUEUED)
    table.desk = replace(table.desk, serving=1)
    table.press("Sari", Verb.DUTY, "rest")
    told = table.press("Budi", Verb.DUTY, "rest")
    assert told.answers == "duty-rest-begun duty-nobody-left"
    assert told.to("Nur") == "duty-nobody-left"
    table.desk = replace(table.desk, serving=0)
    assert expect(scene_of(table), table.visit_of("Lasma")) is None
    table.write("Rina", "halo")
    assert table.visit_of("Lasma").status is Status.QUEUED
    table.press("Sari", Verb.DUTY, "back")
    assert table.visit_of("Lasma").status is Status.IN_SERVICE


# The end


# rule: duty-ends-by-itself
# rule: no-roster-office-hours
def test_who_holds_nothing_is_off_duty_at_closing_and_on_duty_at_the_next_opening_without_a_word() -> None:
    table = desk()
    assert pass_to(table, clock(16)) == []
    assert not staff(table, "Sari").on_duty
    assert staff(table, "Nur").on_duty, "supervisors have no hours of their own"
    assert pass_to(table, clock(8, 1, day=1)) == []
    assert staff(table, "Sari").on_duty


def test_who_went_home_by_themselves_is_not_put_on_duty_without_a_roster() -> None:
    table = desk()
    table.press("Sari", Verb.DUTY, "off")
    pass_to(table, clock(9, day=1))
    assert not staff(table, "Sari").on_duty
    assert staff(table, "Budi").on_duty


# rule: duty-ends-with-a-question
def test_duty_never_ends_over_open_work_without_a_question() -> None:
    table = desk(MONDAY_MORNING, "Rina", "Togar", duty=PATIENT)
    assert ("sari", "duty-ends") in pass_to(table, clock(16))
    assert staff(table, "Sari").on_duty
    kept, given_back = table.visit_of("Rina"), table.visit_of("Togar")
    assert table.press("Sari", Verb.DUTY, "keep", kept.id).answers == "duty-ends-still"
    assert table.press("Sari", Verb.DUTY, "give", given_back.id).answers == "duty-given-back duty-goes-on card-staff"
    assert table.visit_of("Togar").assigned == {}
    pass_to(table, clock(16, 20))
    assert holder(table.desk, table.visit_of("Rina"), "front_office") == "s-sari"
    assert not staff(table, "Sari").attends, "nobody new after hours"
    assert table.press("Sari", Verb.DUTY, "keep", kept.id).answers == "duty-goes-on", "a second press is no fault"


# rule: unanswered-goes-back
def test_without_an_answer_open_work_goes_back() -> None:
    table = desk(MONDAY_MORNING, "Rina", duty=PATIENT)
    pass_to(table, clock(16))
    told = pass_to(table, clock(16, 16))
    assert ("sari", "duty-given-back") in told
    assert ("sari", "duty-ended") in told
    assert table.visit_of("Rina").assigned == {}
    assert not staff(table, "Sari").on_duty


def test_who_goes_on_is_off_duty_once_they_have_finished() -> None:
    table = desk(MONDAY_MORNING, "Rina", duty=PATIENT)
    pass_to(table, clock(16))
    table.press("Sari", Verb.DUTY, "keep")
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, status=Status.FINISHED, closed_at=clock(16, 5))
    assert ("sari", "duty-ended") in pass_to(table, clock(17))
    assert not staff(table, "Sari").on_duty


def test_working_after_hours_stays_possible_until_the_day_is_over() -> None:
    table = desk()
    pass_to(table, clock(17))
    table.press("Sari", Verb.DUTY, "on")
    pass_to(table, clock(23, 59))
    assert staff(table, "Sari").on_duty
    pass_to(table, clock(24, 1))
    assert not staff(table, "Sari").on_duty


def test_after_a_night_without_the_desk_the_new_day_is_not_ended_by_the_old_one() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    table.now = clock(9, day=1)
    told = [say.message.text.name for decision in table.sweep() for say in decision.says]
    assert "duty-ends" not in told
    assert staff(table, "Sari").on_duty


# rule: told-in-duty-hours
def test_nobody_is_sent_for_in_the_evening() -> None:
    table = desk(MONDAY_MORNING, "Rina", duty=PATIENT)
    told = pass_to(table, clock(16, 20))
    assert ("sari", "duty-given-back") in told
    assert ("nur", "duty-free-now") not in told


def test_what_is_due_is_done_once_however_often_it_is_looked_at() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    table.now = clock(16)
    assert len(table.pass_deadline(DeadlinePassed("duty", "s-sari")).says) == 1
    assert table.pass_deadline(DeadlinePassed("duty", "s-sari")).says == ()
    assert not table.pass_deadline(DeadlinePassed("duty", "nobody")).says


# Turns


# rule: roster-date-before-weekday
def test_the_line_entered_last_rules_its_part_of_the_day_and_a_date_goes_before_a_weekday() -> None:
    opening = office(office=HOURS).calendar.periods(MONDAY_MORNING.date())
    morning, whole = opening[0], None
    lines = [
        Line(MONDAY_MORNING.date(), morning, ("c",), "x", EIGHT),
        Line(0, whole, ("a",), "x", EIGHT),
        Line(0, whole, ("a", "b"), "x", EIGHT),
    ]
    found = Roster(tuple(lines)).on(MONDAY_MORNING.date(), opening)
    assert [(str(each.period), each.staff) for each in found] == [
        ("08.00-12.00", ("c",)),
        ("12.00-16.00", ("a", "b")),
    ]
    assert Roster((*lines, Line(MONDAY_MORNING.date(), None, (), "x", EIGHT))).on(MONDAY_MORNING.date(), opening) == ()
    assert Roster(tuple(lines[1:])).on(MONDAY_MORNING.date(), ()) == (), "on a holiday no weekday is anybody's turn"


# rule: turn-told-once
def test_a_turn_begins_and_ends_by_itself_and_each_is_said_once() -> None:
    table = desk(clock(7))
    for name in ("Sari", "Budi"):
        put(table, replace(staff(table, name), on_duty=False))
    rostered(table, (0, "Sari"), (1, "Budi"))
    assert pass_to(table, clock(12)) == [("sari", "duty-begun")]
    assert (staff(table, "Sari").on_duty, staff(table, "Budi").on_duty) == (True, False)
    assert pass_to(table, clock(17)) == [("sari", "duty-ended")]
    assert pass_to(table, clock(8, 1, day=1)) == [("budi", "duty-begun")]


def test_where_nobody_is_put_on_duty_they_are_asked_once_and_reminded_once_if_visitors_wait() -> None:
    table = desk(clock(7), duty={"begins_by_itself": False})
    put(table, replace(staff(table, "Sari"), on_duty=False))
    rostered(table, (0, "Sari"))
    assert pass_to(table, clock(8, 5)) == [("sari", "duty-begins")]
    assert pass_to(table, clock(8, 25)) == []
    table.seat("Lasma", InVisit())
    table.open("Lasma", Status.QUEUED)
    table.desk = replace(table.desk, serving=table.office.capacity)
    assert pass_to(table, clock(8, 45)) == [("sari", "duty-come")]
    assert pass_to(table, clock(11)) == []
    table.press("Sari", Verb.DUTY, "on")
    table.press("Sari", Verb.DUTY, "off")
    assert pass_to(table, clock(11, 59)) == [], "who leaves their turn by themselves is not sent for"


def test_open_work_goes_to_the_colleague_whose_turn_it_is_and_both_are_told() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    rostered(table, (0, "Sari Budi"))
    assert table.press("Sari", Verb.DUTY, "off").answers == "duty-leaving"
    told = table.press("Sari", Verb.DUTY, "give")
    assert "duty-handed-over" in told.answers
    assert "duty-yours-now" in told.to("Budi")
    assert holder(table.desk, table.visit_of("Rina"), "front_office") == "s-budi"


# Nobody's visit is locked by who left


# rule: nobody-locks-who-left
def test_who_is_removed_locks_nothing_and_their_colleague_is_told() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    decision = table.enter(StaffRemoved("s-sari"))
    assert table.visit_of("Rina").assigned == {}
    assert ("budi", "duty-free-now") in [(say.person_id, say.message.text.name) for say in decision.says]


# rule: silent-holder-is-asked-once
def test_who_is_silent_over_late_work_is_asked_once_and_then_others_may_take_it() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    put(table, staff(table, "Sari"), duty_since=clock(9))
    told = pass_to(table, clock(9, 40))
    assert told.count(("sari", "duty-silent")) == 1
    assert table.visit_of("Rina").assigned != {}
    told = pass_to(table, clock(10, 20))
    assert ("sari", "duty-given-back") in told
    assert ("budi", "duty-free-now") in told
    assert table.visit_of("Rina").assigned == {}
    assert ("sari", "duty-silent") not in pass_to(table, clock(15))


def test_any_sign_of_life_keeps_the_visit() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    put(table, staff(table, "Sari"), duty_since=clock(9))
    pass_to(table, clock(9, 40))
    assert table.press("Sari", Verb.DUTY, "here").answers == "staff-menu"
    pass_to(table, clock(10))
    assert table.visit_of("Rina").assigned != {}


# The gap


# rule: gap-told-once
def test_that_nobody_is_on_duty_is_told_once_a_gap() -> None:
    table = desk()
    table.press("Sari", Verb.DUTY, "off")
    table.press("Budi", Verb.DUTY, "off")
    assert pass_to(table, clock(9, 4)) == []
    assert pass_to(table, clock(15)) == [("nur", "duty-nobody")]
    table.press("Sari", Verb.DUTY, "on")
    pass_to(table, clock(15, 10))
    table.press("Sari", Verb.DUTY, "off")
    assert pass_to(table, clock(15, 50)) == [("nur", "duty-nobody")], "another gap"
    assert pass_to(table, clock(8, 4, day=1)) == []
    assert pass_to(table, clock(12, day=1)) == [("nur", "duty-nobody")], "and another day"
    assert OFFICE in table.deadlines


# Kinds of business


# rule: category-never-nobody
def test_a_visit_is_told_to_those_of_its_kind_and_to_all_where_there_is_nobody() -> None:
    table = desk()
    said = table.write("Nur", "kategori Sari: pengaduan")
    assert said.answers == "category-given"
    assert said.to("Sari") == "category-told"
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.IN_SERVICE)
    assert told_of(table, visit) == ["s-budi"]
    table.press("Budi", Verb.DUTY, "rest")
    assert told_of(table, visit) == ["s-sari"]
    assert table.write("Nur", "kategori Sari: semua").answers == "category-given"
    assert staff(table, "Sari").categories == ()
    assert table.write("Budi", "kategori Sari: informasi").answers == "roster-not-yours"
    assert table.write("Nur", "kategori Sari: sulap").answers == "category-not-read"
    assert table.write("Nur", "kategori Tono: informasi").answers == "category-not-read"


def told_of(table: Table, visit: Visit) -> list[str]:
    return [each.id for each in responsible(scene_of(table), visit, "front_office")]


# Always somebody


def test_where_the_supervisor_is_off_duty_whoever_is_there_is_turned_to_as_well() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    table.press("Nur", Verb.DUTY, "off")
    turned = responsible(scene_of(table), table.visit_of("Rina"), "back_office")
    assert names(turned) == ["Nur", "Sari", "Budi"]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("Sari", "Budi", "Bayu", "Nur")),
        st.sampled_from(("on", "off", "rest", "back", "keep", "give", "wait", "claim")),
        st.integers(1, 400),
    ),
    max_size=12,
)


# rule: turned-to-who-is-there
@settings(max_examples=times(20, 150))
@given(ACTS, st.lists(st.tuples(st.integers(0, 4), st.sampled_from(("Sari", "Budi", "Sari Bayu", ""))), max_size=4))
def test_for_every_attended_visit_somebody_on_duty_is_turned_to(
    acts: list[tuple[str, str, int]], lines: list[tuple[int, str]]
) -> None:
    table = desk(MONDAY_MORNING, "Rina", "Togar")
    put(table, table.hire("Bayu", "back_office"), duty_since=EIGHT)
    if lines:
        rostered(table, *lines)
    somebody_is_turned_to(table)
    for name, act, minutes in acts:
        if act == "wait":
            pass_to(table, table.now + timedelta(minutes=minutes))
        elif act == "claim":
            table.press(name, Verb.CLAIM, table.visit_of("Rina").id)
        else:
            table.press(name, Verb.DUTY, act)
        somebody_is_turned_to(table)


def somebody_is_turned_to(table: Table) -> None:
    working = [each for each in reachable(table.desk) if each.attends and each.role != ADMIN]
    for visit in (visit for visit in table.visits.values() if visit.status.attended):
        for role in table.office.roles:
            turned = responsible(scene_of(table), visit, role)
            assert turned
            assert not working or any(each.on_duty for each in turned), (role, names(turned))


def names(members: Iterable[Staff]) -> list[str]:
    return [each.name for each in members]


# The roster in chat


def proposed(table: Table, words: str) -> list[str]:
    table.write("Nur", words)
    dialog = table.person("Nur").dialog
    return list(dialog.lines) if isinstance(dialog, RosterShown) else []


READ = [
    ("jadwal Senin: Sari, Budi", ["0||s-sari,s-budi"]),
    ("Jadwal senin-rabu: sari", ["0||s-sari", "1||s-sari", "2||s-sari"]),
    ("jadwal setiap Jumat 08.00-11.30: Budi", ["4|08.00-11.30|s-budi"]),
    ("jadwal 30 November 08.00–12.00: Sari", ["2026-11-30|08.00-12.00|s-sari"]),
    ("jadwal besok: kosong", ["2026-11-24||"]),
    ("/jadwal Selasa pukul 13.00 sampai 16.00: Budi", ["1|13.00-16.00|s-budi"]),
    ("jadwal Senin: Sari; Selasa: Budi", ["0||s-sari", "1||s-budi"]),
    ("piket Sabtu 28 November 09:00-11:00: Sari", ["2026-11-28|09.00-11.00|s-sari"]),
]


@pytest.mark.parametrize(("words", "lines"), READ, ids=[words for words, _ in READ])
def test_the_roster_is_read_as_it_is_written(words: str, lines: list[str]) -> None:
    assert proposed(desk(), words) == lines


WRONG = [
    ("/jadwal Senin: Tono", "roster-nobody-so"),
    ("/jadwal Senin", "roster-not-read"),
    ("/jadwal kapan saja: Sari", "roster-no-such-day"),
    ("/jadwal 1 November: Sari", "roster-no-such-day"),
    ("/jadwal Senin 12.00-08.00: Sari", "roster-no-such-hours"),
    ("/jadwal Senin 25.00-27.00: Sari", "roster-no-such-hours"),
]


@pytest.mark.parametrize(("words", "answer"), WRONG, ids=[words for words, _ in WRONG])
def test_what_cannot_be_read_is_said_with_a_way_forward(words: str, answer: str) -> None:
    assert desk().write("Nur", words).answers == answer


# rule: roster-as-shown
def test_the_roster_counts_only_as_shown_and_is_journalled_with_what_it_was() -> None:
    table = desk()
    assert table.write("Sari", "jadwal").answers == "roster-shown"
    assert table.write("Sari", "jadwal Senin: Sari").answers == "roster-not-yours"
    assert table.write("Nur", "jadwal Senin: Sari, Budi").answers == "roster-read-back"
    assert table.desk.roster == NO_ROSTER
    told = table.press("Nur", Verb.ROSTER, "ok")
    assert told.answers == "roster-entered"
    assert told.to("Sari") == "roster-told"
    assert table.press("Nur", Verb.ROSTER, "ok").answers == "roster-gone"
    table.write("Nur", "jadwal Senin: Budi")
    [note] = [each for each in table.write("Nur", "terapkan").decision.of(Note) if each.what == "roster_changed"]
    assert (note.who, note.details) == ("s-nur", {"day": "0", "hours": "", "old": "s-sari,s-budi", "new": "s-budi"})
    assert [(line.staff, line.by) for line in table.desk.roster.lines] == [
        (("s-sari", "s-budi"), "s-nur"),
        (("s-budi",), "s-nur"),
    ]
    table.write("Nur", "jadwal Selasa: Budi")
    table.desk = replace(table.desk, roster=Roster(table.desk.roster.lines[:1]))
    assert table.press("Nur", Verb.ROSTER, "ok").answers == "roster-read-back", "it is not as it was shown"
    assert table.press("Nur", Verb.ROSTER, "no").answers == "roster-dropped"


def test_words_for_a_visitor_are_no_roster_and_hours_stay_hours() -> None:
    table = desk(MONDAY_MORNING, "Rina")
    table.press("Sari", Verb.REPLY, table.visit_of("Rina").id)
    assert table.write("Sari", "istirahat").answers == "staff-replied"
    assert staff(table, "Sari").attends
    assert proposed(table, "jadwal Senin-Kamis 08.00-15.00") == []


# Leaving by hand


def holding() -> Table:
    table = desk(MONDAY_MORNING, "Rina", "Togar")
    for name in ("Rina", "Togar"):
        table.press("Sari", Verb.CLAIM, table.visit_of(name).id)
    return table


# rule: leaving-asks-first
@pytest.mark.parametrize("way", ["press", "word"])
def test_nothing_is_given_back_before_it_is_said_what_is_to_become_of_it(way: str) -> None:
    table = holding()
    for _ in range(2):  # pressed twice it asks twice
        told = table.write("Sari", "Selesai bertugas") if way == "word" else table.press("Sari", Verb.DUTY, "off")
        assert told.answers == "duty-leaving"
        assert [each.token for each in told.decision.says[0].message.choices] == [
            token(Verb.DUTY, asked, table.visit_of(name).id) for name in ("Rina", "Togar") for asked in ("keep", "give")
        ]
    assert staff(table, "Sari").on_duty
    table.press("Sari", Verb.DUTY, "give", table.visit_of("Rina").id)
    table.press("Sari", Verb.DUTY, "keep", table.visit_of("Togar").id)
    assert table.visit_of("Rina").assigned == {}
    assert table.visit_of("Togar").assigned == {"front_office": "s-sari"}
    assert staff(table, "Sari").on_duty, "as long as they serve on"


def test_who_left_by_hand_and_does_not_answer_is_off_duty_and_not_put_on_again_by_itself() -> None:
    table = holding()
    table.press("Sari", Verb.DUTY, "off")
    told = pass_to(table, table.now + table.office.duty.answer_within)
    assert ("sari", "duty-left") in told
    assert table.visit_of("Rina").assigned == {}
    assert not staff(table, "Sari").on_duty
    assert not staff(table, "Sari").shift.resumes
    pass_to(table, clock(9, day=1))
    assert not staff(table, "Sari").on_duty


def test_who_thinks_better_of_leaving_goes_on_as_before() -> None:
    table = holding()
    table.press("Sari", Verb.DUTY, "off")
    table.press("Sari", Verb.DUTY, "on")
    pass_to(table, table.now + table.office.duty.answer_within)
    assert table.visit_of("Rina").assigned == {"front_office": "s-sari"}
    assert staff(table, "Sari").attends
