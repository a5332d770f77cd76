"""``loket backup`` and ``loket restore`` as an operator types them, and what ``loket doctor`` says."""

import sqlite3
from pathlib import Path

import pytest

from tests.shell import Shell

pytestmark = pytest.mark.long
KEY = "kunci-cadangan-percobaan-yang-panjang"


def backups(loket: Shell) -> list[Path]:
    return sorted((loket.folder / "data" / "backups").glob("loket-*.tar.gz*"))


# rule: only-a-tested-restore-counts
@pytest.mark.thorough
def test_the_whole_way(loket: Shell) -> None:
    loket("staff", "add", "Sari", "--role", "front_office", "--telegram", "11")
    fresh = loket("doctor").stdout
    assert "Belum ada cadangan" in fresh
    assert "Pemulihan terakhir diuji: belum pernah" in fresh
    made = loket("backup")
    assert made.returncode == 0, made.stderr
    assert "Cadangan dibuat: data/backups/loket-ult-" in made.stdout
    assert "tidak disandikan" in made.stdout
    assert "Simpan kunci itu di tempat lain" in made.stdout
    (file,) = backups(loket)
    tested = loket("restore", str(file), "--check")
    assert tested.returncode == 0, tested.stderr
    assert "baik: " in tested.stdout
    well = loket("doctor").stdout
    assert "[ok] Cadangan terbaru" in well
    assert "[ok] Pemulihan terakhir diuji: " in well
    assert "disk yang sama" in well
    assert "sudah berisi" in loket("restore", str(file), "--to", "sqlite:///data/loket.sqlite3").stderr
    (loket.folder / "data" / "loket.sqlite3").unlink()
    brought_back = loket("restore", str(file), "--to", "sqlite:///data/loket.sqlite3")
    assert brought_back.returncode == 0, brought_back.stderr
    assert "nomor dilewati" in brought_back.stdout
    assert "Sari" in loket("staff", "list").stdout
    assert "jangan" not in loket("doctor").stderr


def test_encrypted_with_a_key_file(loket: Shell) -> None:
    key = loket.folder / "cadangan.key"
    key.write_text(KEY)
    key.chmod(0o644)
    loket("staff", "list")
    own = {"LOKET_BACKUP__KEY_FILE": str(key)}
    assert "tidak disandikan" not in loket("backup", **own).stdout
    assert oct(key.stat().st_mode)[-3:] == "600"
    (file,) = backups(loket)
    assert file.name.endswith(".tar.gz.aes")
    assert loket("restore", str(file), "--check", **own).returncode == 0
    assert "disandikan" in loket("restore", str(file), "--check").stderr
    other = loket("restore", str(file), "--check", LOKET_BACKUP__KEY="x" * 40)
    assert (other.returncode, "Kunci cadangan bukan" in other.stderr) == (2, True)
    key.write_text("pendek")
    assert "kurang dari 32" in loket("backup", **own).stderr


def test_what_is_said_of_what_cannot_be(loket: Shell) -> None:
    for words in (["backup"], ["keys", "rotate"]):
        nothing = loket(*words)
        assert (nothing.returncode, "Belum ada basis data" in nothing.stderr) == (2, True)
    assert not list(loket.folder.iterdir())
    # rule: new-database-is-told
    assert "Basis data baru dibuat: data/loket.sqlite3" in loket("staff", "list").stderr
    assert not loket("staff", "list").stderr
    loket("backup")
    (file,) = backups(loket)
    assert "Pilih salah satu" in loket("restore", str(file)).stderr
    assert "tidak ada" in loket("restore", "lain.tar.gz", "--check").stderr
    assert "bukan alamat basis data" in loket("restore", str(file), "--to", "apa saja").stderr
    assert "bukan nomor loket ini" in loket("restore", str(file), "--to", "sqlite:///b.sqlite3", "--after", "x").stderr
    assert "sejenis" in loket("restore", str(file), "--to", "postgresql://h/loket").stderr
    (loket.folder / "foto.jpg").write_bytes(b"\xff\xd8")
    assert "bukan cadangan Loket" in loket("restore", "foto.jpg", "--check").stderr
    (loket.folder / "data" / "loket.key").unlink()
    assert "Kunci penyegel tidak ada" in loket("restore", str(file), "--to", "sqlite:///b.sqlite3").stderr
    assert not (loket.folder / "b.sqlite3").exists()


def test_beside_a_desk_that_runs(loket: Shell) -> None:
    loket("staff", "list")
    with loket.running(LOKET_BACKUP__ENABLED="false"):
        assert loket("backup").returncode == 0
        (file,) = backups(loket)
        assert loket("restore", str(file), "--check").returncode == 0
        taken = loket("restore", str(file), "--to", "sqlite:///data/loket.sqlite3")
        assert "sudah berjalan" in taken.stderr


def test_backups_beside_the_key_are_told(loket: Shell) -> None:
    loket("staff", "list")
    loket("backup", "--to", "data")
    assert "satu folder dengan kunci" in loket("doctor", LOKET_BACKUP__FOLDER="data").stdout


def test_a_spoilt_copy_is_not_said_to_be_good(loket: Shell) -> None:
    loket("staff", "add", "Sari", "--role", "front_office", "--telegram", "11")
    with sqlite3.connect(loket.folder / "data" / "loket.sqlite3") as connection:
        row = ("ULT-20261123-042", "2026-11-23", "2026-11-23 00:00:00", "kept", None, "")
        connection.execute("INSERT INTO kept_numbers VALUES (?, ?, ?, ?, ?, ?)", row)
    loket("backup")
    (file,) = backups(loket)
    tested = loket("restore", str(file), "--check")
    assert (tested.returncode, "melebihi penghitungnya: ULT-20261123-042" in tested.stderr) == (2, True)
    told = loket("doctor")
    assert (told.returncode, "Uji pemulihan terakhir gagal" in told.stdout) == (1, True)
