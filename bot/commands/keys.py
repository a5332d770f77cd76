"""``loket keys``: the secret under which persons' own keys are closed, changed for another."""

import os
from pathlib import Path
from secrets import token_hex, token_urlsafe

import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.backup.making import keep_keys
from bot.backup.settled import terms_of
from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import occupied_by_us, open_database, refuse_if_none
from bot.errors import OperatorError
from bot.identity_key import identity_file, keeper_of, secrets_in
from bot.settings import Settings
from bot.texts.operator import in_words
from storage.engine import rewriting
from storage.identity import keys
from storage.identity.keeper import Keeper

app = typer.Typer(help=in_words("cli-keys"), no_args_is_help=True)

_AT_ONCE = 500


@app.command(help=in_words("cli-keys-rotate-help"))
def rotate() -> None:
    """Closes every person's key under a new secret. Stop Loket first."""
    settings = settings_now()
    refuse_if_none(settings)
    occupancy = occupied_by_us(settings)
    try:
        count = run_async(_rotate(settings))
    finally:
        if occupancy is not None:
            occupancy.leave()
    words = in_words("cli-keys-rotated", count=count)
    if settings.identity.key is not None:
        words += " " + in_words("cli-keys-forget-former")
    Console(soft_wrap=True).print(escape(words), highlight=False)


async def _rotate(settings: Settings) -> int:
    """The new secret is in the file before any key is closed under it, and the old one until none is under that: it
    may be ended at any point, and begun anew."""
    path = identity_file(settings) if settings.identity.key is None else None
    if path is not None:
        secrets = secrets_in(path)
        if len(secrets) == 1:
            # rule: new-secret-before-its-keys
            _replace(path, [*secrets, token_urlsafe(48)])
    elif settings.identity.former_key is None:
        raise OperatorError(in_words("cli-keys-no-former"))
    keeper, engine = keeper_of(settings), await open_database(settings)
    try:
        count = await _wrap_all(engine, keeper)
    finally:
        await engine.dispose()
    if terms_of(settings).folder.is_dir():
        await keep_keys(terms_of(settings), SystemClock().now())
    if path is not None:
        _replace(path, secrets_in(path)[-1:])
    return count


async def _wrap_all(engine: AsyncEngine, keeper: Keeper) -> int:
    count, after = 0, ""
    async with rewriting(engine) as connection:
        desks = await keys.of(connection, "")
        count += await keys.wrap_anew(connection, keeper, [desks] if desks else [])
    while True:
        async with rewriting(engine) as connection:
            page = await keys.after(connection, after, _AT_ONCE)
            if not page:
                return count
            after = page[-1]["person_id"]
            count += await keys.wrap_anew(connection, keeper, page)


def _replace(path: Path, secrets: list[str]) -> None:
    """Writes a key file anew in one stroke."""
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.writelines(f"{secret}\n" for secret in secrets)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
