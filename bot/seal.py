"""Closes small things so that whoever has only the database reads neither them nor their length.

AES-256-GCM (NIST SP 800-38D) under a key drawn from the desk's secret by HKDF-SHA-256 (RFC 5869): what was changed,
or was closed for something else, does not open. A second key gives names that only whoever has the secret can derive.
"""

import hmac
import json
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.chance import token_bytes

_KEY, _NONCE, _TAG, _NAME = 32, 12, 16, 16


class Seal:
    """A seal of the desk. ``secret`` is long and random; whoever has it opens everything."""

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(_drawn(secret, b"loket seal"))
        self._name_key = _drawn(secret, b"loket name")

    def close(self, content: dict[str, Any], purpose: str, room: int) -> bytes:
        """Closes content for one purpose only; it is given ``room`` bytes, or a multiple, whatever its length."""
        text = json.dumps(content, ensure_ascii=False).encode()
        text = text.ljust(-(-len(text) // room) * room)  # rule: sealed-length-tells-nothing
        nonce = token_bytes(_NONCE)  # rule: seal-nonce-once
        return nonce + self._cipher.encrypt(nonce, text, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> dict[str, Any] | None:
        """What was closed for this purpose; None if it was not, or with another secret."""
        if len(sealed) < _NONCE + _TAG:
            return None
        try:
            text = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode())  # rule: seal-for-one-row
        except InvalidTag:
            return None
        content: dict[str, Any] = json.loads(text)
        return content

    def name(self, text: str) -> str:
        """A name for what may not be kept by its own; the same for the same text (HMAC-SHA-256, 128 bit, as hex)."""
        return hmac.digest(self._name_key, text.encode(errors="surrogatepass"), "sha256")[:_NAME].hex()


def _drawn(secret: str, purpose: bytes) -> bytes:
    """A key of its own for each purpose."""
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=purpose).derive(secret.encode())
