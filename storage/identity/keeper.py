"""Persons' keys and what they close: AES-256-GCM (NIST SP 800-38D), each person under a random key of their own, that
key closed ("wrapped") under the office's secret. The secret is in no database and in no backup."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.chance import token_bytes

_KEY, _NONCE, _TAG = 32, 12, 16
_OWN, _OF_DESK = b"\x01", b"\x02"
"""Closed under a person's own key, or under the desk's."""
_DESKS = "="
"""Marks the desk's own key: what is nobody's is closed under it, whoever's row it is."""
GONE = "!"
"""Before the desk's key where the person's own is destroyed."""
_NAME, _NAME_LETTERS = "#", 16
"""How a name begins, which no word does, and its length after that: 64 bit, of which nothing but a search goes by."""
_NOBODYS = re.compile(r"[0-9a-f]{40}|~?")
_MOST_HELD = 4096
"""Persons whose keys stay unwrapped in memory, the latest ones."""


class NotOpened(ValueError):
    """Something closed does not open: it or its key is damaged or missing, or it was moved. Nothing may be read, nor
    written, in its place."""


class WrongSecret(NotOpened):
    """A person's key was wrapped under another secret than those that were brought."""


class Keeper:
    """Opens and closes under persons' keys. ``secrets`` are the office's, the one in force last: the earlier ones open
    what was wrapped under them, until it has been wrapped anew. ``name`` is the desk's keyed digest, which stays the
    same whatever becomes of the secrets."""

    def __init__(self, secrets: Sequence[str], name: Callable[[str], str] | None = None) -> None:
        self._wrapping = {_named(secret): AESGCM(_drawn(secret)) for secret in secrets}
        self._now = _named(secrets[-1])
        self._name = name or _digest_under(secrets[0])
        self._cipher = lru_cache(_MOST_HELD)(self._unwrapped)

    def name(self, word: str) -> str:
        """Under which name a word is found that may not lie open; a name stays as it is."""
        return word if word.startswith(_NAME) else f"{_NAME}{self._name(f'word {word}')[:_NAME_LETTERS]}"

    def address(self, address: str) -> str:
        """The same for an address, or for a channel and an address; what names nobody stays as it is: the web chat's,
        which are digests of keys that nobody has."""
        channel, _, own = address.rpartition(":")
        if own.startswith(_NAME) or _NOBODYS.fullmatch(own):
            return address
        name = self.name(f"at {own}")
        return f"{channel}:{name}" if channel else name

    def new_key(self, person_id: str) -> str:
        """A new key for a person, wrapped."""
        return self._wrapped(person_id, token_bytes(_KEY))

    def is_current(self, wrapped: str) -> bool:
        """Whether a key is wrapped under the secret in force."""
        return wrapped.removeprefix(_DESKS).partition(".")[0] == self._now

    def wrapped_anew(self, person_id: str, wrapped: str) -> str:
        """The same key under the secret in force. Raises WrongSecret."""
        return self._wrapped(person_id, self._key(person_id, wrapped))

    def check(self, person_id: str, wrapped: str) -> None:
        """Raises WrongSecret for a key that these secrets do not open."""
        self._key(person_id, wrapped)

    def close(self, person_id: str, wrapped: str, place: str, plain: bytes) -> bytes:
        """Closes something for one place only. Raises WrongSecret."""
        nonce = token_bytes(_NONCE)
        version = _OF_DESK if wrapped.startswith(_DESKS) else _OWN
        return version + nonce + self._cipher(person_id, wrapped).encrypt(nonce, plain, place.encode())

    def open(self, person_id: str, wrapped: str, place: str, closed: bytes) -> bytes | None:
        """What was closed for this place under this key; None where that key has been destroyed. Raises NotOpened."""
        version, at_hand = closed[:1], wrapped.removeprefix(GONE)
        if version == _OWN and at_hand != wrapped:
            return None
        if version not in (_OWN, _OF_DESK) or len(closed) < 1 + _NONCE + _TAG or not at_hand:
            raise NotOpened(place)
        nonce, text = closed[1 : 1 + _NONCE], closed[1 + _NONCE :]
        try:
            # rule: closed-for-its-place
            return self._cipher(person_id, at_hand).decrypt(nonce, text, place.encode())
        except InvalidTag:
            raise NotOpened(place) from None

    def _unwrapped(self, person_id: str, wrapped: str) -> AESGCM:
        return AESGCM(self._key(person_id, wrapped))

    def _wrapped(self, person_id: str, key: bytes) -> str:
        nonce = token_bytes(_NONCE)
        # rule: key-wrapped-for-its-person
        closed = nonce + self._wrapping[self._now].encrypt(nonce, key, _one_line(person_id))
        return f"{'' if person_id else _DESKS}{self._now}.{urlsafe_b64encode(closed).decode()}"

    def _key(self, person_id: str, wrapped: str) -> bytes:
        owner = "" if wrapped.startswith(_DESKS) else person_id
        name, _, text = wrapped.removeprefix(_DESKS).partition(".")
        cipher = self._wrapping.get(name)
        if cipher is None:
            raise WrongSecret(name)
        try:
            closed = urlsafe_b64decode(text)
            return cipher.decrypt(closed[:_NONCE], closed[_NONCE:], _one_line(owner))
        except (InvalidTag, ValueError):
            raise WrongSecret(name) from None


def _one_line(person_id: str) -> bytes:
    return person_id.replace("\n", " ").encode()


def _digest_under(secret: str) -> Callable[[str], str]:
    key = _drawn(secret, b"loket words")
    return lambda text: hmac.digest(key, text.encode(), "sha256").hex()


def _named(secret: str) -> str:
    """By what a secret is known beside what it has wrapped; it tells nothing of it."""
    return hashlib.sha256(_drawn(secret, b"loket wrapping name")).hexdigest()[:8]


def _drawn(secret: str, purpose: bytes = b"loket wrapping") -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=purpose).derive(secret.encode())
