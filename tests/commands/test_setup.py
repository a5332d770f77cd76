"""``loket setup``: answered at the keyboard, by flags, interrupted and gone on with; nothing is overwritten unasked."""

import asyncio
import os
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot import console
from bot.commands.setup import setup
from bot.commands.setup.questions import QUESTIONS, label_of, zone_of
from bot.errors import OperatorError
from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.settings.writing import NotWritable, with_values

pytestmark = pytest.mark.heavy

TOKEN = "123456:AbcdefghijklmnopqrstuvwxyzAbcdefghi"
APP = typer.Typer()
APP.command()(setup)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(TOKEN) as telegram:
        yield telegram


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LOKET_")]:
        monkeypatch.delenv(name)
    console.read_from(None)


async def run(*words: str, typed: tuple[str, ...] = (), **environment: str) -> Result:
    """What an operator sees who types these lines."""
    said = "".join(f"{line}\n" for line in typed)
    return await asyncio.to_thread(lambda: CliRunner().invoke(APP, words, input=said, env=environment))


# rule: unasked-setup-takes-what-it-is-given
async def test_what_a_setup_that_was_refused_was_told_is_in_no_later_one() -> None:
    assert (await run("--yes", "--set", "web.host=127.0.0.9", "--set", "zoom.rooms=abc")).exit_code != 0
    await run("--yes", "--set", "office.name=ULT B")
    assert "127.0.0.9" not in content()


def content(name: str = "loket.toml") -> str:
    return Path(name).read_text("utf-8")


def mode(name: str = "loket.toml") -> int:
    return Path(name).stat().st_mode & 0o777


def there() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def written() -> dict[str, dict[str, object]]:
    return tomllib.loads(content())


def api(telegram: FakeTelegram) -> dict[str, str]:
    return {"LOKET_TELEGRAM__API_URL": telegram.base_url}


FIRST = ("ULT Bali", "Bali", "Jalan Merdeka 1", "0361-1234", "", "Senin-Jumat 08.00-16.00", "1")
LAST = ("", "831 5171 1241", "kode-baru", "")
"""Public address, meeting, passcode, database."""


async def test_a_first_configuration_ends_with_an_administrator_and_the_doctor(telegram: FakeTelegram) -> None:
    # rule: settings-for-owner-only
    answer = await run(typed=(*FIRST, TOKEN, *LAST, "", "Adi Nugroho"), **api(telegram))
    assert answer.exit_code == 0, answer.output
    assert mode() == 0o600
    assert written() == {
        "office": {
            "name": "ULT Bali",
            "address": "Jalan Merdeka 1",
            "contact": "0361-1234",
            "timezone": "Asia/Makassar",
            "timezone_label": "WITA",
            "hours": "Senin-Jumat 08.00-16.00",
        },
        "telegram": {"token": TOKEN},
        "zoom": {"meeting_id": "831 5171 1241", "passcode": "kode-baru"},
    }
    assert "✔ Telegram: @" in answer.output
    assert "Undangan admin untuk Adi Nugroho" in answer.output
    assert "https://t.me/" in answer.output
    assert "Basis data: skema" in answer.output
    assert answer.output.rstrip().endswith("loket run")
    assert TOKEN not in answer.output
    assert there() == ["data", "loket.toml"]


async def test_a_wrong_token_is_told_at_once_and_asked_again(telegram: FakeTelegram) -> None:
    wrong = TOKEN.replace("123456", "654321")
    answer = await run(typed=(*FIRST, "bukan token", wrong, "t", TOKEN, *LAST, "", ""), **api(telegram))
    assert answer.exit_code == 0, answer.output
    assert "✘ Telegram menolak token" in answer.output
    assert "Salin ulang token dari @BotFather" in answer.output
    assert written()["telegram"] == {"token": TOKEN}
    assert "Belum ada admin" in answer.output


async def test_without_internet_a_token_may_be_kept_and_the_doctor_says_what_is_left() -> None:
    environment = {"LOKET_TELEGRAM__API_URL": "http://127.0.0.1:9"}
    answer = await run(typed=(*FIRST, TOKEN, "y", *LAST, "", ""), **environment)
    assert answer.exit_code == 1
    assert "✘ Telegram tidak terjangkau" in answer.output
    assert "perlu dibereskan dahulu" in answer.output
    assert written()["telegram"] == {"token": TOKEN}


