"""``loket verify``: what an operator is told, and with which status the command ends."""

import sqlite3
from pathlib import Path

import pytest

from tests.shell import Shell


def test_an_archive_that_holds_and_one_that_does_not(loket: Shell, tmp_path: Path) -> None:
    loket("staff", "invite", "Sari", "--role", "front_office")
    done = loket("verify")
    assert done.returncode == 0, done.stderr
    assert "Arsip utuh." in done.stdout
    [file] = tmp_path.rglob("loket.sqlite3")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE staff SET role = 'admin'")
    done = loket("verify")
    assert done.returncode == 1
    assert "DIUBAH: staff " in done.stdout
    assert "Arsip TIDAK utuh: 1 temuan (altered 1)" in done.stdout
    assert "ALTERED: staff " in loket("verify", LOKET_LANGUAGE="en").stdout


def test_the_head_of_a_day(loket: Shell) -> None:
    loket("staff", "invite", "Sari", "--role", "front_office")
    said = loket("verify", "head", "--date", "2026-11-29").stdout
    assert "hari 2026-11-29" in said
    assert "entry: 1" in said
    assert "belum ditutup" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("apa",), '"apa" tidak dikenal'),
        (("head", "--date", "kemarin"), '"kemarin" bukan tanggal'),
        (("--date", "2026-11-29"), "loket verify head --date 2026-11-29"),
        (("arsip", "--date", "2026-11-29"), "loket verify head --date 2026-11-29"),
        (("--heads", "kepala"), "loket verify FOLDER-EKSPOR --heads kepala"),
    ],
)
def test_what_is_not_understood_is_told_with_the_way_forward(loket: Shell, words: tuple[str, ...], told: str) -> None:
    done = loket("verify", *words)
    assert done.returncode != 0
    assert told in " ".join(done.stderr.split())


def test_an_export_is_looked_at_by_either_word(loket: Shell, tmp_path: Path) -> None:
    """rule: export-verified"""
    folder = tmp_path / "arsip"
    assert loket("export", str(folder)).returncode == 0
    both = (("verify", str(folder)), ("export", str(folder), "--verify"))
    whole = [loket(*words) for words in both]
    assert [done.returncode for done in whole] == [0, 0]
    assert whole[0].stdout == whole[1].stdout
    file = folder / "data" / "journal.jsonl"
    file.write_text(file.read_text() + "{}\n")
    changed = [loket(*words) for words in both]
    assert [done.returncode != 0 for done in changed] == [True, True]
    assert changed[0].stderr == changed[1].stderr
    assert "journal" in changed[0].stderr
