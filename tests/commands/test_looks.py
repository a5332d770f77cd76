"""Who looked, at the command line: every command that shows what is kept about visitors begins with a line in the
journal, under the account of the machine."""

import os
import pwd
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import typer

from bot.cli import app as whole
from bot.commands import looking, register
from bot.commands.looking import SHOWS, account
from bot.flows.looking.needs import Looks
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.looked import Look, Looked
from bot.turn.loaders.asking import Asking
from bot.turn.loaders.looks import load_looks
from storage import looks
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.shell import Shell

SHOWS_NOBODY = {
    "run, demo": "the desk itself; its doors are journalled one by one",
    "keys rotate": "keys, none of which it shows",
    "upgrade": "states and counts, and a backup of its own",
    "desk add, desk list, desk check, desk pause, desk resume, desk move, desk remove": "folders, states and counts",
    "desk figures": "counts of groups that are not small; opened without the secret that closes what is personal",
    "version, db upgrade, db adopt-key, doctor, verify, restore, backup": "states and counts; a backup: see SHOWS",
    "setup": "asks for settings; invites staff",
    "fakes": "platforms with invented people",
    "gladi": "a day of invented visitors",
    "import": "brings in what was carried away",
    "data map, data looks, data notices": "the map; who of the staff looked, by numbers; what everybody was told",
    "sop check, sop show, sop rehearse, form check, form show": "the office's own files",
    "texts check, texts list, texts show, settings list, link list, poster": "the office's own words and settings",
    "whatsapp show-flow, whatsapp publish-flow, whatsapp submit-templates": "what Meta is told of the form",
    "staff add, staff invite, staff list, staff remove": "staff only",
    "roster show, roster import, roster categories, letter list, letter draft": "staff only",
    "numbers reserve, numbers list, numbers unused": "numbers only",
    "paper list, paper show, paper verify": "numbers, days and states only",
    "faq list, faq check": "questions that lead to nobody",
    "breach list, breach declare, breach done, breach close": "codes, clocks and what was done",
    "retention due, retention list, retention draft, retention sign, retention destroy": "numbers, days and sums",
    "rights list, erase": "numbers, kinds and moments; carries out what was asked",
    "skm rtl add, skm rtl list, skm rtl done": "the office's plans",
}
"""Commands that show nothing about visitors, and why."""

COMMANDS = Path(looking.__file__).parent
CALLS: dict[str, tuple[str, ...]] = {
    "laporan": ("laporan", "buku-tamu", "--period", "2026-TW4"),
    "bukti": ("bukti", "bukti", "--period", "2026-11"),
    "export": ("export", "keluar"),
    "ppid list": ("ppid", "list"),
    "ppid form": ("ppid", "form", "PI-2026-0001"),
    "ppid register": ("ppid", "register", "--from", "2026-11-01", "--to", "2026-11-30"),
    "breach": ("breach", "--from", "2026-11-01"),
    "rights show": ("rights", "show", "HAK-2026-0001"),
    "paper save": ("paper", "save", "DL-20261123-001"),
}


def commands(group: Any = None, before: str = "") -> Iterator[str]:
    """The words of every command, as they are typed."""
    if group is None:
        register(whole)
        group = typer.main.get_command(whole)
    for name, each in group.commands.items():
        words = f"{before} {name}".strip()
        if isinstance(each, click.Group) or hasattr(each, "commands"):
            yield from commands(each, words)
        else:
            yield words


def of_group(command: str) -> str:
    """What looks under its group's name: the list of whom a breach concerns is behind several of its commands."""
    return "breach" if command in ("breach letters", "breach tell") else command


# rule: looks-at-the-console-are-journalled
def test_every_command_is_known_to_show_people_or_not() -> None:
    nobody = {each for several in SHOWS_NOBODY for each in several.split(", ")}
    found = {of_group(each) for each in commands()} | {"breach"}
    assert found - nobody - SHOWS.keys() == set(), "does it show visitors' data? Then it belongs into SHOWS"
    assert nobody | SHOWS.keys() <= found
    assert not nobody & SHOWS.keys()
    assert CALLS.keys() == SHOWS.keys()


