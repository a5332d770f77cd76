"""What lies in a desk's folder besides its settings: whether it pauses, what is wrong, its last good settings."""

import os
from collections.abc import Iterable
from pathlib import Path

from bot.settings.place import Place
from storage.modes import FILE

PAUSED = "dijeda"
"""A desk with a file of this name is paused, until that is removed."""

FAULT = "gangguan.txt"
"""What is wrong with a desk, written by whoever could not open it; gone once it is open."""

Look = tuple[int, int, int]
"""What a file looks like."""

GOOD = ".loket.good.toml"
"""The settings by which it last opened: by these its administrators are told that others are broken."""


def is_paused(place: Place) -> bool:
    """Whether somebody has paused it."""
    return (place.folder / PAUSED).exists()


def in_turn(places: Iterable[Place]) -> list[Place]:
    """Desks in the order in which they may claim what only one can have: the same for whichever process asks, and
    before those that are paused or were refused come the others."""
    return sorted(places, key=lambda place: (is_paused(place), (place.folder / FAULT).exists(), place.name))


def pause(place: Place) -> None:
    """Lets no process open it any more."""
    (place.folder / PAUSED).touch(mode=FILE)


def go_on(place: Place) -> None:
    """Lets it be opened again."""
    (place.folder / PAUSED).unlink(missing_ok=True)


def fault_of(place: Place) -> str:
    """What was wrong with it when a process last tried to open it; empty if nothing was."""
    try:
        return (place.folder / FAULT).read_text("utf-8").strip()
    except OSError:
        return ""


def tell_fault(place: Place, words: str) -> None:
    """Leaves word for whoever asks how the desk stands; nothing if it cannot be left."""
    try:
        if words:
            write(place.folder / FAULT, words + "\n")
        else:
            (place.folder / FAULT).unlink(missing_ok=True)
    except OSError:
        return


def good(place: Place) -> Path | None:
    """Its last good settings, if there are any."""
    file = place.folder / GOOD
    return file if file.exists() else None


def keep_good(place: Place) -> None:
    """Keeps the settings by which it has just opened. Raises OSError where nothing can be written."""
    write(place.folder / GOOD, place.file.read_text("utf-8-sig"))


def look(file: str) -> Look | None:
    """What a file looks like: another value whenever it has changed; None where there is none. Raises OSError where
    that cannot be found out."""
    try:
        found = os.stat(file)  # noqa: PTH116 - a thousand files are looked at, and a path would be made for each
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def write(file: Path, text: str) -> None:
    """Writes a file in one stroke, for our eyes only."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE), "w", encoding="utf-8") as written:
        written.write(text)
    draft.replace(file)
