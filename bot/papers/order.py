"""How the workshop is to work: the office's seal, if it has one. Written to the workshop's first line, never to its
arguments or environment, where others on the machine could read it."""

import base64
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class SealOrder:
    """The office's certificate with its key (PKCS#12), the passphrase that opens it, and what the seal says."""

    pkcs12: bytes
    passphrase: str
    reason: str
    place: str


def written(seal: SealOrder | None) -> bytes:
    """The first line for the workshop."""
    told = {}
    if seal is not None:
        kept = base64.b64encode(seal.pkcs12).decode()
        told = {"pkcs12": kept, "passphrase": seal.passphrase, "reason": seal.reason, "place": seal.place}
    return json.dumps(told).encode() + b"\n"
