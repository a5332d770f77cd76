"""No buttons, no colour, no pictures: whatever a visitor can press, wherever they stand, can be typed."""

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.flows.office.choices import BY_WORD, plain
from bot.flows.scene import tokens
from bot.flows.scene.messages import Choice
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Filling, InVisit
from bot.flows.state.visits import Status
from bot.render import Voice
from bot.texts import LANGUAGES, load_texts
from tests.clock import MONDAY_MORNING
from tests.flows import standings
from tests.flows.standings import Standing
from tests.flows.table import Table, Told
from tests.thoroughness import times

TEXTS = load_texts()
OPENERS = ("halo", "status", "batal", "kucing hilang", "kembali", "petugas", "jam buka?", "nisn nuptk", "xyzzy 12")
"""Words that bring every kind of choice up somewhere."""

_TRIED = OPENERS[: times(3, len(OPENERS))]

OTHERWISE = {
    Verb.ANSWERED: {"faq-glad", "relay-nobody", "relayed", "thread-nobody", "thread-passed", "thread-opened"},
}
"""Where words do the same in another way: thanks that no topic is counted for; words for an officer go
to the officer at once."""


def made(standing: Standing, opener: str, language: str) -> tuple[Table, Told]:
    table = Table()
    standing(table)
    person = table.at("rina")
    if person is not None:
        table.seat("Rina", **{**_known(person), "language": language})
    elif language != "id":
        table.seat("Rina", language=language)
    return table, table.write("Rina", opener)


def _known(person: Any) -> dict[str, Any]:
    return {name: getattr(person, name) for name in ("dialog", "visit_id", "staff_id", "profile", "heard_at")}


def shown(table: Table, told: Told) -> list[tuple[int, Choice]]:
    """Every choice that Rina is shown, with its place in its message."""
    rina = table.at("rina")
    assert rina is not None
    messages = [say.message for say in told.decision.says if say.person_id == rina.id]
    return [placed for message in messages for placed in enumerate(message.choices, 1)]


def outcome(table: Table, told: Told) -> tuple[object, ...]:
    rina = table.at("rina")
    assert rina is not None
    visits = {key: (visit.status, dict(visit.form), len(visit.evidence)) for key, visit in table.visits.items()}
    return told.answers, repr(rina.dialog), rina.language, visits


def typed(label: str, place: int) -> Iterator[str]:
    """How somebody may type what stands on a button: without its sign, its number, or the whole of it."""
    bare = re.sub(r"^[\W_]+", "", label)
    yield from (bare, bare.upper(), label, re.sub(r"^\d+\. ", "", label), str(place))


# rule: button-can-be-typed
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", [*standings.VISITORS, standings.parked], ids=lambda each: each.__name__)
def test_whatever_can_be_pressed_can_be_typed(standing: Standing, language: str) -> None:
    voice = Voice(TEXTS, ZoneInfo("Asia/Jakarta"), "WIB", language, MONDAY_MORNING)
    seen: set[str] = set()
    for opener in _TRIED:
        for place, choice in shown(*made(standing, opener, language)):
            label = voice.plain(choice.label)
            if label in seen:
                continue
            seen.add(label)
            parsed = tokens.read(choice.token)
            assert parsed is not None
            table, _ = made(standing, opener, language)
            wanted = outcome(table, table.press("Rina", parsed[0], *parsed[1]))
            found = [_written(standing, opener, language, words) for words in typed(label, place)]
            otherwise = OTHERWISE.get(parsed[0], set())
            assert wanted in found or any(str(each[0]) in otherwise for each in found), (opener, label, found)


def _written(standing: Standing, opener: str, language: str, words: str) -> tuple[object, ...]:
    table, _ = made(standing, opener, language)
    return outcome(table, table.write("Rina", words))


def test_a_number_is_given_up_by_words_alone() -> None:
    table = Table()
    standings.queued(table)
    assert table.write("Rina", "batal").answers == "cancel-ask"
    assert "visit-cancelled" in table.write("Rina", "ya, batalkan").answers
    assert table.visit_of("Rina").status is Status.CANCELLED


# rule: yes-answers-what-was-asked-last
@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("ya", False),
        ("1", False),
        ("iya pak", False),
        ("tidak", True),
        ("2", True),
        ("gak jadi", True),
        ("status", True),
    ],
)
def test_whether_a_number_is_given_up_is_answered_with_yes_or_no(words: str, kept: bool) -> None:
    table = Table()
    standings.queued(table)
    table.write("Rina", "batal")
    told = table.write("Rina", words)
    assert "relayed" not in told.answers
    assert (table.visit_of("Rina").status is Status.QUEUED) is kept


# rule: yes-answers-what-was-asked-last
def test_a_yes_moves_no_appointment_that_is_to_be_given_up() -> None:
    table, _ = made(standings.appointed, "pindah", "id")
    table.write("Rina", "besok jam 10")
    assert table.write("Rina", "batal").answers == "cancel-ask"
    assert "visit-cancelled" in table.write("Rina", "ya").answers


# rule: yes-answers-what-was-asked-last
def test_a_yes_is_no_answer_to_a_question_of_before() -> None:
    table = Table()
    standings.queued(table)
    table.write("Rina", "batal")
    table.write("Rina", "Apakah saya harus membawa KTP?")
    assert table.write("Rina", "ya").answers.startswith("relay")
    table.hire("Sari", "front_office")
    table.press("Sari", Verb.REPLY, table.visit_of("Rina").id)
    table.write("Rina", "batal")
    dialog = table.person("Rina").dialog
    assert isinstance(dialog, InVisit)
    assert dialog.giving_up
    table.write("Sari", "Masih menunggu, Bu?")
    assert table.write("Rina", "ya").answers.startswith("relay")
    assert table.visit_of("Rina").status is not Status.CANCELLED


@pytest.mark.parametrize("words", ["Tidak, lanjutkan", "Saya perlu 5 menit", "Lewati survei", "Selesai"])
def test_a_label_is_an_answer_where_its_button_is_not_offered(words: str) -> None:
    table = Table()
    table.seat("Rina", Filling("name"))
    table.open("Rina", Status.FORM, form={})
    table.write("Rina", words)
    assert table.visit_of("Rina").status is Status.FORM


def test_an_officers_words_press_nothing_of_a_visitors() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    assert table.write("Sari", "Ya, batalkan").answers == "staff-words-nobody"


def test_a_report_is_typed_only_while_the_step_is_open() -> None:
    table = Table()
    table.seat("Rina", InVisit())
    table.open("Rina", Status.QUEUED)
    before = len(table.visit_of("Rina").evidence)
    table.write("Rina", "Zoom sudah terbuka")
    assert len(table.visit_of("Rina").evidence) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_buttons_are_typed_alike(language: str) -> None:
    labels = [plain(TEXTS.say(language, name)) for name in BY_WORD]
    assert len(set(labels)) == len(labels)
    assert all(labels)
