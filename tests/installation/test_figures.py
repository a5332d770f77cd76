"""``loket desk figures``: aggregates over the desks that allow it, and nothing of anybody."""

import csv
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.period import named
from bot.oversight import round as going
from bot.oversight.round import Round, go_round
from bot.oversight.values import marked
from bot.settings.place import places_in
from storage import aggregates, premises
from storage.engine import open_engine, reading
from tests.clock import MONDAY_MORNING
from tests.installation.counted import SECRET, Counted, write
from tests.installation.hall import open_hall
from tests.shell import Shell
from tests.storage.plans import asked, scans

ALLOWED = "[office]\nshare_figures = true\n"
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
TOLD = {
    "visits_begun": "20",
    "visits_ended": "54",
    "visits_finished": "40",
    "visits_no_show": "6",
    "visits_cancelled": "*",
    "visits_silent": "*",
    "called": "20",
    "deviations": "16",
    "deviations_time": "10",
    "deviations_overall": "0",
    "deviations_equipment": "0",
    "deviations_output": "6",
    "explained": "5",
    "unexplained": "6",
    "visitors_side": "5",
    "follow_ups_open": "14",
    "follow_ups_in_time": "8",
    "follow_ups_overdue": "6",
    "survey_forms": "6",
}
"""What is shown of Binjai, on Monday morning."""


async def gone(root: Path, period: str = "2026-11") -> Round:
    return await go_round(places_in(root / "desks"), named(period), MONDAY_MORNING)


def counts(found: Round, name: str) -> dict[str, str]:
    [desk] = [each for each in found.read if each.name == name]
    return {key: marked(count) for key, count in desk.figures.counts.items()}


@pytest.fixture
async def many(loket: Shell, sqlite_pattern: Path) -> Shell:
    """Two desks that allow it and one that does not; nobody serves any of them."""
    (loket.folder / "loket.toml").write_text("", "utf-8")
    for name, own, counted in (("binjai", ALLOWED, BINJAI), ("medan", ALLOWED, MEDAN), ("siantar", "", BINJAI)):
        data = loket.folder / "desks" / name / "data"
        data.mkdir(parents=True)
        (data.parent / "loket.toml").write_text(own, "utf-8")
        shutil.copy(sqlite_pattern, data / "loket.sqlite3")
        engine = open_engine(f"sqlite+aiosqlite:///{data}/loket.sqlite3")
        await write(engine, counted)
        await engine.dispose()
    return loket


# rule: figures-only-where-allowed
# rule: small-counts-stay-at-their-desk
async def test_desks_are_read_while_they_run(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "siantar") as hall:
        await write(hall.here.desk("binjai").engine, BINJAI)
        hall.write("binjai", ALLOWED)
        await hall.here.look()
        found = await gone(hall.root)
        assert counts(found, "binjai") == TOLD
        assert (found.apart, found.unread) == (["siantar"], {})
        with sqlite3.connect(hall.root / "desks" / "binjai" / "data" / "loket.sqlite3") as kept:
            assert "sealed" in str(kept.execute("SELECT outcome FROM visits").fetchone())  # and nobody opened it


