"""``loket upgrade``: the way to a new version, with a tested backup behind it and the doctor at its end."""

import typer
from rich.console import Console

from bot.clock import SystemClock
from bot.commands.doctor import show
from bot.console import run_async, settings_now
from bot.flows.state.checked import State
from bot.settings import Settings
from bot.texts.operator import in_words
from bot.upgrading import upgrade as bring_up
from storage import schema


def upgrade() -> None:
    """Checks, backs up, tries the backup, migrates, and looks at everything once more. Stop Loket first."""
    settings = settings_now()
    run_async(_brought_up(settings))
    if show(settings) is State.BROKEN:
        raise typer.Exit(1)


async def _brought_up(settings: Settings) -> None:
    console = Console(soft_wrap=True, highlight=False)

    def say(words: str) -> None:
        console.print(words, markup=False)

    done = await bring_up(settings, SystemClock().now(), say)
    if done.backup is None:
        say(in_words("upgrade-newest", head=schema.HEAD))
    else:
        say(in_words("upgrade-done", before=done.before, head=schema.HEAD))
        say(in_words("upgrade-way-back", file=done.backup))
