"""The register of erasures beside the backups: whoever was erased after a backup or an export was made is erased again
when that is brought back. It knows random codes and numbers of requests, no names.

It is no row of the database alone, since a database that is brought back knows nothing of what was erased since.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from storage import erasure
from storage.engine import reading, writing
from storage.identity import keys
from storage.modes import FILE, FOLDER

NAME = "loket-erased.jsonl"


@dataclass(frozen=True, slots=True)
class Erased:
    """Somebody who was erased, by code; under which number, and when."""

    number: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """What was done once more: how many were erased, and how many have to wait since they are being served."""

    done: int = 0
    waiting: int = 0


NOTHING_AGAIN = Again()

Register = Mapping[str, Erased]
"""By code."""


def register_in(folders: Iterable[Path]) -> dict[str, Erased]:
    """Everybody whom the registers in these folders name; a line that somebody has spoilt names nobody."""
    found: dict[str, Erased] = {}
    for folder in folders:
        file = folder / NAME
        for line in file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else ():
            found |= _read(line)
    return found


def register_beside(brought: Path, folder: Path) -> dict[str, Erased]:
    """What is known of erasures beside what is brought back, and in the desk's own folder of backups."""
    return register_in((folder, brought.resolve().parent))


def _read(line: str) -> dict[str, Erased]:
    try:
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"]) if told["at"] else None
        return {str(told["person"]): Erased(str(told["number"]), at)}
    except (ValueError, TypeError, KeyError):
        return {}


def keep(folder: Path, register: Register) -> None:
    """Adds to the register in a folder whomever it does not name yet, written through to the disk. Raises OSError."""
    known = register_in((folder,))
    if not register.keys() - known.keys():
        return
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    draft = folder / f".{NAME}.{os.getpid()}"
    with draft.open("w", encoding="utf-8") as file:
        draft.chmod(FILE)
        file.writelines(_line(person, each) for person, each in {**register, **known}.items())
        file.flush()
        os.fsync(file.fileno())
    draft.rename(folder / NAME)


def _line(person: str, each: Erased) -> str:
    told = {"person": person, "number": each.number, "at": each.at.isoformat() if each.at else None}
    return json.dumps(told) + "\n"


async def known_to(engine: AsyncEngine) -> dict[str, Erased]:
    """Everybody whom a database knows to have been erased."""
    async with reading(engine) as connection:
        rows = await erasure.erased(connection)
    return {row["person_id"]: Erased(row["number"], row["at"]) for row in rows}


async def erase_again(engine: AsyncEngine, register: Register) -> Again:
    """Erases whom a database does not know to have been erased; one by one, so that nobody waits for all of them.
    Whoever is being served waits, unless their key is gone: nothing of theirs opens any more, so that is over."""
    done = waiting = 0
    for person, each in register.items():
        try:
            async with writing(engine) as connection:
                # rule: no-key-no-service
                if await keys.is_destroyed(connection, person):
                    await erasure.end_all(connection, person)
                # rule: nothing-older-brings-back
                await erasure.erase(connection, person, each.number, each.at)
            done += 1
        except erasure.StillServed:
            waiting += 1
    return Again(done, waiting)


async def bring_up(engine: AsyncEngine, register: Register) -> Again:
    """Makes a database that was brought back learn of the erasures since."""
    known = await known_to(engine)
    return await erase_again(engine, {person: each for person, each in register.items() if person not in known})
