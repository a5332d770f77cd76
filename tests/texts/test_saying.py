"""A text is said with its arguments, in the reader's language or else in Indonesian, or not at all."""

from datetime import UTC, datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.scene.messages import Due, Phrase
from bot.render.voice import Voice
from bot.texts import LANGUAGES, BrokenText, Texts, UnknownText, load_texts

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
        ("a = Satu\n-term = Dua\n", "line 2"),
        ("a = Satu\n{ $x } = Dua\n", "line 2"),
        ("a = Satu\na = Dua\n", "a is written twice"),
    ],
)
def test_a_file_with_a_fault_is_not_loaded(source: str, place: str) -> None:
    with pytest.raises(BrokenText, match=f"id/desk.ftl.*{place}"):
        Texts({"id": {"desk.ftl": source}})


@pytest.mark.parametrize(
    ("source", "place"),
    [("# satu\na = { $x\n", "line 2"), ("b = Dua\n\na =\n    .label = Satu\n", "line 3"), ("a = {\n} }\n", "line 1")],
)
def test_a_text_with_a_fault_is_not_said(source: str, place: str) -> None:
    texts = Texts({"id": {"desk.ftl": source}})
    with pytest.raises(BrokenText, match=f"id/desk.ftl, {place}"):
        texts.say("id", "a", {"x": "Satu"})


# rule: comment-belongs-to-its-text
def test_every_text_that_ships_can_be_read() -> None:
    files = resources.files("bot.texts")
    for folder in (*LANGUAGES, *(f"{each}/operator" for each in LANGUAGES), "id/official"):
        for file in (each for each in files.joinpath(folder).iterdir() if each.name.endswith(".ftl")):
            source = file.read_text("utf-8")
            texts = Texts({"id": {file.name: source}})
            whole = [each for each in FluentParser().parse(source).body if not isinstance(each, ast.BaseComment)]
            named = {each.id.name: each for each in whole if isinstance(each, ast.Message)}
            assert len(named) == len(whole), file.name
            assert texts.names("id") == named.keys(), file.name
            for name, message in named.items():
                assert texts.source("id", name) == FluentSerializer().serialize_entry(message)


def test_only_texts_that_are_said_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = FluentParser.parse

    def noted(parser: FluentParser, source: str) -> ast.Resource:
        read.append(source)
        return parse(parser, source)

    monkeypatch.setattr(FluentParser, "parse", noted)
    texts = Texts({"id": {"a.ftl": "# Salam\nparsed-once = Halo\n    semua\n\n## Lain\nparsed-never = Dah\n"}})
    assert [texts.say("id", "parsed-once") for _ in range(2)] == ["Halo\nsemua"] * 2
    assert read == ["# Salam\nparsed-once = Halo\n    semua\n\n"]


def test_a_name_is_used_in_one_file_only() -> None:
    with pytest.raises(BrokenText, match="a is written twice"):
        Texts({"id": {"desk.ftl": "a = Satu", "staff.ftl": "a = Dua"}})


def test_texts_are_loaded_once() -> None:
    assert load_texts() is load_texts()


MIDNIGHT = datetime(2026, 12, 7, 17, tzinfo=UTC)
"""24.00 WIB of Monday, 7 December."""


# rule: day-s-end-is-told-as-the-day
@pytest.mark.parametrize(
    ("at", "now", "indonesian", "english"),
    [
        (MIDNIGHT, MIDNIGHT - timedelta(days=3), "Senin, 7 Desember 2026", "Monday, 7 December 2026"),
        (MIDNIGHT, MIDNIGHT - timedelta(hours=3), "Senin, 7 Desember 2026", "Monday, 7 December 2026"),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=3), "Senin, 7 Desember 2026", "Monday, 7 December 2026"),
        (MIDNIGHT - timedelta(hours=8), MIDNIGHT - timedelta(hours=9), "pukul 16.00 WIB", "at 16.00 WIB"),
        (MIDNIGHT + timedelta(minutes=3), MIDNIGHT, "pukul 00.03 WIB", "at 00.03 WIB"),
    ],
)
def test_the_end_of_a_day_is_told_as_that_day(at: datetime, now: datetime, indonesian: str, english: str) -> None:
    for language, words in (("id", indonesian), ("en", english)):
        voice = Voice(TEXTS, ZoneInfo("Asia/Jakarta"), "WIB", language, now)
        assert words in voice.plain(Phrase("work-due", {"due": Due(at)}))
