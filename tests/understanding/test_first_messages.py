"""What people write first, typos included, with the reading that was written down before the code."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.understanding.reading import MOST_OFFERED, read
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
