"""Thirty visits told by Zoom, a tenth of it late, a tenth twice, some of it never: what the record says in the end."""

from collections.abc import Iterator

import pytest

from bot.flows.procedure.timeline import Timeline, fold
from bot.flows.procedure.vocabulary import Source
from bot.flows.state.visits import Visit
from tests.flows.full_record import course, false_deviations, full_record, late, wrong_moments
from tests.flows.served_days import Served
from tests.stories.meeting_day import LOST, VISITS, Day, thirty_visits


def known(day: Day, visit: Visit) -> Timeline:
    return fold(day.office.sheet, visit.evidence, day.office.calendar, day.ended_at)


def visits(day: Day, *, lost: bool) -> Iterator[tuple[Served, Visit, Timeline, Timeline]]:
    """Each visit: as it really went, as it stands, as its timeline is, and as that would be of the full record."""
    for number, truth in enumerate(day.truths):
        if (number in LOST) == lost:
            visit = day.after[truth.name]
            yield truth, visit, known(day, visit), full_record(day.office, day.ended_at, truth, visit)


def standing(visit: Visit) -> list[tuple[int, int]]:
    return [(each.first, each.last) for each in visit.deviations if each.stands and each.of_time]


def check_that_the_day_was_as_troubled_as_it_should_be(day: Day) -> None:
    assert len(day.before) == len(day.after) == VISITS
    assert 10 <= day.late <= 35
    assert 10 <= day.twice <= 35
    withdrawn = [each for visit in day.after.values() for each in visit.deviations if not each.stands]
    assert len(withdrawn) >= 3
    assert any(late(full) for _, _, _, full in visits(day, lost=False)), "some visits really took too long"


def check_that_where_everything_came_in_the_end_the_record_is_the_full_one(day: Day) -> None:
    for truth, visit, line, full in visits(day, lost=False):
        assert course(line) == course(full), truth.name
        assert set(standing(visit)) <= set(late(full)), truth.name


def check_that_where_something_never_came_it_is_unknown_and_nobody_is_accused(day: Day) -> None:
    for truth, visit, line, full in visits(day, lost=True):
        assert wrong_moments(line, full) == [], truth.name
        assert false_deviations(day.office, visit, line, full) == [], truth.name


def check_that_the_meeting_is_the_source_of_what_it_sees_and_people_of_the_rest(day: Day) -> None:
    for _, _, line, _ in visits(day, lost=False):
        told = {each.step.no: each.source for each in line.lines}
        assert {told[no] for no in (1, 2, 3, 6, 8, 10)} == {Source.ZOOM}
        assert {told[no] for no in (4, 5, 7)} == {Source.STAFF}


def check_that_who_was_told_of_what_proved_false_was_told_that_too(day: Day) -> None:
    for visit in day.after.values():
        cleared = [each for each in visit.deviations if not each.stands]
        still = {no for first, last in standing(visit) for no in range(first, last + 1)}
        for each in cleared:
            if not still & set(range(each.first, each.last + 1)):
                assert any(f"{visit.ticket}: catatan penyimpangan" in text for text in day.told), visit.ticket


def check_that_everybody_who_was_seen_to_leave_is_done(day: Day) -> None:
    assert {visit.status.value for visit in day.after.values()} == {"finished"}


def check_that_it_can_be_read(day: Day, lines: list[str]) -> None:
    assert len(lines) == VISITS
    assert any(day.before[name] != standing(visit) for name, visit in day.after.items())


@pytest.mark.thorough
async def test_a_day_of_thirty_visits(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Prints each step's source, and the deviations before and after the late events (pytest -s shows them)."""
    day = await thirty_visits(sqlite_url, seed=30)
    for truth in day.truths:
        visit = day.after[truth.name]
        sources = " ".join(f"{each.step.no}:{each.source or '-'}" for each in known(day, visit).lines)
        print(visit.ticket, sources, day.before[truth.name], "->", standing(visit))  # noqa: T201 - to be read
    lines = capsys.readouterr().out.splitlines()
    print(*lines, sep="\n")  # noqa: T201 - what was captured above
    check_that_it_can_be_read(day, lines)
    check_that_the_day_was_as_troubled_as_it_should_be(day)
    check_that_where_everything_came_in_the_end_the_record_is_the_full_one(day)
    check_that_where_something_never_came_it_is_unknown_and_nobody_is_accused(day)
    check_that_the_meeting_is_the_source_of_what_it_sees_and_people_of_the_rest(day)
    check_that_who_was_told_of_what_proved_false_was_told_that_too(day)
    check_that_everybody_who_was_seen_to_leave_is_done(day)
