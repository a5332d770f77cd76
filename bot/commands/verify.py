"""``loket verify``: whether the archive holds, or an export, and what does not; the head of a day."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import Connection

from bot.clock import SystemClock
from bot.commands.export import check
from bot.commands.found import MOST_TOLD, found_in_words, summed
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.jobs.heads import kept_in, worded, wrongly_stamped
from bot.settings import Settings
from bot.texts.operator import in_words
from storage.chain.entries import head_on
from storage.chain.verifying import Finding, Tally, Verifying
from storage.engine import reading

_HEAD = "head"


def verify(
    what: Annotated[str, typer.Argument(metavar="[head|DIR]", help=in_words("verify-what"))] = "",
    day: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help=in_words("verify-which-day"))] = "",
    heads: Annotated[Path | None, typer.Option("--heads", metavar="DIR", help=in_words("verify-heads-where"))] = None,
) -> None:
    """Looks along the whole archive, or an export; ends with 1 where anything does not hold."""
    if day and what != _HEAD:
        raise OperatorError(in_words("verify-date-of-head", given=day))
    if what and what != _HEAD:
        _check(what, heads)
        return
    if heads is not None:
        raise OperatorError(in_words("verify-heads-of-export", given=heads))
    settings = settings_now()
    if what:
        _tell(run_async(_head(settings, _day(settings, day))))
        return
    findings, tally = run_async(_looked(settings))
    stamps = _stamps(settings)
    for name in stamps:
        _tell(in_words("verify-stamp", file=name))
    for each in findings:
        _tell(found_in_words(each))
    _tell(summed(tally))
    if findings or stamps:
        count, kinds = len(findings) + len(stamps), _kinds(findings)
        if len(findings) >= MOST_TOLD:
            _tell(in_words("verify-faults-more", count=count, kinds=kinds))
        else:
            _tell(in_words("verify-faults", count=count, kinds=kinds))
        raise typer.Exit(1)
    _tell(in_words("verify-holds"))


def _check(what: str, heads: Path | None) -> None:
    """An export is looked at as it lies there: no desk is needed for it, and no settings."""
    # rule: export-verified
    if not Path(what).is_dir():
        raise OperatorError(in_words("verify-not-known", given=what))
    check(Path(what), heads)


def _tell(said: str) -> None:
    Console(soft_wrap=True, highlight=False, markup=False).print(said)


def _day(settings: Settings, given: str) -> date:
    try:
        return date.fromisoformat(given) if given else SystemClock().now().astimezone(settings.office.zone).date()
    except ValueError:
        raise OperatorError(in_words("verify-no-day", given=given)) from None


async def _head(settings: Settings, day: date) -> str:
    async with with_database(settings) as engine, reading(engine) as connection:
        head = await head_on(connection, day)
    return worded(head) if head.closed else worded(head) + in_words("verify-head-open")


async def _looked(settings: Settings) -> tuple[list[Finding], Tally]:
    folder = settings.archive.heads
    outside = list(kept_in(folder)) if folder is not None and folder.is_dir() else []

    def look(connection: Connection) -> tuple[list[Finding], Tally]:
        looking = Verifying(connection, outside)
        findings = []
        for each in looking.findings():
            findings.append(each)
            if len(findings) >= MOST_TOLD:
                break
        return findings, looking.tally

    async with with_database(settings) as engine, reading(engine) as connection:
        return await connection.run_sync(look)


def _stamps(settings: Settings) -> list[str]:
    folder = settings.archive.heads
    return list(wrongly_stamped(folder)) if folder is not None and folder.is_dir() else []


def _kinds(findings: list[Finding]) -> str:
    counted = Counter(each.fault.value for each in findings)
    return ", ".join(f"{name} {count}" for name, count in sorted(counted.items()))
