"""The registration that every rival holds: the screens of ``form.json`` in their order, the last of them the number.

The state of a conversation is the index of the screen whose answer is awaited. Nothing is imported that is not in
Python itself, since some rivals live in an environment of their own.
"""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Screen:
    """One message of the conversation: what it asks for, its words and, if any, the buttons under it."""

    key: str
    text: str
    choices: tuple[str, ...]


SCREENS = tuple(
    Screen(each["key"], each["text"], tuple(each["choices"]))
    for each in json.loads(Path(__file__).with_name("form.json").read_text(encoding="utf-8"))
)
FIRST_QUESTION = 1
LAST = len(SCREENS) - 1
"""The number: it asks for nothing."""


def following(index: int, choice: str) -> int | None:
    """The screen after this one was answered with a button; None ends the conversation."""
    return {"Tidak": None, "Ubah": FIRST_QUESTION}.get(choice, index + 1)
