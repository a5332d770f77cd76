"""Answers to the guest-book form: what is taken, what is kept of it, and what is asked again."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.given.typed import clean
from bot.flows.office.fitting import missing
from bot.flows.office.questions import Question
from bot.flows.office.regions import OUTSIDE
from bot.flows.telling.taking import Wrong, take
from tests.flows.table import BY_KEY, QUESTIONS, ROLES, office

OFFICE = office()
MASK = "•" * 16
CATEGORIES = [category.key for category in OFFICE.categories]


def taken(key: str, typed: str) -> str:
    """The answer as kept, or the name of the text that asks again."""
    found = take(BY_KEY[key], typed, OFFICE)
    return found.why.name if isinstance(found, Wrong) else found


# What is kept

KEPT = {
    "marks": ("N. Z. D'Souza-Nasution, S.Pd., M.Si.", "N. Z. D'Souza-Nasution, S.Pd., M.Si."),
    "letters with marks": ("Andrée Müller Nguyễn", "Andrée Müller Nguyễn"),
    "decomposed marks": ("Andre\u0301e", "Andre\u0301e"),
    "markup stays text": ("Rina <b>Simbolon</b> & Co", "Rina <b>Simbolon</b> & Co"),
    "emoji": ("Rina 😊", "Rina 😊"),
    "joined emoji stay joined": ("Rina 👩‍🏫", "Rina 👩‍🏫"),
    "right to left": ("محمد رضا", "محمد رضا"),
    "right-to-left override": ("Rina\u202e nilobmiS", "Rina nilobmiS"),
    "control characters": ("Rina\x00\x07Simbolon\x1b", "Rina Simbolon"),
    "lines": ("Rina\nSimbolon\u2028Ginting", "Rina Simbolon Ginting"),
    "blanks": ("  Rina \t  Simbolon\u00a0 ", "Rina Simbolon"),
    "invisible characters": ("Ri\u200bna\ufeff Sim\u00adbolon", "Rina Simbolon"),
    "private use": ("Rina\ue000name\ue001", "Rinaname"),
    "half characters": ("Rina\ud83d Simbolon", "Rina Simbolon"),
    "identity number": ("NIK 1271010101900001", f"NIK {MASK}"),
    "identity number in groups": ("1271 0101-0190.0001 milik saya", f"{MASK} milik saya"),
    "identity number with hidden breaks": ("1271\u200b0101\u00ad01900001", MASK),
    "identity number in other figures": ("١٢٧١٠١٠١٠١٩٠٠٠٠١", MASK),
    "two identity numbers": ("1271010101900001, 1271010101900002", f"{MASK}, {MASK}"),
    "phone number": ("0812-3456-7890", "0812-3456-7890"),
    "seventeen figures are no identity number": ("12710101019000012", "12710101019000012"),
}


@pytest.mark.parametrize(("typed", "kept"), KEPT.values(), ids=KEPT)
def test_text_as_it_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(st.characters()))
def test_what_is_kept_is_clean_and_stays_as_it_is(typed: str) -> None:
    kept = clean(typed)
    assert clean(kept) == kept
    assert kept == " ".join(kept.split())
    unwanted = [c for c in kept if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
    assert set(unwanted) <= {"\u200d"}


@given(
    st.text("0123456789", min_size=16, max_size=16),
    st.lists(st.sampled_from(("", " ", "-", ".")), min_size=15, max_size=15),
)
def test_sixteen_figures_are_never_kept_however_they_are_grouped(figures: str, between: list[str]) -> None:
    typed = "".join(figure + gap for figure, gap in zip(figures, [*between, ""], strict=True))
    assert clean(f"NIK saya {typed} ya") == f"NIK saya {MASK} ya"


# Words

WORDS = [
    ("name", "Al", "Al"),
    ("name", "A", "wrong-name"),
    ("name", "", "wrong-name"),
    ("name", "12345", "wrong-name"),
    ("name", "😊😊😊", "wrong-name"),
    ("name", "\u202e\u200b", "wrong-name"),
    ("name", "/mulai", "wrong-name"),
    ("name", "R" * 80, "R" * 80),
    ("name", "R" * 81, "answer-too-long"),
    ("name", "1271010101900001", "wrong-name"),
    ("institution", "SMA Negeri 1 Binjai", "SMA Negeri 1 Binjai"),
    ("institution", "pribadi", "pribadi"),
    ("institution", "S" * 120, "S" * 120),
    ("institution", "S" * 121, "answer-too-long"),
    ("institution", "\\start", "wrong-institution"),
    ("purpose", "apa?", "wrong-purpose"),
    ("purpose", "verval", "verval"),
    ("purpose", "p" * 1000, "p" * 1000),
    ("purpose", "p" * 1001, "answer-too-long"),
]


@pytest.mark.parametrize(("key", "typed", "answer"), WORDS)
def test_answers_in_words(key: str, typed: str, answer: str) -> None:
    assert taken(key, typed) == answer


def test_too_long_says_how_long_and_how_long_it_may_be() -> None:
    found = take(BY_KEY["name"], "R" * 81, OFFICE)
    assert isinstance(found, Wrong)
    assert found.why.args == {"longest": 80, "length": 81}


def test_an_identity_number_inside_a_purpose_is_masked() -> None:
    assert taken("purpose", "Cek NUPTK 1234567890123456") == f"Cek NUPTK {MASK}"


# Regions

REGIONS = [
    ("Medan", "medan"),
    ("kota  MEDAN", "medan"),
    ("Tobasa", "toba"),
    ("medan", "medan"),
    ("tapanuli_utara", "tapanuli_utara"),
    ("Luar provinsi", OUTSIDE),
    ("saya dari luar Sumatera Utara", OUTSIDE),
    (OUTSIDE, OUTSIDE),
    ("Jakarta", "wrong-region"),
    # rule: answer-among-polite-words
    ("di medan kak", "medan"),
    ("saya dari binjai bu", "binjai"),
    ("aku dari jakarta pusat", "wrong-region"),
    ("", "wrong-region"),
    ("12", "wrong-region"),
    ("Tapanuli", "wrong-region-several"),
    ("Mdan", "wrong-region-several"),
]


@pytest.mark.parametrize(("typed", "answer"), REGIONS)
def test_regions(typed: str, answer: str) -> None:
    assert taken("region", typed) == answer


def test_a_region_that_is_not_certain_comes_with_suggestions() -> None:
    found = take(BY_KEY["region"], "Tapanuli", OFFICE)
    assert isinstance(found, Wrong)
    assert [region.key for region in found.suggestions] == ["tapanuli_selatan", "tapanuli_tengah", "tapanuli_utara"]


# Listed answers

LISTED = [
    ("role", "guru", "guru"),
    ("role", "1", ROLES[0]),
    ("role", " 2. ", ROLES[1]),
    ("role", "09", ROLES[8]),
    ("role", "10", "wrong-choice"),
    ("role", "0", "wrong-choice"),
    ("role", "-1", "wrong-choice"),
    ("role", "²", "wrong-choice"),
    ("role", "٢", "wrong-choice"),
    ("role", "Kaisar", "wrong-choice"),
    # rule: answer-among-polite-words
    ("role", "saya kepsek bu", "kepala_satuan"),
    ("role", "guru kak", "guru"),
    ("role", "bukan guru", "wrong-choice"),
    ("role", "kak", "wrong-choice"),
    ("role", "", "wrong-choice"),
    ("category", "pengaduan", "pengaduan"),
    ("category", "6)", CATEGORIES[5]),
    ("category", "7", "wrong-choice"),
    ("category", "guru", "wrong-choice"),
    ("category", "0062812345678", "wrong-choice"),
]


@pytest.mark.parametrize(("key", "typed", "answer"), LISTED)
def test_listed_answers(key: str, typed: str, answer: str) -> None:
    assert taken(key, typed) == answer


@given(st.integers(-20, 10**12))
def test_only_a_number_of_the_list_is_an_answer(number: int) -> None:
    expected = ROLES[number - 1] if 1 <= number <= len(ROLES) else "wrong-choice"
    assert taken("role", str(number)) == expected


# Whatever is typed


@given(st.sampled_from(QUESTIONS), st.text(st.characters(), max_size=1100))
def test_every_text_is_an_answer_or_is_asked_again(question: Question, typed: str) -> None:
    found = take(question, typed, OFFICE)
    if isinstance(found, Wrong):
        assert re.fullmatch(
            r"wrong-(name|institution|purpose|choice|region(-several)?)|answer-too-long", found.why.name
        )
    else:
        assert question.shortest <= len(found) <= question.longest
        assert found == clean(found)


def test_the_first_question_without_an_answer_is_missing() -> None:
    form = {"name": "Rina", "institution": "SMA", "region": OUTSIDE, "role": "guru", "category": "informasi"}
    form["purpose"] = "Cara verval"
    assert missing(form, OFFICE) is None
    assert missing({}, OFFICE) == QUESTIONS[0]
    assert [missing(form | {question.key: ""}, OFFICE) for question in QUESTIONS] == list(QUESTIONS)


CORRECTED = {
    "bukan, Rina Simbolon": "Rina Simbolon",
    "Maaf, maksud saya Rina Simbolon": "Rina Simbolon",
    "salah, Rina Simbolon": "Rina Simbolon",
    "maksudnya Rina Simbolon": "Rina Simbolon",
    "Sorry, I mean Rina": "Rina",
    "No, Rina Simbolon": "Rina Simbolon",
    "Bukan Main": "Bukan Main",
    "Salah Satu Maaf": "Salah Satu Maaf",
}


# rule: correction-is-no-part-of-the-answer
@pytest.mark.parametrize(("typed", "kept"), CORRECTED.items())
def test_what_is_put_right_is_kept_without_the_words_that_say_so(typed: str, kept: str) -> None:
    assert taken("name", typed) == kept


@pytest.mark.parametrize("typed", ["No. 5 Kota", "No: 5 Kota", "No 5 Kota"])
def test_the_number_sign_of_an_institution_is_no_correction(typed: str) -> None:
    assert taken("institution", typed) == typed


def test_a_purpose_keeps_its_apology() -> None:
    assert taken("purpose", "Maaf, saya kehilangan ijazah") == "Maaf, saya kehilangan ijazah"


def test_outside_the_province_may_be_said_in_english() -> None:
    assert taken("region", "outside") == taken("region", "Outside North Sumatra") == OUTSIDE
