"""The early word: what is to be done, before the limit of a visitor's own step; once, and with nothing that says the
same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.procedure.standard import Standard
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status
from tests.flows.table import Table, office
from tests.flows.test_calling import desk, passing
from tests.flows.test_ladder import heard


def in_service(reported: int = 0, *, calls: int = 0, **visit: int) -> Table:
    table = Table(office(queue={"calls": calls}, visit=visit))
    table.hire("Sari", "front_office")
    table.seat("Rina", InVisit())
    table.fire(table.open("Rina", Status.IN_SERVICE, reported=reported).id)
    return table


def early(table: Table, **span: float) -> list[tuple[str, str]]:
    """What Rina is told of her step, and after how many minutes."""
    return [(m, text) for m, reader, text in heard(table, **span) if reader == "rina"]


def test_the_visitor_whose_step_it_is_hears_what_to_do_before_its_limit_once() -> None:
    assert early(in_service(), minutes=20) == [("2.1", "early-step"), ("3", "nudge-step")]


def test_each_of_their_steps_has_a_word_of_its_own() -> None:
    table = in_service()
    assert early(table, minutes=2.5) == [("2.1", "early-step")]
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 1)
    assert early(table, minutes=2.5) == [("2.1", "early-step")]


@pytest.mark.parametrize("reported", range(2, 9))
def test_steps_of_others_hurry_no_visitor(reported: int) -> None:
    assert "early-step" not in [text for _, text in early(in_service(reported), minutes=2.9)]


@pytest.mark.parametrize(("seconds", "said"), [(30, False), (66, False), (67, True)])
# rule: early-word-before-the-limit
def test_nothing_is_said_when_less_than_twenty_seconds_would_be_left(seconds: int, said: bool) -> None:
    table = in_service()
    first = table.office.sheet.steps[0]
    short = replace(first, standard=Standard(timedelta(seconds=seconds)))
    sheet = replace(table.office.sheet, steps=(short, *table.office.sheet.steps[1:]))
    table.office = replace(table.office, sheet=sheet)
    table.fire(table.visit_of("Rina").id)
    assert ("early-step" in [text for _, text in early(table, seconds=seconds - 1)]) is said


def test_after_an_outage_it_is_said_late_or_not_at_all() -> None:
    table = in_service()
    table.now += timedelta(seconds=150)
    assert [say.message.text.name for d in list(table.sweep()) for say in d.says] == ["early-step"]
    table = in_service()
    table.now += timedelta(seconds=170)
    assert [say.message.text.name for d in list(table.sweep()) for say in d.says] == []


# rule: early-word-once-a-step
def test_it_is_kept_with_the_visit_that_it_was_said() -> None:
    table = in_service()
    early(table, minutes=2.2)
    assert table.visit_of("Rina").nudged("early 1") == 1
    assert list(table.fire(table.visit_of("Rina").id).says) == []


def test_the_share_is_a_setting_and_can_be_nothing() -> None:
    assert early(in_service(early_percent=50), minutes=2)[0] == ("1.5", "early-step")
    assert early(in_service(early_percent=0), minutes=4) == [("3", "nudge-step")]


# rule: one-word-at-a-time
def test_the_call_and_the_word_about_the_step_do_not_meet() -> None:
    said = passing(desk("Rina"), "Rina", minutes=9.1)
    assert [(m, name) for m, name in said if name != "card-visitor"] == [
        (2.1, "early-step"),
        (3, "call-again"),
        (6, "call-again"),
        (9, "visit-parked"),
    ]


def test_a_call_just_before_leaves_no_room_for_an_early_word() -> None:
    said = passing(desk("Rina", call_minutes=2), "Rina", minutes=2.9)
    assert [(m, name) for m, name in said if name != "card-visitor"] == [(2, "call-again")]
