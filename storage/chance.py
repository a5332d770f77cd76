"""The one source of chance: keys, nonces, salts and names that nobody can guess, drawn from the operating system.

A rehearsal that is to be played again byte for byte draws from a source of its own. It holds for what the block's own
context runs and for nothing else, so that a desk beside it never draws from there.
"""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_SOURCE: ContextVar[Callable[[int], bytes]] = ContextVar("chance", default=secrets.token_bytes)


@contextmanager
def drawn_from(source: Callable[[int], bytes]) -> Iterator[None]:
    """Draws from a source for as long as the block runs: never where people are served."""
    # rule: chance-of-a-rehearsal-stays-there
    before = _SOURCE.set(source)
    try:
        yield
    finally:
        _SOURCE.reset(before)


def token_bytes(count: int) -> bytes:
    """So many bytes."""
    return _SOURCE.get()(count)


def token_hex(count: int) -> str:
    """So many bytes, as hex."""
    return token_bytes(count).hex()


def token_urlsafe(count: int) -> str:
    """So many bytes, as letters that fit into an address."""
    return urlsafe_b64encode(token_bytes(count)).rstrip(b"=").decode()


def randbits(count: int) -> int:
    """A number of so many bits."""
    return int.from_bytes(token_bytes(-(-count // 8))) >> (-count % 8)


def choice(among: Sequence[str]) -> str:
    """One of these, each as likely as any other; there are at most 256."""
    limit = 256 - 256 % len(among)
    while (drawn := token_bytes(1)[0]) >= limit:
        pass
    return among[drawn % len(among)]
