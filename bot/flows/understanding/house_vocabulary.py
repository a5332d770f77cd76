"""The words in which somebody sets a house rule, in both languages: what is set, and what is to become of it."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

COMMANDS = ("/atur", "/set")
_SPOKEN = ("atur", "set")

ROOMS, CATEGORY, REPLY, TOPIC, COMPENSATION = "rooms", "category", "reply", "topic", "compensation"
MATTERS = {
    **dict.fromkeys(("ruang", "ruangan", "room", "rooms"), ROOMS),
    **dict.fromkeys(("kategori", "category", "categories"), CATEGORY),
    **dict.fromkeys(("balasan", "reply", "replies"), REPLY),
    **dict.fromkeys(("faq", "jawaban", "answer"), TOPIC),
    **dict.fromkeys(("kompensasi", "compensation"), COMPENSATION),
}
"""What each word says is to be set."""

PAUSING = ("tutup", "jeda", "pause", "close")
OFFERING = ("buka", "open", "bawaan", "default")
BACK_TO_FILE = ("bawaan", "default")
NOTHING = frozenset(("tidak ada", "kosong", "none"))
"""What says that no compensation is offered."""

APPLYING = frozenset(("terapkan", "ya", "ya, terapkan", "ya terapkan", "apply", "yes", "yes, apply"))
LANGUAGES = ("id", "en")

_SLIPS = 2


def opens_a_house_rule(typed: str) -> bool:
    """Whether words begin as those do that set a house rule."""
    return typed.strip().partition(" ")[0].lower() in (*COMMANDS, *_SPOKEN)


def asked_for(typed: str) -> str | None:
    """What follows the command; None for words that do not begin with one. Without a slash it has to be said at once
    what is to be set: anything else may be words for somebody."""
    # rule: words-for-a-visitor-stay-theirs
    command, _, rest = typed.strip().partition(" ")
    if command.lower() in COMMANDS:
        return rest.strip()
    first = rest.strip().replace(":", " ").partition(" ")[0].lower()
    spoken = command.lower() in _SPOKEN and (not rest.strip() or first in MATTERS)
    return rest.strip() if spoken else None


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that may be meant, written with a slip or two; empty for none."""
    near = process.extractOne(word.lower(), list(known), scorer=OSA.distance, score_cutoff=_SLIPS)
    return near[0] if near else ""
