"""``loket texts``: what the desk says, as shipped and as the office words it itself."""

from typing import Annotated

import typer
from rich.console import Console

from bot.console import settings_now
from bot.errors import OperatorError
from bot.texts import LANGUAGES, Texts, load_texts
from bot.texts.operator import in_words
from bot.texts.own import left_unread

app = typer.Typer(help=in_words("cli-texts"), no_args_is_help=True)


@app.command(help=in_words("cli-texts-check-help"))
def check() -> None:
    """Checks the office's own words: all faults at once, with file, line and remedy."""
    folder = settings_now().texts.folder
    if folder is None:
        raise OperatorError(_NO_FOLDER)
    own = load_texts(folder).own
    for file in left_unread(folder, LANGUAGES):
        _console().print(in_words("cli-texts-unread", file=file))
    counted = ", ".join(f"{language} {sum(each == language for each, _ in own)}" for language in LANGUAGES)
    _console().print(in_words("cli-texts-fine", folder=folder, counted=counted))


@app.command("list", help=in_words("cli-texts-list-help"))
def list_(every: Annotated[bool, typer.Option("--all", help=in_words("cli-texts-all"))] = False) -> None:
    """Shows the names of the texts that the office replaced, and where; with --all, all names."""
    texts = load_texts(settings_now().texts.folder)
    console = _console()
    for (language, name), own in sorted(texts.own.items()):
        console.print(in_words("cli-texts-line", language=language, name=name, file=own.file, line=own.line))
    if every:
        for name in sorted(texts.names(LANGUAGES[0])):
            console.print(" ".join((name, *(f"${each}" for each in sorted(texts.variables(LANGUAGES[0], name))))))
    elif not texts.own:
        console.print(in_words("cli-texts-none"))


@app.command(help=in_words("cli-texts-show-help"))
def show(name: Annotated[str, typer.Argument(help=in_words("cli-texts-name"))]) -> None:
    """Shows a text in all languages: the shipped one and the office's, ready to be copied."""
    shipped, texts = load_texts(), load_texts(settings_now().texts.folder)
    if name not in shipped.names(LANGUAGES[0]):
        raise OperatorError(in_words("cli-texts-unknown", name=name, near=_near(shipped, name)))
    console = _console()
    for language in LANGUAGES:
        console.print(in_words("cli-texts-shipped", language=language))
        console.print(shipped.source(language, name), end="")
        if own := texts.variant(language, name):
            console.print(in_words("cli-texts-own", language=language))
            console.print(own, end="")


def _near(texts: Texts, name: str) -> str:
    found = [each for each in sorted(texts.names(LANGUAGES[0])) if name.lower() in each][:5]
    if found:
        return in_words("cli-texts-near", names=", ".join(found))
    return in_words("cli-texts-names")


def _console() -> Console:
    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)


_NO_FOLDER = in_words("cli-texts-no-folder")
