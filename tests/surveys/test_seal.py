"""What is sealed is opened by whoever has the secret, for what it was sealed for, and by nobody else."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import records
from bot.flows.state.desk import SurveyResponse
from bot.flows.state.dialog import Surveyed
from bot.flows.state.people import Person
from bot.seal import Seal
from bot.seal_key import SealKeyUnusable, key_file, make_seal_key, seal_of
from bot.settings import Settings

SEAL = Seal("rahasia " * 8)
_CONTENT = st.dictionaries(
    st.text(max_size=20), st.integers() | st.text(st.characters(exclude_categories=["Cs"])), max_size=5
)


def settings(folder: Path, **survey: object) -> Settings:
    return Settings.model_validate(
        {"database": {"url": f"sqlite+aiosqlite:///{folder}/loket.sqlite3"}, "survey": survey}
    )


@given(_CONTENT, st.text(max_size=20))
def test_what_was_closed_is_opened(content: dict[str, object], purpose: str) -> None:
    assert SEAL.open(SEAL.close(content, purpose, 64), purpose) == content


@given(st.integers(0, 200), st.integers(1, 255))
def test_changed_cut_short_or_under_another_secret_it_stays_closed(place: int, change: int) -> None:
    sealed = SEAL.close({"waktu": 4}, "p1", 64)
    place %= len(sealed)
    changed = sealed[:place] + bytes([sealed[place] ^ change]) + sealed[place + 1 :]
    assert SEAL.open(changed, "p1") is None
    assert Seal("lain " * 8).open(sealed, "p1") is None
    assert SEAL.open(sealed[:place], "p1") is None
    assert SEAL.open(sealed + b" ", "p1") is None


def test_what_was_sealed_for_one_row_opens_in_no_other() -> None:
    """rule: seal-for-one-row"""
    sealed = SEAL.close({"waktu": 4}, "p1", 64)
    assert SEAL.open(sealed, "p2") is None
    response = SurveyResponse("nama", "permohonan", date(2026, 7, 6), "pagi", "", {"waktu": 4})
    row = records.tray_row(response, "nama", SEAL)
    assert records.response_of(row, SEAL) == response
    assert records.response_of({**row, "id": "lain"}, SEAL) is None


def test_answers_of_one_person_do_not_open_as_anothers_or_in_the_tray() -> None:
    person = Person("p1", "web", "w1", dialog=Surveyed("v", "prosedur", {"waktu": 4}))
    row = records.person_row(person, SEAL)
    assert records.person_of(row, SEAL) == person
    assert records.person_of({**row, "id": "p2"}, SEAL).dialog == Surveyed("v", "prosedur", {})
    assert records.response_of({"id": "p1", "sealed": bytes.fromhex(row["dialog"]["sealed"])}, SEAL) is None


def test_neither_content_nor_length_shows() -> None:
    """rule: sealed-length-tells-nothing"""
    short, long = SEAL.close({"s": ""}, "p", 1024), SEAL.close({"s": "kursi " * 100}, "p", 1024)
    assert len(short) == len(long)
    assert b"kursi" not in long


def test_nothing_is_closed_alike_twice() -> None:
    """rule: seal-nonce-once"""
    assert len({SEAL.close({"s": ""}, "p", 1024)[:12] for _ in range(1000)}) == 1000


def test_a_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert make_seal_key(settings(tmp_path))
    assert not make_seal_key(settings(tmp_path))
    sealed = seal_of(settings(tmp_path)).close({"waktu": 4}, "p", 64)
    [path] = tmp_path.iterdir()
    assert path == key_file(settings(tmp_path)) == tmp_path / "loket.key"
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert seal_of(settings(tmp_path)).open(sealed, "p") == {"waktu": 4}
    assert path.stat().st_mode & 0o777 == 0o600


async def test_of_several_processes_that_begin_at_once_all_get_the_same_key(tmp_path: Path) -> None:
    made = await asyncio.gather(*(asyncio.to_thread(make_seal_key, settings(tmp_path)) for _ in range(8)))
    assert made.count(True) == 1
    seals = [seal_of(settings(tmp_path)) for _ in range(8)]
    sealed = seals[0].close({"waktu": 4}, "p", 64)
    assert all(seal.open(sealed, "p") for seal in seals)
    assert await asyncio.to_thread(lambda: len(list(tmp_path.iterdir()))) == 1


def test_a_key_in_the_settings_needs_no_file(tmp_path: Path) -> None:
    assert seal_of(settings(tmp_path, seal_key="k" * 32))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", [b"", b"pendek\n", b"\xff" * 60])
def test_a_broken_key_file_is_told_with_what_to_do(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "kunci"
    path.write_bytes(written)
    with pytest.raises(SealKeyUnusable, match=r"kunci .*(Pulihkan|seal_file)"):
        seal_of(settings(tmp_path, seal_file=path))


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do() -> None:
    with pytest.raises(SealKeyUnusable, match="LOKET_SURVEY__SEAL_FILE"):
        make_seal_key(settings(Path("/proc"), seal_file="/proc/nowhere/kunci"))


def test_whoever_only_needs_the_key_makes_none(tmp_path: Path) -> None:
    """rule: no-key-in-place-of-a-lost-one"""
    with pytest.raises(SealKeyUnusable, match=r"loket\.key tidak ada.*adopt-key"):
        seal_of(settings(tmp_path))
    assert not list(tmp_path.iterdir())
