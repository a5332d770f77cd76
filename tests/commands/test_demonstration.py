"""The demonstration hands invitations to whoever opens its page: it keeps away from desks that serve people."""

from pathlib import Path
from typing import Any

import pytest

from bot.commands.demonstration import demo_settings, refuse_served_people
from bot.database import open_database
from bot.errors import NotForDemonstration
from bot.settings import Settings
from storage.bulk import add
from storage.engine import writing
from storage.tables import people
from tests.desk import settings_for
from tests.shell import Shell
from tests.storage.rows import somebody

WHATSAPP = {"token": "EAAG", "phone_number_id": "106540352242922", "app_secret": "s", "verify_token": "v"}
ZOOM = {"account_id": "a", "client_id": "c", "client_secret": "s"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_settings_it_runs_in_its_own_database() -> None:
    settings = demo_settings(Settings.model_validate({}))
    assert settings.database.url.get_secret_value() == "sqlite+aiosqlite:///data/demo.sqlite3"
    assert settings.office.hours.always
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
    assert demo_settings(Settings.model_validate(given)).whatsapp.token is not None


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


def test_the_command_refuses_before_anything_is_opened(loket: Shell) -> None:
    answer = loket("demo", LOKET_DATABASE__URL="sqlite:///data/loket.sqlite3", LOKET_TELEGRAM__TOKEN="123456:abc")
    assert answer.returncode == 2
    assert "LOKET_TELEGRAM__TOKEN" in answer.stderr
    assert not (loket.folder / "data").exists()


async def test_the_command_refuses_its_own_file_once_people_were_served_in_it(tmp_path: Path, loket: Shell) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/data/demo.sqlite3"
    engine = await open_database(settings_for(url, None, survey={"seal_key": None}))
    async with writing(engine) as connection:
        await add(connection, people, [somebody("p")])
    await engine.dispose()
    answer = loket("demo")
    assert answer.returncode == 2
    assert "Telegram" in answer.stderr
