"""``loket gladi``: a day of the office rehearsed, with what it came to on paper and in figures."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from bot.clock import SystemClock
from bot.commands.gladi_told import Rehearsed, Survey, tell
from bot.commands.saving import unwritable, write
from bot.console import run_async, settings_now
from bot.errors import OperatorError
from bot.flows.calendar.period import Period, span
from bot.register.satisfaction import results_in, sealed_in
from bot.rehearsal.office_day.figures import Figures
from bot.rehearsal.office_day.playing import MOST_VISITORS
from bot.rehearsal.office_day.printing import WANTED, papers_of
from bot.rehearsal.office_day.reading import day_of
from bot.rehearsal.office_day.rehearsal import Rehearsal, rehearsal_of
from bot.rehearsal.simulation.empty_database import memory
from bot.texts.operator import in_words

_MOST_COMPARED = 40
"""With more visitors a day takes so long that it is not played again with other officers."""

_MOST_OFFICERS = 50
Tick = Callable[[float], None]


def gladi(
    visitors: Annotated[int, typer.Option("--visitors", help=in_words("gladi-visitors"))] = 12,
    sop: Annotated[Path | None, typer.Option("--sop", help=in_words("gladi-sop"))] = None,
    seed: Annotated[str, typer.Option("--seed", help=in_words("gladi-seed"))] = "",
    officers: Annotated[int, typer.Option("--officers", help=in_words("gladi-officers"))] = 0,
    output: Annotated[Path | None, typer.Option("--output", help=in_words("gladi-output"))] = None,
    compare: Annotated[bool, typer.Option("--compare/--no-compare", help=in_words("gladi-compare"))] = True,
) -> None:
    """Rehearses the office's next day with invented visitors, in a database of its own."""
    _check("--visitors", visitors, 1, MOST_VISITORS)
    _check("--officers", officers, 0, _MOST_OFFICERS)
    settings = settings_now()
    now = SystemClock().now()
    rehearsal = run_async(rehearsal_of(settings, now, visitors, sheet=sop, seed=seed, officers=officers))
    day = span(*[rehearsal.office.calendar.local(rehearsal.plan.opens_at).date()] * 2)
    folder = _made(output or Path(f"gladi-{day.first}"))
    within = timedelta(minutes=settings.day.called_within_minutes)
    others = (-1, 1) if compare and visitors <= _MOST_COMPARED else ()
    with TemporaryDirectory(dir=memory()) as aside, _bar() as progress:
        days, broken = _played(rehearsal, others, Path(aside), within, progress)
        told = run_async(
            _papers(rehearsal, _file(Path(aside), 0), day, folder, _task(progress, in_words("gladi-papers")))
        )
    roles = {actor.key: actor.name for sheet in rehearsal.office.in_force for actor in sheet.actors}
    about = Rehearsed(rehearsal.plan, within, days, rehearsal.officers, told, folder, roles, broken)
    tell(Console(highlight=False), about)


def _check(option: str, given: int, least: int, most: int) -> None:
    if not least <= given <= most:
        raise OperatorError(in_words("gladi-wrong-number", option=option, given=given, least=least, most=most))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise unwritable(folder, fault) from fault
    return folder


def _played(
    rehearsal: Rehearsal, others: tuple[int, ...], aside: Path, within: timedelta, progress: Progress
) -> tuple[dict[int, Figures], list[str]]:
    """What came of the day, by how many officers there were: first as it is, then with others so many; and what the
    desk promised and did not keep."""
    days: dict[int, Figures] = {}
    broken: list[str] = []
    for by in (0, *others):
        each = rehearsal.changed(by)
        if each.officers in days:
            continue
        tick = _task(progress, in_words("gladi-plays", officers=each.officers))
        broken += each.play(_file(aside, by), tick)
        days[each.officers] = run_async(_figures(each, _file(aside, by), within))
    return days, broken


def _file(aside: Path, by: int) -> Path:
    return aside / f"gladi{by:+d}.sqlite3"


async def _figures(rehearsal: Rehearsal, file: Path, within: timedelta) -> Figures:
    async with rehearsal.looked_at(file) as source:
        return await day_of(source, rehearsal.plan, within)


async def _papers(rehearsal: Rehearsal, file: Path, day: Period, folder: Path, tick: Tick) -> Survey:
    """Saves the day's papers; returns what the survey says."""
    async with rehearsal.looked_at(file) as source:
        saved = 0
        async for made in papers_of(source, day):
            write(folder / made.name, made.content)
            saved += 1
            tick(saved / len(WANTED))
        results = await results_in(source, day)
        return Survey(results.index.nik, results.forms, await sealed_in(source, day))


def _bar() -> Progress:
    """What is going on, for somebody who waits at a terminal; nothing anywhere else."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _task(progress: Progress, words: str) -> Tick:
    """A line of its own; what it returns is told how much is done, from 0 to 1."""
    task = progress.add_task(words, total=1.0)

    def tick(share: float) -> None:
        progress.update(task, completed=share)

    return tick
