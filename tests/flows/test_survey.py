"""The survey after service: back and forth, the profile apart from the answers, one reminder, and why there is no
answer where there is none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.ending.profile import chosen
from bot.flows.ending.survey import typed_value
from bot.flows.scene.effects import HandIn
from bot.flows.scene.events import DeliveryGivenUp, DeliveryReported, DeskBlocked, SessionEnded, TextSent, Told
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Idle, InVisit, Notice, Profiling, Suggesting, Surveyed
from bot.flows.state.people import Person
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, load_texts
from tests.flows.standings import laid, surveyed, surveyed_afterwards
from tests.flows.table import Table, office
from tests.flows.test_ladder import heard

ELEMENTS = [element.key for element in default_instrument().elements]
TRAITS = default_instrument().profile


def rina(table: Table) -> Person:
    return table.people["rina"]


def visit(table: Table) -> Visit:
    return table.visit_of("Rina")


def rated(table: Table, *values: int) -> Table:
    for value in values:
        table.write("Rina", str(value))
    return table


# Back and forth


def test_going_back_keeps_what_was_answered_and_the_new_answer_counts() -> None:
    table = rated(laid(surveyed), 1, 2, 3)
    table.press("Rina", Verb.BACK, visit(table).id, "biaya")
    assert rina(table).dialog == Surveyed(visit(table).id, "waktu", {"persyaratan": 1, "prosedur": 2, "waktu": 3})
    table.write("Rina", "kembali")
    rated(table, 4)
    assert rina(table).dialog == Surveyed(visit(table).id, "biaya", {"persyaratan": 1, "prosedur": 4, "waktu": 3})


def test_before_the_first_question_there_is_none() -> None:
    table = laid(surveyed)
    table.write("Rina", "kembali")
    assert rina(table).dialog == Surveyed(visit(table).id, "persyaratan")


# The profile


def test_the_answers_are_handed_in_before_the_profile_and_apart_from_it() -> None:
    table = rated(laid(surveyed), *[4] * 8)
    [answers] = table.write("Rina", "4").decision.of(HandIn)
    assert (len(answers.response.answers), answers.response.profile) == (9, {})
    assert visit(table).survey is Survey.ANSWERED
    table.write("Rina", "L")
    table.press("Rina", Verb.SKIP, visit(table).id, "usia")
    table.write("Rina", "s1")
    [profile] = table.write("Rina", "3").decision.of(HandIn)
    # rule: profile-apart-from-answers
    assert (profile.response.answers, profile.response.suggestion) == ({}, "")
    assert profile.response.profile == {"jenis_kelamin": "l", "pendidikan": "s1", "pekerjaan": "tni"}
    assert profile.response.id != answers.response.id
    assert isinstance(rina(table).dialog, Suggesting)


def test_whoever_leaves_all_of_it_out_has_no_profile() -> None:
    table = rated(laid(surveyed), *[4] * 9)
    told = table.press("Rina", Verb.SKIP, visit(table).id, "all")
    assert (told.decision.of(HandIn), told.answers) == ((), "survey-suggestion")


# rule: profile-in-bands
def test_nothing_in_it_is_finer_than_a_band() -> None:
    assert [trait.key for trait in TRAITS] == ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"]
    assert all(2 <= len(trait.options) <= 10 for trait in TRAITS)
    table = laid(surveyed)
    table.seat("Rina", Profiling(visit(table).id, "usia"), visit_id=visit(table).id)
    assert table.write("Rina", "37").answers == "profile-choose profile-question"


@pytest.mark.parametrize("typed", ["20-29", "2", " 2. ", "20 29"])
def test_an_answer_may_be_typed_in_several_ways(typed: str) -> None:
    table = laid(surveyed)
    table.seat("Rina", Profiling(visit(table).id, "usia"), visit_id=visit(table).id)
    table.write("Rina", typed)
    assert rina(table).dialog == Profiling(visit(table).id, "pendidikan", {"usia": "20_29"})


# One reminder


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{text}+07:00")


def reminded(table: Table, **span: float) -> list[str]:
    return [minutes for minutes, _, text in heard(table, **span) if text == "survey-reminder"]


# rule: survey-reminded-once
def test_whoever_does_not_answer_is_reminded_once_and_never_again() -> None:
    table = laid(surveyed_afterwards)
    table.fire(visit(table).id)
    assert reminded(table, days=9) == ["60"]
    assert (visit(table).survey, rina(table).dialog, table.looks) == (Survey.NO_ANSWER, Idle(), {})


def test_an_answer_meanwhile_puts_it_off_and_the_last_one_ends_it() -> None:
    table = laid(surveyed_afterwards)
    table.fire(visit(table).id)
    table.now += timedelta(minutes=40)
    rated(table, 4)
    table.now += timedelta(minutes=20)
    assert [say for decision in list(table.sweep()) for say in decision.says] == []
    assert reminded(table, minutes=41) == ["40"]
    rated(table, *[4] * 8)
    assert reminded(table, days=3) == []


@pytest.mark.parametrize(("asked", "told"), [("18:30", "19:30"), ("19:30", "08:00"), ("06:30", "08:00")])
# rule: no-reminder-at-night
def test_nobody_is_reminded_at_night(asked: str, told: str) -> None:
    table = Table(now=at(asked))
    surveyed_afterwards(table)
    table.fire(visit(table).id)
    [minutes] = reminded(table, hours=30)
    when = at(asked) + timedelta(minutes=float(minutes))
    assert when.astimezone(at(asked).tzinfo).strftime("%H:%M") == told


@pytest.mark.parametrize(
    "leaves",
    [
        lambda table: table.write("Rina", "halo"),
        lambda table: table.write("Rina", "lewati"),
        lambda table: table.act("Rina", DeskBlocked()),
        lambda table: table.act("Rina", SessionEnded()),
    ],
)
def test_who_has_turned_to_something_else_is_not_reminded(leaves: Callable[[Table], object]) -> None:
    table = laid(surveyed_afterwards)
    table.fire(visit(table).id)
    leaves(table)
    assert reminded(table, days=3) == []


# In nobody's way


# rule: survey-blocks-no-visit
def test_a_greeting_begins_the_next_visit_and_the_survey_rests() -> None:
    table = laid(surveyed_afterwards)
    former = visit(table).id
    assert table.write("Rina", "halo").answers == "notice"
    table.write("Rina", "setuju")
    assert table.visits[former].survey is Survey.LEFT
    assert visit(table).id != former


def test_whose_outcome_is_still_to_be_written_down_may_begin_anew_as_well() -> None:
    table = laid(surveyed)
    former = visit(table).id
    assert table.write("Rina", "daftar").answers == "notice"
    assert table.visits[former].status is Status.IN_SERVICE
    assert isinstance(rina(table).dialog, Notice)
    table.write("Rina", "1")
    assert visit(table).id != former
    table.press("Sari", Verb.STEP, former, 10)
    table.act("Bayu", TextSent("x"))
    assert (table.visits[former].survey, visit(table).status) == (Survey.LEFT, Status.FORM)


def test_where_nothing_but_the_farewell_is_missing_the_visit_is_over_then() -> None:
    table = laid(surveyed)
    former = visit(table)
    table.visits[former.id] = replace(former, outcome="Sudah dijelaskan")
    assert table.write("Rina", "daftar").answers == "service-document notice card-visitor"
    assert table.visits[former.id].status is Status.FINISHED


def test_a_button_of_a_resting_survey_takes_it_up_again() -> None:
    table = laid(surveyed_afterwards)
    table.write("Rina", "halo")
    assert table.press("Rina", Verb.RATE, visit(table).id, "biaya", 4).answers == "survey-question"
    assert rina(table).dialog == Surveyed(visit(table).id, "persyaratan", {"biaya": 4})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Sangat sesuai", 4),
        ("tidak sesuai", 1),
        ("3. Sesuai", 3),
        ("sesuai!", 3),
        ("3) sesuai", 3),
        ("very fitting", 4),
    ],
)
# rule: survey-answered-in-words
def test_an_answer_is_taken_as_it_stands_on_its_button(typed: str, value: int) -> None:
    table = laid(surveyed)
    table.write("Rina", typed)
    assert rina(table).dialog == Surveyed(visit(table).id, "prosedur", {"persyaratan": value})


@pytest.mark.parametrize("typed", ["sangat", "mudah", "sesuai sekali mungkin", "12 sesuai sesuai"])
def test_what_stands_on_no_button_is_asked_for_again(typed: str) -> None:
    table = laid(surveyed)
    assert "survey-choose" in table.write("Rina", typed).answers
    assert rina(table).dialog == Surveyed(visit(table).id, "persyaratan", {})


@pytest.mark.parametrize("typed", ["Perempuan", "2. perempuan"])
def test_who_answers_may_be_said_in_words_too(typed: str) -> None:
    table = laid(surveyed)
    table.seat("Rina", Profiling(visit(table).id, "jenis_kelamin"), visit_id=visit(table).id)
    table.write("Rina", typed)
    asked = rina(table).dialog
    assert isinstance(asked, Profiling)
    assert asked.answers == {"jenis_kelamin": "p"}


def test_every_answer_is_taken_in_the_words_of_its_button_in_both_languages() -> None:
    texts, instrument = load_texts(), office().instrument
    for language in LANGUAGES:
        for element in instrument.elements:
            for value in range(1, element.options + 1):
                assert typed_value(texts.say(language, element.answer(value)), element) == value
        for trait in instrument.profile:
            for no, option in enumerate(trait.options, 1):
                label = texts.say(language, f"profile-{trait.key}-{option}")
                assert {chosen(trait, label), chosen(trait, f"{no}. {label}")} == {option}


# Why there is no answer


def asked_in_service() -> Table:
    """Seven steps are done; the eighth, once reported, brings the survey."""
    table = laid(surveyed)
    table.visits[visit(table).id] = replace(table.visit_of("Rina"), survey=None, survey_at=None)
    table.seat("Rina", InVisit(), visit_id=visit(table).id)
    return table


def test_who_has_blocked_the_desk_is_not_asked_and_it_is_kept() -> None:
    table = asked_in_service()
    table.people["rina"] = replace(rina(table), blocked=True)
    table.fire(visit(table).id)
    assert (visit(table).survey, rina(table).dialog) == (Survey.BLOCKED, InVisit())


LOST = [
    (DeliveryGivenUp("rina", "{visit}", "x", blocked=True, purpose="survey"), Survey.BLOCKED),
    (DeliveryGivenUp("rina", "{visit}", "x", blocked=False, purpose="survey", window=True), Survey.WINDOW_CLOSED),
    (DeliveryGivenUp("rina", "{visit}", "x", blocked=False, purpose="survey"), Survey.UNDELIVERED),
    (DeliveryGivenUp("rina", "{visit}", "x", blocked=False, purpose="reminder"), Survey.ASKED),
    (DeskBlocked(), Survey.BLOCKED),
]


@pytest.mark.parametrize(("lost", "why"), LOST)
# rule: survey-reason-is-kept
def test_why_it_was_not_sent_is_kept(lost: DeliveryGivenUp | DeskBlocked, why: Survey) -> None:
    table = laid(surveyed)
    if isinstance(lost, DeskBlocked):
        table.act("Rina", lost)
    else:
        table.enter(replace(lost, visit_id=visit(table).id))
    assert visit(table).survey is why


def test_what_the_platform_reports_later_is_kept_as_well() -> None:
    table = laid(surveyed)
    told = Told(1, "rina", visit(table).id, "survey", 1)
    table.enter(DeliveryReported("ref", "failed", code="131047", about=told))
    assert visit(table).survey is Survey.WINDOW_CLOSED
    rated(table, *[4] * 9)
    assert visit(table).survey is Survey.ANSWERED


def test_a_reminder_that_does_not_arrive_changes_nothing_of_what_was_asked() -> None:
    table = laid(surveyed)
    table.visits[visit(table).id] = replace(visit(table), survey_reminded_at=table.now)
    table.enter(DeliveryGivenUp("rina", visit(table).id, "x", blocked=False, purpose="survey", window=True))
    assert visit(table).survey is Survey.ASKED


def test_who_declines_is_told_from_who_does_not_answer() -> None:
    table = laid(surveyed)
    table.press("Rina", Verb.SKIP, visit(table).id, "persyaratan")
    assert visit(table).survey is Survey.DECLINED
