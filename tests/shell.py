"""The command line in a folder of its own, as an operator types it: a process for each command.

Starting Python and importing everything takes longer than most commands do. So one process has it all imported, and is
forked for each command; ``python -m tests.shell`` is that process.
"""

import atexit
import gc
import json
import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parents[1]
_SELDOM_NEEDED = ("alembic.command", "asyncpg", "bot.desk.standby", "bot.installation", "uvloop")


class Commands:
    """The process that is forked for each command."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.shell"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, folder: Path, words: tuple[str, ...], environment: Mapping[str, str]) -> int:
        """Runs a command to its end, what it says into ``stdout`` and ``stderr`` of the folder; returns its status."""
        asked = {"folder": str(folder), "words": words, "environment": dict(environment)}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def end(self) -> None:
        """No command comes any more."""
        self._process.communicate()


class Shell:
    """Runs ``loket`` with a database and settings of its own."""

    def __init__(self, folder: Path, commands: Commands, said: Path) -> None:
        self.folder = folder
        self._commands = commands
        self._said = said
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
        self.environment = {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "140"}

    def __call__(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        told = {"TOLD_IN": str(self._said)}
        status = self._commands.run(self.folder, words, self.environment | settings | told)
        stdout, stderr = ((self._said / name).read_text("utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(words, status, stdout, stderr)

    @contextmanager
    def running(self, **settings: str) -> Iterator[subprocess.Popen[str]]:
        """A desk that runs meanwhile."""
        given = self.environment | {"LOKET_WEB__PORT": "0"} | settings
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, cwd=self.folder, env=given, stdout=subprocess.PIPE, text=True) as desk:
            try:
                assert desk.stdout is not None
                assert "Loket berjalan" in desk.stdout.readline()
                yield desk
            finally:
                desk.kill()


def _serve() -> None:
    from bot.texts import load_texts
    from bot.texts.operator import texts_of
    from tests.texts.operators import FILES

    load_texts()
    for file in FILES:
        texts_of(file.parents[1].name, file.stem)
    _import_all()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(asked)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _import_all() -> None:
    """Whatever a command may need, in the operator's usual language."""
    from bot import cli, commands

    assert cli.app
    for noun in sorted(commands.NOUNS):
        commands._file(noun)
    for module in _SELDOM_NEEDED:
        import_module(module)


def _forget_words() -> None:
    """Helps and remedies are in words from their import on: in another language everything is imported anew."""
    for module in [each for each in sys.modules if each == "bot" or each.startswith("bot.")]:
        del sys.modules[module]


def _become(asked: dict[str, Any]) -> NoReturn:
    """This process is the command from now on."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    if "LOKET_LANGUAGE" in os.environ:
        _forget_words()
    from bot.cli import main

    os.chdir(asked["folder"])
    said = Path(os.environ.pop("TOLD_IN"))
    for name, number in (("stdout", 1), ("stderr", 2)):
        os.dup2(os.open(said / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["loket", *asked["words"]]
    status: object = 0
    try:
        main()
    except SystemExit as ended:
        status = ended.code
    except BaseException:  # noqa: BLE001 - told as Python tells it
        traceback.print_exc()
        status = 1
    _end(status)


def _end(status: object) -> NoReturn:
    """Ends as Python does, but takes nothing apart: what came from the other process would be copied for it first."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    _serve()
