"""Past visits: one's own and nobody else's, by status, number and list; and numbers that are tried out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.needs import needs
from bot.flows.scene.events import TELEGRAM, Event, TextSent
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status, Visit
from bot.flows.visitor.needs import OwnPast
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table


def with_visits(*statuses: Status) -> Table:
    """Rina has had these visits, one a day; Togar has one of his own."""
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Togar")
    table.open("Togar", Status.FINISHED, outcome="Rahasia Togar", started_at=table.now)
    table.seat("Rina")
    for day, status in enumerate(statuses, 1):
        visit = table.open("Rina", status, outcome=f"Hasil {day}", started_at=table.now - timedelta(days=9 - day))
        del table.visits[visit.id]
        own = replace(visit, id=f"visit-{day}", number=f"ULT-2026111{day}-001")
        table.visits[own.id] = own
        table.people["rina"] = replace(table.people["rina"], visit_id=own.id)
    return table


def said(table: Table, typed: str) -> tuple[str, str]:
    """Which text, and which outcome it tells."""
    told = table.write("Rina", typed)
    phrase = told.decision.says[0].message.text if told.decision.says else None
    return told.answers, str(phrase.args.get("outcome", "")) if phrase else ""


def test_the_latest_is_told_and_several_are_listed_the_latest_first() -> None:
    assert said(with_visits(Status.FINISHED), "status") == ("past-visit", "Hasil 1")
    table = with_visits(Status.FINISHED, Status.NO_SHOW, Status.FINISHED)
    told = table.write("Rina", "status")
    assert told.answers == "past-list"
    [message] = [say.message for say in told.decision.says]
    assert [choice.token for choice in message.choices] == [f"pv:visit-{day}" for day in (3, 2, 1)]


@pytest.mark.parametrize("typed", ["ULT-20261111-001", "status ult 20261111 001", "bagaimana nasib ULT-20261111-001?"])
def test_a_number_of_ones_own_is_answered_however_it_is_written(typed: str) -> None:
    assert said(with_visits(Status.FINISHED, Status.FINISHED), typed) == ("past-visit", "Hasil 1")


# rule: short-number-is-understood
@pytest.mark.parametrize("typed", ["ult 20261111 1", "status ULT-20261111-01", "cek ult 20261111 1?"])
def test_a_short_number_of_ones_own_is_answered_too(typed: str) -> None:
    assert said(with_visits(Status.FINISHED, Status.FINISHED), typed) == ("past-visit", "Hasil 1")
    event = Event(TELEGRAM, "1", MONDAY_MORNING, TextSent(typed))
    assert OwnPast("ULT-20261111-001") in needs(event).topics


# rule: short-number-is-understood
@pytest.mark.parametrize("typed", ["A-002", "a002", "no 2", "nomor antrian 2", "status A-002", "antrean a2?"])
def test_a_ticket_of_ones_own_is_answered(typed: str) -> None:
    assert said(with_visits(Status.FINISHED), typed) == ("past-visit", "Hasil 1")
    assert OwnPast() in needs(Event(TELEGRAM, "1", MONDAY_MORNING, TextSent(typed))).topics
    waiting = with_visits(Status.FINISHED, Status.PARKED)
    waiting.visits["visit-2"] = replace(waiting.visits["visit-2"], ticket="A-002")
    assert said(waiting, typed) == said(waiting, "status")


@pytest.mark.parametrize("typed", ["A-001", "no 77", "B-002", "halo 2", "jalan melati no 2"])
def test_a_ticket_that_is_none_of_ones_own_tells_nothing(typed: str) -> None:
    assert "past-visit" not in said(with_visits(Status.FINISHED), typed)[0]


# rule: only-ones-own-visits
@pytest.mark.parametrize("number", ["ULT-20261123-001", "ULT-20261123-999"])
def test_somebody_elses_number_is_answered_like_one_that_nobody_has(number: str) -> None:
    table = with_visits(Status.FINISHED)
    assert table.visit_of("Togar").number == "ULT-20261123-001"
    assert said(table, f"status {number}") == ("past-unknown", "")


@pytest.mark.parametrize("parts", [(), ("doc",)])
def test_somebody_elses_visit_cannot_be_pressed_for(parts: tuple[str, ...]) -> None:
    table = with_visits(Status.FINISHED)
    assert table.press("Rina", Verb.PAST, table.visit_of("Togar").id, *parts).answers == "press-stale"


# rule: guessed-numbers-are-a-flood
def test_whoever_tries_numbers_out_is_answered_no_more_for_an_hour() -> None:
    table = with_visits(Status.FINISHED)
    answers = [said(table, f"ULT-20261123-{guess}")[0] for guess in range(101, 109)]
    assert answers == ["past-unknown"] * 5 + ["past-too-many", "", ""]
    assert said(table, "ULT-20261111-001")[0] == "past-visit", "their own is told all the same"
    table.now += timedelta(hours=1)
    assert said(table, "ULT-20261123-110")[0] == "past-unknown"


def test_during_a_visit_a_number_alone_is_asked_about_and_within_words_it_is_for_the_officers() -> None:
    table = with_visits(Status.FINISHED)
    former = table.visits["visit-1"]
    table.open("Rina", Status.IN_SERVICE)
    table.people["rina"] = replace(table.people["rina"], dialog=InVisit())
    table.visits[former.id] = former
    assert said(table, "ULT-20261111-001")[0] == "past-visit"
    assert said(table, "Ini lanjutan dari ULT-20261111-001")[0] == "relayed"
    assert said(table, f"status {table.visit_of('Rina').number}")[0] == "card-visitor"


def test_what_is_still_to_come_is_told_as_far_as_it_is_known() -> None:
    table = with_visits(Status.FINISHED)
    visit: Visit = table.visits["visit-1"]
    told = table.write("Rina", "status").decision.says[0].message
    assert told.text.args["due"].name == "nothing"  # type: ignore[union-attr]  # a phrase
    assert [choice.token for choice in told.choices] == [f"pv:{visit.id}:doc", "pv:"]


def test_only_what_is_asked_for_is_looked_up() -> None:
    def wanted(typed: str) -> set[str]:
        found = needs(Event(TELEGRAM, "1", MONDAY_MORNING, TextSent(typed), "7"))
        return {topic.number for topic in found.topics if isinstance(topic, OwnPast)}

    assert wanted("Saya mau tanya NISN") == set()
    assert wanted("/status") == {""}
    assert wanted("status ult-20261123-007") == {"ULT-20261123-007", ""}
