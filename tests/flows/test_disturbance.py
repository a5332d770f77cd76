"""A declared disturbance covers every deviation that came about while it lasted: once each, whatever comes first."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.disturbance.menu import CHANGE, DROP, END, NO, OK, WITHDRAW, YES
from bot.flows.disturbance.reading import Spoken, read
from bot.flows.scene.events import ZOOM, Event, PlatformTroubled
from bot.flows.scene.tokens import Verb
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, DeviationKind, Stage, named
from bot.flows.state.dialog import WritingOutcome
from bot.flows.state.disturbance import Course, Disturbance
from bot.flows.state.visits import Status
from tests.flows.standings import called
from tests.flows.table import Table, office
from tests.thoroughness import times

NOON = Table().now.replace(hour=5)
"""12.00 WIB."""


def at(clock: str) -> datetime:
    hour, minute = map(int, clock.split("."))
    return NOON + timedelta(hours=hour - 12, minutes=minute)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("gangguan zoom 09.10-09.40", Spoken(at("9.10"), at("9.40"), Cause.ZOOM, "zoom")),
        ("Gangguan: listrik padam sejak 10.00", Spoken(at("10.00"), None, Cause.OTHER, "listrik padam")),
        ("gangguan zoom mati 09.10–09.40", Spoken(at("9.10"), at("9.40"), Cause.ZOOM, "zoom mati")),
        ("/gangguan internet putus", Spoken(NOON, None, Cause.NETWORK, "internet putus")),
        (
            "gangguan jaringan dari pukul 9.10 sampai 9:40 WIB",
            Spoken(at("9.10"), at("9.40"), Cause.NETWORK, "jaringan"),
        ),
        ("gangguan listrik padam jam 9", Spoken(at("9.00"), None, Cause.OTHER, "listrik padam")),
        (
            "gangguan kemarin zoom 09.10-09.40",
            Spoken(at("9.10") - timedelta(days=1), at("9.40") - timedelta(days=1), Cause.ZOOM, "zoom"),
        ),
        # rule: disturbance-on-its-day
        *(
            (
                f"gangguan zoom {day} 09.10-09.40",
                Spoken(at("9.10") - timedelta(days=ago), at("9.40") - timedelta(days=ago), Cause.ZOOM, "zoom"),
            )
            for day, ago in (
                ("20 November", 3),
                ("tanggal 20 nov 2026", 3),
                ("20/11", 3),
                ("20/11/2026", 3),
                ("2026-11-20", 3),
                ("Jumat", 3),
                ("hari Jumat lalu", 3),
                ("senin lalu", 7),
                ("hari ini", 0),
                ("3 hari lalu", 3),
                ("kemarin lusa", 2),
                ("30 desember", 328),
            )
        ),
        # rule: disturbance-over-midnight
        *(
            (
                f"gangguan zoom {when}",
                Spoken(at(began) - timedelta(days=ago), at(ended) - timedelta(days=until), Cause.ZOOM, "zoom"),
            )
            for when, began, ago, ended, until in (
                ("kemarin 22.00-06.00", "22.00", 1, "6.00", 0),
                ("22.00-06.00", "22.00", 1, "6.00", 0),
                ("kemarin 22.00 sampai hari ini 06.00", "22.00", 1, "6.00", 0),
                ("20 November 21.30 - 21 November 07.15", "21.30", 3, "7.15", 2),
                ("20/11 21.30 s.d. kemarin 07.15", "21.30", 3, "7.15", 1),
            )
        ),
        ("gangguan zoom 31/2 09.10-09.40", Spoken(wrong=True)),
        ("gangguan zoom 24/11/2026 09.10-09.40", Spoken(wrong=True)),
        ("gangguan zoom 20 November", Spoken(wrong=True)),
        (
            "gangguan minggu ini internet putus 09.10",
            Spoken(at("9.10"), None, Cause.NETWORK, "minggu ini internet putus"),
        ),
        ("disturbance zoom since 9.10", Spoken(at("9.10"), None, Cause.ZOOM, "zoom")),
        ("gangguan selesai", Spoken(over=True)),
        ("gangguan", Spoken()),
        ("ada gangguan suara?", None),
        ("zoom gangguan 09.10", None),
    ],
)
def test_words_about_a_disturbance_are_read(typed: str, said: Spoken | None) -> None:
    assert read(typed, office().calendar, NOON) == said


UNCLEAR = (
    "09.40-09.10",
    "kemarin 09.40-09.10",
    "11.00-01.00",
    "13.00",
    "25.10",
    "09.10-09.75",
    "09.10-09.10",
    "9.10 9.20 9.30",
)


@pytest.mark.parametrize("clocks", UNCLEAR)
def test_times_that_cannot_be_meant_are_said_to_be_unclear(clocks: str) -> None:
    said = read(f"gangguan zoom {clocks}", office().calendar, NOON)
    assert said is not None
    assert said.wrong


def late(*minutes: int) -> Table:
    """Now is 12.00; of so many visitors each has one deviation, that came about so many minutes before."""
    table = Table(now=NOON)
    table.hire("Sari", "front_office")
    table.hire("Bayu", "back_office")
    table.hire("Nur", "supervisor")
    for no, minute in enumerate(minutes):
        name = f"v{no}"
        table.seat(name)
        visit = table.open(name, Status.FINISHED)
        table.visits[visit.id] = replace(visit, deviations=(departed(visit.id, NOON - timedelta(minutes=minute)),))
    return table


def departed(visit_id: str, when: datetime) -> Deviation:
    raised = DeviationEntry(Became.RAISED, when, "clock")
    marked = DeviationKind.EQUIPMENT
    return Deviation(named(visit_id, 0), marked, 5, 5, when, "front_office", "s-sari", (raised,), "Aplikasi Zoom")


def deviations(table: Table) -> list[Deviation]:
    return [each for visit in table.visits.values() for each in visit.deviations]


def covered(table: Table) -> list[bool]:
    return [each.covered_by is not None for each in deviations(table)]


def declared(table: Table, words: str = "zoom 11.00-11.30") -> Disturbance:
    """Nur declares it."""
    table.write("Nur", f"gangguan {words}")
    table.press("Nur", Verb.DISTURBANCE, OK)
    return table.desk.disturbances[-1]


def test_a_disturbance_is_read_back_with_what_it_covers_and_counts_once_agreed() -> None:
    table = late(50, 40, 20)
    told = table.write("Nur", "gangguan zoom 11.00-11.30")
    assert told.answers == "disturbance-read-back"
    args = told.decision.says[0].message.text.args
    assert (args["deviations"], args["visits"]) == (2, 2)
    assert table.desk.disturbances == ()
    assert covered(table) == [False, False, False]
    assert table.press("Nur", Verb.DISTURBANCE, OK).answers == "disturbance-declared"
    assert covered(table) == [True, True, False]
    first = deviations(table)[0]
    assert first.stage is Stage.ANSWERED_FOR
    entry = first.entries[-1]
    assert (entry.what, entry.cause, entry.by) == (Became.COVERED, Cause.ZOOM, "s-nur")
    assert table.press("Nur", Verb.DISTURBANCE, OK).answers == "disturbance-gone"


def test_dropped_it_counts_for_nothing() -> None:
    table = late(50)
    table.write("Nur", "gangguan zoom 11.00-11.30")
    table.press("Nur", Verb.DISTURBANCE, DROP)
    assert table.press("Nur", Verb.DISTURBANCE, OK).answers == "disturbance-gone"
    assert table.desk.disturbances == ()


# rule: supervisor-declares
def test_an_officer_proposes_and_a_supervisor_says_whether_it_was_so() -> None:
    table = late(50)
    table.write("Sari", "gangguan zoom 11.00-11.30")
    told = table.press("Sari", Verb.DISTURBANCE, OK)
    assert (told.answers, told.to("Nur")) == ("disturbance-proposed", "disturbance-ask")
    [proposed] = table.desk.disturbances
    assert table.press("Sari", Verb.DISTURBANCE, YES, proposed.id).answers == "disturbance-supervisor"
    assert covered(table) == [False]
    told = table.press("Nur", Verb.DISTURBANCE, YES, proposed.id)
    assert (told.answers, told.to("Sari")) == ("disturbance-declared", "disturbance-declared")
    assert covered(table) == [True]
    assert table.press("Nur", Verb.DISTURBANCE, NO, proposed.id).answers == "disturbance-is-declared"
    assert [each.what for each in table.desk.disturbances[0].entries] == [Course.PROPOSED, Course.DECLARED]


def test_refused_it_covers_nothing() -> None:
    table = late(50)
    table.write("Sari", "gangguan zoom 11.00-11.30")
    table.press("Sari", Verb.DISTURBANCE, OK)
    table.press("Nur", Verb.DISTURBANCE, NO, table.desk.disturbances[0].id)
    assert covered(table) == [False]


def test_shortened_it_gives_back_what_it_no_longer_touches() -> None:
    table = late(50, 35)
    disturbance = declared(table)
    table.press("Nur", Verb.DISTURBANCE, CHANGE, disturbance.id)
    table.write("Nur", "11.00-11.15")
    table.press("Nur", Verb.DISTURBANCE, OK)
    assert covered(table) == [True, False]
    second = deviations(table)[1]
    assert [each.what for each in second.entries] == [Became.RAISED, Became.COVERED, Became.UNCOVERED]
    assert second.stage is Stage.UNEXPLAINED
    assert table.deadlines[second.id] > table.now, "what is given back has its whole time from now"


def test_withdrawn_it_gives_everything_back_and_another_takes_it() -> None:
    table = late(50)
    first, second = declared(table), declared(table, "internet 11.05-11.20")
    assert deviations(table)[0].covered_by == first.id
    table.press("Nur", Verb.DISTURBANCE, WITHDRAW, first.id)
    assert deviations(table)[0].covered_by == second.id
    table.press("Nur", Verb.DISTURBANCE, WITHDRAW, second.id)
    assert covered(table) == [False]


def test_while_it_lasts_it_covers_what_comes_later_and_not_what_comes_after_its_end() -> None:
    table = late()
    called(table)
    table.seat("Rina")
    visit = table.open("Rina", Status.IN_SERVICE, reported=4)
    disturbance = declared(table, "listrik padam sejak 11.50")
    table.press("Sari", Verb.EQUIPMENT, visit.id, 5, 1, "x")
    table.now += timedelta(minutes=1)
    assert "disturbance-ended" in table.write("Sari", "gangguan selesai").answers
    table.now += timedelta(minutes=1)
    table.press("Sari", Verb.EQUIPMENT, visit.id, 5, 2, "x")
    marks = [each.covered_by for each in table.visits[visit.id].deviations if each.kind is DeviationKind.EQUIPMENT]
    assert marks == [disturbance.id, None]
    assert table.press("Sari", Verb.DISTURBANCE, END, disturbance.id).answers == "disturbance-none-lasts"


# rule: words-for-a-visitor-stay-theirs
def test_words_that_were_asked_for_are_no_disturbance() -> None:
    table = late(50)
    called(table)
    visit = table.open("Rina", Status.IN_SERVICE, reported=7)
    table.seat("Bayu", WritingOutcome(visit.id), staff_id="s-bayu")
    table.write("Bayu", "gangguan zoom 11.00-11.30 dilaporkan pengunjung")
    assert table.visits[visit.id].outcome == "gangguan zoom 11.00-11.30 dilaporkan pengunjung"
    assert not table.desk.disturbances


# rule: disturbance-told-once
def test_whoever_waits_or_is_served_hears_of_it_once_and_once_when_it_is_over() -> None:
    table = late()
    called(table)
    table.now = NOON
    table.fire(table.open("Rina", Status.IN_SERVICE, reported=3).id)
    declared(table, "zoom sejak 11.50")
    said = [name for _ in range(3) for decision in swept(table) for name in decision]
    table.write("Nur", "gangguan selesai")
    said += [name for _ in range(3) for decision in swept(table) for name in decision]
    assert [name for name in said if name.startswith("disturbance")] == ["disturbance-began", "disturbance-over"]


def swept(table: Table) -> list[list[str]]:
    """What Rina is told as the clock goes on for two seconds."""
    table.now += timedelta(seconds=2)
    return [
        [say.message.text.name for say in decision.says if say.person_id == "rina"] for decision in list(table.sweep())
    ]


# rule: proposed-once-an-hour
def test_the_desk_proposes_by_itself_when_several_break_at_once_and_once_an_hour() -> None:
    table = late(10, 8)
    called(table)
    table.now = NOON
    visit = table.open("Rina", Status.IN_SERVICE, reported=4)
    table.press("Sari", Verb.EQUIPMENT, visit.id, 5, 1, "x")
    table.now += timedelta(seconds=1)
    told = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    assert told.count("disturbance-ask") == 1
    [proposed] = table.desk.disturbances
    assert (proposed.now.by, proposed.now.cause, proposed.now.began_at) == ("desk", Cause.ZOOM, at("11.50"))
    table.press("Nur", Verb.DISTURBANCE, NO, proposed.id)
    table.press("Sari", Verb.EQUIPMENT, visit.id, 5, 2, "x")
    table.now += timedelta(seconds=1)
    list(table.sweep())
    assert len(table.desk.disturbances) == 1


@pytest.mark.parametrize(("minutes", "unit"), [((10,), {}), ((40, 50), {}), ((10, 8, 6), {"disturbance_after": 0})])
def test_it_proposes_nothing_of_one_visit_of_long_ago_or_where_it_is_not_to(
    minutes: tuple[int, ...], unit: dict[str, int]
) -> None:
    table = late(*minutes)
    table.office = office(ledger=unit)
    called(table)
    table.now = NOON
    visit = table.open("Rina", Status.IN_SERVICE, reported=4)
    table.press("Sari", Verb.EQUIPMENT, visit.id, 5, 1, "x")
    table.now += timedelta(seconds=1)
    list(table.sweep())
    assert table.desk.disturbances == ()


def test_trouble_of_zoom_is_proposed_as_a_disturbance() -> None:
    table = late()
    table._turn(Event(ZOOM, "t", table.now, PlatformTroubled("Zoom diam", "silent")))
    [proposed] = table.desk.disturbances
    assert (proposed.now.cause, proposed.pending) == (Cause.ZOOM, True)


# Whatever the order

MINUTE = st.integers(1, 55)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("late"), MINUTE, MINUTE),
        st.tuples(st.just("declare"), MINUTE, MINUTE),
        st.tuples(st.just("change"), MINUTE, MINUTE),
        st.tuples(st.just("withdraw"), MINUTE, MINUTE),
        st.tuples(st.just("touch"), MINUTE, MINUTE),
    ),
    max_size=12,
)


def do(table: Table, act: str, first: int, second: int) -> None:
    """One act; ``first`` and ``second`` choose what it is about, and when."""
    began, ended = sorted((first, second))
    known = [each for each in table.desk.disturbances if each.declared]
    span = f"11.{began:02d}-11.{ended + 1:02d}"
    match act:
        case "late":
            name = f"v{len(table.visits)}"
            table.seat(name)
            visit = table.open(name, Status.FINISHED)
            when = NOON.replace(hour=4, minute=first)
            table.visits[visit.id] = replace(visit, deviations=(departed(visit.id, when),))
            table.fire(visit.id)
        case "declare":
            declared(table, f"zoom {span}")
        case "change" if known:
            table.press("Nur", Verb.DISTURBANCE, CHANGE, known[first % len(known)].id)
            table.write("Nur", span)
            table.press("Nur", Verb.DISTURBANCE, OK)
        case "withdraw" if known:
            table.press("Nur", Verb.DISTURBANCE, WITHDRAW, known[first % len(known)].id)
        case "touch" if table.visits:
            table.fire(list(table.visits)[first % len(table.visits)])


# rule: one-covering-entry
@settings(max_examples=times(25, 200), deadline=None)
@given(ACTS)
def test_every_deviation_that_a_declared_disturbance_touches_has_exactly_one_covering_entry(
    acts: list[tuple[str, int, int]],
) -> None:
    table = late()
    for act, first, second in acts:
        before = {each.id: each.entries for each in deviations(table)}
        do(table, act, first, second)
        for each in deviations(table):
            was = before.get(each.id, ())
            assert each.entries[: len(was)] == was
    known = {each.id: each for each in table.desk.disturbances}
    for deviation in deviations(table):
        touching = [key for key, each in known.items() if each.declared and each.spans(deviation.due_at)]
        entries = [each for each in deviation.entries if each.what in (Became.COVERED, Became.UNCOVERED)]
        balance = sum(1 if each.what is Became.COVERED else -1 for each in entries)
        assert balance == bool(touching), "covered once, or not at all"
        assert deviation.covered_by in touching if touching else deviation.covered_by is None
        assert (deviation.stage is Stage.ANSWERED_FOR) == bool(touching)
