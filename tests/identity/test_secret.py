"""The secret under which persons' keys are closed: made once, read by its owner only, never another, and changed."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.commands import keys as command
from bot.database import open_database
from bot.errors import OperatorError
from bot.identity_key import identity_file, keeper_of
from bot.seal_key import key_file
from bot.settings import Settings
from storage.engine import reading, writing
from storage.identity import keys
from storage.identity.keeper import Keeper, WrongSecret
from storage.tables import visits
from tests.desk import settings_for
from tests.identity.store import FORM, NEXT, fill
from tests.kept import IDENTITY_KEY


def by_file(url: str) -> Settings:
    """A desk that keeps its secret in a file."""
    return settings_for(url, None, identity={"key": None})


async def with_somebody(settings: Settings) -> None:
    engine = await open_database(settings)
    async with writing(engine) as connection:
        await fill(connection)
    await engine.dispose()


async def form_in(settings: Settings) -> object:
    engine = await open_database(settings)
    async with reading(engine) as connection:
        form = await connection.scalar(select(visits.c.form))
    await engine.dispose()
    return form


async def test_the_file_is_made_once_for_its_owner_alone(sqlite_url: str) -> None:
    settings = by_file(sqlite_url)
    await with_somebody(settings)
    file = identity_file(settings)
    secret = file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert await form_in(settings) == FORM
    assert file.read_text() == secret
    file.write_text("pendek\n")
    with pytest.raises(OperatorError, match=r"rusak.*identity\.key_file"):
        keeper_of(settings)


async def test_a_desk_does_not_start_with_another_secret(database_url: str) -> None:
    """rule: other-identity-refused"""
    await with_somebody(settings_for(database_url, None))
    with pytest.raises(OperatorError, match="LOKET_IDENTITY__KEY"):
        await open_database(settings_for(database_url, None, identity={"key": NEXT}))
    assert await form_in(settings_for(database_url, None)) == FORM


# rule: no-key-in-place-of-a-lost-one
async def test_a_lost_key_file_is_called_lost_and_none_stands_in_its_place(sqlite_url: str) -> None:
    settings = by_file(sqlite_url)
    await with_somebody(settings)
    file = identity_file(settings)
    kept = file.rename(file.with_name("di-tempat-lain"))
    with pytest.raises(OperatorError, match=f"{file.name} tidak ada"):
        await open_database(settings)
    assert not file.exists()
    kept.rename(file)
    assert await form_in(settings) == FORM


# rule: no-key-in-place-of-a-lost-one
async def test_a_lost_seal_is_called_lost_and_none_stands_in_its_place(sqlite_url: str) -> None:
    settings = settings_for(sqlite_url, None, survey={"seal_key": None})
    await with_somebody(settings)
    file = key_file(settings)
    kept = file.rename(file.with_name("di-tempat-lain"))
    with pytest.raises(OperatorError, match=f"{file.name} tidak ada.*survey.seal_file"):
        await open_database(settings)
    assert not file.exists()
    kept.rename(file)
    assert await form_in(settings) == FORM


@pytest.mark.parametrize("given", [{"identity": {"key": None}}, {"survey": {"seal_key": None}}])
def test_whoever_only_needs_a_key_makes_none(given: dict[str, dict[str, None]], tmp_path: Path) -> None:
    """rule: no-key-in-place-of-a-lost-one"""
    settings = settings_for(f"sqlite+aiosqlite:///{tmp_path / 'a.sqlite3'}", None, **given)
    with pytest.raises(OperatorError, match="tidak ada"):
        keeper_of(settings)
    assert not list(tmp_path.iterdir())


async def test_a_secret_in_a_file_is_changed_and_the_old_one_is_gone(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """rule: new-secret-before-its-keys"""
    settings = by_file(sqlite_url)
    await with_somebody(settings)
    file = identity_file(settings)
    [old] = file.read_text().split()
    with monkeypatch.context() as patched:
        patched.setattr(command, "_wrap_all", _dies)
        with pytest.raises(KeyboardInterrupt):
            await command._rotate(settings)
    first, second = file.read_text().split()
    assert (first, await form_in(settings)) == (old, FORM), "ended in the middle, everything opens"
    assert await command._rotate(settings) == 1
    assert file.read_text().split() == [second]
    assert await form_in(settings) == FORM
    engine = await open_database(settings)
    async with reading(engine) as connection:
        row = await keys.of(connection, "p1")
    await engine.dispose()
    assert row is not None
    with pytest.raises(WrongSecret):
        Keeper([old]).check("p1", row["wrapped"])


async def _dies(*_given: object) -> int:
    raise KeyboardInterrupt


async def test_a_secret_in_the_settings_is_changed_with_the_former_one_beside_it(database_url: str) -> None:
    await with_somebody(settings_for(database_url, None))
    with pytest.raises(OperatorError, match="LOKET_IDENTITY__FORMER_KEY"):
        await command._rotate(settings_for(database_url, None))
    changed = settings_for(database_url, None, identity={"key": NEXT, "former_key": IDENTITY_KEY})
    assert await command._rotate(changed) == 1
    assert await form_in(settings_for(database_url, None, identity={"key": NEXT})) == FORM


async def test_whoever_looks_into_the_files_finds_nobody(sqlite_url: str) -> None:
    """Byte by byte, in the database, in what SQLite keeps beside it, and in the key file."""
    settings = by_file(sqlite_url)
    await with_somebody(settings)
    engine = await open_database(settings)
    async with reading(engine) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
        folder = identity_file(settings).parent
        content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
    await engine.dispose()
    assert b"dapodik" in content, "what tells of nobody lies open"
    assert [name for name in (b"Rina", b"Siregar", b"SMA 1") if name in content] == []


def test_files_of_the_settings_folder_are_not_made_for_a_secret_that_is_set(tmp_path: Path) -> None:
    settings = settings_for(f"sqlite+aiosqlite:///{tmp_path / 'a.sqlite3'}", None)
    assert keeper_of(settings).is_current(keeper_of(settings).new_key("p"))
    assert not list(tmp_path.iterdir())
