"""A desk that is killed again and again loses nothing, decides nothing twice, and hardly repeats itself."""

import os
from pathlib import Path

import pytest

from tests.crash.ordeal import Ordeal

KILLS = int(os.environ.get("LOKET_TEST_KILLS", "10"))
"""Kills on each database."""


@pytest.mark.crash
@pytest.mark.timeout(300 + 6 * KILLS)
async def test_nothing_is_lost_or_decided_twice(database_url: str, tmp_path: Path) -> None:
    figures = await Ordeal(database_url, tmp_path, KILLS).run()
    assert not any(figures.lost.values()), figures
    assert not any(figures.twice.values()), figures
    assert figures.repeated.total() <= KILLS, figures


@pytest.mark.crash
@pytest.mark.timeout(300 + 6 * KILLS)
async def test_nor_when_messages_go_out_unpaced(sqlite_url: str, tmp_path: Path) -> None:
    figures = await Ordeal(sqlite_url, tmp_path, max(2, KILLS // 10), paced=False).run()
    assert not any(figures.lost.values()), figures
    assert not any(figures.twice.values()), figures