def lines(folder: Path) -> list[tuple[str, str]]:
    [file] = folder.rglob("loket.sqlite3")
    with sqlite3.connect(file) as connection:
        found = connection.execute("SELECT who, details FROM journal WHERE what = 'looked' ORDER BY id")
        return [(who, details) for who, details in found]


@pytest.mark.parametrize("command", sorted(SHOWS.keys() - {"bukti", "paper save", "rights show"}))
def test_a_command_that_shows_people_is_journalled(loket: Shell, tmp_path: Path, command: str) -> None:
    loket(*CALLS[command])
    [(who, details)] = lines(tmp_path)
    assert who == account()
    assert f'"kind": "{SHOWS[command].value}"' in details
    assert f'"command": "{command}"' in details


def test_every_command_says_under_its_own_name_that_it_looks() -> None:
    written = "".join(file.read_text("utf-8") for file in COMMANDS.glob("*.py"))
    assert not [each for each in SHOWS if not re.search(rf'(look|source_now)\((engine|settings), "{each}"', written)]


def test_the_list_names_the_account_and_what_it_looked_at(loket: Shell) -> None:
    assert "Tidak ada yang tercatat" in loket("data", "looks").stdout
    loket("laporan", "penyimpangan", "--period", "2026-TW4")
    said = " ".join(loket("data", "looks").stdout.split())
    assert account() in said
    assert "menerima laporan penyimpangan 2026-TW4" in said
    assert "was given a report" in " ".join(loket("data", "looks", LOKET_LANGUAGE="en").stdout.split())
    assert "Tidak ada yang tercatat" in loket("data", "looks", "--number", "ult-20261123-001").stdout


def test_whoever_became_another_account_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    own = pwd.getpwuid(os.getuid()).pw_name
    monkeypatch.delenv("SUDO_USER", raising=False)
    assert account() == f"console:{own}"
    monkeypatch.setenv("SUDO_USER", "budi")
    assert account() == f"console:budi={own}"


# rule: looks-found-by-index
async def test_looks_are_read_page_by_page_and_of_one_moment_none_is_lost(database_url: str) -> None:
    engine = open_engine(database_url)
    row = {"at": MONDAY_MORNING, "who": "console:budi", "what": "looked"}
    async with writing(engine) as connection:
        for no in range(40):
            details = {"kind": Look.REPORT.value, "door": "console", "about": str(no)}
            await looks.keep(connection, {**row, "details": details})
        await looks.keep(connection, {**row, "what": "duty_on", "details": {}})
    seen: list[str] = []
    async with reading(engine) as connection:
        before = ""
        while True:
            page = await _page(connection, before)
            seen += [each.about for each in page[:15]]
            if len(page) <= 15:
                break
            before = str(page[14].id)
        assert await _page(connection, "satu") == ()
        old = {"id": 1, "details": {"kind": "words", "found": 2, "staff": "s"}}
        assert looks._flat(old) == {"id": 1, "kind": "guests", "about": "", "count": None, "door": ""}  # of before
    assert seen == [str(no) for no in range(39, -1, -1)]
    assert token(Verb.LOOKS, 10**17, "ULT-20261123-001")
    await engine.dispose()


async def _page(connection: Any, before: str) -> tuple[Looked, ...]:
    asking = Asking.__new__(Asking)
    object.__setattr__(asking, "connection", connection)
    object.__setattr__(asking, "topics", frozenset({Looks(before)}))
    return (await load_looks(asking)).value[before, ""]


def test_what_cannot_be_noted_is_not_shown(loket: Shell, tmp_path: Path) -> None:
    loket("data", "looks")
    [file] = tmp_path.rglob("loket.sqlite3")
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TRIGGER t BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END")
    assert loket("laporan", "penyimpangan", "--output", "x.xlsx").returncode != 0
    assert not [*tmp_path.rglob("x.xlsx")]
