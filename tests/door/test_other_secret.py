"""A desk that starts anew knows what it heard before; with another secret it would not, and so it does not start."""

from pathlib import Path

import pytest

from bot.database import open_database
from bot.desk import Desk
from bot.errors import OtherKey
from storage import schema
from storage.engine import open_engine, reading, writing
from storage.fingerprint import OtherSecret
from tests.clock import HeldClock
from tests.desk import open_desk, settings_for
from tests.kept import SEAL
from tests.shell import Shell

OTHER = {"seal_key": "kunci lain sama sekali " * 2}


async def test_after_a_restart_repeats_are_recognised(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        rina = desk.telegram.user(6281900770003, first_name="Rina")
        await desk.say(rina, "halo")
        sent, heard = len(desk.telegram.sent), await desk.rows("inbox")
        await desk.restart()
        desk.telegram.redeliver()
        await desk.settle()
        assert len(desk.telegram.sent) == sent
        telegram = [row for row in await desk.rows("inbox") if row["key"].startswith("telegram:")]
        assert telegram == [row for row in heard if row["key"].startswith("telegram:")]


async def test_with_another_secret_a_desk_does_not_start(database_url: str) -> None:
    """rule: other-secret-refused"""
    async with open_desk(database_url):
        pass
    settings = settings_for(database_url, None, survey=OTHER)
    with pytest.raises(OtherKey, match=r"(?s)survey\.seal_key.*LOKET_SURVEY__SEAL_KEY.*loket db adopt-key"):
        await Desk(settings, HeldClock(), alone=False).start()
    await (await open_database(settings_for(database_url, None))).dispose()


async def test_a_database_of_before_is_not_brought_up_to_date_by_another_secret(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has the wrong key changes nothing: with the right one everything goes on."""
    engine = open_engine(database_url)
    await schema.upgrade(engine, SEAL.name)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "HEAD", "next")
        patched.setattr(schema, "_run_upgrade", lambda *_: pytest.fail("brought up to date"))
        with pytest.raises(OtherSecret):
            await schema.upgrade(engine, lambda word: f"another {word}")
    assert await schema.upgrade(engine, SEAL.name) == schema.HEAD
    await engine.dispose()


async def test_a_lost_secret_can_be_replaced_and_then_stands(database_url: str) -> None:
    await (await open_database(settings_for(database_url, None))).dispose()
    other = settings_for(database_url, None, survey=OTHER)
    await (await open_database(other, adopt=True)).dispose()
    await (await open_database(other)).dispose()
    with pytest.raises(OtherKey):
        await open_database(settings_for(database_url, None))


async def test_the_secret_cannot_be_read_from_what_is_kept_of_it(database_url: str) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine, SEAL.name)
    async with reading(engine) as connection:
        [kept] = (await connection.exec_driver_sql("SELECT fingerprint FROM seal")).scalars()
    assert len(bytes.fromhex(kept)) == 16
    async with writing(engine) as connection:
        await connection.exec_driver_sql("DELETE FROM seal")
    await schema.upgrade(engine, SEAL.name)
    async with reading(engine) as connection:
        assert (await connection.exec_driver_sql("SELECT fingerprint FROM seal")).scalars().all() == [kept]
    await engine.dispose()


def test_a_lost_key_file_is_told_by_name_with_what_to_do(tmp_path: Path, loket: Shell) -> None:
    """One process after the other, as an operator starts them; the key is the one beside the database."""
    assert loket("db", "upgrade").returncode == loket("staff", "list").returncode == 0
    key = tmp_path / "data" / "loket.key"
    secret = key.read_text(encoding="ascii")
    key.unlink()
    refused = loket("staff", "list")
    assert refused.returncode == 2
    assert "Berkas kunci data/loket.key tidak ada" in refused.stderr
    assert "adopt-key" in refused.stderr
    assert "Berkas kunci data/loket.key tidak ada" in loket("doctor").stdout
    assert not key.exists(), "none is made in its place"
    key.write_text("z" * 64, encoding="ascii")
    refused = loket("staff", "list")
    assert refused.returncode == 2
    assert "Kunci dalam berkas data/loket.key bukan kunci yang selama ini dipakai" in refused.stderr
    assert "Pulihkan berkas itu dari cadangan" in refused.stderr
    key.write_text(secret, encoding="ascii")
    assert loket("staff", "list").returncode == 0
    key.unlink()
    assert loket("db", "adopt-key", "--yes").returncode == 0
    assert loket("staff", "list").returncode == 0
