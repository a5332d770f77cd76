"""What commands make, saved as files; and the desk as papers read it, opened for a command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rich.console import Console

from bot.clock import SystemClock
from bot.commands.looking import look
from bot.database import with_database
from bot.errors import OperatorError
from bot.office import office_of
from bot.register.source import Source, source_of
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words


def write(file: Path, content: bytes) -> None:
    """Writes a file; raises OperatorError where that cannot be."""
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise unwritable(file, fault) from fault


def unwritable(file: Path, fault: OSError) -> OperatorError:
    """That nothing can be written there, and what to do."""
    return OperatorError(in_words("cli-unwritable", file=file, fault=fault.strerror))


def save(file: Path, content: bytes) -> None:
    """Writes a file and says where it is."""
    write(file, content)
    say(in_words("cli-saved", file=file))


def say(words: str) -> None:
    """A line as it stands: names of files are neither broken nor coloured."""
    Console(soft_wrap=True, highlight=False, markup=False).print(words)


@asynccontextmanager
async def source_now(settings: Settings, command: str, about: str) -> AsyncIterator[Source]:
    """The desk of these settings for papers, as of now; that this command looks at it is noted first."""
    now = SystemClock().now()
    office, texts = office_of(settings, now.date()).office, load_texts(settings.texts.folder)
    async with with_database(settings) as engine:
        await look(engine, command, about)
        async with source_of(engine, office, texts, settings.office.timezone_label, now) as source:
            yield source
