"""The order: total, stable, and fair by a number; the place told is the place served, whoever goes first."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.queue.order import head_start, rank, spots, standing
from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.at_desk import AtDesk, Queue, order
from bot.flows.state.dialog import Reviewing
from bot.flows.state.loaded import NotLoaded
from bot.flows.state.visits import Status, Visit
from tests.clock import MONDAY_MORNING
from tests.flows.table import FORM, Table, Told, office

H = timedelta(minutes=30)
UNIT = office()
CLASSES = st.sampled_from([None, None, "lansia", "hamil", "tidak dikenal"])
ARRIVALS = st.lists(st.tuples(st.integers(0, 180), CLASSES), min_size=1, max_size=40)


def arriving(no: int, minute: int, priority: str | None) -> Visit:
    at = MONDAY_MORNING + timedelta(minutes=minute)
    visit = Visit(f"v{no}", "p", "s", at, at, Status.QUEUED, calendar_id="c", priority=priority, number=f"N-{no}")
    return replace(visit, **standing(UNIT, visit, at))


def place(visit: Visit) -> AtDesk:
    at = visit.queued_at or MONDAY_MORNING
    return AtDesk(visit.id, visit.id, at, visit.number or "", visit.arrived_at)


@given(ARRIVALS)
def test_the_order_is_total_and_the_same_however_they_are_put_in(arrivals: list[tuple[int, str | None]]) -> None:
    places = [place(arriving(no, *each)) for no, each in enumerate(sorted(arrivals, key=lambda a: a[0]))]
    forward, backward = Queue(), Queue()
    for each in places:
        forward = forward.joined(each)
    for each in reversed(places):
        backward = backward.joined(each)
    assert forward.heads == backward.heads == tuple(sorted(places, key=order))
    assert all(order(first) < order(second) for first, second in pairwise(forward.heads))


@given(ARRIVALS)
# rule: bounded-head-start
def test_nobody_is_passed_by_who_came_later_than_the_head_start_after_them(
    arrivals: list[tuple[int, str | None]],
) -> None:
    line = sorted((place(arriving(no, *each)) for no, each in enumerate(arrivals)), key=order)
    for at, passed in enumerate(line):
        for passing in line[:at]:
            assert passing.joined_at <= passed.joined_at + H


@given(st.integers(0, 180), CLASSES)
def test_the_rank_is_the_arrival_less_the_head_start_of_a_known_class(minute: int, priority: str | None) -> None:
    visit = arriving(1, minute, priority)
    first = priority in UNIT.priority.classes
    assert visit.joined_at - rank(UNIT, visit, visit.joined_at) == (H if first else timedelta())
    assert (visit.arrived_at is not None) is first


def test_a_class_that_the_settings_name_no_more_gives_no_head_start() -> None:
    assert head_start(replace(UNIT, priority=replace(UNIT.priority, classes=())), arriving(1, 0, "lansia")) == 0 * H


@given(ARRIVALS, st.integers(1, 6), st.data())
# rule: served-in-the-order-told
def test_the_place_told_is_the_place_served_of_a_queue_that_is_loaded_in_part(
    arrivals: list[tuple[int, str | None]], loaded: int, data: st.DataObject
) -> None:
    """Somebody behind the heads takes the place that the whole queue would give them, joining or going first later."""
    line = sorted((place(arriving(no, *each)) for no, each in enumerate(arrivals)), key=order)
    now, number = MONDAY_MORNING + timedelta(minutes=180), f"N-{len(line)}"
    waiting = data.draw(st.sampled_from(line))
    moved = replace(waiting, queued_at=waiting.joined_at - H, arrived_at=waiting.joined_at)
    newcomers = [AtDesk("x", "x", now - start, number) for start in (timedelta(), H)]
    known = {(each.queued_at, each.number): sum(order(o) <= order(each) for o in line) for each in (*newcomers, moved)}
    part = Queue(tuple(line[:loaded]), len(line), {p.visit_id: no for no, p in enumerate(line, 1)}, ahead=known)
    whole = Queue(tuple(line), len(line))
    for each in newcomers:
        assert part.joined(each).place("x") == whole.joined(each).place("x")
    rejoined = part.left(waiting.visit_id).joined(moved)
    assert rejoined.place(moved.visit_id) == whole.left(waiting.visit_id).joined(moved).place(moved.visit_id)
    both = rejoined.joined(newcomers[1])
    assert both.place("x") == whole.left(waiting.visit_id).joined(moved).joined(newcomers[1]).place("x")


def test_a_place_behind_all_that_was_loaded_is_never_made_up() -> None:
    with pytest.raises(NotLoaded):
        Queue((), 3).joined(place(arriving(9, 0, None)))


def test_a_turn_looks_ahead_of_whoever_may_be_placed_in_it() -> None:
    visit, now = arriving(3, 10, None), MONDAY_MORNING
    assert set(spots(UNIT, now, None)) == {(now, ""), (now - H, "")}
    assert set(spots(UNIT, now, None, visit)) == {(visit.joined_at, "N-3"), (visit.joined_at - H, "N-3")}
    assert spots(UNIT, now, None, replace(visit, status=Status.IN_SERVICE)) == []


# At the desk


def joined(table: Table, name: str, priority: str | None = None) -> Told:
    table.seat(name, Reviewing())
    table.open(name, Status.FORM, form={"name": name, **FORM}, priority=priority)
    return table.press(name, Verb.SEND, table.visit_of(name).id)


def line(table: Table) -> list[str]:
    names = {visit.id: visit.person_id for visit in table.visits.values()}
    return [names[each.visit_id] for each in table.desk.queue.heads]


def standing_told(told: Told, name: str) -> str:
    said = [say.message.text for say in told.decision.says if say.person_id == name.lower()]
    shown = said[-1].args["standing"]
    assert isinstance(shown, Phrase)
    return shown.name


def test_who_goes_first_passes_the_last_half_hour_and_nobody_before() -> None:
    table = Table()
    joined(table, "Rina")
    table.now += timedelta(minutes=31)
    joined(table, "Togar")
    joined(table, "Wulan", "lansia")
    assert line(table) == ["rina", "wulan", "togar"]
    assert table.visit_of("Wulan").joined_at == table.now


# rule: passed-is-told-why
def test_whoever_is_passed_is_told_the_rule_when_their_place_is_told_next_and_not_again() -> None:
    table = Table()
    joined(table, "Rina")
    joined(table, "Togar", "hamil")
    assert standing_told(table.write("Rina", "status"), "Rina") == "queue-passed"
    assert standing_told(table.write("Rina", "status"), "Rina") == "nothing"
    assert standing_told(table.write("Togar", "status"), "Togar") == "queue-preferred"


def test_going_first_can_be_said_and_taken_back_while_waiting() -> None:
    table = Table()
    for name in ("Rina", "Togar"):
        joined(table, name)
    ref = table.visit_of("Togar").id
    table.press("Togar", Verb.PRIORITY, ref, "lansia")
    table.press("Togar", Verb.PRIORITY, ref, "lansia")
    assert (line(table), table.visit_of("Togar").priority) == (["togar", "rina"], "lansia")
    table.press("Togar", Verb.PRIORITY, ref, "")
    assert (line(table), table.visit_of("Togar").priority) == (["rina", "togar"], None)
    assert table.visit_of("Togar").arrived_at is None


def test_whoever_has_come_back_stays_behind_those_they_were_put_behind() -> None:
    table = Table()
    table.seat("Rina")
    table.open("Rina", Status.PARKED)
    for name in ("Togar", "Wulan", "Dodi", "Intan"):
        table.now += timedelta(minutes=1)
        joined(table, name)
    table.press("Rina", Verb.HERE, table.visit_of("Rina").id)
    table.press("Rina", Verb.PRIORITY, table.visit_of("Rina").id, "lansia")
    assert line(table) == ["togar", "wulan", "dodi", "rina", "intan"]


def test_whoever_comes_back_last_is_passed_by_nobody_who_came_long_after_those_before_them() -> None:
    table = Table()
    table.seat("Rina")
    table.open("Rina", Status.PARKED)
    joined(table, "Togar")
    table.now += timedelta(minutes=40)
    table.press("Rina", Verb.HERE, table.visit_of("Rina").id)
    joined(table, "Wulan", "lansia")
    assert line(table) == ["togar", "rina", "wulan"]


def test_a_number_of_a_later_day_with_a_head_start_is_not_called_before_that_day() -> None:
    hours = {"hours": "Senin-Jumat 08.00-16.00"}
    table = Table(office(office=hours, queue={"daily_quota": 1, "capacity": 1}))
    joined(table, "Rina")
    table.seat("Togar", Reviewing())
    table.open("Togar", Status.FORM, priority="lansia")
    table.press("Togar", Verb.SEND, table.visit_of("Togar").id, "next")
    table.hire("Sari", "front_office")
    visit = table.visit_of("Togar")
    assert visit.booked
    assert visit.queued_at == (visit.not_before or table.now) - H
    table.fire(table.visit_of("Rina").id)
    table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id)
    assert table.visit_of("Togar").status is Status.QUEUED


def test_without_classes_nobody_is_asked() -> None:
    table = Table(office(queue={"priority": []}))
    said = joined(table, "Rina").decision.says
    assert not [c for say in said for c in say.message.choices if c.token.startswith(f"{Verb.PRIORITY}:")]
    assert table.press("Rina", Verb.PRIORITY, table.visit_of("Rina").id, "lansia").answers == "priority-not-now"


@given(st.lists(st.tuples(st.integers(0, 20), CLASSES), min_size=1, max_size=7))
def test_visitors_are_called_in_the_order_in_which_they_are_told_to_stand(
    arrivals: list[tuple[int, str | None]],
) -> None:
    table = Table(office(queue={"capacity": 1, "calls": 0}))
    for no, (later, priority) in enumerate(arrivals):
        table.now += timedelta(minutes=later)
        joined(table, f"Tamu{no}", priority)
    expected = line(table)
    table.hire("Sari", "front_office")
    called = []
    for _ in arrivals:
        table.press("Sari", Verb.DUTY, "on")
        served = next(visit for visit in table.visits.values() if visit.status is Status.IN_SERVICE)
        called.append(served.person_id)
        table.press("Sari", Verb.NO_SHOW, served.id)
    assert called == expected
