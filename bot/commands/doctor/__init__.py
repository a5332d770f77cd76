"""``loket doctor``: looks at everything the desk depends on and says, in words, what needs mending."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.clock import SystemClock
from bot.commands.doctor.round import Found, looked_at
from bot.commands.finding import Finding
from bot.console import run_async, settings_now
from bot.flows.state.checked import State
from bot.settings import Settings, explain
from bot.settings.model import DEFAULT_ORIGIN
from bot.texts.operator import in_words

_INDENT = 6
_WIDEST = 100


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help=in_words("cli-doctor-json"))] = False,
) -> None:
    """Checks settings, database, POS sheet, Telegram, WhatsApp, Zoom, officers, and messages that failed.

    Exit status: 0 where nothing is broken, 1 where something is; 2, as of every command, where it could not look.
    """
    if show(settings_now(), as_json=as_json) is State.BROKEN:
        raise typer.Exit(1)


def show(settings: Settings, *, as_json: bool = False, console: Console | None = None) -> State:
    """Looks at everything, prints what was found, and returns how the worst of it is."""
    found = run_async(looked_at(settings, SystemClock().now()))
    if as_json:
        print(json.dumps(as_values(found), ensure_ascii=False, indent=1))  # noqa: T201 - for scripts: as it is
    else:
        _print(console or Console(highlight=False, soft_wrap=True), settings, found)
    return worst(each.finding for each in found)


def worst(findings: Iterable[Finding]) -> State:
    """How the worst of these is."""
    there = {finding.state for finding in findings}
    return next((state for state in (State.BROKEN, State.ATTENTION) if state in there), State.GOOD)


def as_values(found: Sequence[Found]) -> dict[str, Any]:
    """What was found, for scripts."""
    return {
        "state": worst(each.finding for each in found),
        "checks": [
            {
                "area": each.area,
                "state": each.finding.state,
                "what": each.finding.what,
                "remedy": each.finding.remedy,
                "listed": list(each.finding.listed),
            }
            for each in found
        ],
    }


def _print(console: Console, settings: Settings, found: Sequence[Found]) -> None:
    _put(console, in_words("doctor-settings"))
    for line in _own_settings(settings):
        _put(console, line, 2)
    for area, group in groupby(found, key=lambda each: each.area):
        console.print()
        _put(console, in_words(f"doctor-area-{area}"), style="bold")
        for each in group:
            _print_finding(console, each.finding)
    console.print()
    _put(console, _summary(found), style="bold")


def _own_settings(settings: Settings) -> Iterator[str]:
    told = (each for each in explain(settings) if each[2] != DEFAULT_ORIGIN)
    return (f"{key} = {value}  ({origin})" for key, value, origin in told)


_STYLES = {State.GOOD: "green", State.ATTENTION: "yellow", State.BROKEN: "bold red"}


def _print_finding(console: Console, finding: Finding) -> None:
    mark = in_words(f"doctor-mark-{finding.state}")
    _put(console, Text.assemble((f"[{mark}]", _STYLES[finding.state]), f" {finding.what}"))
    for line in (*finding.listed, *finding.remedy.splitlines()):
        _put(console, line, _INDENT)


def _put(console: Console, line: str | Text, indent: int = 0, style: str = "") -> None:
    """A line; on a screen, however narrow, what goes on below stays indented. What is piped is never broken."""
    if not console.is_terminal:
        console.print(" " * indent, line, sep="", end="\n", style=style, markup=False)
        return
    text = line if isinstance(line, Text) else Text(line, style)
    text.overflow = "fold"
    console.print(Padding(text, (0, 0, 0, indent)), width=min(console.width, _WIDEST), soft_wrap=False)


def _summary(found: Sequence[Found]) -> str:
    counts = {state: sum(each.finding.state is state for each in found) for state in State}
    return in_words("doctor-summary", **{str(state): count for state, count in counts.items()})
