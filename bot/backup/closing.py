"""Encrypting a backup as it is written, and reading it back: AES-256-GCM in chunks, each of which proves its place.

A file: magic, salt, a check of the key, then chunks. The key of a file comes from the office's secret and the file's
salt (HKDF-SHA256, RFC 5869); the nonce of a chunk is its number and whether it is the last one, so that nothing can be
cut off, moved or left out unseen (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár 2015). A key serves one
file only, so that no nonce is used twice under it.
"""

import io
import os
from collections.abc import Iterator
from hmac import compare_digest
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"LOKET-BACKUP-AES-1\n"
CHUNK = 64 * 1024
_SALT, _CHECK, _TAG = 16, 16, 16


class WrongKey(Exception):
    """The secret is not the one that the file was encrypted with."""


class Altered(Exception):
    """The file is not as it was written: changed somewhere, or cut off."""


class Closing(io.RawIOBase):
    """What is written here is written encrypted there; :meth:`close` ends it, and leaves the file itself open."""

    def __init__(self, target: BinaryIO, secret: str) -> None:
        super().__init__()
        salt = os.urandom(_SALT)
        self._cipher, check = _keys(secret, salt)
        self._target = target
        self._waiting = bytearray()
        self._number = 0
        target.write(MAGIC + salt + check)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: object) -> int:
        """Takes what is to be kept; a chunk is written once it is known not to be the last."""
        taken = memoryview(data).cast("B")  # type: ignore[arg-type]  # io's Buffer, without a name before Python 3.12
        self._waiting += taken
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(taken)

    def close(self) -> None:
        """Writes the last chunk, which says that it is."""
        if not self.closed:
            self._put(bytes(self._waiting), last=True)
            self._waiting.clear()
        super().close()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, MAGIC))
        self._number += 1


class Opening(io.RawIOBase):
    """An encrypted file as it was before. Raises WrongKey at once, Altered as soon as that is seen."""

    def __init__(self, source: BinaryIO, secret: str) -> None:
        super().__init__()
        if source.read(len(MAGIC)) != MAGIC:
            raise Altered
        salt, check = source.read(_SALT), source.read(_CHECK)
        if len(check) < _CHECK:
            raise Altered
        self._cipher, expected = _keys(secret, salt)
        if not compare_digest(check, expected):
            raise WrongKey
        self._chunks = self._opened(source)
        self._ready = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Gives what comes next; 0 at the end, which the file itself has to have told."""
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # see above
        while not self._ready:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._ready = chunk
        given, self._ready = self._ready[: len(room)], self._ready[len(room) :]
        room[: len(given)] = given
        return len(given)

    def _opened(self, source: BinaryIO) -> Iterator[bytes]:
        number, chunk = 0, source.read(CHUNK + _TAG)
        while True:
            coming = source.read(CHUNK + _TAG)
            # rule: backup-proves-itself
            try:
                yield self._cipher.decrypt(_nonce(number, last=not coming), chunk, MAGIC)
            except InvalidTag:
                raise Altered from None
            if not coming:
                return
            number, chunk = number + 1, coming


def _keys(secret: str, salt: bytes) -> tuple[AESGCM, bytes]:
    """A file's cipher, and what shows whether a secret is the right one, which tells nothing of it."""
    made = HKDF(hashes.SHA256(), 32 + _CHECK, salt, MAGIC).derive(secret.encode())
    return AESGCM(made[:32]), made[32:]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
