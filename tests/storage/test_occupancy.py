"""One desk on one file, for as long as its process lives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.occupancy import Occupied, occupy

HOLDING = "import sys; from pathlib import Path; from storage.occupancy import occupy; "
HOLDING += "occupy(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


# rule: one-desk-one-file
def test_the_second_is_refused_until_the_first_has_left(tmp_path: Path) -> None:
    database = tmp_path / "loket.sqlite3"
    first = occupy(database)
    with pytest.raises(Occupied) as refused:
        occupy(database)
    assert refused.value.process == str(os.getpid())
    first.leave()
    occupy(database).leave()


def test_another_name_of_the_file_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "loket.sqlite3").touch()
    (tmp_path / "lain.sqlite3").symlink_to(tmp_path / "loket.sqlite3")
    first = occupy(tmp_path / "loket.sqlite3")
    with pytest.raises(Occupied):
        occupy(tmp_path / "lain.sqlite3")
    first.leave()


def test_a_process_that_is_killed_leaves_the_file_free(tmp_path: Path) -> None:
    database = tmp_path / "loket.sqlite3"
    command = [sys.executable, "-c", HOLDING, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Occupied, match=str(other.pid)):
            occupy(database)
        other.kill()
        other.wait()
        occupy(database).leave()


def test_a_lock_that_somebody_removed_guards_nothing_and_is_made_anew(tmp_path: Path) -> None:
    database = tmp_path / "loket.sqlite3"
    occupy(database).leave()
    (tmp_path / "loket.sqlite3.lock").unlink()
    first = occupy(database)
    with pytest.raises(Occupied):
        occupy(database)
    first.leave()
