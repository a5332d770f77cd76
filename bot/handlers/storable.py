"""Text from outside made fit to be kept: every database refuses NUL and lone surrogates."""

import re

from bot.flows.given.identity_number import masked

_LONGEST_NAME = 80
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}")
"""RFC 6838, 4.2: type and subtype, of restricted names."""


def storable(text: str) -> str:
    """The text without NUL, and with "?" for what is no character."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def file_name(name: str) -> str:
    """A file's name without folders and without what does not print; "berkas" if nothing is left; sixteen
    figures in it are masked."""
    last = masked(storable(name).replace("\\", "/").rpartition("/")[2])
    kept = "".join(c for c in last if c.isprintable() and c not in '"<>|:*?').strip(". ")
    return kept[-_LONGEST_NAME:] or "berkas"


def media_type(text: str) -> str:
    """The MIME type a platform names, without parameters and whatever else follows it; empty if it names none.

    It becomes a header when the file is passed on, so nothing else may be in it.
    """
    # rule: media-type-without-line-break
    found = _MEDIA_TYPE.match(text.strip().lower())
    return found.group() if found else ""
