"""A wire to a PostgreSQL server that can be cut at the process's end: the server hears nothing of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url

_SOCKET = ".s.PGSQL.5432"


class Wire:
    """Carries bytes between whoever connects and a server's socket."""

    def __init__(self, server: Path) -> None:
        self._server = server
        self._here: list[asyncio.StreamWriter] = []
        self._there: list[asyncio.StreamWriter] = []
        self._carriers: list[asyncio.Task[None]] = []

    async def lay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Somebody has connected."""
        answers, server = await asyncio.open_unix_connection(self._server)
        self._here.append(writer)
        self._there.append(server)
        self._carriers += [asyncio.create_task(_carry(reader, server)), asyncio.create_task(_carry(answers, writer))]

    async def cut(self) -> None:
        """Ends what is connected, for the process only."""
        await self._rest()
        for each in self._here:
            each.close()
        self._here.clear()

    async def take_up(self) -> None:
        """Ends all of it."""
        await self.cut()
        for each in self._there:
            each.close()

    async def _rest(self) -> None:
        for each in self._carriers:
            each.cancel()
        await asyncio.gather(*self._carriers, return_exceptions=True)
        self._carriers.clear()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while said := await reader.read(65_536):
        writer.write(said)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def wire_to(url: str, folder: Path) -> AsyncIterator[tuple[Wire, str]]:
    """The wire, and the address of the same desk by way of it."""
    server = make_url(url)
    wire = Wire(Path(str(server.query["host"])) / _SOCKET)
    listening = await asyncio.start_unix_server(wire.lay, folder / _SOCKET)
    try:
        yield wire, server.update_query_dict({"host": str(folder)}).render_as_string(hide_password=False)
    finally:
        listening.close()
        await wire.take_up()
        await listening.wait_closed()
