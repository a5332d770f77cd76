"""What people write first, typos included, with the reading that was written down before the code."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.understanding.reading import MOST_OFFERED, read
from bot.flows.understanding.spelling import words_of
from bot.lexicon import load_lexicon

LEXICON = load_lexicon()
FIRST = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "first_messages.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("typed", "meant"), FIRST)
def test_a_first_message_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert (read(typed, LEXICON, "ULT").certain or "lain") == meant


def test_there_are_many_of_them() -> None:
    assert len(FIRST) >= 500


@given(st.text(max_size=400))
def test_whatever_is_written_is_read(typed: str) -> None:
    reading = read(typed, LEXICON, "ULT")
    assert len(reading.keys) <= MOST_OFFERED
    assert set(reading.keys) <= {meaning.key for meaning in LEXICON.meanings} | {"nomor", "bantuan", "terima_kasih"}


QUESTIONS = [typed.split() for typed, meant in FIRST if meant.startswith("tanya:")]


@given(st.sampled_from(QUESTIONS).flatmap(lambda words: st.tuples(st.just(words), st.permutations(words))))
def test_the_order_of_words_does_not_matter(both: tuple[list[str], list[str]]) -> None:
    written, shuffled = (read(" ".join(words), LEXICON, "ULT") for words in both)
    assert written.keys == shuffled.keys


@pytest.mark.parametrize(
    "typed", ["hapus data siswa ganda di dapodik", "tolong hapus data ganda", "hapus data guru pindah"]
)
def test_nothing_is_deleted_because_somebody_tells_of_deleting(typed: str) -> None:
    reading = read(typed, LEXICON, "ULT")
    assert (reading.certain == "hapus_data" and reading.whole) is False


@pytest.mark.parametrize("typed", ["Salam Siregar", "Kasih Br Ginting", "Mas Ito", "Bujur Tarigan", "Pak"])
def test_a_name_is_no_command(typed: str) -> None:
    assert read(typed, LEXICON, "ULT").whole is False


# rule: without-vowels-is-understood
@pytest.mark.parametrize(
    ("typed", "meant"),
    [("plynan", "layanan"), ("almt", "alamat"), ("bka", "buka"), ("ptgs", "petugas"), ("dta", "data"), ("skp", "skp")],
)
def test_a_word_without_its_vowels_is_understood(typed: str, meant: str) -> None:
    assert words_of(typed, LEXICON) == (meant,)


# rule: another-letter-another-word
@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rspor", "rapor"), ("rakor", "rakor"), ("rapot", "rapor"), ("kantornta", "kantor"), ("biayabya", "biaya")],
)
def test_in_a_short_word_only_a_near_key_or_sound_is_a_slip(typed: str, meant: str) -> None:
    assert words_of(typed, LEXICON) == (meant,)


AUXILIARY = {
    "bisa",
    "boleh",
    "harus",
    "perlu",
    "mau",
    "sudah",
    "belum",
    "ada",
    "tidak",
    "kapan",
    "siapa",
    "berapa",
    "mana",
}


def test_no_meaning_hangs_on_a_word_that_stands_in_every_other_sentence() -> None:
    phrases = [phrase for meaning in LEXICON.meanings for phrase in meaning.phrases if len(phrase) == 1]
    assert [phrase for phrase in phrases if phrase <= AUXILIARY] == []


_NEAR_KEYS = {pair[0]: pair[1] for pair in ("aw", "ed", "io", "op", "ui", "rt", "tr", "mn", "nm", "ls", "sd", "kl")}


def _slipped(word: str, how: int) -> str:
    """A word of more than four letters with one slip in its middle: swapped, doubled, left out, a near key."""
    at = len(word) // 2
    return (
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + _NEAR_KEYS.get(word[at], word[at]) + word[at + 1 :],
    )[how]


def test_one_slip_in_the_longest_word_rarely_changes_what_is_read() -> None:
    tried = missed = 0
    for no, (typed, meant) in enumerate(FIRST):
        longest = max(re.findall(r"[a-z]+", typed.casefold()), key=len, default="")
        if len(longest) > 4:
            tried += 1
            slipped = typed.casefold().replace(longest, _slipped(longest, no % 4))
            missed += (read(slipped, LEXICON, "ULT").certain or "lain") != meant
    assert tried > 600
    assert missed <= tried * 0.06
