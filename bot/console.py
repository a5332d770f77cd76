"""What every command of ``loket`` needs: the settings it was given, and an event loop to run on."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from bot.errors import OperatorError
from bot.settings import Settings, load_settings
from bot.settings.file import settings_path
from bot.settings.place import desks_beside, places_in
from bot.texts.operator import in_words

T = TypeVar("T")

_CONFIG: dict[str, Path | None] = {"path": None}
"""Where --config points; set once by the command line, read by the command that follows."""


def read_from(config: Path | None, desk: str = "") -> None:
    """Says which settings file this command is to go by, and which desk of many; None for the usual one."""
    _CONFIG["path"] = _of_desk(config, desk) if desk else config


def config() -> Path | None:
    """The settings file that this command is to go by, if it was said."""
    return _CONFIG["path"]


def desks() -> Path | None:
    """The folder of desks, where many are served here and none of them was named."""
    return desks_beside(settings_path(_CONFIG["path"]))


def settings_now() -> Settings:
    """The settings of the desk that this command is about; raises SettingsFaults with all faults at once, OperatorError
    where it is one of many and was not named."""
    # rule: one-of-many-is-named
    if (folder := desks()) is not None:
        example = next(iter(places_in(folder)), "ult-binjai")
        raise OperatorError(in_words("installation-command-needs-desk", example=example))
    return load_settings(_CONFIG["path"])


def settings_of_process() -> Settings:
    """The settings that a process goes by which serves one desk, or many."""
    return load_settings(_CONFIG["path"])


def _of_desk(config: Path | None, name: str) -> Path:
    folder = desks_beside(settings_path(config))
    places = places_in(folder) if folder is not None else {}
    if name not in places:
        raise OperatorError(in_words("installation-desk-unknown", name=name, known=", ".join(places) or "-"))
    return places[name].file


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Runs a command's work on the fastest event loop there is."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)
