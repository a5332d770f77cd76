"""How busy the desk is, told to who asks without a number: the truth of the queue, of the outlook and of the hours."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.flows.scene.messages import Between, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.at_desk import AtDesk, Queue
from bot.flows.state.dialog import Filling, InThread
from bot.flows.state.loaded import NotLoaded
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table, Told, office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}


def desk(at: str = "09:00", *, on_duty: bool = True, waiting: int = 0, **queue: Any) -> Table:
    table = Table(office(office=HOURS, queue=queue), datetime.fromisoformat(f"2026-11-23T{at}+07:00"))
    table.hire("Sari", "front_office", on_duty=on_duty)
    table.seat("Rina")
    for no in range(waiting):
        table.seat(f"W{no}")
        table.open(f"W{no}", Status.QUEUED)
    return table


def busy(told: Told) -> tuple[Any, str, Any]:
    said = next(say.message for say in told.decision.says if say.message.text.name == "busy")
    when = said.text.args["when"]
    assert isinstance(when, Phrase)
    return said.text.args["ahead"], when.name, when.args.get("band")


# rule: queue-told-before-joining
@pytest.mark.parametrize("typed", ["antrian sekarang berapa?", "ramai nggak?", "berapa lama nunggu?", "is it busy?"])
def test_whoever_asks_without_a_number_is_told_how_many_wait_and_since_when_they_may_expect_a_call(typed: str) -> None:
    table = desk(waiting=3, capacity=1)
    told = table.write("Rina", typed)
    ahead, when, band = busy(told)
    assert (ahead, when) == (3, "busy-band")
    assert isinstance(band, Between)
    assert [choice.token for choice in told.decision.says[0].message.choices] == [token(Verb.MENU)]


def test_the_band_told_is_the_one_that_the_ticket_says_then() -> None:
    table = desk(waiting=3, capacity=1)
    _, _, band = busy(table.write("Rina", "ramai nggak?"))
    table.open("Rina", Status.QUEUED, queued_at=table.now + timedelta(microseconds=1))
    ticket = table.write("Rina", "status").decision.says[0].message.text.args["outlook"]
    assert isinstance(ticket, Phrase)
    assert ticket.args["band"] == band


@pytest.mark.parametrize(
    ("at", "on_duty", "queue", "when", "closed"),
    [
        ("09:00", False, {"capacity": 1}, "busy-unknown", "nothing"),
        ("09:00", True, {"capacity": 0}, "busy-at-once", "nothing"),
        ("15:31", True, {"capacity": 1, "last_call": "15.30"}, "queue-last-call", "nothing"),
        ("12:10", True, {"capacity": 1}, "nothing", "desk-break"),
        ("17:00", True, {"capacity": 1}, "nothing", "desk-closed"),
    ],
)
def test_what_is_not_known_is_not_told_and_a_closed_desk_says_when_it_opens(
    at: str, on_duty: bool, queue: dict[str, Any], when: str, closed: str
) -> None:
    told = desk(at, on_duty=on_duty, **queue).write("Rina", "ramai nggak?")
    assert busy(told)[1] == when
    shown = told.decision.says[0].message.text.args["closed"]
    assert isinstance(shown, Phrase)
    assert shown.name == closed


# rule: later-days-delay-no-newcomer
def test_whoever_waits_for_a_later_day_is_not_before_who_comes_now() -> None:
    later = MONDAY_MORNING + timedelta(days=1)
    heads = (AtDesk("v1", "A-001", MONDAY_MORNING), AtDesk("v2", "A-002", later, not_before=later))
    assert Queue(heads, 2).before(MONDAY_MORNING) == 1
    assert Queue(heads, 40).before(MONDAY_MORNING) == 1
    assert Queue(heads[:1], 40, ahead={(MONDAY_MORNING, ""): 33}).before(MONDAY_MORNING) == 33
    with pytest.raises(NotLoaded):
        Queue(heads[:1], 40).before(MONDAY_MORNING)


def test_in_the_form_it_is_told_and_the_question_asked_again() -> None:
    table = desk(capacity=1)
    table.seat("Rina", Filling("institution"))
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon"})
    for typed in ("ramai nggak?", "sekarang sudah antrian ke berapa ya?"):
        told = table.write("Rina", typed)
        assert told.answers == "busy ask"
        assert told.decision.says[0].message.choices == ()


@pytest.mark.parametrize("status", [Status.QUEUED, Status.PARKED])
def test_whoever_has_a_number_is_told_of_that(status: Status) -> None:
    table = desk(capacity=1)
    table.open("Rina", status)
    assert "busy" not in table.write("Rina", "antrian sekarang berapa?").answers


def test_words_about_many_people_waiting_are_no_wish_for_a_person() -> None:
    table = desk(capacity=1)
    told = table.write("Rina", "ada berapa orang yg menunggu sekarang ya?")
    assert told.answers == "busy"
    assert not isinstance(table.person("Rina").dialog, InThread)
