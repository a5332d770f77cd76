"""Text from outside made fit to be kept: every database refuses NUL and lone surrogates."""

from bot.flows.identity_number import masked

_LONGEST_NAME = 80


def storable(text: str) -> str:
    """The text without NUL, and with "?" for what is no character."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def file_name(name: str) -> str:
    """A file's name without folders and without what does not print; "berkas" if nothing is left; sixteen
    figures in it are masked."""
    last = masked(storable(name).replace("\\", "/").rpartition("/")[2])
    kept = "".join(c for c in last if c.isprintable() and c not in '"<>|:*?').strip(". ")
    return kept[-_LONGEST_NAME:] or "berkas"
