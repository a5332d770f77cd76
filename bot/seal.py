"""Closes small things so that whoever has only the database reads neither them nor their length.

The stream is SHAKE-256 (FIPS 202) over a key and a nonce that is never used again; HMAC-SHA-256 over everything
says that nothing was changed, and for what it was closed. Three keys are drawn from the desk's secret; the third
gives things names that only whoever has the secret can derive.
"""

import hashlib
import hmac
import json
from secrets import token_bytes
from typing import Any

_NONCE, _TAG, _NAME = 24, 32, 16


class Seal:
    """A seal of the desk. ``secret`` is long and random; whoever has it opens everything."""

    def __init__(self, secret: str) -> None:
        self._stream_key = hashlib.blake2b(secret.encode(), person=b"loket-stream").digest()
        self._tag_key = hashlib.blake2b(secret.encode(), person=b"loket-tag").digest()
        self._name_key = hashlib.blake2b(secret.encode(), person=b"loket-name").digest()

    def close(self, content: dict[str, Any], purpose: str, room: int) -> bytes:
        """Closes content for one purpose only; it is given ``room`` bytes, or a multiple, whatever its length."""
        text = json.dumps(content, ensure_ascii=False).encode()
        text = text.ljust(-(-len(text) // room) * room)
        nonce = token_bytes(_NONCE)
        closed = self._mixed(nonce, text)
        return nonce + closed + self._tag(nonce + closed, purpose)

    def open(self, sealed: bytes, purpose: str) -> dict[str, Any] | None:
        """What was closed for this purpose; None if it was not, or with another secret."""
        body, tag = sealed[:-_TAG], sealed[-_TAG:]
        if not hmac.compare_digest(tag, self._tag(body, purpose)):
            return None
        content: dict[str, Any] = json.loads(self._mixed(body[:_NONCE], body[_NONCE:]))
        return content

    def name(self, text: str) -> str:
        """A name for what may not be kept by its own; the same for the same text (HMAC-SHA-256, 128 bit)."""
        return hmac.digest(self._name_key, text.encode(errors="surrogatepass"), "sha256")[:_NAME].hex()

    def _mixed(self, nonce: bytes, text: bytes) -> bytes:
        stream = hashlib.shake_256(self._stream_key + nonce).digest(len(text))
        return (int.from_bytes(text) ^ int.from_bytes(stream)).to_bytes(len(text))

    def _tag(self, body: bytes, purpose: str) -> bytes:
        return hmac.digest(self._tag_key, len(body).to_bytes(8) + body + purpose.encode(), "sha256")
