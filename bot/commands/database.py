"""``loket db``: the schema, and the secret that the database is kept by."""

from typing import Annotated

import typer
from rich.console import Console

from bot.console import run_async, settings_now
from bot.database import occupied_by_us, open_database
from bot.texts.operator import in_words
from storage import schema

app = typer.Typer(help=in_words("cli-db"), no_args_is_help=True)

_LOST = in_words("cli-db-adopt-sure")


@app.command(help=in_words("cli-db-upgrade-help"))
def upgrade() -> None:
    """Brings the database to the newest schema (also done by itself when the desk starts)."""
    run_async(_upgrade())


@app.command("adopt-key", help=in_words("cli-db-adopt-help"))
def adopt_key(*, yes: Annotated[bool, typer.Option("--yes", help=in_words("cli-db-unasked"))] = False) -> None:
    """Uses the present sealing key because the old one is lost for good. Stop Loket first."""
    if not yes:
        typer.confirm(_LOST, abort=True)
    run_async(_adopt_key())


async def _upgrade() -> None:
    engine = await open_database(settings_now())
    await engine.dispose()
    Console().print(in_words("cli-db-newest", head=schema.HEAD), highlight=False)


async def _adopt_key() -> None:
    settings = settings_now()
    occupancy = occupied_by_us(settings)
    try:
        engine = await open_database(settings, adopt=True)
        await engine.dispose()
    finally:
        if occupancy is not None:
            occupancy.leave()
    Console().print(in_words("cli-db-adopted"), highlight=False)
