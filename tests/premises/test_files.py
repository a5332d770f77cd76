"""Desks on SQLite in one process: each has its file, its keeper and its lock; they share what was compiled, no more."""

import asyncio
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.engine import open_engine, reading, writing
from storage.sameness import FileGone, OpenedFile
from storage.shared import Pools
from storage.tables import people
from storage.tenure import Tenure
from tests.conftest import sqlite_in
from tests.identity.store import FORM, as_kept, fill
from tests.kept import KEEPER
from tests.premises.test_side_by_side import NEXT_DOOR, rows_in


def files(folder: Path, pattern: Path, count: int) -> list[str]:
    """The addresses of that many desks."""
    folders = [folder / f"meja{number}" for number in range(count)]
    for each in folders:
        each.mkdir()
        shutil.copy(pattern, each)
    return [sqlite_in(each) for each in folders]


async def test_what_is_compiled_for_one_file_is_compiled_for_all(tmp_path: Path, sqlite_pattern: Path) -> None:
    """rule: compiled-once-for-all-files"""
    pools = Pools()
    one, other = (open_engine(each, pools=pools) for each in files(tmp_path, sqlite_pattern, 2))
    await rows_in(one)
    compiled = dict(pools.compiled)
    assert compiled
    await rows_in(other)
    assert {key: pools.compiled[key] for key in compiled} == compiled
    assert len(pools.compiled) == len(compiled)
    for each in (one, other):
        await each.dispose()


async def test_each_file_is_opened_with_its_own_secret(tmp_path: Path, sqlite_pattern: Path) -> None:
    pools, addresses = Pools(), files(tmp_path, sqlite_pattern, 2)
    engines = [
        open_engine(each, keeper=keeper, pools=pools)
        for each, keeper in zip(addresses, (KEEPER, NEXT_DOOR), strict=True)
    ]
    for engine in engines:
        async with writing(engine) as connection:
            await fill(connection, 2)
    for engine in engines:
        async with reading(engine) as connection:
            found = await connection.execute(select(people.c.profile))
            await asyncio.sleep(0)
            assert [row.profile for row in found] == [FORM] * 2
            assert FORM["name"] not in await as_kept(connection, "people")
    for engine in engines:
        await engine.dispose()


async def test_a_file_that_is_gone_and_a_tenure_are_one_desks_business(tmp_path: Path, sqlite_pattern: Path) -> None:
    pools = Pools()
    one, other = (open_engine(each, pools=pools) for each in files(tmp_path, sqlite_pattern, 2))
    tenures = [Tenure(each) for each in (one, other)]
    assert [await each.take() for each in tenures] == [True, True]
    opened = OpenedFile(one)
    opened.guard(one)
    (tmp_path / "meja0" / "loket.sqlite3").unlink()
    await rows_in(other)
    with pytest.raises(FileGone):
        opened.check()
    for tenure in tenures:
        await tenure.hand_over()
    for each in (one, other):
        await each.dispose()
