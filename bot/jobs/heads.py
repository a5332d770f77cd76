"""The heads of closed days outside the database: a file each, a timestamp where somebody gives one
(RFC 3161), and a letter to whoever keeps them.

Whoever can write the database can make the whole chain anew. What they cannot change is a head that lies elsewhere.
"""

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.jobs.mailing import Post, mail
from bot.texts.operator import in_words
from storage.chain.entries import Head
from storage.chain.verifying import Outside

_SECONDS = 20
_DIGEST = "sha256"
_ENTRY, _HEAD = "entry: ", "head: "


class Heads:
    """Owns the folder; ``authority`` is the address of a timestamp authority, ``post`` whom each head is mailed to."""

    def __init__(self, folder: Path | None, authority: str | None = None, post: Post | None = None) -> None:
        self._folder = folder
        self._authority = authority
        self._post = post

    @property
    def wanted(self) -> bool:
        """Whether heads are handed outside at all."""
        return self._folder is not None

    def keep(self, head: Head) -> None:
        """Keeps a day's head, once; what is there already stays as it is. Raises OSError."""
        if self._folder is not None and not (file := self._folder / file_name(head.day)).exists():
            _write(file, worded(head).encode())

    async def stamp(self, head: Head) -> None:
        """Has a kept head stamped, once. Raises OSError."""
        if self._folder is None or not self._authority:
            return
        file = self._folder / file_name(head.day)
        if not (token := file.with_suffix(".tst")).exists():
            _write(token, await _stamp(self._authority, hashlib.sha256(file.read_bytes()).digest()))

    async def mail(self, head: Head) -> None:
        """Has a kept head mailed, once: that it was is a file beside it. Raises OSError."""
        if self._folder is None or self._post is None:
            return
        file = self._folder / file_name(head.day)
        if not (sent := file.with_suffix(".mailed")).exists():
            await mail(self._post, head.day.isoformat(), file.name, file.read_text("utf-8"))
            _write(sent, f"{self._post.to}\n".encode())


async def _stamp(authority: str, digest: bytes) -> bytes:
    """A timestamp for a digest. Raises OSError where the authority is away, or says anything else."""
    from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper  # only now: no start waits for it

    stamper = HTTPTimeStamper(authority, timeout=_SECONDS)
    return bytes((await stamper.async_timestamp(digest, _DIGEST)).dump())


def file_name(day: date) -> str:
    """What a day's head is called."""
    return f"head-{day.isoformat()}.txt"


def worded(head: Head) -> str:
    """A head as it is kept and printed: for whoever reads it, and for ``loket verify``."""
    about = in_words("verify-head-about", day=head.day.isoformat())
    return f"{about}\n{_ENTRY}{head.serial}\n{_HEAD}{head.head}\n"


def kept_in(folder: Path) -> Iterator[Outside]:
    """The heads that a folder keeps; one that cannot be read any more agrees with nothing."""
    for file in sorted(folder.glob("head-*.txt")):
        said = file.read_text("utf-8", errors="replace").splitlines()
        entry = next((line.removeprefix(_ENTRY) for line in said if line.startswith(_ENTRY)), "")
        head = next((line.removeprefix(_HEAD) for line in said if line.startswith(_HEAD)), "")
        yield Outside(int(entry) if entry.isdecimal() else 0, head, file.name)


def wrongly_stamped(folder: Path) -> Iterator[str]:
    """Files whose timestamp was given for something else. Who gave it is for OpenSSL to say (docs/archive.md)."""
    for token in sorted(folder.glob("head-*.tst")):
        file = token.with_suffix(".txt")
        if not file.exists() or _stamped(token.read_bytes()) != hashlib.sha256(file.read_bytes()).digest():
            yield token.name


def _stamped(token: bytes) -> bytes | None:
    """The digest that a timestamp is for; None for what is no timestamp."""
    from asn1crypto import cms  # only now, see above

    try:
        info = cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed
        digest: bytes = info["message_imprint"]["hashed_message"].native
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return digest


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all, and never over what is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    with beside.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    beside.rename(file)
