"""Each promise of a simulated day: kept by what is right, and seen to be broken by what it guards against."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.flows.procedure.vocabulary import VISITOR
from bot.rehearsal.simulation import promises
from bot.rehearsal.simulation.witness import Seen
from tests.clock import MONDAY_MORNING

NOW = MONDAY_MORNING
VISIT: dict[str, Any] = {
    "id": "k1",
    "person_id": "p1",
    "status": "queued",
    "ticket": "A-001",
    "queued_at": NOW,
    "not_before": None,
    "due_at": NOW + timedelta(minutes=5),
}
OTHER = VISIT | {"id": "k2", "person_id": "p2", "ticket": "A-002", "queued_at": NOW + timedelta(minutes=1)}
RIGHT = Seen(NOW, [VISIT, OTHER], [], [], None, 0.0, [])


def broken(promise: Any, seen: Seen) -> list[str]:
    return list(promise(seen))


def test_what_is_right_breaks_nothing() -> None:
    assert [how for promise in promises.AT_EVERY_COMMIT for how in promise(RIGHT)] == []


def test_one_open_visit_each() -> None:
    twice = replace(RIGHT, visits=[VISIT, OTHER | {"person_id": "p1"}])
    assert broken(promises.one_open_visit_each, twice) == ["p1 is called or waits 2 times"]


def test_every_open_visit_has_a_next_moment() -> None:
    forgotten = replace(RIGHT, visits=[VISIT | {"due_at": None}])
    assert broken(promises.every_open_visit_has_a_next_moment, forgotten)


def test_every_deviation_is_somebodys() -> None:
    own = {"id": "d1", "role": "front_office", "due_at": NOW}
    assert not broken(promises.every_deviation_is_somebodys, replace(RIGHT, deviations=[own]))
    assert not broken(
        promises.every_deviation_is_somebodys,
        replace(RIGHT, deviations=[own | {"role": VISITOR, "due_at": None}]),
    )
    for wrong in ({"role": ""}, {"due_at": None}):
        assert broken(promises.every_deviation_is_somebodys, replace(RIGHT, deviations=[own | wrong]))


def test_every_follow_up_is_somebodys() -> None:
    own = {"id": "t1", "owned": 1, "due_at": NOW}
    assert not broken(promises.every_follow_up_is_somebodys, replace(RIGHT, follow_ups=[own]))
    for wrong in ({"owned": 0}, {"due_at": None}):
        assert broken(promises.every_follow_up_is_somebodys, replace(RIGHT, follow_ups=[own | wrong]))


def test_every_right_has_one_next_moment() -> None:
    own = {"id": "h1", "number": "H-1", "moments": 1}
    assert not broken(promises.every_right_has_one_next_moment, replace(RIGHT, rights=[own]))
    for count in (0, 2):
        assert broken(promises.every_right_has_one_next_moment, replace(RIGHT, rights=[own | {"moments": count}]))


def test_served_in_order() -> None:
    in_turn = replace(RIGHT, visits=[VISIT | {"status": "in_service"}, OTHER], before=RIGHT)
    out_of_turn = replace(RIGHT, visits=[VISIT, OTHER | {"status": "in_service"}], before=RIGHT)
    asked_to_wait = replace(
        out_of_turn, visits=[VISIT | {"not_before": NOW + timedelta(minutes=9)}, out_of_turn.visits[1]]
    )

    assert not broken(promises.served_in_order, in_turn)
    assert broken(promises.served_in_order, out_of_turn) == ["A-002 was called before A-001"]
    assert not broken(promises.served_in_order, asked_to_wait)
    assert not broken(promises.served_in_order, replace(out_of_turn, out_of_turn=frozenset({"k2"})))
    assert broken(promises.served_in_order, replace(out_of_turn, out_of_turn=frozenset({"k1"})))


def test_told_in_time() -> None:
    bound = promises.TOLD_WITHIN.total_seconds()
    assert not broken(promises.told_in_time, replace(RIGHT, longest_due=NOW, due_for=bound))
    assert broken(promises.told_in_time, replace(RIGHT, longest_due=NOW, due_for=bound + 1))


def test_no_event_is_parked() -> None:
    assert broken(promises.no_event_is_parked, replace(RIGHT, parked=["fault-ours"])) == ["fault-ours"]


def test_within_limits() -> None:
    in_pace = [(float(at), 1) for at in range(60)]
    assert not list(promises.within_limits(in_pace, 60.0, 1))
    assert list(promises.within_limits([(0.1 * at, 1) for at in range(20)], 2.0, 1))
    assert list(promises.within_limits([(0.5, chat) for chat in range(31)], 1.0, 1))


def test_what_is_marked_sent_was_said() -> None:
    assert not list(promises.what_is_marked_sent_was_said(["1"], ["1", "2"]))
    assert list(promises.what_is_marked_sent_was_said(["3"], ["1", "2"]))


def test_numbers_have_no_gaps() -> None:
    assert not list(promises.numbers_have_no_gaps(["ULT-20261123-001", "ULT-20261123-002", "ULT-20261124-001"]))
    assert list(promises.numbers_have_no_gaps(["ULT-20261123-001", "ULT-20261123-003"]))
    assert list(promises.numbers_have_no_gaps(["ULT-20261123-001", "ULT-20261123-001"]))


def test_timelines_and_deviations_follow_from_evidence() -> None:
    assert not list(promises.timeline_follows_from_evidence("A-001", (1, 2), (1, 2)))
    assert list(promises.timeline_follows_from_evidence("A-001", (1, 2), (2, 1)))
    assert not list(promises.timeline_is_what_is_stored("A-001", (1, 2), (1, 2)))
    assert list(promises.timeline_is_what_is_stored("A-001", (1, 2), (1,)))
    assert not list(promises.deviations_are_derived("A-001", [3], [3]))
    assert list(promises.deviations_are_derived("A-001", [3], []))


def test_papers_add_up() -> None:
    assert not list(promises.papers_add_up(["k1", "k2"], ["k2", "k1"]))
    assert list(promises.papers_add_up(["k1"], ["k1", "k2"]))
    assert list(promises.papers_add_up(["k1", "k1"], ["k1"]))


def test_survey_leads_to_nobody() -> None:
    assert not list(promises.survey_leads_to_nobody([{"suggestion": "baik"}], {"k1"}))
    assert list(promises.survey_leads_to_nobody([{"suggestion": "baik k1"}], {"k1"}))
