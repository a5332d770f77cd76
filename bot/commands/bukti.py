"""``loket bukti``: the evaluator's pack, as one folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from bot.commands.laporan import period_of
from bot.commands.saving import say, source_now, unwritable, write
from bot.console import run_async, settings_now
from bot.errors import OperatorError
from bot.flows.calendar.period import Period
from bot.papers.kinds import listed
from bot.papers.registers.pack import PROOFS, pack
from bot.settings import Settings
from bot.texts.operator import in_words


def bukti(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=in_words("cli-proof-folder"))],
    since: Annotated[str, typer.Option("--from", help=in_words("cli-report-from"))] = "",
    until: Annotated[str, typer.Option("--to", help=in_words("cli-report-to"))] = "",
    period: Annotated[str, typer.Option("--period", help=in_words("cli-report-period"))] = "",
) -> None:
    """Gathers whatever evaluators ask for about a period, with a cover that lists what proves what."""
    about = period_of(period, since, until)
    _make_room(folder)
    run_async(_gather(settings_now(), about, folder))
    say(in_words("cli-proof-saved", folder=folder))


def _make_room(folder: Path) -> None:
    """An empty folder; nothing that is there already is written over, or taken for part of the pack."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise OperatorError(in_words("cli-proof-not-empty", folder=folder))
    except OSError as fault:
        raise unwritable(folder, fault) from fault


async def _gather(settings: Settings, period: Period, folder: Path) -> None:
    with Progress(transient=True) as progress:
        task = progress.add_task(in_words("cli-proof-progress"), total=len(PROOFS) + 1)
        async with source_now(settings, "bukti", period.name) as source:
            async for made in pack(source, period, listed()):
                write(folder / made.name, made.content)
                progress.advance(task)
