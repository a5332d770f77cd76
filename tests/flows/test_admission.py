"""Whether today takes somebody more: told before a number is given out, with a place of the next day to choose."""

from datetime import datetime
from typing import Any

import pytest

from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Reviewing
from bot.flows.state.visits import Status
from tests.flows.table import FORM, Table, Told, office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}


def desk(at: str = "09:00", *, on_duty: bool = False, **queue: Any) -> Table:
    table = Table(office(office=HOURS, queue=queue), datetime.fromisoformat(f"2026-11-23T{at}+07:00"))
    table.hire("Sari", "front_office", on_duty=on_duty)
    return table


def sends(table: Table, name: str, *more: str) -> Told:
    if name.lower() not in table.people:
        table.seat(name, Reviewing())
        table.open(name, Status.FORM, form={"name": name, **FORM})
    return table.press(name, Verb.SEND, table.visit_of(name).id, *more)


def offered(told: Told) -> list[str]:
    return [choice.token.split(":")[0] for say in told.decision.says for choice in say.message.choices]


# rule: no-number-that-is-not-called
@pytest.mark.parametrize(("at", "answers"), [("15:29", "queue-number"), ("15:30", "queue-last-call")])
def test_after_the_last_call_nobody_gets_a_number_without_being_told(at: str, answers: str) -> None:
    table = desk(at, last_call="15.30")
    told = sends(table, "Rina")
    assert told.answers == answers
    assert (table.visit_of("Rina").number is None) is (answers == "queue-last-call")


# rule: no-number-that-is-not-called
def test_beyond_the_quota_the_next_day_is_offered_and_taken_by_choice() -> None:
    table = desk(daily_quota=1)
    assert sends(table, "Rina").answers == "queue-number"
    told = sends(table, "Togar")
    assert (told.answers, offered(told)) == ("queue-quota", [Verb.SEND, Verb.CANCEL])
    assert table.visit_of("Togar").status is Status.FORM
    assert sends(table, "Togar", "next").answers == "queue-number"
    visit = table.visit_of("Togar")
    assert (visit.status, visit.number, visit.ticket) == (Status.QUEUED, "ULT-20261124-001", "A-002")


def test_who_took_the_next_day_is_not_called_today_but_when_it_opens() -> None:
    table = desk(daily_quota=1, on_duty=True)
    sends(table, "Rina")
    sends(table, "Togar")
    sends(table, "Togar", "next")
    table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    opening, said = datetime.fromisoformat("2026-11-24T08:00+07:00"), list[tuple[datetime, str]]()
    while (due := table.next_due) and due <= opening:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            said += [(table.now, say.message.text.name) for say in decision.says if say.person_id == "togar"]
    assert said == [(opening, "ticket-called"), (opening, "card-visitor")]
    assert table.visit_of("Togar").status is Status.IN_SERVICE


def test_a_place_of_the_next_day_is_not_given_up_for_five_minutes() -> None:
    table = desk(daily_quota=1)
    sends(table, "Rina")
    sends(table, "Togar")
    sends(table, "Togar", "next")
    assert table.press("Togar", Verb.LATER, table.visit_of("Togar").id).answers == "later-not"


def test_where_the_next_day_is_full_too_it_is_not_offered() -> None:
    table = desk(daily_quota=1)
    for name in ("Rina", "Togar"):
        sends(table, name)
    sends(table, "Togar", "next")
    told = sends(table, "Wulan")
    assert (told.answers, offered(told)) == ("queue-quota", [Verb.CANCEL])
    assert sends(table, "Wulan", "next").answers == "queue-quota"
    assert table.visit_of("Wulan").number is None


def test_in_the_evening_the_quota_of_the_next_day_counts() -> None:
    table = desk("17:00", daily_quota=1)
    assert sends(table, "Rina").answers == "queue-number"
    assert sends(table, "Togar").answers == "queue-quota"
    sends(table, "Togar", "next")
    assert table.visit_of("Togar").number == "ULT-20261125-001"


def test_a_desk_without_limits_takes_everybody() -> None:
    table = desk("15:59")
    assert [sends(table, name).answers for name in ("Rina", "Togar", "Wulan")] == ["queue-number"] * 3


# rule: place-in-the-next-opening-by-choice
@pytest.mark.parametrize(("at", "told"), [("09:00", "nothing"), ("20:00", "review-closed")])
def test_who_sends_while_the_desk_is_closed_knows_before_what_they_take(at: str, told: str) -> None:
    table = desk(at)
    table.seat("Rina", Reviewing())
    table.open("Rina", Status.FORM)
    said = [say.message.text for say in table.write("Rina", "hmm").decision.says]
    closed = next(text.args["closed"] for text in said if text.name == "review")
    assert isinstance(closed, Phrase)
    assert closed.name == told
