"""An encrypted backup opens with its key and as it was written, or says what is wrong; it never opens otherwise."""

import io
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.backup.closing import CHUNK, MAGIC, Altered, Closing, Opening, WrongKey

KEY, OTHER = "kunci-cadangan-percobaan-yang-panjang", "kunci-lain-yang-juga-cukup-panjang-sekali"
_AHEAD = len(MAGIC) + 32


def closed(content: bytes, key: str = KEY, pieces: int = 100_000) -> bytes:
    target = io.BytesIO()
    closing = Closing(target, key)
    for start in range(0, len(content), pieces):
        closing.write(content[start : start + pieces])
    closing.close()
    return target.getvalue()


def opened(written: bytes, key: str = KEY) -> bytes:
    return io.BufferedReader(cast("io.RawIOBase", Opening(cast("BinaryIO", io.BytesIO(written)), key))).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_what_was_closed_opens_whatever_its_size(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    written = closed(content, pieces=1000)
    assert opened(written) == content
    assert content[:64] not in written or size < 64


@given(content=st.binary(max_size=300), at=st.integers(0, 10_000))
def test_a_changed_byte_is_found(content: bytes, at: int) -> None:
    """rule: backup-proves-itself"""
    written = bytearray(closed(content))
    at %= len(written)
    written[at] ^= 1
    with pytest.raises((Altered, WrongKey)):
        opened(bytes(written))


@pytest.mark.parametrize("left", [0, 5, _AHEAD - 1, _AHEAD, _AHEAD + CHUNK + 16, _AHEAD + 2 * (CHUNK + 16), -1])
def test_a_file_that_was_cut_off_is_found(left: int) -> None:
    """Also exactly between two chunks, where every chunk by itself is sound."""
    with pytest.raises(Altered):
        opened(closed(bytes(3 * CHUNK))[:left])


def test_chunks_that_changed_places_are_found() -> None:
    written = closed(bytes(3 * CHUNK))
    size = CHUNK + 16
    first, second = written[_AHEAD : _AHEAD + size], written[_AHEAD + size : _AHEAD + 2 * size]
    with pytest.raises(Altered):
        opened(written[:_AHEAD] + second + first + written[_AHEAD + 2 * size :])


def test_another_key_is_named_as_what_it_is() -> None:
    with pytest.raises(WrongKey):
        opened(closed(b"isi"), OTHER)


def test_no_two_files_are_alike() -> None:
    assert closed(b"isi") != closed(b"isi")
