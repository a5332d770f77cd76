"""The commands of ``loket``, one file a noun; a file is imported only when its noun stands in the command line, or when
all are listed."""

from collections.abc import Collection
from importlib import import_module
from types import ModuleType

import typer

from bot.texts.operator import in_words

_GROUPS = (
    "desk",
    "staff",
    "sop",
    "form",
    "faq",
    "db",
    "data",
    "keys",
    "whatsapp",
    "texts",
    "settings",
    "link",
    "numbers",
    "roster",
    "letter",
    "paper",
    "ppid",
    "breach",
    "retention",
    "rights",
    "skm",
)
"""Nouns with commands of their own."""

_ALONE = {
    "export": "cli-export-help",
    "import": "cli-import-help",
    "poster": "cli-poster-help",
    "laporan": "cli-report-help",
    "backup": "backup-help",
    "restore": "backup-restore-help",
    "upgrade": "upgrade-help",
    "bukti": "cli-proof-help",
    "verify": "verify-help",
    "doctor": "cli-doctor-help",
    "setup": "cli-setup-help",
    "fakes": "fakes-help",
    "gladi": "gladi-help",
    "erase": "cli-rights-erase-help",
}
"""Commands that are one word, and what their help is called."""

_FILES = {"db": "database", "import": "export", "restore": "backup", "erase": "rights"}
"""Where a noun's file is called otherwise."""

_RESERVED = ("import", "export")
"""Their functions bear an underscore."""

NOUNS = frozenset((*_GROUPS, *_ALONE))


def register(app: typer.Typer, words: Collection[str] = ()) -> None:
    """Adds every command that a command line may mean: those whose noun is among its words, all where none is."""
    named = NOUNS & set(words) or NOUNS
    for noun in (each for each in _GROUPS if each in named):
        app.add_typer(_file(noun).app, name=noun)
    for noun in (each for each in _ALONE if each in named):
        function = f"{noun}_" if noun in _RESERVED else noun
        app.command(name=noun, help=in_words(_ALONE[noun]))(getattr(_file(noun), function))


def _file(noun: str) -> ModuleType:
    return import_module(f"bot.commands.{_FILES.get(noun, noun)}")
