"""Who can be measured here: Loket, the rivals, and the floor; those that need something set up get it, once.

aiogram lives in an environment of its own and grammY in a folder with its packages, both under ``.bench/``, which is
no part of the repository. What cannot be had here is told in one line and left out.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile, which

HERE = Path(__file__).parent
PLACE = HERE.parents[1] / ".bench"
TOKEN = "4242:benchmark"
_SETTING_UP_SECONDS = 180.0


@dataclass(frozen=True)
class Contender:
    """How a bot is called, started, and told where everything is; ``{state}`` is its round's own directory."""

    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)


class NotHereError(Exception):
    """A rival cannot be run on this machine; the message says why."""


LOKET = Contender(
    "Loket (SQLite)",
    (sys.executable, "-m", "bot", "run"),
    {
        "LOKET_TELEGRAM__TOKEN": TOKEN,
        "LOKET_TELEGRAM__API_URL": "{url}",
        "LOKET_TELEGRAM__MODE": "polling",
        "LOKET_TELEGRAM__MESSAGES_PER_SECOND": "0",
        "LOKET_DATABASE__URL": "sqlite+aiosqlite:///{state}/loket.sqlite3",
        "LOKET_OFFICE__HOURS": "always",
        "LOKET_QUEUE__CAPACITY": "0",
        "LOKET_WEB__PORT": "0",
        "LOKET_BACKUP__ENABLED": "false",
    },
)
"""Its defaults, but for a platform that need not be paced, a desk that is always open and calls everybody at once,
and no nightly backup: that would fall into a round or not, as the hour has it."""

_RIVAL = {"RIVAL_TOKEN": TOKEN, "RIVAL_API_URL": "{url}"}


def contenders(notes: list[str]) -> Iterator[Contender]:
    """All that can be run here; of the others a note says why not."""
    yield LOKET
    yield Contender("python-telegram-bot + pickle", (sys.executable, "-m", "benchmarks.rivals.ptb"), _RIVAL)
    for made in (_aiogram, _grammy):
        try:
            yield from made()
        except NotHereError as reason:
            notes.append(str(reason))
            print(reason, file=sys.stderr)
    yield Contender("Floor: aiohttp alone", (sys.executable, "-m", "benchmarks.rivals.floor"), _RIVAL)


def _aiogram() -> tuple[Contender, ...]:
    """aiogram in its environment, made anew when what is pinned has changed."""
    place, pinned = PLACE / "aiogram", HERE / "aiogram.txt"
    python, ready = place / "bin" / "python", place / "aiogram.txt"
    if not _same(pinned, ready):
        _set_up("aiogram", sys.executable, "-m", "venv", "--clear", str(place))
        _set_up("aiogram", str(python), "-m", "pip", "--quiet", "--no-input", "install", "-r", str(pinned))
        copyfile(pinned, ready)
    return (Contender("aiogram + memory", (str(python), "-m", "benchmarks.rivals.aiogram_memory"), _RIVAL),)


def _grammy() -> tuple[Contender, ...]:
    """grammY with its packages beside it, fetched anew when what is pinned has changed: with its own loop, which takes
    one update after the other, and with its runner, which takes them at once."""
    node, npm = which("node"), which("npm")
    if node is None or npm is None:
        raise NotHereError("grammY is left out: node and npm are not here.")
    source, place = HERE / "grammy", PLACE / "grammy"
    ready = place / "ready.json"
    place.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "bot.mjs"):
        copyfile(source / name, place / name)
    if not _same(source / "package-lock.json", ready):
        _set_up("grammY", npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(place))
        copyfile(source / "package-lock.json", ready)
    given = {**_RIVAL, "RIVAL_FORM": str(HERE / "form.json"), "NODE_ENV": "production"}
    command = (node, str(place / "bot.mjs"))
    return (
        Contender("grammY (Node) + memory", command, {**given, "RIVAL_RUNNER": "no"}),
        Contender("grammY + memory, its runner", command, {**given, "RIVAL_RUNNER": "yes"}),
    )


def _same(pinned: Path, ready: Path) -> bool:
    return ready.exists() and ready.read_bytes() == pinned.read_bytes()


def _set_up(name: str, *command: str) -> None:
    """Runs one step of setting a rival up; raises :class:`NotHereError`."""
    PLACE.mkdir(exist_ok=True)
    try:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        subprocess.run(command, check=True, capture_output=True, timeout=_SETTING_UP_SECONDS, env=environment)
    except (subprocess.SubprocessError, OSError) as fault:
        raise NotHereError(f"{name} is left out: it could not be set up ({type(fault).__name__}).") from fault
