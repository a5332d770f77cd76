"""Changing a settings file as a person would: a line for each key, in its section; all else stays, comments too."""

import json
import tomllib
from collections.abc import Mapping

from bot.settings.file import key_lines

Value = str | int | bool


class NotWritable(Exception):
    """A key stands in the file in a way that is better changed by hand; ``key`` says which."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def with_values(text: str, values: Mapping[str, Value]) -> str:
    """The file's text with these values, by ``section.key``; raises NotWritable where a line cannot be changed so."""
    before = tomllib.loads(text)
    for key, value in values.items():
        text = _with_value(text, key, value)
    after = _read(text, next(iter(values), ""))
    for key, value in values.items():
        section, _, name = key.partition(".")
        before.setdefault(section, {})[name] = value
    # rule: nothing-else-in-the-file-changes
    if after != before:
        raise NotWritable(next((key for key in values if _at(after, key) != values[key]), next(iter(values))))
    return text


def _read(text: str, key: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise NotWritable(key) from fault


def _at(content: Mapping[str, object], key: str) -> object:
    section, _, name = key.partition(".")
    inside = content.get(section)
    return inside.get(name) if isinstance(inside, dict) else None


def _with_value(text: str, key: str, value: Value) -> str:
    """One key changed where it stands, else added below the head of its section, else with a section of its own."""
    section, _, name = key.partition(".")
    lines, where = text.splitlines(), key_lines(text)
    line = f"{name} = {json.dumps(value, ensure_ascii=False)}"
    if (no := where.get(key)) is not None:
        lines[no - 1] = line
    elif (no := where.get(section)) is not None:
        lines.insert(no, line)
    else:
        lines += [*([""] if lines else []), f"[{section}]", line]
    return "\n".join(lines) + "\n"
