"""What people type, as the desk keeps it."""

import unicodedata

from bot.flows.given.identity_number import masked


def clean(text: str) -> str:
    """Text as it is kept: control characters and odd blanks gone, 16-digit identity numbers masked.

    NIK and NUPTK have 16 digits and are never needed in a chat (UU 27/2022: only what is relevant).
    """
    return masked(" ".join((text if text.isprintable() else visible(text)).split()))


def visible(text: str) -> str:
    """Text without control characters and odd blanks; what can be printed as it stands has none."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn") or c == "\u200d")


def says_something(text: str) -> bool:
    """Whether there is a letter or a figure in it."""
    return any(letter.isalnum() for letter in text)
