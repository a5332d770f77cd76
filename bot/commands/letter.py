"""``loket letter``: letters of assignment, listed, and their drafts printed on the office's letterhead."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import records
from bot.clock import SystemClock
from bot.commands.saving import save, say
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.absence.wording import reason_words, since_words, until_words
from bot.flows.office.office import Office
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.state.letter import Letter
from bot.office import office_of
from bot.render.voice import Voice
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words, language
from storage import known
from storage.engine import reading

app = typer.Typer(help=in_words("cli-letter"), no_args_is_help=True)
_OF_LETTERS = "id"
"""The language of official letters, whoever prints them."""


@app.command(name="list", help=in_words("cli-letter-list-help"))
def list_() -> None:
    """Shows the letters that are drafts, in force, or waiting for a number."""
    settings = settings_now()
    letters, names = run_async(_known(settings))
    voice = _Said(settings, language())
    office = _office(settings)
    table = Table(*_columns())
    for each in letters.values():
        since, until = (voice(arg) for arg in _span(office, each))
        number = each.number or in_words("cli-letter-later" if each.in_force_at else "cli-letter-draft")
        who = (names.get(each.absent, each.absent), names.get(each.substitute, each.substitute))
        table.add_row(each.id, *who, ", ".join(each.roles), since, until, number)
    Console(soft_wrap=True).print(table if letters else in_words("cli-letter-none"))


def _columns() -> tuple[str, ...]:
    return (
        in_words("cli-letter-column-code"),
        in_words("cli-letter-column-absent"),
        in_words("cli-letter-column-substitute"),
        in_words("cli-letter-column-role"),
        in_words("cli-letter-column-since"),
        in_words("cli-letter-column-until"),
        in_words("cli-letter-column-number"),
    )


@app.command(help=in_words("cli-letter-draft-help"))
def draft(
    which: Annotated[str, typer.Argument(metavar="KODE", help=in_words("cli-letter-which"))],
    output: Annotated[Path | None, typer.Option("--output", help=in_words("cli-letter-output"))] = None,
) -> None:
    """Prints the draft of a letter (PDF), to be numbered and signed."""
    from bot.papers import printers  # only for who prints
    from bot.papers.assignment_letter import letter_paper
    from bot.papers.wording import Wording

    settings = settings_now()
    letters, names = run_async(_known(settings))
    letter = letters.get(which)
    if letter is None:
        raise OperatorError(in_words("cli-letter-unknown", which=which))
    office, voice = _office(settings), _Said(settings, _OF_LETTERS)
    since, until = map(voice, _span(office, letter))
    told = {"from": since, "until": until, "reason": voice(reason_words(letter.reason))}
    both = {"absent": names.get(letter.absent, "-"), "substitute": names.get(letter.substitute, "-")}
    words = Wording(load_texts(settings.texts.folder), _OF_LETTERS, settings.office.timezone_label)
    content = printers.letter(letter_paper(office, letter, both, told, words))
    file = output or Path(f"surat_tugas_{letter.id}.pdf")
    save(file, content)
    say(in_words("cli-letter-then"))


class _Said:
    """Puts one moment or reason into words of a language."""

    def __init__(self, settings: Settings, wanted: str) -> None:
        now = SystemClock().now()
        label = settings.office.timezone_label
        self._voice = Voice(load_texts(settings.texts.folder), settings.office.zone, label, wanted, now)

    def __call__(self, arg: Arg) -> str:
        return self._voice.plain(Phrase("paper-letter-said", {"words": arg}))


def _span(office: Office, letter: Letter) -> tuple[Arg, Arg]:
    return since_words(office, letter.begins_at), until_words(office, letter.ends_at)


def _office(settings: Settings) -> Office:
    return office_of(settings, SystemClock().now().date()).office


async def _known(settings: Settings) -> tuple[dict[str, Letter], dict[str, str]]:
    """The open letters by their codes, and what everybody who works here is called."""
    async with with_database(settings) as engine, reading(engine) as connection:
        found = map(records.letter_of, await known.open_letters(connection))
        names = {row["id"]: row["name"] for row in await known.all_staff(connection)}
    return {letter.id: letter for letter in found}, names
