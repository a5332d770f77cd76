"""``loket desk figures``: aggregates over the desks that allow it, and nothing of anybody."""

import csv
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.flows.calendar.period import named
from bot.oversight.round import Round, go_round
from bot.settings.place import places_in
from storage.engine import open_engine
from tests.clock import MONDAY_MORNING
from tests.installation.counted import SECRET, Counted, write
from tests.installation.hall import ABOVE, Hall, open_hall
from tests.shell import Shell

ALLOWED = "[office]\nshare_figures = true\n"
NOVEMBER = named("2026-11")
BINJAI = Counted(
    {"finished": 40, "no_show": 6, "cancelled": 3, "lapsed": 1, "unresolved": 4},
    [*range(1, 20), 40],
    [("time", "back_office", ["raised", "explained"])] * 5
    + [("time", "visitor", ["raised"])] * 5
    + [("output", "back_office", ["raised", "explained", "not_accepted"])] * 6
    + [("output", "back_office", ["raised", "withdrawn"])] * 7,
    [-1] * 6 + [5] * 8,
    [4] * 6,
    [10] * 30,
)
MEDAN = Counted({"finished": 10, "no_show": 5}, [30] * 5, (), (), [1] * 4)


@pytest.fixture
async def hall(tmp_path: Path, sqlite_pattern: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan", "siantar") as opened:
        for name in ("binjai", "medan"):
            opened.write(name, ALLOWED)
        await opened.here.look()
        for name, counted in (("binjai", BINJAI), ("medan", MEDAN), ("siantar", BINJAI)):
            await write(opened.here.desk(name).engine, counted)
        yield opened


async def gone(hall: Hall, period: str = "2026-11") -> Round:
    return await go_round(places_in(hall.root / "desks"), named(period), MONDAY_MORNING)


async def test_show(hall: Hall, loket: Shell) -> None:
    loket.folder = hall.root
    for words in (("desk", "figures"), ("desk", "figures", "--json"), ("desk", "figures", "--csv", "x.csv")):
        for lang in ("id", "en"):
            told = loket(*words, COLUMNS="80", LOKET_LANGUAGE=lang)
            print(told.returncode, told.stdout, told.stderr)
    print((hall.root / "x.csv").read_text())
    assert 0