async def test_a_desk_in_a_schema(postgres_url: str, loket: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(postgres_url)
    await write(engine, BINJAI)
    await engine.dispose()
    url, where = premises.parted(postgres_url)
    database = f'[database]\nurl = "{url.render_as_string(hide_password=False)}"\n'
    for name, schema in (("binjai", f'schema = "{where.schema}"\n'), ("medan", "")):  # medan was never opened
        folder = loket.folder / "desks" / name
        folder.mkdir(parents=True)
        (folder / "loket.toml").write_text(f"{ALLOWED}{database}{schema}", "utf-8")
    monkeypatch.chdir(loket.folder)
    found = await gone(loket.folder)
    assert counts(found, "binjai") == TOLD
    assert found.unread.keys() == {"medan"}


async def test_another_month_has_nothing_but_what_stands_open(many: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(many.folder)
    before = counts(await gone(many.folder, "2026-10"), "binjai")
    assert {key for key, told in before.items() if told != "0"} == {
        "follow_ups_open",
        "follow_ups_in_time",
        "follow_ups_overdue",
    }
    assert counts(await gone(many.folder, "2026"), "binjai") == TOLD


# rule: figures-only-where-allowed
async def test_of_a_desk_that_does_not_allow_it_nothing_is_opened(many: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noted(url: str, *given: Any, **more: Any) -> AsyncEngine:
        opened.append(url)
        return open_engine(url, *given, **more)

    monkeypatch.chdir(many.folder)
    monkeypatch.setattr(going, "open_engine", noted)
    assert (await gone(many.folder)).apart == ["siantar"]
    assert [name for url in opened for name in ("binjai", "medan", "siantar") if name in url] == ["binjai", "medan"]


# rule: figures-only-where-allowed
async def test_a_database_that_two_claim_is_not_read(many: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever allows it cannot allow it for another desk."""
    monkeypatch.chdir(many.folder)
    theirs = many.folder / "desks" / "siantar" / "data" / "loket.sqlite3"
    (many.folder / "desks" / "medan" / "loket.toml").write_text(f'{ALLOWED}[database]\nurl = "sqlite:///{theirs}"\n')
    found = await gone(Path())  # medan names in full what siantar has beside it
    assert [each.name for each in found.read] == ["binjai"]
    assert "siantar" in found.unread["medan"]


# rule: identity-never-inherited
async def test_it_is_never_allowed_from_above(many: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(many.folder)
    (many.folder / "loket.toml").write_text(ALLOWED, "utf-8")
    monkeypatch.setenv("LOKET_OFFICE__SHARE_FIGURES", "true")
    assert (await gone(many.folder)).apart == ["siantar"]
    monkeypatch.setenv("LOKET_DESKS__SIANTAR__OFFICE__SHARE_FIGURES", "true")
    assert (await gone(many.folder)).apart == []


# rule: figures-make-no-database
async def test_a_desk_that_cannot_be_read_stops_nobody(many: Shell) -> None:
    desks = many.folder / "desks"
    shutil.copytree(desks / "medan", desks / "asahan")
    with sqlite3.connect(desks / "asahan" / "data" / "loket.sqlite3") as older:
        older.execute("UPDATE alembic_version SET version_num = '0001'")
    shutil.copytree(desks / "medan", desks / "karo")
    (desks / "karo" / "data" / "loket.sqlite3").write_bytes(b"bukan basis data" * 1000)
    shutil.copytree(desks / "medan", desks / "langkat")
    with sqlite3.connect(desks / "langkat" / "data" / "loket.sqlite3") as odd:
        odd.execute("UPDATE visits SET status = 'entah'")
    (desks / "nias").mkdir()
    (desks / "nias" / "loket.toml").write_text(ALLOWED, "utf-8")
    (desks / "toba").mkdir()
    (desks / "toba" / "loket.toml").write_text("[kantor]\n", "utf-8")
    told = many("desk", "figures", "--period", "2026-11", "--json")
    assert told.returncode == 1
    read = json.loads(told.stdout)
    assert [each["desk"] for each in read["desks"]] == ["binjai", "medan"]
    why = {each["desk"]: each["why"] for each in read["not_read"]}
    assert why.keys() == {"asahan", "karo", "langkat", "nias", "toba"}
    assert "0001" in why["asahan"]
    assert "kantor" in why["toba"]
    assert not (desks / "nias" / "data").exists()
    with sqlite3.connect(desks / "asahan" / "data" / "loket.sqlite3") as older:
        assert older.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_tables_fit_a_terminal(many: Shell, language: str) -> None:
    told = many("desk", "figures", "--period", "2026-TW4", COLUMNS="80", LOKET_LANGUAGE=language)
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in told.stdout
    told_of = [line.split()[1:] for line in lines if line.strip().startswith("binjai")]
    del told_of[-1][1]  # what is overdue by now
    assert told_of == [
        ["20", "54", "40", "6", "*", "*"],
        ["20", "10:30", "19:00", "75", "%", "8"],
        ["16", "10", "0", "0", "6", "5", "6"],
        ["14", "6", "100.00", "A"],
    ]
    sums = ["25", "69", "50", "11", "≥0", "≥0"]
    assert sums in [line.split()[1:] for line in lines]
    assert "siantar" in lines[-1]


async def test_programs_read_the_same(many: Shell) -> None:
    told = many("desk", "figures", "--period", "2026-11", "--json")
    read = json.loads(told.stdout)
    binjai, medan = read["desks"]
    assert (binjai["hidden"], medan["hidden"]) == (["visits_cancelled", "visits_silent"], ["survey_forms"])
    assert (binjai["figures"]["visits_cancelled"], medan["figures"]["survey_index"]) == (None, None)
    assert read["together"]["at_least"] == ["visits_cancelled", "visits_silent", "survey_forms"]
    assert (read["not_taking_part"], read["not_read"]) == (["siantar"], [])
    assert many("desk", "figures", "--period", "2026-11", "--csv", "angka.csv").returncode == 0
    with (many.folder / "angka.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["desk"] or row["state"]: row for row in csv.DictReader(file)}
    assert rows.keys() == {"binjai", "medan", "siantar", "together"}
    assert rows["siantar"]["state"] == "not_taking_part"
    for name, figure in binjai["figures"].items():
        assert rows["binjai"][name] == ("*" if figure is None else str(figure)), name
    assert rows["together"]["visits_cancelled"] == "≥0"


async def test_nothing_personal_is_told(many: Shell) -> None:
    for form in ((), ("--json",), ("--csv", "angka.csv")):
        told = many("desk", "figures", "--period", "2026-11", *form)
        assert told.returncode == 0
        for word in (SECRET, "Rina", "budi", "rina"):
            assert word not in told.stdout + told.stderr
    assert SECRET not in (many.folder / "angka.csv").read_text("utf-8")


# rule: figures-of-whole-months
@pytest.mark.parametrize("period", ["2026-11-23", "2026-M48", "2026-11-01_2026-11-29", "kapan", "2026-13"])
async def test_figures_are_of_whole_months(many: Shell, period: str) -> None:
    told = many("desk", "figures", "--period", period)
    assert (told.returncode, told.stdout) == (2, "")
    assert period in told.stderr


def test_a_desk_that_stands_alone_has_nobody_beside_it(loket: Shell) -> None:
    assert loket("desk", "figures").returncode == 2
    assert loket("desk", "figures", "--json", "--csv", "x.csv").returncode == 2


async def test_no_history_is_read(database_url: str) -> None:
    engine = open_engine(database_url)
    await write(engine, BINJAI)
    span = named("2026-11").moments(ZoneInfo("Asia/Jakarta"))
    with asked(engine) as statements:
        async with reading(engine) as connection:
            await aggregates.joined_between(connection, *span)
            await aggregates.ended_between(connection, *span)
            await aggregates.called_between(connection, *span)
            await aggregates.deviations_between(connection, *span)
            await aggregates.open_follow_ups(connection)
    async with reading(engine) as connection:
        found = {words: await scans(connection, words, given) for words, given in statements.items()}
    assert len(found) >= 5
    assert {words: plan for words, plan in found.items() if plan} == {}
    await engine.dispose()
