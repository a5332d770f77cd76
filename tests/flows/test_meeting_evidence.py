"""What the meeting saw as evidence: the same in the end however it comes in, and no false word that stays."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.state.visits import Visit
from tests.flows.full_record import course, false_deviations, full_record, late, wrong_moments
from tests.flows.meeting_desk import MeetingTable
from tests.flows.served_days import Served, arrivals, play, served
from tests.thoroughness import times

NAMES = ("Rina", "Togar", "Wulan")


@st.composite
def days(draw: st.DrawFn, *, laptops: bool = True) -> list[Served]:
    return [draw(served(name, laptops=laptops)) for name in NAMES[: draw(st.integers(1, len(NAMES)))]]


def check_record(table: MeetingTable, visit: Visit) -> None:
    """Nothing that was announced is ever struck out of the record, only marked as withdrawn; nothing counts twice."""
    assert len(visit.sightings) == len({sighting.key for sighting in visit.sightings})
    assert table.noted.count(("deviation_flagged", visit.id)) == len(visit.deviations)
    withdrawn = [each for each in visit.deviations if not each.stands]
    assert table.noted.count(("deviation_withdrawn", visit.id)) == len(withdrawn)


@settings(max_examples=times(4, 60))
@given(st.data())
def test_once_everything_has_come_the_timeline_is_that_of_the_ordered_record(data: st.DataObject) -> None:
    day = data.draw(days())
    table, visits = play(day, data.draw(arrivals(day)))
    for truth in day:
        visit = visits[truth.name]
        expected = full_record(table.office, table.now, truth, visit)
        assert course(table.line(visit)) == course(expected)
        standing = [(each.first, each.last) for each in visit.deviations if each.stands]
        assert set(standing) <= set(late(expected))
        check_record(table, visit)


@settings(max_examples=times(4, 60))
@given(st.data())
def test_what_never_comes_leaves_a_step_unknown_and_accuses_nobody(data: st.DataObject) -> None:
    """Of every visit one event is lost."""
    day = data.draw(days(laptops=False))
    table, visits = play(day, data.draw(arrivals(day, losing=True)))
    for truth in day:
        visit = visits[truth.name]
        known, full = table.line(visit), full_record(table.office, table.now, truth, visit)
        assert wrong_moments(known, full) == []
        assert false_deviations(table.office, visit, known, full) == []
        check_record(table, visit)
