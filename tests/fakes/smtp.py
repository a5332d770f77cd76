"""A mail server on this machine: it takes letters one by one, without encrypting the way to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class FakePost:
    """Where it listens, and what it was given; ``away`` refuses everybody for now."""

    port: int = 0
    away: bool = False
    letters: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)


@asynccontextmanager
async def post_office() -> AsyncIterator[FakePost]:
    """A mail server that answers while the block runs (RFC 5321, as far as a sender meets it)."""
    fake = FakePost()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"421 away\r\n" if fake.away else b"220 here\r\n")
        while not fake.away and (line := (await reader.readline()).decode().strip()):
            word = line.split()[0].upper()
            fake.commands.append(word)
            if word == "DATA":
                writer.write(b"354 go on\r\n")
                fake.letters.append((await reader.readuntil(b"\r\n.\r\n")).decode())
            answers = {"QUIT": b"221 bye\r\n", "STARTTLS": b"502 no\r\n"}
            writer.write(answers.get(word, b"250 fine\r\n"))
            await writer.drain()
            if word == "QUIT":
                break
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    fake.port = server.sockets[0].getsockname()[1]
    try:
        yield fake
    finally:
        server.close()
        await server.wait_closed()
