"""``loket db``: the schema."""

import typer
from rich.console import Console

from bot.console import run_async, settings_now
from bot.database import open_database
from storage import schema

app = typer.Typer(help="Basis data.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps ``upgrade`` a word of its own."""


@app.command()
def upgrade() -> None:
    """Bawa basis data ke skema terbaru (juga dilakukan sendiri saat loket dijalankan)."""
    run_async(_upgrade())


async def _upgrade() -> None:
    engine = await open_database(settings_now())
    await engine.dispose()
    Console().print(f"Skema basis data: {schema.HEAD} (terbaru).", highlight=False)
