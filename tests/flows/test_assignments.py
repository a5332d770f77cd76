"""Who held a role at a moment; what begins and ends a post; and that what was late is charged to whoever held it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.scene.events import StaffAdded, StaffInvited, StaffRemoved
from bot.flows.scene.tokens import Verb
from bot.flows.staff.seats import invite_digest
from bot.flows.staffing.charge import named
from bot.flows.staffing.roster import holders
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.visits import Status, Visit
from tests.clock import MONDAY_MORNING
from tests.flows.standings import REF, called, laid, press
from tests.flows.table import LONG, Table

FO, BO = "front_office", "back_office"


def at(hour: float) -> datetime:
    """A moment of Monday, so many hours after the desk opened."""
    return MONDAY_MORNING + timedelta(hours=hour)


def holds(who: str, begin: float, end: float | None = None, role: str = FO, letter: str | None = None) -> Assignment:
    return Assignment(who, role, at(begin), None if end is None else at(end), letter)


# The roster


# rule: role-held-at-its-moment
@pytest.mark.parametrize(
    ("assignments", "hour", "expected"),
    [
        ((), 1, ()),
        ((holds("sari", 0),), 1, ("sari",)),
        ((holds("sari", 2),), 1, ()),
        ((holds("sari", 1),), 1, ("sari",)),
        ((holds("sari", 0, 1),), 1, ()),
        ((holds("sari", 0, 2),), 1, ("sari",)),
        ((holds("sari", 1, 1),), 1, ()),
        ((holds("sari", 0, role=BO),), 1, ()),
        ((holds("sari", 0, 1), holds("dewi", 1)), 0.9, ("sari",)),
        ((holds("sari", 0, 1), holds("dewi", 1)), 1, ("dewi",)),
        ((holds("sari", 0), holds("dewi", 0.5, 2)), 1, ("sari", "dewi")),
        ((holds("sari", 0), holds("dewi", 0.5, 2)), 2, ("sari",)),
        ((holds("sari", 0, 1), holds("sari", 3)), 2, ()),
        ((holds("sari", 0), holds("sari", 0.5, letter="12/ST/2026")), 1, ("sari",)),
        ((holds("sari", 0, role=BO), holds("sari", 0.5, 2, letter="12/ST/2026")), 1, ("sari",)),
    ],
)
def test_who_held_a_role_at_a_moment(assignments: tuple[Assignment, ...], hour: float, expected: tuple[str]) -> None:
    assert holders(Desk(assignments=assignments), FO, at(hour)) == expected


# What begins and ends a post


def held(table: Table, who: str) -> list[tuple[str, datetime, datetime | None]]:
    """All that somebody has held, with begin and end."""
    return [(each.role, each.begins_at, each.ends_at) for each in table.desk.assignments if each.staff_id == who]


def the_one_called(table: Table, name: str) -> str:
    [found] = [member.id for member in table.desk.staff.values() if member.name == name]
    return found


def test_a_post_begins_with_the_seat_and_not_with_the_invitation() -> None:
    table = Table()
    table.seat("Dewi")
    table.enter(StaffInvited("Dewi", FO, invite_digest("rahasia"), table.now + timedelta(days=7)))
    assert table.desk.assignments == ()
    table.now = at(1)
    table.write("Dewi", "/start rahasia")
    assert held(table, the_one_called(table, "Dewi")) == [(FO, at(1), None)]


def test_a_promotion_ends_one_post_and_begins_another() -> None:
    table = Table()
    table.enter(StaffAdded("Sari", FO), "sari")
    sari = the_one_called(table, "Sari")
    table.now = at(1)
    table.enter(StaffAdded("Sari", FO, sari), "sari")
    assert held(table, sari) == [(FO, at(0), None)], "the same post"
    table.enter(StaffAdded("Sari", "supervisor"), "sari")
    assert held(table, sari) == [(FO, at(0), at(1)), ("supervisor", at(1), None)]


def test_a_post_taken_up_again_is_a_new_one() -> None:
    table = Table()
    table.enter(StaffAdded("Sari", FO), "sari")
    sari = the_one_called(table, "Sari")
    for hour, role in ((1, BO), (2, FO)):
        table.now = at(hour)
        table.enter(StaffAdded("Sari", role, sari), "sari")
    assert held(table, sari) == [(FO, at(0), at(1)), (BO, at(1), at(2)), (FO, at(2), None)]


def test_with_access_everything_ends_that_was_held_also_by_letter() -> None:
    table = Table()
    table.enter(StaffAdded("Sari", BO), "sari")
    table.enter(StaffAdded("Bayu", BO), "bayu")
    sari = the_one_called(table, "Sari")
    letter = Assignment(sari, FO, at(0), at(8), "12/ST/2026")
    past = Assignment(sari, "supervisor", at(-9), at(-1), "11/ST/2026")
    table.desk = replace(table.desk, assignments=(*table.desk.assignments, letter, past))
    table.now = at(1)
    table.enter(StaffAdded("Sari", "supervisor", sari), "sari")
    table.now = at(2)
    table.enter(StaffRemoved(sari))
    assert held(table, sari) == [
        (BO, at(0), at(1)),
        (FO, at(0), at(2)),
        ("supervisor", at(-9), at(-1)),
        ("supervisor", at(1), at(2)),
    ]
    assert held(table, the_one_called(table, "Bayu")) == [(BO, at(0), None)]


def test_leaving_duty_or_the_chat_ends_no_post() -> None:
    table = laid(called)
    before = table.desk.assignments
    table.press("Sari", Verb.DUTY, "off")
    table.enter(StaffAdded("Dewi", FO), "sari")
    assert table.desk.assignments[: len(before)] == before


# Who is charged


def lateness(table: Table) -> list[tuple[int, int, str, str | None]]:
    return [(d.first, d.last, d.role, d.answered_by) for d in table.visit_of("Rina").deviations]


def looked_at_late(table: Table) -> list[tuple[int, int, str, str | None]]:
    """What is charged when Rina's visit is looked at only an hour after she was called."""
    table.now += timedelta(hours=1)
    table.fire(table.visit_of("Rina").id)
    return lateness(table)


