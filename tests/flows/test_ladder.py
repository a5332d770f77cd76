"""The ladder of deadlines: what is said and done when nobody says anything."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.flows.decide import VisitUnreadable
from bot.flows.messages import Phrase
from bot.flows.state import At, Status
from bot.flows.tokens import Verb
from tests.clock import MONDAY_MORNING
from tests.flows.table import FORM, Table, office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}
Heard = list[tuple[str, str, str]]


def heard(table: Table, **span: float) -> Heard:
    """What is said until then if every deadline is looked at in time: minutes, reader, text; cards aside."""
    began, until, found = table.now, table.now + timedelta(**span), Heard()
    while (due := table.next_due) and due <= until:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            minutes = f"{(table.now - began) / timedelta(minutes=1):g}"
            texts = [(say.person_id, say.message.text.name) for say in decision.says if not say.message.card]
            found += [(minutes, reader, text) for reader, text in texts]
    table.now = until
    return found


def filling_in(sections: dict[str, str] | None = None) -> Table:
    table = Table(office(office=sections or {"hours": "always"}))
    table.seat("Rina", At.NOTICE)
    table.write("Rina", "setuju")
    return table


def in_service(reported: int = 0) -> Table:
    table = Table()
    table.hire("Sari", "front_office")
    table.hire("Tigor", "supervisor")
    table.seat("Rina", At.VISIT)
    visit = table.open("Rina", Status.IN_SERVICE, reported=reported)
    table.fire(visit.id)
    return table


def waiting(at: str) -> Table:
    """Rina waits; the officer is there but does not receive anybody."""
    table = Table(office(office=HOURS), datetime.fromisoformat(at))
    table.hire("Sari", "front_office", on_duty=False)
    table.seat("Rina", At.REVIEW)
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM})
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    return table


# An open form


def test_a_silent_visitor_is_reminded_once_and_then_let_go() -> None:
    table = filling_in()
    assert heard(table, hours=5) == [("10", "rina", "form-reminder"), ("60", "rina", "form-closed")]
    assert (table.visit_of("Rina").status, table.deadlines) == (Status.LAPSED, {})


def test_an_answer_starts_the_wait_anew() -> None:
    table = filling_in()
    heard(table, minutes=12)
    table.write("Rina", "Rina Simbolon")
    assert heard(table, minutes=58) == [("10", "rina", "form-reminder")]


def test_after_an_outage_nobody_is_reminded_and_closed_in_one_breath() -> None:
    table = filling_in()
    table.now += timedelta(hours=8)
    told = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    again = heard(table, minutes=1)
    assert [*told, *(text for _, _, text in again)] in (["form-closed"], ["form-reminder"])


# The queue


def test_front_office_is_told_of_a_long_wait_at_every_multiple_of_the_patience() -> None:
    table = waiting("2026-11-23T08:00+07:00")
    assert heard(table, minutes=95) == [
        ("30", "sari", "staff-waiting-long"),
        ("60", "sari", "staff-waiting-long"),
        ("90", "sari", "staff-waiting-long"),
    ]


def test_after_an_outage_one_notice_of_a_long_wait_is_enough() -> None:
    table = waiting("2026-11-23T08:00+07:00")
    table.now += timedelta(minutes=100)
    told = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    assert told == ["staff-waiting-long"]
    assert heard(table, minutes=19) == []
    assert heard(table, minutes=2) == [("1", "sari", "staff-waiting-long")]


def test_at_the_end_of_the_day_the_number_stays_valid() -> None:
    table = waiting("2026-11-23T15:50+07:00")
    assert heard(table, hours=16) == [("10", "rina", "queue-carried-over")]
    assert [place.ticket for place in table.desk.waiting] == ["A-001"]


def test_a_night_is_no_waiting_time() -> None:
    table = waiting("2026-11-23T17:00+07:00")
    opening = timedelta(hours=15)
    assert heard(table, seconds=opening.total_seconds()) == []
    assert heard(table, minutes=31) == [("30", "sari", "staff-waiting-long")]


# Service


def test_a_step_over_its_limit_is_told_to_who_answers_for_it_and_to_the_visitor_whose_it_is() -> None:
    table = in_service()
    assert heard(table, minutes=2.9) == []
    assert heard(table, minutes=0.2) == [("0.1", "sari", "deviation-flagged"), ("0.1", "rina", "nudge-step")]


def test_an_overrun_that_goes_on_is_told_to_the_supervisor_once() -> None:
    table = in_service()
    said = heard(table, hours=3)
    assert [entry for entry in said if entry[1] == "tigor"] == [("18", "tigor", "supervisor-attention")]


def test_a_step_reported_in_time_is_never_flagged() -> None:
    table = in_service()
    heard(table, minutes=2)
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 1)
    assert heard(table, minutes=2.9) == []
    assert table.visit_of("Rina").deviations == ()


@pytest.mark.parametrize(
    ("reported", "status", "text"),
    [(0, Status.LAPSED, "visit-lapsed"), (6, Status.LAPSED, "visit-lapsed"), (8, Status.FINISHED, "service-document")],
)
def test_a_visit_nobody_touches_is_closed_for_what_it_is(reported: int, status: Status, text: str) -> None:
    table = in_service(reported)
    said = heard(table, hours=9)
    assert (table.visit_of("Rina").status, table.deadlines) == (status, {})
    assert [entry for entry in said if entry[2] == text] == [("240", "rina", text)]
    assert table.desk.serving == 0


# A deadline decides nothing by itself


STANDINGS: list[Callable[[], Table]] = [
    filling_in,
    in_service,
    lambda: in_service(8),
    lambda: waiting("2026-11-23T08:00+07:00"),
    lambda: waiting("2026-11-23T17:00+07:00"),
]


@pytest.mark.parametrize("lay", STANDINGS)
def test_too_early_nothing_is_said(lay: Callable[[], Table]) -> None:
    table = lay()
    visit, due = table.visit_of("Rina"), dict(table.deadlines)
    assert table.fire(visit.id).says == ()
    assert (table.visit_of("Rina"), table.deadlines) == (visit, due)


@pytest.mark.parametrize("lay", STANDINGS)
@pytest.mark.parametrize("late", [0, 1, 3600, 86400])
def test_the_second_time_nothing_is_said(lay: Callable[[], Table], late: float) -> None:
    table = lay()
    table.now = max(table.deadlines.values()) + timedelta(seconds=late)
    table.fire(table.visit_of("Rina").id)
    assert table.fire(table.visit_of("Rina").id).says == ()


def test_a_deadline_of_a_visit_that_cannot_be_read_is_not_taken_for_looked_at() -> None:
    with pytest.raises(VisitUnreadable):
        Table().fire("unknown")


def test_a_reminder_repeats_the_question() -> None:
    table = filling_in()
    table.now = MONDAY_MORNING + timedelta(minutes=10)
    asked = [say.message.text.args["question"] for decision in list(table.sweep()) for say in decision.says]
    assert asked == [Phrase("ask-name")]
