"""The office's own common questions: used in place of the shipped ones, or refused with file, topic and remedy."""

from pathlib import Path

import pytest

from bot.commands.faq import unanswerable
from bot.flows.understanding.reading import read
from bot.lexicon import WrongLexicon, load_lexicon

GOOD = """
[[topik]]
kunci = "kantin"
judul = "Kantin"
tanya = ["kantin", "makan siang"]
jawab = "Kantin {kantor} ada di lantai dasar, buka {jam}."
"""


def own(folder: Path, written: str) -> Path:
    (folder / "id").mkdir()
    (folder / "id" / "faq.toml").write_text(written, "utf-8")
    return folder


def test_the_offices_questions_are_asked_in_place_of_the_shipped_ones(tmp_path: Path) -> None:
    lexicon = load_lexicon(own(tmp_path, GOOD))
    assert read("di mana kantinnya", lexicon, "ULT").certain == "tanya:kantin"
    assert lexicon.topics["id"].keys() == {"kantin"}
    assert read("cek nisn", lexicon, "ULT").keys == ()


# rule: answers-are-plain-text
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('judul = "Kantin"', "", '"judul" belum diisi'),
        ("{jam}", "{menu}", "{menu} tidak dikenal"),
        ('tanya = ["kantin", "makan siang"]', 'tanya = "kantin"', '"tanya" harus berupa daftar'),
        ('kunci = "kantin"', 'kunci = "Kantin Kami"', '"kunci" harus'),
        ("lantai dasar", "<b>lantai dasar</b>", "teks biasa"),
        ("[[topik]]", "[topik]", "tidak ada [[topik]]"),
        ('"Kantin"', '"' + "x" * 25 + '"', "judul paling banyak 24"),
        ("jawab =", 'tautan = "javascript:alert(1)"\njawab =', '"tautan" harus dimulai'),
        ('"Kantin"', '"Kantin', "Perbaiki berkas itu"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_remedy(tmp_path: Path, before: str, after: str, told: str) -> None:
    folder = own(tmp_path, GOOD.replace(before, after))
    with pytest.raises(WrongLexicon) as fault:
        load_lexicon(folder)
    assert told in str(fault.value)
    assert str(folder / "id" / "faq.toml") in str(fault.value)


def test_two_topics_of_one_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongLexicon, match="sudah dipakai"):
        load_lexicon(own(tmp_path, GOOD + GOOD))


def test_what_an_answer_names_and_nobody_has_set_is_told(tmp_path: Path) -> None:
    lexicon = load_lexicon(own(tmp_path, GOOD))
    assert unanswerable(lexicon, {"kantor": "ULT", "jam": "24 jam"}) == []
    [words] = unanswerable(lexicon, {"kantor": "ULT"})
    assert "Kantin" in words
    assert "office.hours" in words
