"""``loket desk`` and ``--desk``: what an operator does to one desk of many."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.backup.store import tools
from tests.shell import Shell


@pytest.fixture
def many(loket: Shell, sqlite_pattern: Path) -> Shell:
    """An installation of two desks, with a database each."""
    (loket.folder / "loket.toml").write_text('[office]\nname = "Induk"\n[backup]\nfolder = "cadangan"\n', "utf-8")
    for name in ("binjai", "medan"):
        assert loket("desk", "add", name, "--office", f"ULT {name}").returncode == 0
        data = loket.folder / "desks" / name / "data"
        data.mkdir()
        (data / "loket.sqlite3").write_bytes(sqlite_pattern.read_bytes())
    return loket


def test_desks_are_listed_and_checked(many: Shell) -> None:
    told = many("desk", "list").stdout
    assert "ULT binjai" in told
    assert "tidak sedang dilayani" in told
    assert many("desk", "check").returncode == 0
    with (many.folder / "desks" / "medan" / "loket.toml").open("a", encoding="utf-8") as file:
        file.write("[kantor]\n")
    told = many("desk", "check").stdout
    assert "medan: " in told
    assert "binjai: " not in told
    assert many("desk", "check", "binjai").returncode == 0
    assert many("desk", "check", "medan").returncode == 1


def test_two_desks_with_one_bot_are_found(many: Shell) -> None:
    for name in ("binjai", "medan"):
        with (many.folder / "desks" / name / "loket.toml").open("a", encoding="utf-8") as file:
            file.write('[telegram]\ntoken = "1:RAHASIA"\n')
    told = many("desk", "check")
    assert told.returncode == 1
    assert "telegram.token" in told.stdout
    assert "RAHASIA" not in told.stdout


# rule: one-of-many-is-named
def test_a_command_for_one_desk_says_which(many: Shell) -> None:
    assert "--desk binjai" in many("staff", "list").stderr
    assert "binjai, medan" in many("--desk", "gaib", "staff", "list").stderr
    invited = many("--desk", "medan", "staff", "invite", "Dewi", "--role", "admin")
    assert invited.returncode == 0
    # rule: link-leads-to-its-desk
    assert "/d/medan/petugas" in invited.stdout
    assert "Dewi" in many("--desk", "medan", "staff", "list").stdout
    assert "Dewi" not in many("--desk", "binjai", "staff", "list").stdout


# rule: single-desk-stays-single
def test_a_desk_that_stands_alone_does_not_become_one_of_many(loket: Shell, sqlite_pattern: Path) -> None:
    (loket.folder / "data").mkdir()
    (loket.folder / "data" / "loket.sqlite3").write_bytes(sqlite_pattern.read_bytes())
    told = loket("desk", "add", "binjai")
    assert told.returncode == 2
    assert not (loket.folder / "desks").exists()


@pytest.mark.parametrize("name", ["Besar", "../lain", "", "a_b"])
def test_what_cannot_be_a_name_is_refused(loket: Shell, name: str) -> None:
    assert loket("desk", "add", name).returncode == 2
    assert not (loket.folder / "desks").exists()


def test_pausing_is_undone(many: Shell) -> None:
    many("desk", "pause", "binjai")
    assert "dijeda" in many("desk", "list").stdout
    many("desk", "resume", "binjai")
    assert "dijeda" not in many("desk", "list").stdout


def test_a_desk_moves_with_all_that_it_has(many: Shell) -> None:
    many("--desk", "binjai", "staff", "invite", "Dewi", "--role", "admin")
    there = many.folder / "lain" / "binjai.sqlite3"
    told = many("desk", "move", "binjai", "--to", f"sqlite:///{there}")
    assert told.returncode == 0, told.stderr
    assert there.exists()
    assert str(there) in (many.folder / "desks" / "binjai" / "loket.toml").read_text("utf-8")
    assert "Dewi" in many("--desk", "binjai", "staff", "list").stdout
    assert "dijeda" not in many("desk", "list").stdout


# rule: failed-move-leaves-it-as-it-was
@pytest.mark.parametrize("there", ["halo", "mysql://x", "sqlite:////proc/z.sqlite3"])
def test_a_desk_that_cannot_be_moved_is_open_as_before(many: Shell, there: str) -> None:
    told = many("desk", "move", "binjai", "--to", there)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert "dijeda" not in many("desk", "list").stdout


# rule: removed-only-when-named-twice
def test_a_desk_is_removed_when_it_is_named_twice(many: Shell) -> None:
    many("--desk", "binjai", "staff", "list")
    assert remove(many, "medan") != 0
    assert (many.folder / "desks" / "binjai").exists()
    assert remove(many, "binjai") == 0
    assert not (many.folder / "desks" / "binjai").exists()
    (aside,) = (many.folder / "desks-dihapus").iterdir()
    with sqlite3.connect(aside / "data" / "loket.sqlite3") as kept:
        assert kept.execute("SELECT count(*) FROM people").fetchone() is not None
    assert list((many.folder / "cadangan" / "binjai").glob("*"))


def remove(shell: Shell, typed: str) -> int:
    """Removes binjai, and types this when asked for the name again."""
    return removing(shell, typed).returncode


def removing(shell: Shell, typed: str) -> "subprocess.CompletedProcess[str]":
    """The same, with what is said."""
    command = [sys.executable, "-m", "bot", "desk", "remove", "binjai"]
    return subprocess.run(
        command,
        cwd=shell.folder,
        env=shell.environment,
        input=f"{typed}\n",
        text=True,
        check=False,
        capture_output=True,
    )


# rule: moved-to-where-it-is-read
def test_a_desk_that_moves_to_a_file_named_from_here_is_read_there(many: Shell) -> None:
    many("--desk", "binjai", "staff", "invite", "Dewi", "--role", "admin")
    told = many("desk", "move", "binjai", "--to", "sqlite:///lain.sqlite3")
    assert told.returncode == 0, told.stderr
    assert (many.folder / "lain.sqlite3").exists()
    assert "Dewi" in many("--desk", "binjai", "staff", "list").stdout


# rule: what-stays-is-told
# rule: carried-rows-lie-nowhere
@pytest.mark.usefixtures("postgres")
def test_a_desk_moves_to_a_server_and_back_with_its_chain(many: Shell, empty_postgres_url: str) -> None:
    with (many.folder / "loket.toml").open("a", encoding="utf-8") as above:
        above.write(f'tools = "{tools()}"\n')
    many("--desk", "binjai", "staff", "invite", "Dewi", "--role", "admin")
    before = many("--desk", "binjai", "verify")
    assert before.returncode == 0, before.stdout + before.stderr
    to = empty_postgres_url.replace("+asyncpg", "")
    for there in (to, "sqlite:///kembali.sqlite3"):
        told = many("desk", "move", "binjai", "--to", there)
        assert told.returncode == 0, told.stdout + told.stderr
        assert not (many.folder / "desks" / "binjai" / "pindah").exists()
        assert "Dewi" in many("--desk", "binjai", "staff", "list").stdout
        after = many("--desk", "binjai", "verify")
        assert after.returncode == 0, after.stdout + after.stderr
    assert many("desk", "move", "binjai", "--to", to).returncode != 0  # what lies there is not written over
    many("desk", "resume", "binjai")
    file = many.folder / "desks" / "binjai" / "loket.toml"
    file.write_text(file.read_text("utf-8").replace("sqlite:///" + str(many.folder / "kembali.sqlite3"), to), "utf-8")
    told = removing(many, "binjai")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "DROP SCHEMA " in told.stdout
