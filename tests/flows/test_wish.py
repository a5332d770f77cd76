"""Which words ask for a person, and which only look like it."""

import pytest

from bot.flows.visitor.wish import can_be_nothing_else, means_person
from tests.flows.table import BY_KEY

WISHES = [
    "mau bicara dengan petugas",
    "saya mau ngomong sama orang",
    "petugas dong",
    "minta admin",
    "Minta ADMIN!!",
    "bisa dihubungkan ke petugas?",
    "tolong panggilkan orangnya",
    "mau tanya dong",
    "cs",
    "ada orang?",
    "apakah ini bot atau orang? mau bicara dengan petugas",
    "mau bicara dengan petugas soal ijazah",
    "I want to talk to a person",
    "can I speak to someone please",
    "human",
    "talk to an officer",
]
NAMES = [
    "Petugas Sitompul",
    "Rina Simbolon",
    "Adminah Siregar",
    "Orang Kaya Hamzah",
    "Minta Ginting",
    "Bisa Purba",
    "Ibu Maria",
    "SMA Negeri 1 Binjai",
    "Ada Lovelace",
    "Dinas Pendidikan",
    "pribadi",
    "",
]
PURPOSES = [
    "Konsultasi dengan petugas tentang dana BOS",
    "Mau tanya cara verval",
    "Bertanya",
    "Talk to an officer about a lost diploma",
]


@pytest.mark.parametrize("typed", WISHES)
def test_wishes(typed: str) -> None:
    assert means_person(typed, BY_KEY["name"])


@pytest.mark.parametrize("typed", NAMES)
def test_names_are_no_wishes(typed: str) -> None:
    assert not means_person(typed, BY_KEY["name"])


@pytest.mark.parametrize("typed", PURPOSES)
def test_a_purpose_that_says_what_about_is_an_answer(typed: str) -> None:
    assert not means_person(typed, BY_KEY["purpose"])


@pytest.mark.parametrize("typed", ["mau bicara dengan petugas", "I need a human"])
def test_a_purpose_that_only_asks_for_somebody_is_a_wish(typed: str) -> None:
    assert means_person(typed, BY_KEY["purpose"])


# rule: impatient-wish-is-no-name
@pytest.mark.parametrize("typed", ["saya mau ngomong sama orang", "Minta ADMIN!!", "I want to talk to a person"])
def test_nobody_is_called_that(typed: str) -> None:
    assert can_be_nothing_else(typed)


@pytest.mark.parametrize("typed", ["petugas dong", "cs", "Admin", "mau tanya dong", "Pusat Layanan Cari Orang Hilang"])
def test_somebody_may_be_called_that(typed: str) -> None:
    assert not can_be_nothing_else(typed)
