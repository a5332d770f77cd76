"""``loket export`` and ``loket import``: everything carried away in files that need no Loket, checked, and put back."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from bot.archive.folder import Taken
from bot.archive.leaving import Days, Told, Wanted, export
from bot.archive.manifest import Manifest, NoExport, verify_export
from bot.archive.returning import restore
from bot.archive.walking import Unreadable, walk, walkable
from bot.backup.erased import Again, bring_up, register_beside
from bot.backup.settled import folder_of
from bot.clock import SystemClock
from bot.commands.backup import tell_again
from bot.commands.found import MOST_TOLD, found_in_words, summed
from bot.commands.looking import look
from bot.console import run_async, settings_now
from bot.database import occupied_by_us, open_database
from bot.errors import OperatorError
from bot.jobs.heads import kept_in
from bot.settings import Settings
from bot.settings.lengths import with_figures
from bot.texts.operator import in_words

_DAY = ["%Y-%m-%d"]


def export_(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=in_words("cli-export-folder"))],
    since: Annotated[datetime | None, typer.Option("--from", formats=_DAY, help=in_words("cli-export-from"))] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=_DAY, help=in_words("cli-export-to"))] = None,
    *,
    verify: Annotated[bool, typer.Option("--verify", help=in_words("cli-export-verify"))] = False,
) -> None:
    """Writes an export, or checks one."""
    if verify:
        check(folder)
        return
    settings, now = settings_now(), SystemClock().now()
    wanted = Wanted(settings.office.name, folder, now, _days(settings, since, until, now), with_figures(settings))
    with _progress() as progress:
        manifest, digest = run_async(exported(settings, wanted, _telling(progress)))
    _say("archive-export-done", folder=folder, rows=_rows(manifest), files=len(manifest.files))
    _say("archive-export-digest", digest=digest)
    _say("archive-export-private")


def import_(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=in_words("cli-import-folder"))]) -> None:
    """Puts an export of everything into an empty database."""
    with _progress() as progress:
        manifest, again = run_async(imported(settings_now(), folder, _telling(progress)))
    _say("archive-import-done", rows=_rows(manifest))
    tell_again(again)


def check(folder: Path, heads: Path | None = None) -> None:
    """Looks at every file of an export, then along the chain in it, and says what it found: for ``loket verify DIR``,
    and ``export --verify``. ``heads`` is where heads lie that were kept outside."""
    try:
        found = verify_export(folder)
    except NoExport as fault:
        raise OperatorError(in_words("archive-not-one", folder=folder)) from fault
    if found.faults:
        raise OperatorError("\n".join((in_words("archive-verified-not", count=len(found.faults)), *found.faults)))
    of = found.manifest
    _walk(folder, of, heads)
    _say("archive-verified", office=of.office, made=of.made_at, rows=_rows(of), files=len(of.files))
    _say("archive-export-digest", digest=found.digest)


def _walk(folder: Path, manifest: Manifest, heads: Path | None) -> None:
    # rule: export-walked-along-its-chain
    if not walkable(manifest):
        _say("archive-walk-period" if not manifest.whole else "archive-walk-version", version=manifest.version)
        return
    if heads is not None and not heads.is_dir():
        raise OperatorError(in_words("archive-walk-no-heads", folder=heads))
    outside = tuple(kept_in(heads)) if heads is not None else ()
    try:
        with _progress() as progress:
            walked = walk(folder, manifest, outside, _telling(progress), MOST_TOLD)
    except Unreadable as fault:
        raise OperatorError(in_words("archive-walk-line", file=fault.file, line=fault.line)) from fault
    faults = [found_in_words(each) for each in walked.findings]
    if walked.tally.unlinked:
        faults.append(in_words("archive-walk-unlinked", count=walked.tally.unlinked))
    if faults:
        raise OperatorError("\n".join((in_words("archive-walked-not", count=len(faults)), *faults)))
    Console(soft_wrap=True, highlight=False, markup=False).print(summed(walked.tally))


def _days(settings: Settings, since: datetime | None, until: datetime | None, now: datetime) -> Days | None:
    if since is None:
        if until is not None:
            raise OperatorError(in_words("archive-export-span-half"))
        return None
    zone = settings.office.zone
    last: date = until.date() if until else now.astimezone(zone).date()
    if last < since.date():
        raise OperatorError(in_words("archive-export-span"))
    return Days(since.date(), last, zone)


async def exported(settings: Settings, wanted: Wanted, told: Told) -> tuple[Manifest, str]:
    """Carries a desk's rows away; returns the manifest and its digest. Raises OperatorError."""
    engine = await open_database(settings)
    try:
        days = wanted.days
        await look(engine, "export", f"{days.since}..{days.until}" if days is not None else "")
        return await export(engine, wanted, told)
    except Taken as fault:
        raise OperatorError(in_words("archive-export-taken", folder=fault)) from fault
    except OSError as fault:
        words = in_words("archive-export-unwritable", folder=wanted.target, fault=fault.strerror)
        raise OperatorError(words) from fault
    finally:
        await engine.dispose()


async def imported(settings: Settings, folder: Path, told: Told) -> tuple[Manifest, Again]:
    """Puts an export into an empty database; also says what was erased since. Raises OperatorError."""
    occupancy = occupied_by_us(settings)
    try:
        engine = await open_database(settings)
        try:
            manifest = await restore(engine, folder, told)
            return manifest, await bring_up(engine, register_beside(folder, folder_of(settings)))
        except NoExport as fault:
            raise OperatorError(in_words("archive-not-one", folder=folder)) from fault
        finally:
            await engine.dispose()
    finally:
        if occupancy is not None:
            occupancy.leave()


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _telling(progress: Progress) -> Told:
    tasks: dict[str, TaskID] = {}

    def told(table: str, done: int, total: int) -> None:
        if table not in tasks:
            tasks[table] = progress.add_task(table, total=total)
        progress.update(tasks[table], completed=done, visible=done < total)

    return told


def _rows(manifest: Manifest) -> int:
    return sum(manifest.rows.values())


def _say(name: str, **args: object) -> None:
    Console(soft_wrap=True, highlight=False, markup=False).print(in_words(name, **args))