async def test_whoever_stops_goes_on_where_they_were(telegram: FakeTelegram) -> None:
    # rule: setup-goes-on-where-it-was
    stopped = await run(typed=(*FIRST, TOKEN), **api(telegram))
    assert isinstance(stopped.exception, OperatorError)
    assert "lanjutkan dengan: loket setup" in str(stopped.exception)
    assert there() == ["loket.toml.draf"]
    assert mode("loket.toml.draf") == 0o600
    answer = await run(typed=(*LAST, "", ""), **api(telegram))
    assert answer.exit_code == 0, answer.output
    assert "8 jawaban sudah ada" in answer.output
    assert "nama lengkap unit layanan" not in answer.output
    assert written()["office"]["name"] == "ULT Bali"
    assert "loket.toml.draf" not in there()


def begin_with(text: str) -> None:
    Path("loket.toml").write_text(text, "utf-8")


OLD = """# milik kami
[office]
name = "ULT Lama"  # jangan hilang
closed_days = ["2026-12-31"]

[web]
port = 0
"""


async def test_an_existing_file_is_changed_only_when_that_is_wanted() -> None:
    # rule: never-overwritten-unasked
    begin_with(OLD)
    given = ("", "", "Jalan Baru 2", "", "", "", "3", "", "", "kode-baru", "")
    kept = await run(typed=(*given, "t"))
    assert isinstance(kept.exception, OperatorError)
    assert content() == OLD
    answer = await run(typed=("y", ""))
    assert answer.exit_code == 0, answer.output
    assert content("loket.toml.lama") == OLD
    after = content()
    assert after.startswith("# milik kami")
    assert written()["office"] == {"name": "ULT Lama", "closed_days": ["2026-12-31"], "address": "Jalan Baru 2"}
    assert written()["web"] == {"port": 0}


async def test_secrets_may_come_from_the_environment(telegram: FakeTelegram) -> None:
    answer = await run(typed=(*FIRST, TOKEN, *LAST, "2", ""), **api(telegram))
    assert "telegram" not in written()
    assert "export LOKET_TELEGRAM__TOKEN=..." in answer.output
    assert TOKEN not in answer.output


async def test_scripts_give_flags_and_are_asked_nothing(telegram: FakeTelegram) -> None:
    words = ("--yes", "--set", "office.name=ULT Contoh", "--set", "channels=telegram", "--set", "web.port=0")
    environment = {**api(telegram), "LOKET_TELEGRAM__TOKEN": TOKEN}
    answer = await run(*words, "--admin", "Adi", typed=(), **environment)
    assert answer.exit_code == 0, answer.output
    assert written() == {"office": {"name": "ULT Contoh"}, "web": {"port": 0}}
    assert "Undangan admin untuk Adi" in answer.output
    again = await run(*words, typed=(), **environment)
    assert "Tidak ada yang berubah" in again.output
    wrong = await run("--yes", "--set", "office.hours=8-12")
    assert "tulis misalnya" in str(wrong.exception)
    assert "tidak dikenal" in str((await run("--yes", "--set", "office.nam=x")).exception)


def test_no_two_questions_set_the_same() -> None:
    assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize(
    ("province", "label"),
    [("Sumatera Utara", "WIB"), ("Sulawesi Selatan", "WITA"), ("NTT", "WITA"), ("Papua Barat Daya", "WIT"), ("", "WIB"),
     ("Kalimantan Barat", "WIB"), ("Kalimantan Timur", "WITA"), ("Maluku Utara", "WIT"), ("Gorontalo", "WITA")],
)  # fmt: skip
def test_the_time_zone_is_guessed_from_the_province(province: str, label: str) -> None:
    assert label_of(zone_of(province)) == label


def test_a_key_is_changed_where_it_stands_and_added_where_it_is_not() -> None:
    # rule: nothing-else-in-the-file-changes
    text = with_values(OLD, {"office.name": 'ULT "Baru"', "office.contact": "x", "zoom.rooms": 3})
    assert tomllib.loads(text) == {
        "office": {"name": 'ULT "Baru"', "closed_days": ["2026-12-31"], "contact": "x"},
        "web": {"port": 0},
        "zoom": {"rooms": 3},
    }
    assert with_values("", {"office.name": "A"}) == '[office]\nname = "A"\n'
    with pytest.raises(NotWritable):
        with_values('[office]\nname = """a\nb"""\n', {"office.name": "c"})
