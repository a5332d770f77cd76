"""A simulated day: named by its seed, played the same way every time, with promises that a broken desk breaks."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import typer
from aiohttp import web
from typer.testing import CliRunner

from bot.channels.base import Sent
from bot.channels.telegram import TelegramChannel
from bot.channels.whatsapp_api import WhatsappApi
from bot.handlers import telegram_polling, whatsapp, whatsapp_webhook
from bot.handlers.telegram import read_update
from bot.handlers.zoom_webhook import ZoomWebhook
from bot.jobs.deliver import Deliverer
from bot.rehearsal.simulation import NONE, USUAL, Report, simulate, simulation
from bot.rehearsal.simulation.__main__ import main
from bot.rehearsal.simulation.database import Disk
from bot.rehearsal.simulation.shrinking import promises_of
from bot.rehearsal.simulation.storytelling import story_of
from bot.rehearsal.simulation.whatsapp_visitor import PhoneHabits
from storage import chance, deliveries, events
from tests.stories.script import read_story
from tests.thoroughness import times

pytestmark = pytest.mark.timeout(900)

_DIGEST = "from bot.rehearsal.simulation import *; print(simulate('satu', 1, 1, USUAL).digest)"


def test_the_same_seed_is_played_to_the_byte_whatever_the_process() -> None:
    """Also with faults, and where sets and dictionaries of words are in another order. Whoever comes is on WhatsApp."""
    here = simulate("satu", 1, 1, USUAL)
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", _DIGEST], capture_output=True, text=True, check=True, env=environment
    )

    assert elsewhere.stdout.strip() == here.digest
    assert here.counted["whatsapp said"]
    assert here.digest != simulate("tiga", 1, 1, USUAL).digest


@pytest.mark.parametrize("seed", range(times(1, 20)))
def test_every_promise_is_kept_whatever_goes_wrong(seed: int) -> None:
    """Thoroughly, 300 days of an office: three weeks under each seed. ``make simulate DAYS=10000`` is for a night."""
    assert simulate(f"benih {seed}", times(1, 15), 1 + seed % 2, USUAL).broken == []


# rule: dead-hand-holds-no-file
async def test_a_process_that_dies_with_a_cursor_in_its_hand_leaves_the_file_free(tmp_path: Path) -> None:
    disk, file = Disk(), str(tmp_path / "desk.sqlite3")
    connection = await disk.connect(file, isolation_level=None)
    for statement in ("CREATE TABLE t (x)", "BEGIN IMMEDIATE"):
        await connection.read(statement, [])
    held = await connection.write("INSERT INTO t VALUES (?)", [[1], [2]])
    disk.pull_the_plug()
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as next_life:
        next_life.execute("BEGIN IMMEDIATE")
        assert next_life.execute("SELECT count(*) FROM t").fetchone() == (0,)
    assert held.rowcount == 2


# rule: no-life-after-the-last-day
def test_whoever_starts_again_after_the_last_day_stops_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is down at the moment when everybody goes home."""
    wait = simulation.Run._wait_for_restart

    def gone_home_meanwhile(run: simulation.Run) -> None:
        run._end()
        wait(run)

    monkeypatch.setattr(simulation.Run, "_wait_for_restart", gone_home_meanwhile)
    assert simulate("benih 3", 1, 2, USUAL).counted["fault dies"] == 1


def test_a_run_is_told_as_a_story(tmp_path: Any) -> None:
    path = tmp_path / "run.txt"
    path.write_text(
        story_of(Report("x", 1, 1, acts=[(1.0, "Rina Ra Lubis", ": halo"), (70.5, "Sari", " menekan [Ambil]")]))
    )

    assert [act.parts for act in read_story(path)][-3:] == [
        {"speaker": "RinaRaLubis", "text": "halo"},
        {"span": "1 menit 9 detik"},
        {"presser": "Sari", "label": "Ambil"},
    ]