def alone(since: timedelta = LONG) -> Table:
    """Rina is called; Sari alone receives visitors."""
    table = Table()
    table.hire("Sari", FO, since=since)
    table.hire("Tigor", "supervisor")
    table.seat("Rina")
    table.open("Rina", Status.IN_SERVICE, reported=2)
    return table


def test_whoever_held_the_role_is_charged() -> None:
    assert looked_at_late(alone()) == [(3, 3, FO, "s-sari")]


def test_whoever_came_after_the_limit_is_not_charged_for_it() -> None:
    table = alone(since=timedelta(minutes=-30))
    assert looked_at_late(table) == [(3, 3, "supervisor", "s-tigor")]


def test_beside_a_colleague_who_came_later_the_one_who_was_there_is_named() -> None:
    table = alone()
    table.hire("Dewi", FO, since=timedelta(minutes=-30))
    assert looked_at_late(table) == [(3, 3, FO, "s-sari")]
    other = alone()
    other.hire("Dewi", FO)
    assert looked_at_late(other) == [(3, 3, FO, None)]


def test_whoever_has_been_removed_since_is_named_still() -> None:
    table = alone()
    table.now += timedelta(minutes=30)
    table.enter(StaffRemoved("s-sari"))
    table.enter(StaffAdded("Dewi", FO), "dewi")
    assert looked_at_late(table) == [(3, 3, FO, "s-sari")]


def test_whoever_has_been_promoted_since_is_named_in_the_former_role() -> None:
    table = alone()
    table.now += timedelta(minutes=30)
    table.enter(StaffAdded("Sari", BO, "s-sari"), "sari")
    assert looked_at_late(table) == [(3, 3, FO, "s-sari")]


def test_whoever_left_before_the_limit_is_not_charged() -> None:
    table = alone()
    table.enter(StaffRemoved("s-sari"))
    assert looked_at_late(table) == [(3, 3, "supervisor", "s-tigor")]


def test_who_took_the_visit_is_named_unless_they_came_after_it_was_late() -> None:
    table = laid(called)
    table.hire("Dewi", FO)
    press(table, Verb.CLAIM, (REF,), "Dewi")
    visit, told = table.visit_of("Rina"), tuple(table.desk.staff.values())
    assert named(table.desk, visit, FO, told, table.now) == "s-dewi"
    came = Assignment("s-dewi", FO, table.now + timedelta(minutes=1))
    kept = tuple(each for each in table.desk.assignments if each.staff_id != "s-dewi")
    desk = replace(table.desk, assignments=(*kept, came))
    assert named(desk, visit, FO, told, table.now) == "s-sari"


def test_of_those_told_in_place_of_nobody_only_who_was_here_then_is_named() -> None:
    visit = Visit("v", "rina", "s", at(0), at(0), calendar_id="c")
    tigor, ani = (Staff(name, name.title(), "supervisor", person_id=name) for name in ("tigor", "ani"))
    both = Desk(
        staff={"tigor": tigor, "ani": ani},
        assignments=(holds("tigor", 0, role="supervisor"), holds("ani", 2, role="supervisor")),
    )
    assert named(both, visit, FO, (tigor, ani), at(1)) == "tigor"
    assert named(both, visit, FO, (tigor, ani), at(3)) is None
    assert named(both, visit, FO, (ani,), at(1)) is None
