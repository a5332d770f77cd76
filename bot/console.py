"""What every command of ``loket`` needs: the settings it was given, and an event loop to run on."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from bot.settings import Settings, load_settings

T = TypeVar("T")

_CONFIG: dict[str, Path | None] = {"path": None}
"""Where --config points; set once by the command line, read by the command that follows."""


def read_from(config: Path | None) -> None:
    """Says which settings file this command is to go by; None for the usual one."""
    _CONFIG["path"] = config


def config() -> Path | None:
    """The settings file that this command is to go by, if it was said."""
    return _CONFIG["path"]


def settings_now() -> Settings:
    """The settings for this command; raises SettingsFaults with all faults at once."""
    return load_settings(_CONFIG["path"])


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Runs a command's work on the fastest event loop there is."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)
