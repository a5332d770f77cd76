"""``loket form``: checking and printing the office's forms."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.console import settings_now
from bot.errors import OperatorError
from bot.forms import WrittenForm, read_form_file, read_forms
from bot.forms.printing import described, summary
from bot.texts import LANGUAGES
from bot.texts.operator import in_words

app = typer.Typer(help=in_words("cli-form"), no_args_is_help=True)

FileOrFolder = Annotated[Path | None, typer.Argument(help=in_words("cli-form-file"))]


@app.command(help=in_words("cli-form-check-help"))
def check(path: FileOrFolder = None) -> None:
    """Checks a form: all faults at once, with line and remedy."""
    console = Console(soft_wrap=True)
    for form in _forms(path):
        console.print(summary(form), highlight=False, markup=False)


@app.command(help=in_words("cli-form-show-help"))
def show(
    path: FileOrFolder = None,
    language: Annotated[str, typer.Option("--language", help=in_words("cli-language"))] = LANGUAGES[0],
) -> None:
    """Prints the questions as visitors read them, with kinds of answers and conditions."""
    if language not in LANGUAGES:
        raise OperatorError(in_words("cli-form-language", language=language, known=", ".join(LANGUAGES)))
    console = Console(soft_wrap=True)
    for form in _forms(path):
        for line in described(form, language):
            console.print(line, highlight=False, markup=False)


def _forms(path: Path | None) -> tuple[WrittenForm, ...]:
    """The forms in a file or a directory; those of the desk where neither is named. One file goes on after the
    questions that every visitor of this desk is asked."""
    if path is not None and path.is_dir():
        return read_forms(path).all
    own = settings_now().form.directory
    return read_forms(own).all if path is None else (read_form_file(path, read_forms(own).default.first),)
