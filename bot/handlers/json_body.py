"""JSON from outside: read without ever exhausting the reader, however it is nested."""

import json
from typing import Any

from bot.flows.scene.reasons import reason

_DEEPEST = 64
"""Levels of lists and objects. No platform sends half as many; what reads or writes JSON fails at some hundreds."""


class NotJson(ValueError):
    """Bytes that cannot be read as JSON; the message is a reason, without any of them."""


def read_json(body: bytes) -> Any:
    """The value a body holds. Raises NotJson."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise NotJson(reason("fault-not-json", fault=type(fault).__name__)) from None
    # rule: json-depth-bounded
    if _deep(value):
        raise NotJson(reason("fault-too-deep"))
    return value


def shallow(value: Any) -> Any:
    """The value as it is, or without what lies deeper than anything the desk reads."""
    return _cut(value, _DEEPEST) if _deep(value) else value


def _deep(value: Any) -> bool:
    layer = [value]
    for _ in range(_DEEPEST + 1):
        layer = [inner for each in layer for inner in _inside(each)]
        if not layer:
            return False
    return True


def _inside(value: Any) -> Any:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _cut(value: Any, levels: int) -> Any:
    if isinstance(value, dict):
        return {key: _cut(inner, levels - 1) for key, inner in value.items()} if levels else "…"
    if isinstance(value, list):
        return [_cut(inner, levels - 1) for inner in value] if levels else "…"
    return value
