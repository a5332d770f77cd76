"""HTTP by hand, over a bare socket: for requests that no client would send."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.clock import STUCK


@dataclass(frozen=True)
class Answer:
    """What came back, as far as anything did."""

    status: int
    headers: dict[str, str]
    body: bytes


def request(method: str, path: str, body: bytes = b"", /, **headers: str | bytes) -> bytes:
    """A whole request. Headers are named with underscores; the body's length is said unless it is said otherwise."""
    given: dict[str, str | bytes] = {"Host": "127.0.0.1", "Connection": "close", **headers}
    if body and "Transfer_Encoding" not in headers:
        given = {"Content_Length": str(len(body)), **given}
    lines = [
        name.replace("_", "-").encode() + b": " + (value if isinstance(value, bytes) else value.encode())
        for name, value in given.items()
    ]
    return b"\r\n".join([f"{method} {path} HTTP/1.1".encode(), *lines, b"", body])


def chunked(body: bytes, size: int = 50_000) -> bytes:
    """A body in pieces of unknown number."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


async def connect(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to a desk."""
    at = urlsplit(address)
    return await asyncio.open_connection(at.hostname, at.port, limit=2**22)


async def exchange(address: str, raw: bytes) -> Answer:
    """Sends bytes as they are; returns the answer."""
    reader, writer = await connect(address)
    writer.write(raw)
    try:
        return await answer(reader)
    finally:
        writer.close()


async def answer(reader: asyncio.StreamReader) -> Answer:
    """The answer on a connection, read until it is closed."""
    async with asyncio.timeout(STUCK):
        try:
            got = await reader.read(-1)
        except ConnectionResetError:
            got = b""
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.title(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(int(first.split()[1]) if first else 0, headers, body)
