"""Words for the reader: what a visitor reads of the sheet, how they are called, and what staff read of them."""

from datetime import timedelta

import pytest

from bot.flows.journey.wording import visitor_activity, visitor_name
from bot.flows.procedure.timeline import StepLine, StepState
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.messages import Phrase, Steps
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status
from bot.flows.telling.cards import step_row
from bot.texts import LANGUAGES
from tests.flows.table import Table

STEPS = Table().office.sheet.steps


@pytest.mark.parametrize("language", LANGUAGES)
# rule: words-for-the-reader
def test_every_step_of_the_shipped_sheet_has_a_visitor_s_words(language: str) -> None:
    told = [str(visitor_activity(step, language).args["text"]) for step in STEPS]
    assert len({*told} - {step.activity for step in STEPS}) == len(STEPS) == 10
    assert not any(word in text.casefold() for text in told for word in ("host", "mute", "survey kep", "breakout"))


def test_a_card_tells_its_visitor_in_their_language_and_an_officer_as_the_sheet_does() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Rina", InVisit(), language="en")
    table.open("Rina", Status.IN_SERVICE, reported=2)
    told = table.write("Rina", "status")
    [card] = [say.message for say in told.decision.says if say.person_id == "rina"]
    steps = card.text.args["steps"]
    assert isinstance(steps, Steps)
    [running] = [row for row in steps.rows if row.first == 3]
    assert running.what == Phrase("verbatim", {"text": "An officer will receive you"})
    line = StepLine(STEPS[2], StepState.RUNNING, table.now)
    assert step_row(line, False, visitor="", over=False).what == Phrase("verbatim", {"text": STEPS[2].activity})


def test_only_staff_are_told_that_a_step_was_inferred() -> None:
    line = StepLine(STEPS[2], StepState.DONE, source=Source.INFERRED)
    assert step_row(line, False, visitor="id", over=False).time is None
    assert step_row(line, False, visitor="", over=False).time == Phrase("time-inferred")


NAMES = [
    ("Ibu Maria", "visitor-titled"),
    ("bapak Togar", "visitor-titled"),
    ("Bpk. Togar", "visitor-titled"),
    ("Mrs. Lovelace", "visitor-titled"),
    ("Maria", "visitor-named"),
    ("Pakpahan", "visitor-named"),
    ("Budi Ginting", "visitor-named"),
    ("Ibu", "visitor-named"),
]


@pytest.mark.parametrize(("name", "words"), NAMES)
# rule: no-title-twice
def test_nobody_is_given_a_title_twice(name: str, words: str) -> None:
    assert visitor_name(name) == Phrase(words, {"name": name})


@pytest.mark.parametrize(("reported", "words"), [(0, "deviation-visitor"), (2, "deviation-answered")])
# rule: visitor-s-slowness-is-theirs
def test_who_is_told_of_a_visitor_s_slow_step_is_asked_to_help(reported: int, words: str) -> None:
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.IN_SERVICE, reported=reported)
    table.now += timedelta(minutes=4)
    told = [say.message.text for say in table.fire(visit.id).says if say.message.text.name == "deviation-flagged"]
    [answers] = [text.args["answers"] for text in told]
    assert isinstance(answers, Phrase)
    assert (answers.name, answers.args["role"]) == (words, "Front Office")
