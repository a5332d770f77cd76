"""The demonstration hands invitations to whoever opens its page: it keeps away from desks that serve people."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.commands import demonstration
from bot.commands.demonstration import Course, demo_settings, demonstrate, prepare, refuse_served_people
from bot.database import open_database
from bot.demonstration.clock import DemoClock
from bot.errors import NotForDemonstration
from bot.settings import Settings
from storage.bulk import add
from storage.engine import writing
from storage.tables import people
from tests.clock import HeldClock
from tests.desk import WebVisitor, settings_for
from tests.shell import Shell
from tests.storage.rows import somebody

pytestmark = pytest.mark.heavy

WHATSAPP = {"token": "EAAG", "phone_number_id": "106540352242922", "app_secret": "s", "verify_token": "v"}
ZOOM = {"account_id": "a", "client_id": "c", "client_secret": "s"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


# rule: no-backups-of-invented-data
def test_without_settings_it_runs_in_its_own_database() -> None:
    settings = demo_settings(Settings.model_validate({}))
    assert settings.database.url.get_secret_value() == "sqlite+aiosqlite:///data/demo.sqlite3"
    assert not settings.office.hours.always, "closing time can be seen"
    assert not settings.backup.enabled
    assert settings.web.enabled


@pytest.mark.parametrize(
    ("section", "keys", "named"),
    [
        ("database", {"url": "postgresql://loket:sandi@db.example/loket"}, "LOKET_DATABASE__URL"),
        ("database", {"url": "sqlite:////srv/loket/data/loket.sqlite3"}, "LOKET_DATABASE__URL"),
        ("telegram", {"token": "123456:abc"}, "LOKET_TELEGRAM__TOKEN"),
        ("telegram", {"token": "123456:abc", "api_url": "http://127.0.0.1:8081"}, "LOKET_TELEGRAM__TOKEN"),
        ("whatsapp", WHATSAPP, "LOKET_WHATSAPP__TOKEN"),
        ("zoom", ZOOM, "LOKET_ZOOM__ACCOUNT_ID"),
        ("zoom", {"webhook_secret": "rahasia"}, "LOKET_ZOOM__WEBHOOK_SECRET"),
        ("web", {"host": "0.0.0.0"}, "LOKET_WEB__HOST"),  # noqa: S104 - what is to be refused
        ("web", {"host": "::"}, "LOKET_WEB__HOST"),
        ("web", {"host": "192.168.1.4"}, "LOKET_WEB__HOST"),
        ("web", {"host": "loket.example"}, "LOKET_WEB__HOST"),
        ("web", {"public_url": "https://loket.example.go.id"}, "LOKET_WEB__PUBLIC_URL"),
    ],
)
# rule: demo-never-near-people
def test_settings_of_a_desk_that_serves_people_are_refused(section: str, keys: dict[str, Any], named: str) -> None:
    with pytest.raises(NotForDemonstration, match=named) as refused:
        demo_settings(Settings.model_validate({section: keys}))
    assert "loket run" in str(refused.value)
    assert "sandi" not in str(refused.value)


def test_all_reasons_are_told_at_once() -> None:
    given = {"telegram": {"token": "123456:abc"}, "web": {"host": "0.0.0.0"}}  # noqa: S104 - to be refused
    with pytest.raises(NotForDemonstration, match=r"(?s)TELEGRAM__TOKEN.*WEB__HOST"):
        demo_settings(Settings.model_validate(given))


def test_stand_ins_on_this_machine_may_be_tried() -> None:
    given = {"whatsapp": {**WHATSAPP, "api_url": "http://127.0.0.1:8090"}, "web": {"host": "localhost"}}
    settings = demo_settings(Settings.model_validate(given))
    assert settings.whatsapp.token is not None
    assert settings.office.hours.always, "a stand-in's clock is not set ahead"


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
# rule: demo-own-database-only
async def test_a_database_in_which_people_were_served_is_refused(sqlite_url: str, channel: str) -> None:
    engine = await open_database(settings_for(sqlite_url, None))
    await refuse_served_people(engine)
    async with writing(engine) as connection:
        await add(connection, people, [somebody("w") | {"channel": "web"}])
    await refuse_served_people(engine)
    async with writing(engine) as connection:
        await add(connection, people, [somebody("p") | {"channel": channel}])
    with pytest.raises(NotForDemonstration, match=channel.title()):
        await refuse_served_people(engine)
    await engine.dispose()


async def test_a_database_that_no_demonstration_began_is_refused_and_left_as_it_is(sqlite_url: str) -> None:
    """Visits of the web chat alone cannot be told from invented ones: only the mark of a demonstration tells."""
    engine = await open_database(settings_for(sqlite_url, None))
    async with writing(engine) as connection:
        await add(connection, people, [somebody("w") | {"channel": "web"}])
    for _ in range(2):
        with pytest.raises(NotForDemonstration, match="bukan dari peragaan"):
            await refuse_served_people(engine)
    await engine.dispose()


SATURDAY_EVENING = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)


# rule: demo-begins-in-office-hours
async def test_it_begins_while_the_office_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstration, "SystemClock", lambda: HeldClock(SATURDAY_EVENING))
    settings = demo_settings(Settings.model_validate({}))
    await prepare(settings)
    clock = DemoClock(HeldClock(SATURDAY_EVENING))
    engine = await open_database(settings)
    await clock.recall(engine)
    await engine.dispose()
    assert clock.now() == datetime(2026, 11, 30, 1, 5, tzinfo=UTC), "Monday, 08.05 WIB"


# rule: demo-begins-anew
async def test_it_begins_anew_as_it_began_the_first_time(http: aiohttp.ClientSession) -> None:
    course, opened = Course(), asyncio.Queue[str]()
    settings = demo_settings(Settings.model_validate({"web": {"port": 0}}))
    running = asyncio.create_task(demonstrate(settings, course, opened.put_nowait))
    base = await opened.get()
    first = await _stand(http, base)
    await _visit(http, base)
    async with http.post(f"{base}/api/demo/clock", json={"to": "morning"}) as answer:
        assert await answer.json() == {"moved": True}
    later = await _stand(http, base)
    assert later["day"] > first["day"]
    assert len(later["visits"]) == 1
    async with http.post(f"{base}/api/demo/anew", json={}) as answer:
        assert answer.status == 200
    again = await _next_life(http, base, first["life"])
    assert (again["day"], again["visits"]) == (first["day"], [])
    assert await _visit(http, base) == await _tickets(later)
    course.stop()
    await running


async def _stand(http: aiohttp.ClientSession, base: str) -> dict[str, Any]:
    try:
        async with http.get(f"{base}/api/demo/stand") as answer:
            found: dict[str, Any] = await answer.json()
            return found
    except aiohttp.ClientError:
        return {}


async def _next_life(http: aiohttp.ClientSession, base: str, before: str) -> dict[str, Any]:
    """How things stand once another process answers."""
    for _ in range(10_000):
        found = await _stand(http, base)
        if found and found["life"] != before:
            return found
    raise AssertionError("it did not begin anew")


async def _tickets(stand: dict[str, Any]) -> list[str]:
    return [visit["ticket"] for visit in stand["visits"]]


async def _visit(http: aiohttp.ClientSession, base: str) -> list[str]:
    """Somebody registers; the tickets there are then."""
    rina = WebVisitor(http, base)
    await rina.open()
    for text in ("halo", "1", "Rina Kenanga", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Bertanya", "1"):
        await rina.send(text)
    return await _tickets(await _stand(http, base))


def test_the_command_refuses_before_anything_is_opened(loket: Shell) -> None:
    answer = loket("demo", LOKET_DATABASE__URL="sqlite:///data/loket.sqlite3", LOKET_TELEGRAM__TOKEN="123456:abc")
    assert answer.returncode == 2
    assert "LOKET_TELEGRAM__TOKEN" in answer.stderr
    assert not (loket.folder / "data").exists()


async def test_the_command_refuses_its_own_file_once_people_were_served_in_it(tmp_path: Path, loket: Shell) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/data/demo.sqlite3"
    engine = await open_database(settings_for(url, None, survey={"seal_key": None}, identity={"key": None}))
    async with writing(engine) as connection:
        await add(connection, people, [somebody("p")])
    await engine.dispose()
    answer = loket("demo")
    assert answer.returncode == 2
    assert "Telegram" in answer.stderr
