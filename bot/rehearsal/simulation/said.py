"""What simulated people write when the desk asks for words: told by a sign in its message, from a data file."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

Answers = tuple[tuple[str, str], ...]
"""A sign in a message of the desk, and what is written then; the first that is found holds."""


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("said.toml").read_text("utf-8"))


@cache
def answers_of(whom: str) -> Answers:
    """What visitors (``pengunjung``) or officers (``petugas``) write."""
    return tuple((each["tanda"], each["jawab"]) for each in _told()[whom])


def name_in_meeting(told: str) -> str:
    """The name under which somebody is asked to come to the meeting, where a message of the desk says one."""
    _, found, rest = told.partition(_told()["nama_di_rapat"])
    return rest.partition("\n")[0].strip() if found else ""


def rights() -> tuple[str, ...]:
    """What people ask about their data."""
    return tuple(_told()["tentang_data"])


def at_work(name: str, role: str) -> str:
    """The line of a story that says who works at the desk."""
    return str(_told()["bertugas"]).format(name=name, role=role)
