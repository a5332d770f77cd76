"""A text is said with its arguments, in the reader's language or else in Indonesian, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import BrokenText, Texts, UnknownText, load_texts

TEXTS = load_texts()


def fluent(**messages: str) -> str:
    return "\n".join(f"{name} = {words}" for name, words in messages.items())


@pytest.mark.parametrize(
    ("language", "ahead", "words"),
    [
        ("id", 0, "di urutan pertama"),
        ("id", 1, "di depan Bapak/Ibu: 1."),
        ("id", 12, "di depan Bapak/Ibu: 12."),
        ("en", 0, "first in the queue"),
        ("en", 1, "is 1 visitor ahead"),
        ("en", 12, "are 12 visitors ahead"),
    ],
)
def test_places_are_told_in_the_languages_own_way(language: str, ahead: int, words: str) -> None:
    args = {
        "ticket": "A-007",
        "number": "ULT-1",
        "outlook": "Sebentar lagi.",
        "standing": "",
        "first": "",
        "elsewhere": "",
    }
    assert words in TEXTS.say(language, "queue-number", {**args, "ahead": ahead})


def test_numbers_are_written_as_the_language_writes_them() -> None:
    args = {"length": 12345, "longest": 1000}
    assert "12.345" in TEXTS.say("id", "answer-too-long", args)
    assert "12,345" in TEXTS.say("en", "answer-too-long", args)


@given(st.text(max_size=60), st.integers(1, 200))
def test_what_people_write_is_said_as_it_stands(text: str, times: int) -> None:
    written = text * times
    assert TEXTS.say("id", "verbatim", {"text": written}) == written
    assert TEXTS.say("en", "step-one", {"no": written}) == f"step {written}"


def test_arguments_longer_than_fluent_takes_are_said_in_full() -> None:
    steps = "▶️ 1. Melayani pengunjung\n" * 400
    args = {"ticket": "A-007", "name": "Rosmaida", "greeting": "\ue000steps", "steps": steps, "addendum": ""}
    assert TEXTS.say("id", "card-visitor", args) == f"<b>A-007</b> · Rosmaida\n\ue000steps\n\n{steps}"


def test_a_text_missing_in_a_language_is_said_in_indonesian() -> None:
    texts = Texts({"id": {"a.ftl": fluent(hello="Halo", bye="Dah")}, "en": {"a.ftl": fluent(hello="Hello")}})
    assert [texts.say("en", name) for name in ("hello", "bye")] == ["Hello", "Dah"]
    assert texts.say("nias", "bye") == "Dah"
    assert (texts.names("en"), texts.names("nias")) == (frozenset({"hello"}), frozenset())


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UnknownText, match="no-such-text"):
        TEXTS.say("id", "no-such-text")
    with pytest.raises(UnknownText, match="no-such-text"):
        TEXTS.variables("en", "no-such-text")


def test_indonesian_borrows_from_no_other_language() -> None:
    texts = Texts({"id": {}, "en": {"a.ftl": fluent(hello="Hello")}})
    with pytest.raises(UnknownText):
        texts.say("id", "hello")


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(BrokenText, match=r"staff-replied: .*ticket"):
        TEXTS.say("id", "staff-replied")


def test_an_argument_too_many_is_ignored() -> None:
    assert TEXTS.say("id", "choice-call", {"ticket": "A-001"}) == "🔔 Panggil"


def test_variables_are_found_in_selectors_and_variants() -> None:
    source = "a = { $count ->\n    [0] { $none }\n   *[other] x { $some }\n    } { $end }\n"
    assert Texts({"id": {"a.ftl": source}}).variables("id", "a") == {"count", "none", "some", "end"}


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a = Satu\n\nb Dua\n", "line 3"),
        ("a = Satu\nb = { $x\n", "line 2"),
        ("a = Satu\n-term = Dua\n", "line 2"),
        ("a =\n    .label = Satu\n", "line 1"),
        ("a = Satu\na = Dua\n", "a is written twice"),
    ],
)
def test_a_file_with_a_fault_is_not_loaded(source: str, place: str) -> None:
    with pytest.raises(BrokenText, match=f"id/desk.ftl.*{place}"):
        Texts({"id": {"desk.ftl": source}})


def test_a_name_is_used_in_one_file_only() -> None:
    with pytest.raises(BrokenText, match="a is written twice"):
        Texts({"id": {"desk.ftl": "a = Satu", "staff.ftl": "a = Dua"}})


def test_texts_are_loaded_once() -> None:
    assert load_texts() is load_texts()
