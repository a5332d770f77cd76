"""Choices by number: the newest message that offers some decides, unless an officer has spoken since."""

from datetime import timedelta
from typing import Any

import pytest

from bot.flows.needs import needs_of_batch
from bot.flows.scene.events import TELEGRAM, Event, TextSent
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Filling, Idle, InThread, Notice, Reviewing, Shown
from bot.flows.state.visits import Status
from bot.flows.visitor.needs import OwnPast
from tests.flows.table import FORM, Table, office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}


def waiting(*, capacity: int = 1, **sections: Any) -> Table:
    """Rina has been shown her ticket: five minutes more, going first, an officer, giving up."""
    table = Table(office(queue={"capacity": capacity}, **sections))
    table.hire("Sari", "front_office", on_duty=False)
    table.seat("Rina")
    table.open("Rina", Status.QUEUED)
    table.write("Rina", "status")
    return table


# rule: number-chooses-from-the-newest
@pytest.mark.parametrize(
    ("number", "answers"),
    [("1", "later-noted"), ("2.", "priority-ask"), ("3", "thread-in-visit"), ("4)", "cancel-ask"), ("5", "relayed")],
)
def test_a_number_at_the_ticket_is_its_choice(number: str, answers: str) -> None:
    assert waiting().write("Rina", number).answers.startswith(answers)


# rule: number-chooses-from-the-newest
def test_after_an_officers_question_a_number_is_the_answer_until_choices_come_again() -> None:
    table = waiting()
    table.press("Sari", Verb.REPLY, table.visit_of("Rina").id)
    table.write("Sari", "Berapa orang yang ikut?")
    told = table.write("Rina", "4")
    assert told.answers == "relayed"
    assert "relay-to-staff" in told.to("Sari")
    assert table.visit_of("Rina").status is Status.QUEUED
    table.write("Rina", "status")
    assert table.write("Rina", "4").answers == "cancel-ask"


def test_a_ticket_that_changes_where_it_stands_does_not_come_between_an_officer_and_the_answer() -> None:
    table = Table(office(queue={"capacity": 1}))
    table.hire("Sari", "front_office", on_duty=False)
    for no, name in enumerate(("Wulan", "Rina")):
        table.seat(name)
        table.open(name, Status.QUEUED, queued_at=table.now + timedelta(seconds=no))
        table.write(name, "status")
    table.press("Sari", Verb.REPLY, table.visit_of("Rina").id)
    table.write("Sari", "Berapa orang yang ikut?")
    table.press("Wulan", Verb.CANCEL, table.visit_of("Wulan").id, "sure")
    table.now += timedelta(minutes=6)
    shown = [say.message.text.name for decision in table.sweep() for say in decision.says]
    assert "queue-status" in shown
    assert table.write("Rina", "2").answers == "relayed"


def test_a_number_of_a_question_that_is_over_gives_nothing_up() -> None:
    table = waiting()
    table.write("Rina", "batal")
    table.write("Rina", "sebentar, saya masih di jalan")
    assert table.write("Rina", "1").answers == "relayed"
    assert table.visit_of("Rina").status is Status.QUEUED


def test_a_ticket_got_outside_hours_takes_numbers_too() -> None:
    table = waiting(office=HOURS)
    table.seat("Wulan", Reviewing())
    table.open("Wulan", Status.FORM, form={"name": "Wulan", **FORM})
    table.now = table.now.replace(hour=12)
    told = table.press("Wulan", Verb.SEND, table.visit_of("Wulan").id)
    offered = [choice.token for say in told.decision.says for choice in say.message.choices if say.person_id == "wulan"]
    at = offered.index(token(Verb.ANSWERED, "", "0")) + 1
    assert (told.answers, table.write("Wulan", str(at)).answers) == ("queue-number", "thread-in-visit")
    assert table.write("Wulan", "saya mau bertanya soal Dapodik").answers == "relayed-closed"


def test_what_is_to_be_changed_is_chosen_by_number_and_nothing_is_sent() -> None:
    table = Table()
    table.seat("Rina", Reviewing())
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM})
    assert table.write("Rina", "2").answers == "edit-which"
    told = table.write("Rina", "1")
    assert (told.answers, told.question) == ("ask", "name")
    assert table.visit_of("Rina").status is Status.FORM


def test_the_review_keeps_the_numbers_that_it_says() -> None:
    table = Table()
    table.seat("Rina", Filling("purpose"))
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM, "purpose": ""})
    assert table.write("Rina", "Cara verval Dapodik").answers == "review"
    assert table.write("Rina", "3").answers == "form-cancelled"


@pytest.mark.parametrize(
    ("first", "number", "answers"),
    [
        ("nisn nuptk", "2", "faq-answer"),
        ("nisn nuptk", "3", "thread-opened"),
        ("biaya?", "1", "faq-glad"),
        ("kucing hilang", "1", "notice"),
        ("ramai nggak?", "1", "notice"),
        ("halo", "2", "notice-full"),
        ("halo", "3", "notice"),
    ],
)
def test_what_is_offered_without_a_visit_is_chosen_by_number(first: str, number: str, answers: str) -> None:
    table = Table()
    table.seat("Rina")
    table.write("Rina", first)
    assert table.write("Rina", number).answers.startswith(answers)


def test_an_answered_question_at_the_notice_is_no_consent() -> None:
    table = Table()
    table.seat("Rina", Notice())
    table.write("Rina", "biaya?")
    assert table.write("Rina", "1").answers == "faq-glad"


def test_in_a_thread_numbers_are_for_the_officers() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Rina")
    table.write("Rina", "mau bicara dengan petugas")
    assert table.write("Rina", "1").answers == "thread-passed"
    assert isinstance(table.person("Rina").dialog, InThread)


def test_what_a_number_asks_for_is_loaded() -> None:
    table = Table()
    rina = table.seat("Rina", Idle(shown=Shown((token(Verb.PAST, ""),))))
    event = Event(TELEGRAM, "1", table.now, TextSent("1"), "rina")
    assert OwnPast() in needs_of_batch([event], [rina]).topics
    other = Event(TELEGRAM, "1", table.now, TextSent("2"), "rina")
    assert OwnPast() not in needs_of_batch([other], [rina]).topics
