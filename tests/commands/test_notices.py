"""``loket data notices``: every version that people were told, and how many have seen it."""

import sqlite3
from pathlib import Path

from tests.shell import Shell

_VERSIONS = """
INSERT INTO notices (version, language, channel, short, text, first_used_at) VALUES
    ('2026-1', 'id', 'telegram', 's', 'Kata lama', '2026-11-01 02:00:00.000000'),
    ('2026-2', 'id', 'telegram', 's', 'Kata baru', '2026-11-20 02:00:00.000000');
INSERT INTO notice_views (person_id, version, channel, language, how, at) VALUES
    ('a', '2026-1', 'telegram', 'id', 'short', '2026-11-01 02:00:00.000000'),
    ('a', '2026-1', 'telegram', 'id', 'agreed', '2026-11-01 02:01:00.000000'),
    ('b', '2026-1', 'telegram', 'id', 'short', '2026-11-02 02:00:00.000000');
"""


def test_every_version_with_how_many_people_saw_it(loket: Shell, tmp_path: Path) -> None:
    assert "Belum ada pemberitahuan" in loket("data", "notices").stdout
    [file] = tmp_path.rglob("loket.sqlite3")
    with sqlite3.connect(file) as connection:
        connection.executescript(_VERSIONS)
    done = loket("data", "notices", COLUMNS="200")
    assert done.returncode == 0, done.stderr
    new, old = [line for line in done.stdout.splitlines() if "2026-" in line]
    assert "2026-2" in new, "the latest first"
    assert new.split("│")[-2].strip() == "0"
    assert old.split("│")[-2].strip() == "2", "somebody who saw it twice is one"
    assert "Kata lama" not in done.stdout
    assert "Kata lama" in loket("data", "notices", "--text").stdout
