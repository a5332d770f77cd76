"""What cannot be had here is told in one line, and the others are measured."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.rivals import contenders


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for what is fetched."""
    monkeypatch.setattr(contenders, "PLACE", tmp_path)
    return tmp_path


def fetched(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> list[Sequence[str]]:
    """Notes what would be run to set rivals up."""
    ran: list[Sequence[str]] = []

    def run(command: Sequence[str], **_how: Any) -> None:
        ran.append(command)
        if fails:
            raise subprocess.CalledProcessError(1, command)
        if "venv" in command:
            Path(command[-1]).mkdir(exist_ok=True)

    monkeypatch.setattr(subprocess, "run", run)
    return ran


def names(notes: list[str]) -> list[str]:
    return [each.name.split()[0].rstrip(":") for each in contenders.contenders(notes)]


def test_without_node_grammy_is_left_out(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched(monkeypatch)
    monkeypatch.setattr(contenders, "which", lambda _name: None)
    notes: list[str] = []
    assert names(notes) == ["Loket", "python-telegram-bot", "aiogram", "Floor"]
    assert notes == ["grammY is left out: node and npm are not here."]
    assert not (place / "grammy").exists()


def test_what_cannot_be_fetched_is_left_out(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched(monkeypatch, fails=True)
    monkeypatch.setattr(contenders, "which", lambda name: f"/usr/bin/{name}")
    notes: list[str] = []
    assert names(notes) == ["Loket", "python-telegram-bot", "Floor"]
    assert [note.split()[0] for note in notes] == ["aiogram", "grammY"]
    assert not list(place.glob("*/ready.json"))


def test_what_was_fetched_is_fetched_no_more_until_pins_change(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = fetched(monkeypatch)
    monkeypatch.setattr(contenders, "which", lambda name: f"/usr/bin/{name}")
    assert names([]) == ["Loket", "python-telegram-bot", "aiogram", "grammY", "grammY", "Floor"]
    assert len(ran) == 3
    names([])
    assert len(ran) == 3
    (place / "aiogram" / "aiogram.txt").write_text("aiogram==1\n")
    names([])
    assert [command[2] for command in ran[3:]] == ["venv", "pip"]


def test_nothing_is_fetched_into_the_repositorys_own_folders() -> None:
    root = Path(contenders.__file__).parents[2]
    assert root / ".bench" == contenders.PLACE
    assert ".bench/" in (root / ".gitignore").read_text().splitlines()
