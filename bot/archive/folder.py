"""An export while it is written: beside its place, with a digest of each file, and moved there when it is whole."""

import hashlib
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from bot.archive.manifest import NAME, README, Manifest, digest_of

_PLAIN = re.compile(r"[a-z0-9_.-]{1,80}")
_UNPLAIN = re.compile(r"[^A-Za-z0-9_-]")
_ENDING = re.compile(r"[a-z0-9]{1,8}")


class Taken(Exception):
    """Where the export is to be, or beside it, is something that is not ours to replace."""


class Leaf:
    """One file that grows, and its digest."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._opened: BinaryIO = file.open("wb")
        self._digest = hashlib.sha256()

    def write(self, content: bytes) -> None:
        """Adds something."""
        self._opened.write(content)
        self._digest.update(content)

    def close(self) -> str:
        """The file is whole, and on the disk; returns its digest."""
        self._opened.flush()
        os.fsync(self._opened.fileno())
        self._opened.close()
        return self._digest.hexdigest()


class Folder:
    """Owns the unfinished export of a folder (``NAME.partial``). What an export that broke off has left there goes."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._partial = target.with_name(f"{target.name}.partial")
        self.files: dict[str, str] = {}
        if target.exists():
            raise Taken(target)
        if self._partial.exists():
            if any(self._partial.iterdir()) and not (self._partial / README).is_file():
                raise Taken(self._partial)
            shutil.rmtree(self._partial)
        self._partial.mkdir(parents=True, mode=0o700)

    def leaf(self, name: str) -> Leaf:
        """Begins a file."""
        return Leaf(self._partial / name)

    def add(self, name: str, content: bytes) -> None:
        """Writes a whole file."""
        leaf = self.leaf(name)
        leaf.write(content)
        self.files[name] = leaf.close()

    def finish(self, manifest: Manifest) -> str:
        """Writes the manifest last, and moves all of it to its place at once; returns the manifest's digest."""
        # rule: export-whole-or-not-at-all
        leaf = self.leaf(NAME)
        leaf.write(manifest.written().encode())
        leaf.close()
        self._partial.rename(self._target)
        return digest_of(self._target / NAME)


def file_name(table: str, key: Sequence[Any], ending: str) -> str:
    """What the content of a row is called; no two rows share a name, whatever their keys are, on any disk."""
    told = "-".join(map(str, key))
    plain = told if _PLAIN.fullmatch(told) else f"{_UNPLAIN.sub('_', told)[:60]}-{_short(told)}"
    return f"berkas/{table}/{plain}.{ending if _ENDING.fullmatch(ending) else 'bin'}"


def _short(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:10]
