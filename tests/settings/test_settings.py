"""Where settings come from, what they refuse, and that faults are told all at once without secrets."""

import os
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from bot.flows.calendar.hours import OfficeHours
from bot.settings import Settings, SettingsFaults, explain, handed_down, load_settings
from bot.settings.diagnosis import nearest
from bot.settings.file import key_lines
from bot.settings.model import environment_name, keys
from storage import premises

EXAMPLE = Path(__file__).parents[2] / "loket.example.toml"
Written = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working folder and an environment without any of Loket's variables."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("LOKET_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Path:
        path = tmp_path / "loket.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(config: Path | None = None) -> dict[str, str]:
    """Each fault's key and its whole text."""
    with pytest.raises(SettingsFaults) as told:
        load_settings(config)
    assert all(str(fault) in str(told.value) for fault in told.value.faults)
    return {fault.key: str(fault) for fault in told.value.faults}


def value_of(settings: Settings, key: str) -> object:
    section, _, name = key.partition(".")
    return getattr(getattr(settings, section), {"json": "as_json"}.get(name, name))


# Sources


def test_defaults_hold_without_file_and_environment() -> None:
    settings = load_settings()
    assert settings.office.timezone == settings.office.zone.key == "Asia/Jakarta"
    assert str(settings.office.hours) == "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"
    assert (settings.queue.capacity, settings.telegram.token, settings.zoom.meeting_id) == (
        2,
        None,
        "83151711241",
    )
    assert settings.database.url.get_secret_value() == "sqlite+aiosqlite:///data/loket.sqlite3"