def test_chance_of_a_rehearsal_stays_there() -> None:
    """rule: chance-of-a-rehearsal-stays-there"""
    with chance.drawn_from(lambda count: bytes(count)):
        assert chance.token_hex(2) == "0000"

    assert chance.token_bytes(16) != chance.token_bytes(16) != bytes(16)
    assert 0 <= chance.randbits(62) < 2**62
    assert chance.choice("ab") in "ab"


def _hears_no_press(raw: Any, *given: Any) -> Any:
    return None if "callback_query" in raw else read_update(raw, *given)


async def _says_nothing(*_given: Any) -> Sent:
    return Sent("999999")


async def _nothing(*_given: Any) -> None:
    """Writes nothing."""


def _stays(_raw: object) -> None:
    """Nobody moves."""


async def _takes_it(*_given: Any) -> str:
    return "wamid.invented"


BREAKAGES = {
    "nothing_acknowledged_is_lost": (telegram_polling, "read_update", _hears_no_press),
    "what_is_marked_sent_was_said": (TelegramChannel, "_say", _says_nothing),
    "told_in_time": (Deliverer, "hand_over", lambda *_given: None),
    "every_open_visit_has_a_next_moment": (events, "set_deadlines", _nothing),
}


@pytest.mark.thorough
@pytest.mark.parametrize("promise", BREAKAGES)
def test_a_broken_desk_breaks_its_promise(promise: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, broken = BREAKAGES[promise]
    monkeypatch.setattr(place, name, broken)

    assert promise in promises_of(simulate("tiga", 1, 1, NONE, {promise}))


async def _acknowledges(*_given: Any) -> web.Response:
    return web.Response()


BREAKAGES_OF_MEETINGS = {
    "nothing_acknowledged_is_lost": (ZoomWebhook, "_keep", _acknowledges),
    "zoom_is_believed": (ZoomWebhook, "_signed", lambda *_given: False),
}


@pytest.mark.thorough
@pytest.mark.parametrize("promise", BREAKAGES_OF_MEETINGS)
def test_a_desk_that_does_not_hear_zoom_breaks_its_promise(promise: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, broken = BREAKAGES_OF_MEETINGS[promise]
    monkeypatch.setattr(place, name, broken)

    assert promise in promises_of(simulate("tiga", 1, 1, NONE, {promise}))


@pytest.mark.thorough
def test_a_run_that_fails_is_shrunk_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that hears no button fails on its first day, with one visitor and without any fault of the world's; what
    is told ends where it failed."""
    monkeypatch.setattr(telegram_polling, "read_update", _hears_no_press)
    monkeypatch.chdir(tmp_path)
    command = typer.Typer()
    command.command()(main)

    ended = CliRunner().invoke(command, ["--days", "2", "--seed", "satu", "--visitors", "1"])

    assert ended.exit_code == 1
    assert "smallest: 1 day, 1 visitors, no faults" in ended.output
    told = tmp_path / "simulated.txt"
    assert "nothing_acknowledged_is_lost" in told.read_text()
    assert "presser" in read_story(told)[-1].parts


BREAKAGES_ON_WHATSAPP = {
    "nothing_acknowledged_is_lost": (whatsapp_webhook, "_read", lambda *_given: []),
    "what_is_marked_sent_was_said": (WhatsappApi, "send", _takes_it),
    "reports_are_kept": (deliveries, "keep", _nothing),
    "known_as_one": (whatsapp, "_moved", _stays),
}


@pytest.mark.thorough
@pytest.mark.parametrize("promise", BREAKAGES_ON_WHATSAPP)
def test_a_desk_that_is_broken_on_whatsapp_breaks_its_promise(promise: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes has a number and nothing else, and changes it now and then."""
    place, name, broken = BREAKAGES_ON_WHATSAPP[promise]
    monkeypatch.setattr(simulation, "PhoneHabits", partial(PhoneHabits, moves=0.2))
    monkeypatch.setattr(place, name, broken)

    assert promise in promises_of(simulate("pindah2", 1, 1, NONE))
