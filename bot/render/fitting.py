"""Making text fit: whole lines and whole words, an ellipsis where something is left out."""

import re
from collections.abc import Callable
from html import escape

_WORTH_CUTTING = 40
_TAG = re.compile(r"</?(?:b|i|code)>")


def fit(text: str, longest: int) -> str:
    """Keeps a text within a limit of shown characters, dropping whole lines from its end, and of the first line
    that does not fit as many words as do not.

    Tags never span lines (the texts are tested for it), so cutting between lines leaves none open.
    """
    if len(strip(text)) <= longest:
        return text
    kept: list[str] = []
    for line in text.split("\n"):
        room = longest - len(strip("\n".join([*kept, ""])))
        if len(strip(line)) + len("\n…") > room:
            part = cut(strip(line), room) if room > _WORTH_CUTTING or not kept else "…"
            return "\n".join([*kept, escape(part, quote=False)])
        kept.append(line)
    return "\n".join(kept)


def strip(text: str) -> str:
    """The text a reader sees: tags gone, entities resolved."""
    return unescape(_TAG.sub("", text) if "<" in text else text)


def unescape(text: str) -> str:
    """Entities resolved."""
    if "&" not in text:
        return text
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


def cut(text: str, longest: int, measure: Callable[[str], int] = len) -> str:
    """Keeps a text within a limit, dropping whole words from its end."""
    if measure(text) <= longest:
        return text
    kept = text
    while measure(kept) > longest - 1:
        kept = kept[:-1]
    whole_words = kept.rsplit(" ", 1)[0].rstrip() if " " in kept else kept
    return f"{whole_words if len(whole_words) > len(kept) // 3 else kept}…"


def first_line(text: str, longest: int = 60) -> str:
    """What a message is recognised by in a list: its first line, without marks."""
    return cut(strip(text).strip().split("\n", 1)[0], longest)
