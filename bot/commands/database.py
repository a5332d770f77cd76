"""``loket db``: the schema, and the secret that the database is kept by."""

from typing import Annotated

import typer
from rich.console import Console

from bot.console import run_async, settings_now
from bot.database import occupied_by_us, open_database
from storage import schema

app = typer.Typer(help="Basis data.", no_args_is_help=True)

_LOST = (
    "Kunci penyegel yang lama benar-benar hilang? Jawaban survei yang belum dihitung tidak terbaca lagi, dan kiriman "
    "lama yang diulang platform diproses sekali lagi. Pakai kunci yang sekarang?"
)


@app.command()
def upgrade() -> None:
    """Bawa basis data ke skema terbaru (juga dilakukan sendiri saat loket dijalankan)."""
    run_async(_upgrade())


@app.command("adopt-key")
def adopt_key(*, yes: Annotated[bool, typer.Option("--yes", help="Jangan bertanya dulu.")] = False) -> None:
    """Pakai kunci penyegel yang sekarang, karena yang lama hilang untuk selamanya. Hentikan Loket dulu."""
    if not yes:
        typer.confirm(_LOST, abort=True)
    run_async(_adopt_key())


async def _upgrade() -> None:
    engine = await open_database(settings_now())
    await engine.dispose()
    Console().print(f"Skema basis data: {schema.HEAD} (terbaru).", highlight=False)


async def _adopt_key() -> None:
    settings = settings_now()
    occupancy = occupied_by_us(settings)
    try:
        engine = await open_database(settings, adopt=True)
        await engine.dispose()
    finally:
        if occupancy is not None:
            occupancy.leave()
    Console().print("Basis data sekarang memakai kunci ini. Cadangkan kuncinya.", highlight=False)
