"""The settings file: which one is read, its content, and on which line each key stands."""

import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.settings.faults import Fault
from bot.texts.operator import in_words

CONFIG_VARIABLE = "LOKET_CONFIG"
DEFAULT_FILE = Path("loket.toml")
_HEADER = re.compile(r"""\s*\[\s*["']?([\w.-]+)["']?\s*\]""")
_ENTRY = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]")
_KEY = re.compile(r"""\s*["']?([\w.-]+)["']?\s*=""")
_POSITION = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class UnreadableFile(Exception):
    """A settings file that is missing, unreadable or not TOML; carries the fault to tell."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file that was read; without a path when there is none and defaults hold."""

    path: Path | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line (from 1) of each section, each ``section.key``, and each entry of a list of tables (``section.key.0``)."""

    def place(self, key: str) -> str | None:
        """ "berkas loket.toml baris 3" for a key that the file sets, or for its section; None for others."""
        section, _, name = key.partition(".")
        if section not in self.content:
            return None
        inside, name = self.content[section], name.partition(".")[0]
        if name and isinstance(inside, dict) and name not in inside:
            return None
        line = self.lines.get(key) or self.lines.get(f"{section}.{name}") or self.lines.get(section)
        return in_words("settings-file", file=self.path) + (in_words("settings-line", line=line) if line else "")


def settings_path(config: Path | None) -> Path:
    """Where the settings file is, or would be."""
    return config or _named_file() or DEFAULT_FILE


def read_settings_file(config: Path | None) -> SettingsFile:
    """Reads ``config``, else the file LOKET_CONFIG names, else ./loket.toml if there is one.

    Raises :class:`UnreadableFile`.
    """
    path = config or _named_file() or (DEFAULT_FILE if DEFAULT_FILE.exists() else None)
    if path is None:
        return SettingsFile()
    text = _text(path)
    try:
        return SettingsFile(path, tomllib.loads(text), key_lines(text))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(_syntax_fault(path, text, str(error))) from error


def key_lines(text: str) -> dict[str, int]:
    """The line on which each section and key of a TOML text first stands."""
    lines: dict[str, int] = {}
    section, entries = "", Counter[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if entry := _ENTRY.match(line):
            section = f"{entry[1]}.{entries[entry[1]]}."
            lines.setdefault(entry[1], number)
            lines.setdefault(section.removesuffix("."), number)
            entries[entry[1]] += 1
        elif header := _HEADER.match(line):
            section = header[1] + "."
            lines.setdefault(header[1], number)
        elif key := _KEY.match(line):
            lines.setdefault(section + key[1], number)
    return lines


def _named_file() -> Path | None:
    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named) if named else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Windows editors put a byte order mark
    except (OSError, UnicodeDecodeError) as error:
        reason, remedy = _reading_fault(error)
        raise UnreadableFile(Fault("", "", in_words("settings-file", file=path), reason, remedy)) from error


def _reading_fault(error: OSError | UnicodeDecodeError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return (
            in_words("settings-file-missing"),
            in_words("settings-file-missing-remedy", variable=CONFIG_VARIABLE),
        )
    if isinstance(error, UnicodeDecodeError):
        return in_words("settings-file-encoding"), in_words("settings-file-encoding-remedy")
    return in_words("settings-file-unread"), in_words("settings-file-unread-remedy")


def _syntax_fault(path: Path, text: str, message: str) -> Fault:
    """The parser's message names no values, so it can be passed on; its position is told apart."""
    position = _POSITION.search(message)
    line = int(position[1]) if position and position[1] else len(text.splitlines()) or 1
    return Fault(
        key="",
        variable="",
        origin=in_words("settings-file-line", file=path, line=line),
        reason=in_words("settings-toml", fault=_POSITION.sub("", message)),
        remedy=in_words("settings-toml-remedy"),
    )
