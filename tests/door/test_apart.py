"""The curious administrator: whoever may read every file of a desk, its backups and its log, and has no secret of it,
finds nobody's name, words or file, and after an erasure not even with the secret and a backup of before."""

import io
import tarfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from sqlalchemy import text

from bot.backup import names
from bot.backup.making import make
from bot.backup.settled import terms_of
from storage import erasure
from storage.engine import reading, writing
from tests.desk import Desk, open_desk
from tests.door.test_curious_reader import RINA, SCOPED, TOGAR
from tests.door.test_erased import person_at, two_visits

SECTIONS = {"queue": {"capacity": 1}}
MET = (str(RINA).encode(), TOGAR.encode(), SCOPED.encode())
"""Where they chat."""
SAID = (*MET, b"Nainggolan", b"Simbolon", b"verval Dapodik", b"urutan verval", b"SMA Negeri 1", b"SMP Negeri")
"""What visitors and officers said: of themselves, of their business, of how it ended."""


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def copy_in(backup: Path) -> bytes:
    """The copy of the database in a backup that is not encrypted."""
    with tarfile.open(backup) as tar:
        opened = tar.extractfile("loket.sqlite3")
        assert opened is not None
        return opened.read()


async def kept_form(desk: Desk, person_id: str) -> str:
    (visit,) = await desk.rows("visits", person_id=person_id)
    return str(visit["form"])


async def test_files_backups_and_log_name_nobody(sqlite_url: str) -> None:
    """rule: nothing-of-people-written-open"""
    log = io.StringIO()
    with redirect_stdout(log), redirect_stderr(log):
        async with open_desk(sqlite_url, sections=SECTIONS, on_whatsapp=True, on_zoom=True) as desk:
            await two_visits(desk)
            await desk.print_papers()
            terms = terms_of(desk.app.settings)
            made = await make(terms, desk.clock.now())
            folder = Path(sqlite_url.partition("///")[2]).parent
            lying = everything_in(folder) + copy_in(made.path) + log.getvalue().encode()
            rina = await person_at(desk, f"telegram:{RINA}")
            form = await kept_form(desk, rina)
    assert "Simbolon" in form, "the desk itself reads it"
    assert [word for word in SAID if word in lying] == []


async def test_not_even_the_secret_opens_who_was_erased(sqlite_url: str) -> None:
    """rule: no-key-outlives-its-person"""
    async with open_desk(sqlite_url, sections=SECTIONS, on_whatsapp=True, on_zoom=True) as desk:
        await two_visits(desk)
        terms = terms_of(desk.app.settings)
        rina = await person_at(desk, f"telegram:{RINA}")
        async with reading(desk.app.engine) as connection:
            query = text("SELECT wrapped FROM person_keys WHERE person_id = :id")
            wrapped = str(await connection.scalar(query, {"id": rina}))
        made = await make(terms, desk.clock.now())
        assert wrapped in names.keys_of(terms).read_text()
        async with writing(desk.app.engine) as connection:
            await erasure.erase(connection, rina, "", desk.clock.now())
        await desk.app.work.persons.run_once(desk.clock.now())
        folder = Path(sqlite_url.partition("///")[2]).parent
        assert wrapped.encode() not in everything_in(folder) + copy_in(made.path)
        assert "region" in await kept_form(desk, rina)
