"""What simulated people write when the desk asks for words: told by a sign in its message, from a data file."""

import tomllib
from functools import cache
from importlib import resources

Answers = tuple[tuple[str, str], ...]
"""A sign in a message of the desk, and what is written then; the first that is found holds."""


@cache
def answers_of(whom: str) -> Answers:
    """What visitors (``pengunjung``) or officers (``petugas``) write."""
    told = tomllib.loads(resources.files(__package__).joinpath("said.toml").read_text("utf-8"))
    return tuple((each["tanda"], each["jawab"]) for each in told[whom])