def test_argument_wins_over_variable_wins_over_working_folder(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = written("[queue]\ncapacity = 11\n")
    assert load_settings().queue.capacity == 11
    named = here.with_name("lain.toml")
    named.write_text("[queue]\ncapacity = 12\n")
    monkeypatch.setenv("LOKET_CONFIG", str(named))
    assert load_settings().queue.capacity == 12
    given_ = here.with_name("ketiga.toml")
    given_.write_text("[queue]\ncapacity = 13\n")
    assert load_settings(given_).queue.capacity == 13


def test_environment_wins_over_file_key_by_key(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    config = written('[office]\nname = "ULT A"\ncontact = "A"\n')
    monkeypatch.setenv("LOKET_OFFICE__NAME", "ULT B")
    office = load_settings(config).office
    assert (office.name, office.contact) == ("ULT B", "A")


def test_empty_variables_and_dotenv_set_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOKET_QUEUE__CAPACITY=9\n")
    monkeypatch.setenv("LOKET_TELEGRAM__TOKEN", "")
    settings = load_settings()
    assert (settings.queue.capacity, settings.telegram.token) == (2, None)


def test_a_byte_order_mark_is_no_fault(written: Written) -> None:
    assert load_settings(written("\ufeff[queue]\ncapacity = 5\n")).queue.capacity == 5


READABLE = [
    ("office.hours", "selalu", OfficeHours(always=True)),
    ("office.closed_days", "2026-12-31, 2027-01-02", frozenset({date(2026, 12, 31), date(2027, 1, 2)})),
    ("office.closed_days", '["2026-12-31"]', frozenset({date(2026, 12, 31)})),
    ("office.open_days", "[]", frozenset()),
    ("office.use_national_holidays", "false", False),
    ("sop.file", "pos.toml", Path("pos.toml")),
    ("queue.capacity", "0", 0),
    ("telegram.api_url", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
    ("telegram.webhook_url", "http://localhost:9000", "http://localhost:9000"),
    ("telegram.webhook_url", "http://[::1]:9000/a/", "http://[::1]:9000/a"),
    ("telegram.webhook_url", "https://loket.example.go.id:8443", "https://loket.example.go.id:8443"),
    ("telegram.token", "12345:AbC-d_9", SecretStr("12345:AbC-d_9")),
    ("web.port", "0", 0),
    ("zoom.meeting_id", "831 5171 1241", "83151711241"),
    ("jobs.sweep_seconds", "0.05", 0.05),
    ("log.level", "debug", "DEBUG"),
    ("log.json", "true", True),
]


@pytest.mark.parametrize(("key", "text", "value"), READABLE)
def test_environment_texts_are_read(key: str, text: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment_name(key), text)
    assert value_of(load_settings(), key) == value


NATIVE = [
    ("office.closed_days", "[2026-12-31]", frozenset({date(2026, 12, 31)})),
    ("office.open_days", '["2026-12-31"]', frozenset({date(2026, 12, 31)})),
    ("zoom.meeting_id", "83151711241", "83151711241"),
    ("zoom.passcode", "123456", "123456"),
    ("jobs.sweep_seconds", "2", 2.0),
]


@pytest.mark.parametrize(("key", "toml", "value"), NATIVE)
def test_toml_values_are_read(key: str, toml: str, value: object, written: Written) -> None:
    section, _, name = key.partition(".")
    assert value_of(load_settings(written(f"[{section}]\n{name} = {toml}\n")), key) == value


URLS = [
    ("sqlite:///data/a.sqlite3", "sqlite+aiosqlite:///data/a.sqlite3"),
    ("sqlite+aiosqlite:////srv/a.sqlite3", "sqlite+aiosqlite:////srv/a.sqlite3"),
    ("postgres://ani:rahasia@db/loket", "postgresql+asyncpg://ani:rahasia@db/loket"),
    ("postgresql://db/loket?sslmode=require", "postgresql+asyncpg://db/loket?ssl=require"),
    ("postgresql+asyncpg://db/loket", "postgresql+asyncpg://db/loket"),
]


@pytest.mark.parametrize(("written_url", "used"), URLS)
def test_database_addresses_get_their_driver(written_url: str, used: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_DATABASE__URL", written_url)
    assert load_settings().database.url.get_secret_value() == used


# rule: desk-in-its-schema
def test_a_desk_in_a_schema_has_it_in_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_DATABASE__URL", "postgresql://ani@db/loket?ssl=require")
    monkeypatch.setenv("LOKET_DATABASE__SCHEMA", "ult_medan")
    settings = load_settings()
    url, where = premises.parted(settings.database.address)
    assert (where.schema, url.render_as_string()) == ("ult_medan", "postgresql+asyncpg://ani@db/loket?ssl=require")
    monkeypatch.setenv("LOKET_DATABASE__SCHEMA", "")
    for name, value in handed_down(settings).items():
        monkeypatch.setenv(name, value)
    assert load_settings().database.address == settings.database.address, "its other processes work there too"


def test_a_schema_that_is_said_twice_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_DATABASE__URL", "postgresql://ani@db/loket?schema=ult_medan")
    assert load_settings().database.address.endswith("/loket?schema=ult_medan")
    monkeypatch.setenv("LOKET_DATABASE__SCHEMA", "ult_binjai")
    with pytest.raises(SettingsFaults, match="skema lain"):
        load_settings()


def test_settings_are_frozen() -> None:
    settings = load_settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.queue.capacity = 3  # type: ignore[misc]  # that it is read-only is the promise
    with pytest.raises(ValidationError, match="frozen"):
        settings.queue = settings.queue  # type: ignore[misc]  # as above


# Faults

REFUSED = [
    ("database.url", "mysql://ani:rahasia@db/loket", "postgresql://"),
    ("database.url", "sqlite://", "sqlite:///data"),
    ("database.url", "postgresql://ani:rahasia@db/loket?schema=Medan", "ult_medan"),
    ("database.url", "sqlite:///data/a.sqlite3?schema=medan", "berkasnya sendiri"),
    ("database.schema", "public", "ult_medan"),
    ("database.schema", "medan; DROP", "ult_medan"),
    ("database.schema", "medan", "berkasnya sendiri"),
    ("office.name", " ", "tidak boleh kosong"),
    ("office.timezone", "Asia/Medan", "Asia/Jakarta"),
    ("office.timezone", "../etc", "Asia/Jakarta"),
    ("office.hours", "Senin 16.00-08.00", "berakhir sebelum dimulai"),
    ("office.closed_days", "31-12-2026", "2026-12-31"),
    ("office.closed_days", "[2026", "JSON"),
    ("office.visit_number_prefix", "ult/", "huruf besar"),
    ("office.use_national_holidays", "mungkin", "true atau false"),
    ("queue.capacity", "1001", "1000 atau kurang"),
    ("queue.capacity", "-1", "0 atau lebih"),
    ("queue.capacity", "dua", "bilangan bulat"),
    ("telegram.token", "rahasia", "@BotFather"),
    ("telegram.mode", "webhok", "'polling' atau 'webhook'"),
    ("telegram.webhook_url", "http://loket.example.go.id", "https"),
    ("telegram.webhook_url", "https://loket.example.go.id:8080", "8443"),
    ("telegram.webhook_url", "https://a.example/?x=1", "tanpa ?"),
    ("telegram.webhook_secret", "rahasia dengan spasi", "256"),
    ("telegram.webhook_secret", "r" * 257, "256"),
    ("telegram.api_url", "api.telegram.org", "alamat lengkap"),
    ("telegram.api_url", "http://host:99999", "alamat lengkap"),
    ("web.port", "65536", "65535 atau kurang"),
    ("zoom.meeting_id", "12ab", "9 sampai 11"),
    ("survey.instrument", "../skm", "misalnya skm"),
    ("survey.weight", "banyak", "1/n"),
    ("survey.weight", "0,0", "1/n"),
    ("survey.weight", "1,5", "1/n"),
    ("survey.labels", "acak", "'questions'"),
    ("survey.smallest_group", "0", "1 atau lebih"),
    ("jobs.sweep_seconds", "0.01", "0.05 atau lebih"),
    ("jobs.sweep_seconds", "nan", "bilangan"),
    ("log.level", "LOUD", "'INFO'"),
]


@pytest.mark.parametrize(("key", "text", "said"), REFUSED)
def test_a_wrong_value_is_told_with_key_origin_and_remedy(
    key: str, text: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(environment_name(key), text)
    faults = faults_of()
    assert list(faults) == [key]
    assert said in faults[key]
    assert f"{key} ({environment_name(key)})" in faults[key]
    assert f"variabel lingkungan {environment_name(key)}" in faults[key]
    assert "rahasia" not in faults[key].replace("rahasia webhook", "")


@pytest.mark.parametrize("key", keys())
@pytest.mark.parametrize("toml", ["{}", "[[]]", "1979-05-27T07:32:00"])
def test_every_key_refuses_values_of_no_sensible_type_with_words_of_its_own(
    key: str, toml: str, written: Written
) -> None:
    section, _, name = key.partition(".")
    faults = faults_of(written(f"# satu\n[{section}]\n{name} = {toml}\n"))
    assert list(faults) == [key]
    assert "loket.toml baris 3" in faults[key]
    assert "nilai tidak dapat dibaca" not in faults[key]


def dated(settings: Settings) -> list[str]:
    return [str(each) for each in (*settings.office.periods, *settings.office.exceptions)]


def test_dated_hours_are_read_from_tables_and_from_the_environment(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = written(
        '[office]\nname = "ULT"\n[[office.periods]]\nname = "Ramadan"\nfrom = 2027-02-08\nuntil = "2027-03-09"\n'
        'hours = "Senin-Kamis 08.00-12.00, 12.30-15.00; Jumat 08.00-11.30"\n'
        '[[office.exceptions]]\ndate = 2026-12-31\nclosed = "13.00-16.00"\nreason = "rapat"\n'
        "[[office.exceptions]]\nfrom = 2027-01-02\nuntil = 2027-01-03\nopen = true\n"
    )
    settings = load_settings(config)
    assert dated(settings) == [
        "jam 2027-02-08/2027-03-09 Senin-Kamis 08.00-12.00, 12.30-15.00; Jumat 08.00-11.30",
        "tutup 2026-12-31/2026-12-31 13.00-16.00",
        "buka 2027-01-02/2027-01-03",
    ]
    assert [each.label for each in (*settings.office.periods, *settings.office.exceptions)] == ["Ramadan", "rapat", ""]
    shown = {key: value for key, value, _ in explain(settings)}
    assert shown["office.exceptions"] == "tutup 2026-12-31/2026-12-31 13.00-16.00; buka 2027-01-02/2027-01-03"
    monkeypatch.setenv("LOKET_OFFICE__EXCEPTIONS", '[{"date": "2026-12-30", "closed": true}]')
    assert dated(load_settings(config))[1:] == ["tutup 2026-12-30/2026-12-30"]


ENTRY = "[[office.exceptions]]\n"
DATED_FAULTS = [
    (ENTRY + "date = 2026-12-31\n", 1, "closed atau open"),
    (ENTRY + "date = 2026-12-31\nclosed = true\nopen = true\n", 1, "closed atau open"),
    (ENTRY + "closed = true\n", 1, "satu kali"),
    (ENTRY + "from = 2026-12-31\nclosed = true\n", 1, "until belum diisi"),
    (ENTRY + "date = 2026-12-31\nclosed = false\n", 1, "13.00-16.00"),
    (ENTRY + 'date = "31-12-2026"\nclosed = true\n', 1, "bukan tanggal"),
    (ENTRY + 'date = 2026-12-31\nclosed = "16.00-13.00"\n', 1, "berakhir sebelum dimulai"),
    (ENTRY + "date = 2026-12-31\ntutup = true\n", 1, "tutup tidak dikenal"),
    (ENTRY + "from = 2026-12-31\nuntil = 2026-12-30\nclosed = true\n", 1, "sebelum dimulai"),
    (ENTRY + "from = 2026-01-01\nuntil = 2027-12-30\nclosed = true\n", 1, "lebih dari 366 hari"),
    (ENTRY + "date = 2026-12-31\nclosed = true\n" + ENTRY + "date = 2026-12-31\nopen = true\n", 1, "bertumpang"),
    (ENTRY + "date = 2026-12-30\nclosed = true\n\n" + ENTRY + "date = 1\nopen = true\n", 5, "entri ke-2"),
    ("[[office.periods]]\nfrom = 2027-02-08\nuntil = 2027-03-09\n", 1, "hours belum diisi"),
    ('[[office.periods]]\nfrom = 2027-02-08\nuntil = 2027-03-09\nhours = "Senen 8-9"\n', 1, "tidak"),
]


@pytest.mark.parametrize(("text", "line", "said"), DATED_FAULTS)
def test_a_wrong_entry_is_told_with_its_line_and_remedy(text: str, line: int, said: str, written: Written) -> None:
    with pytest.raises(SettingsFaults) as told:
        load_settings(written(text))
    [fault] = told.value.faults
    assert fault.key in ("office.exceptions", "office.periods")
    assert fault.origin.endswith(f"loket.toml baris {line}")
    assert said in str(fault)


def test_every_wrong_entry_is_told_at_once(written: Written) -> None:
    with pytest.raises(SettingsFaults) as told:
        load_settings(written(ENTRY + "date = 1\nclosed = true\n" + ENTRY + "date = 2\nopen = true\n"))
    assert [fault.origin.rpartition(" ")[2] for fault in told.value.faults] == ["1", "4"]


def test_numbers_are_not_taken_from_true_and_false(written: Written) -> None:
    assert "bukan true atau false" in faults_of(written("[queue]\ncapacity = true\n"))["queue.capacity"]


RELATIONS = [
    ({"TELEGRAM__MODE": "webhook"}, {"telegram.webhook_url", "telegram.webhook_secret"}),
    (
        {
            "TELEGRAM__MODE": "webhook",
            "TELEGRAM__WEBHOOK_URL": "https://a.example",
            "TELEGRAM__WEBHOOK_SECRET": "abc",
            "WEB__ENABLED": "false",
        },
        {"web.enabled"},
    ),
    ({"OFFICE__HOURS": "selalu", "OFFICE__CLOSED_DAYS": "2026-12-31"}, {"office.closed_days"}),
    ({"OFFICE__OPEN_DAYS": "2026-12-31", "OFFICE__CLOSED_DAYS": "2026-12-31"}, {"office.open_days"}),
    ({"VISIT__IDLE_CLOSE_MINUTES": "10"}, {"visit.idle_close_minutes"}),
    # rule: figures-leave-with-a-token
    ({"WEB__ADMIN_HOST": "10.0.0.7", "WEB__ADMIN_PORT": "8081"}, {"web.metrics_token"}),
    ({"WEB__ADMIN_HOST": "loket.internal", "WEB__ADMIN_PORT": "8081"}, {"web.metrics_token"}),
    ({"WEB__METRICS_TOKEN": "pendek"}, {"web.metrics_token"}),
]


@pytest.mark.parametrize(("given_variables", "at_fault"), RELATIONS)
def test_settings_that_contradict_each_other_are_refused(
    given_variables: dict[str, str], at_fault: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in given_variables.items():
        monkeypatch.setenv(f"LOKET_{name}", text)
    assert set(faults_of()) == at_fault


def test_all_faults_of_file_and_environment_come_at_once(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    config = written(
        "bogus = 1\nzoom = 3\n\n[office]\n"
        'hours = "Senin-Jumap 08.00-16.00"\nnmae = "x"\n\n'
        '[telegram]\nmode = "webhook"\n\n[qeue]\ncapacity = 1\n'
    )
    monkeypatch.setenv("LOKET_WEB__PORT", "banyak")
    monkeypatch.setenv("LOKET_TELEGRAM__TOKN", "12345:rahasia")
    faults = faults_of(config)
    assert set(faults) == {
        *("bogus", "zoom", "office.hours", "office.nmae", "telegram.webhook_url", "telegram.webhook_secret"),
        *("qeue", "web.port", "telegram.tokn"),
    }
    assert "baris 5" in faults["office.hours"]
    assert "baris 6" in faults["office.nmae"]
    assert "LOKET_OFFICE__NAME" in faults["office.nmae"]
    assert "tulis sebagai judul [zoom]" in faults["zoom"]
    assert "bawaan" in faults["telegram.webhook_url"]


UNKNOWN_VARIABLES = [
    ("LOKET_TELEGRAM__TOKN", "LOKET_TELEGRAM__TOKEN"),
    ("LOKET_TELEGRAMM__TOKEN", "LOKET_TELEGRAM__TOKEN"),
    ("LOKET_OFFICE_NAME", "LOKET_OFFICE__NAME"),
    ("LOKET_CAPACITY", "LOKET_QUEUE__CAPACITY"),
    ("LOKET_OFFICE__HOURS__MONDAY", "LOKET_OFFICE__HOURS"),
    ("LOKET_OFFICE", "LOKET_OFFICE__"),
    ("LOKET_LOG__AS_JSON", "LOKET_LOG__JSON"),
    ("LOKET_FOO__BAR", "kunci yang paling mirip"),
]


@pytest.mark.parametrize(("variable", "suggested"), UNKNOWN_VARIABLES)
def test_an_unknown_variable_is_a_fault_with_the_nearest_key(
    variable: str, suggested: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "12345:rahasia")
    (told,) = faults_of().values()
    assert f"({variable})" in told
    assert suggested in told.split("Perbaikan")[1]
    assert "rahasia" not in told


def test_a_key_of_an_earlier_version_is_a_fault_with_what_has_taken_its_place(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = faults_of(written("[visit]\nattention_minutes = 15\n")).values()
    assert "baris 2" in told
    assert "kunci ini tidak dipakai lagi" in told
    assert "visit.attention_percent (LOKET_VISIT__ATTENTION_PERCENT)" in told
    monkeypatch.setenv("LOKET_VISIT__ATTENTION_MINUTES", "15")
    (told,) = faults_of().values()
    assert "(LOKET_VISIT__ATTENTION_MINUTES)" in told
    assert "visit.attention_percent" in told


def test_variables_of_the_tests_and_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TEST_DATABASE", "x")
    monkeypatch.setenv("LOKETKU_OFFICE__NAME", "x")
    assert load_settings().model_dump() == Settings().model_dump()


@given(st.sampled_from([key for key in keys() if len(key.partition(".")[2]) > 3]), st.data())
def test_one_dropped_letter_still_finds_the_key(key: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(key.index(".") + 1, len(key) - 1))
    assert nearest(key[:at] + key[at + 1 :]) == key


BROKEN_FILES = [
    (b'[office]\nname = "x"\nhours = Senin\n', "baris 3"),
    (b'[office]\nname = "x"\n\n[office]\n', "baris 4"),
    (b"[telegram]\ntoken = 12345:rahasia\n", "baris 2"),
    (b'[office]\ncontact = """\nterbuka', "baris 3"),
    (b'[office]\nname = "\xff"\n', "UTF-8"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN_FILES)
def test_a_broken_file_is_told_by_name_and_line(content: bytes, said: str, written: Written) -> None:
    config = written("")
    config.write_bytes(content)
    told = faults_of(config)[""]
    assert said in told
    assert str(config) in told
    assert "rahasia" not in told


def test_a_missing_or_unreadable_file_is_told_together_with_unknown_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOKET_FOO__BAR", "1")
    missing = faults_of(tmp_path / "tiada.toml")
    assert "tidak ditemukan" in missing[""]
    assert "foo.bar" in missing
    assert "tidak dapat dibaca" in faults_of(tmp_path)[""]


def test_secrets_are_in_no_text_and_no_chained_error(written: Written) -> None:
    config = written('[telegram]\ntoken = "rahasia"\nwebhook_secret = "sangat rahasia"\n[web]\nport = -1\n')
    with pytest.raises(SettingsFaults) as told:
        load_settings(config)
    assert "sangat rahasia" not in str(told.value)
    assert told.value.__context__ is None
    assert len(told.value.faults) == 3


# Explaining


def test_explain_shows_every_key_with_its_origin_and_no_secret(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = written('[telegram]\n\ntoken = "12345:rahasia"\n[office]\nclosed_days = [2027-01-02, 2026-12-31]\n')
    monkeypatch.setenv("LOKET_DATABASE__URL", "postgres://ani:rahasia@db/loket")
    settings = load_settings(config)
    shown = {key: (value, origin) for key, value, origin in explain(settings)}
    assert list(shown) == list(keys())
    assert shown["telegram.token"] == ("********", f"berkas {config} baris 3")
    assert shown["database.url"] == (
        "postgresql+asyncpg://********",
        "variabel lingkungan LOKET_DATABASE__URL",
    )
    assert shown["office.closed_days"] == ("2026-12-31, 2027-01-02", f"berkas {config} baris 5")
    assert shown["sop.file"] == ("(belum diisi)", "bawaan")
    assert shown["log.json"] == ("false", "bawaan")
    assert "rahasia" not in f"{shown}{settings!r}{settings}"


def test_explain_shows_the_name_of_a_sqlite_file() -> None:
    assert explain(Settings())[0] == ("database.url", "sqlite+aiosqlite:///data/loket.sqlite3", "bawaan")


def test_lines_of_keys_are_found_in_all_spellings() -> None:
    text = '[office]\n  name = "x"\n\n["web"]\n"port" = 1\nhost="h"\n'
    assert key_lines(text) == {"office": 1, "office.name": 2, "web": 4, "web.port": 5, "web.host": 6}
    assert key_lines('queue.capacity = 1\nlog = {level = "INFO"}\n') == {"queue.capacity": 1, "log": 2}


# The example file


def uncommented() -> str:
    return re.sub(r"(?m)^#(?=\w+ = )", "", EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_shows_every_key_in_order_with_its_default() -> None:
    shown = {f"{s}.{k}": value for s, inside in tomllib.loads(uncommented()).items() for k, value in inside.items()}
    assert list(shown) == list(keys())
    defaults = Settings()
    given_ = {key: value for key, value in shown.items() if value_of(defaults, key) is not None}
    loaded = Settings(**_sections(given_))
    assert loaded == defaults
    assert {type(value) for value in given_.values()} <= {str, int, float, bool, list}


def test_keys_without_default_are_marked_as_examples() -> None:
    explained = {line for line in EXAMPLE.read_text(encoding="utf-8").split("\n\n") if "(contoh)" in line}
    marked = {found for block in explained for found in re.findall(r"(?m)^#(\w+) = ", block)}
    assert marked == {key.partition(".")[2] for key, field in keys().items() if field.default is None}


def test_the_example_loads_as_it_is_and_uncommented(written: Written) -> None:
    assert load_settings(EXAMPLE).model_dump() == Settings().model_dump()
    loaded = load_settings(written(uncommented()))
    assert loaded.telegram.mode == Settings().telegram.mode
    assert all("baris" in origin for _, _, origin in explain(loaded))


def test_every_key_of_the_example_is_explained() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    settings_at = [number for number, line in enumerate(lines) if re.match(r"#\w+ = ", line)]
    assert len(settings_at) == len(keys())
    assert all(lines[number - 1].startswith("# ") for number in settings_at)


def test_every_key_has_a_one_line_description() -> None:
    for key, field in keys().items():
        assert field.description, key
        assert field.description.endswith("."), key
        assert "\n" not in field.description, key


def _sections(values: dict[str, object]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for key, value in values.items():
        section, _, name = key.partition(".")
        nested.setdefault(section, {})[name] = value
    return nested
