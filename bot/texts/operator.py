"""What whoever runs Loket reads: the command line, its errors and their remedies. Not said in any chat, and not for the
office to word anew.

The texts stand in ``operator/`` of each language, a file for every concern: the first word of a name is its file. The
language is the one that ``LOKET_LANGUAGE`` names, else Indonesian: what a server's own language is says nothing of
whoever looks after it.
"""

import os
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.texts import Texts

VARIABLE = "LOKET_LANGUAGE"
FOLDER = "operator"


def language() -> str:
    """The operator's language."""
    from bot.texts import LANGUAGES  # only now: what is wrong with the office's own texts is told from here too

    # rule: operators-language
    wanted = os.environ.get(VARIABLE, "").strip().lower()[:2]
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def in_words(name: str, /, **args: object) -> str:
    """The text of this name in the operator's language, with what it tells of filled in as it stands."""
    wanted = language()
    texts = texts_of(wanted, name.partition("-")[0])
    return texts.say(wanted, name, {key: str(arg) for key, arg in args.items()})


@cache
def texts_of(wanted: str, concern: str) -> "Texts":
    """The texts of one concern, read once a process and only when something of it is said."""
    from bot.texts import Texts  # see above

    file = files("bot.texts").joinpath(wanted, FOLDER, f"{concern}.ftl")
    return Texts({wanted: {file.name: file.read_text("utf-8")}})
