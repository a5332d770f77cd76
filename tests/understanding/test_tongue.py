"""In which language a stranger is answered: the one they write in, else that of their app."""

import pytest

from bot.flows.scene.events import TextSent
from bot.flows.understanding.tongue import spoken
from bot.rehearsal.memory_desk import MemoryDesk
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.understanding.test_first_messages import FIRST

WRITTEN = [
    ("Good morning", "en"),
    ("what time do you open tomorrow?", "en"),
    ("I would like to talk to someone", "en"),
    ("hello", ""),
    ("thanks", ""),
    ("help", ""),
    ("status", ""),
    ("1", ""),
    ("", ""),
    ("jam buka?", "id"),
    ("mau daftar, please help", "id"),
    ("Budi Santoso", ""),
    ("do you know how to legalisir ijazah di sini?", ""),
]

INDONESIAN = {"mau", "jam", "yang", "apa", "saya", "sy", "bisa", "pak", "kak", "gak", "tidak", "berapa", "brp", "mana"}


# rule: first-words-choose-the-language
@pytest.mark.parametrize(("typed", "language"), WRITTEN)
def test_the_language_of_a_message(typed: str, language: str) -> None:
    assert spoken(typed) == language


def test_nobody_who_writes_indonesian_is_answered_in_english() -> None:
    english = [typed for typed, _ in FIRST if spoken(typed) == "en"]
    assert len(english) > 40
    assert [typed for typed in english if {*typed.casefold().split()} & INDONESIAN] == []


# rule: first-words-choose-the-language
@pytest.mark.parametrize(
    ("app", "typed", "language"),
    [
        ("", "Where is your office?", "en"),
        ("", "hello", "id"),
        ("en", "hello", "en"),
        ("en-GB", "/start", "en"),
        ("en", "Assalamualaikum, mau tanya", "id"),
        ("id", "Can I talk to someone?", "en"),
        ("ms", "selamat pagi", "id"),
    ],
)
def test_a_stranger_is_answered_in_the_language_they_write(app: str, typed: str, language: str) -> None:
    desk = MemoryDesk(office(), MONDAY_MORNING)
    desk.enter(TextSent(typed), "81", language=app)
    assert [person.language for person in desk.people.values()] == [language]
