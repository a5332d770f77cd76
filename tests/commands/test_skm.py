"""``loket skm rtl``: planned, listed, done once; and the report of that survey tells of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.clock import SystemClock
from bot.commands import register
from bot.errors import OperatorError
from tests.clock import MONDAY_MORNING

PLAN = ("--unsur", "U3", "--program", "Menambah petugas", "--owner", "Kasubbag Umum", "--quarter", "2027-TW1")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "type[Run]":
    monkeypatch.setenv("LOKET_DATABASE__URL", f"sqlite+aiosqlite:///{tmp_path / 'loket.sqlite3'}")
    monkeypatch.setattr(SystemClock, "now", lambda _: MONDAY_MORNING)
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    register(app)
    return Run


class Run:
    """The command line."""

    @staticmethod
    def well(*words: str) -> str:
        result = Run.any(*words)
        assert result.exit_code == 0, result.output + repr(result.exception)
        return result.output

    @staticmethod
    def any(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    @staticmethod
    def wrong(*words: str) -> str:
        fault = Run.any(*words).exception
        assert isinstance(fault, OperatorError)
        return str(fault)


def test_planned_listed_done_once_and_told_in_the_report(
    run: type[Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Belum ada" in run.well("skm", "rtl", "list")
    key = run.well("skm", "rtl", "add", *PLAN, "--from", "2026-TW3").split("loket skm rtl done ")[1].strip()
    shown = run.well("skm", "rtl", "list")
    for part in (key, "U3 waktu", "Menambah petugas", "2027-03-31", "belum"):
        assert part in shown
    assert "antara 2026-11-23" in run.wrong("skm", "rtl", "done", key, "--on", "2026-11-22")
    assert "hari ini" in run.wrong("skm", "rtl", "done", key, "--on", "2026-11-24")
    monkeypatch.setattr(SystemClock, "now", lambda _: MONDAY_MORNING + timedelta(days=10))
    assert "10 hari" in run.well("skm", "rtl", "done", key, "--result", "Dua petugas ditambah")
    assert "sudah selesai pada 2026-12-03" in run.wrong("skm", "rtl", "done", key)
    run.well("laporan", "skm", "--period", "2026-TW3", "--output", "lap.pdf")
    report = " ".join(page.extract_text() for page in PdfReader(tmp_path / "lap.pdf").pages)
    for part in ("Menambah petugas", "Hasil: Dua petugas ditambah", "03/12/2026 (10"):
        assert part in report


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("--unsur", "U10"), "U1 persyaratan"),
        (("--quarter", "besok"), "2026-TW4"),
        (("--quarter", "2026-TW3"), "sudah lewat"),
        (("--program", " "), "--program"),
        (("--owner", "x" * 501), "500"),
    ],
)
def test_what_cannot_be_planned_is_told_with_a_way_forward(run: type[Run], changed: tuple[str, str], told: str) -> None:
    assert told in run.wrong("skm", "rtl", "add", *PLAN, *changed)


def test_what_is_not_planned_cannot_be_done(run: type[Run]) -> None:
    assert "loket skm rtl list" in run.wrong("skm", "rtl", "done", "abc")
