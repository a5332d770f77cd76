"""What official papers say to the public and to evaluators: only in Indonesian, as the law asks of official documents
(UU 24/2009 Pasal 27), whoever asks for them. So these texts have no other language, and stand in ``official/``.

They are not for the office to word anew either: they say how figures were reckoned.
"""

from functools import cache
from importlib.resources import files

from bot.texts import LANGUAGES, Texts

FOLDER = "official"


def in_official_words(name: str, /, **args: str) -> str:
    """The text of this name, with what it tells of filled in as it stands. The first word of a name is its file."""
    return texts_of(name.partition("-")[0]).say(LANGUAGES[0], name, args)


@cache
def texts_of(concern: str) -> Texts:
    """The texts of one concern, read once a process and only when something of it is said."""
    file = files("bot.texts").joinpath(LANGUAGES[0], FOLDER, f"{concern}.ftl")
    return Texts({LANGUAGES[0]: {file.name: file.read_text("utf-8")}})
