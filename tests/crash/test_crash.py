"""A desk that is killed again and again loses nothing, decides nothing twice, and hardly repeats itself."""

import os
from pathlib import Path

import pytest

from bot.flows.scene.events import TELEGRAM, WHATSAPP
from tests.crash.ordeal import Ordeal
from tests.thoroughness import times

KILLS = int(os.environ.get("LOKET_TEST_KILLS", str(times(2, 40))))
"""Kills on each database on Telegram; on WhatsApp three for ten of it."""
SEED = 621
"""On WhatsApp the first kills are then: while a message hangs, right after a webhook was taken, before one goes out."""


@pytest.mark.crash
@pytest.mark.timeout(300 + 6 * KILLS)
async def test_nothing_is_lost_or_decided_twice(database_url: str, tmp_path: Path) -> None:
    figures = await Ordeal(database_url, tmp_path, KILLS, channel=TELEGRAM).run()
    assert not figures.wrong, figures
    assert not figures.too_often, figures


@pytest.mark.crash
@pytest.mark.timeout(300 + 6 * KILLS)
async def test_nor_when_messages_go_out_unpaced(sqlite_url: str, tmp_path: Path) -> None:
    figures = await Ordeal(sqlite_url, tmp_path, max(2, KILLS // 5), channel=TELEGRAM, paced=False).run()
    assert not figures.wrong, figures


@pytest.mark.crash
@pytest.mark.timeout(300 + 6 * KILLS)
async def test_nor_on_whatsapp_that_brings_things_twice_and_in_any_order(database_url: str, tmp_path: Path) -> None:
    figures = await Ordeal(database_url, tmp_path, max(2, KILLS * 3 // 10), channel=WHATSAPP, seed=SEED).run()
    assert not figures.wrong, figures
    assert not figures.too_often, figures
    assert figures.brought_again, figures
