"""Permissions of what is the desk's alone. (Apart from the database, so that every command can afford to know.)"""

import os
from pathlib import Path

NOBODY_ELSE = 0o077
"""The permissions of group and others."""

FILE, FOLDER = 0o600, 0o700


def keep_to_ourselves() -> None:
    """From here on nobody else may read what this process creates."""
    os.umask(NOBODY_ELSE)


def open_to_others(path: Path) -> bool:
    """Whether anybody else on this machine may do anything with a file."""
    return bool(path.stat().st_mode & NOBODY_ELSE)


def closed(path: Path) -> bool:
    """Takes from everybody else what they may do with a file or folder; False where that is not ours to change."""
    try:
        path.chmod(FOLDER if path.is_dir() else FILE)
    except OSError:
        return False
    return True
