"""What a pressed choice carries: a verb and its arguments, at most 64 bytes (Telegram callback_data).

A token is hostile until read: anybody can send any bytes. Whether a press still makes sense is decided
against the visit's state, never from the token alone.
"""

from enum import StrEnum
from zlib import crc32

LONGEST = 64
"""Bytes. Telegram: callback_data 1-64 bytes; WhatsApp allows 256."""


class Verb(StrEnum):
    """What a press asks for."""

    MENU = "m"
    AGREE = "ok"
    READ = "rd"
    LANGUAGE = "l"
    ANSWER = "a"
    SEND = "s"
    EDIT = "e"
    BACK = "bk"
    CANCEL = "x"
    STEP = "p"
    RATE = "r"
    SKIP = "k"
    CLAIM = "c"
    CALL = "t"
    NO_SHOW = "n"
    UNDO = "u"
    CORRECT = "f"
    REPLY = "b"
    OPEN = "o"
    DUTY = "d"
    OUTCOME = "h"
    RECALL = "y"
    MESSAGES = "g"
    WHO = "w"
    CALL_BACK = "z"
    ROOM = "q"
    TOPIC = "j"
    ANSWERED = "v"
    TALK = "i"
    THREAD_ANSWER = "ta"
    THREAD_TAKE = "tt"
    THREAD_GIVE = "tg"
    THREAD_INVITE = "ti"
    THREAD_END = "te"
    LEDGER = "ll"
    EXPLAIN = "le"
    JUDGE = "lj"
    COMPENSATE = "lc"
    REDRESS = "lr"
    HERE = "hd"
    LATER = "pm"
    TROUBLE = "zb"
    NOT_GOOD = "zn"
    PAST = "pv"
    HOURS = "jm"
    ROSTER = "ro"
    BOOK = "jb"
    MOVE = "jp"
    AGENDA = "ja"
    PRIORITY = "pr"
    REASON = "rs"
    BOARD = "bd"
    TODAY = "hi"
    PROPOSAL = "us"
    EQUIPMENT = "kl"
    COMPLETE = "kd"
    DISTURBANCE = "gg"
    LET_GO = "lg"
    UNSAY = "ts"
    HAND = "ho"
    RELEASE = "hl"
    TAKE_OVER = "ht"
    GIVE_BACK = "hb"
    REMARK = "ca"
    MENTION = "cm"
    REGISTER = "cr"
    RECORD = "ck"
    CANNED = "cb"
    SORT = "hk"
    PLAN = "hw"
    FOLLOW = "tl"
    FOLLOW_WRITE = "td"
    FOLLOW_HAND = "th"
    FOLLOW_LATER = "tu"
    ABSENCE = "ab"
    LETTER = "sl"
    ASSIGN = "st"
    HOUSE_RULE = "at"
    HOUSE_WORDS = "aw"
    DOCUMENT = "dk"
    THREAD_UNSAY = "tr"
    UNCLAIM = "cu"
    UNCALL = "tb"
    STAFF_ROLE = "sr"
    INFORMATION = "ip"
    INFORMATION_DESK = "id"
    SECOND_CHAT = "oc"
    GUESTS = "bt"
    HAND_OVER = "sh"
    STAMP = "kh"
    ATTEST = "kc"
    REPORT = "lp"
    LOOKS = "wl"
    BREACH = "kb"
    RIGHT = "hp"
    RIGHT_DESK = "hq"
    RIGHT_COUNTER = "hc"
    UNMASK = "hm"
    CHECK_UP = "px"


OF_THREADS = frozenset(
    (
        Verb.THREAD_ANSWER,
        Verb.THREAD_TAKE,
        Verb.THREAD_GIVE,
        Verb.THREAD_INVITE,
        Verb.THREAD_END,
        Verb.THREAD_UNSAY,
    )
)
"""What is asked for about a thread, which the token names in place of a visit."""

OF_APPOINTMENTS = frozenset((Verb.BOOK, Verb.MOVE, Verb.AGENDA))
"""What is asked for about times that can be booked."""


OF_HELP = frozenset((Verb.TROUBLE, Verb.NOT_GOOD))
"""What is asked for where the way into the meeting does not work."""
OF_PAPERS = frozenset((Verb.DOCUMENT,))
"""What is asked for about the papers of a visit."""

OF_WORDS = frozenset((Verb.REPLY, Verb.LET_GO, Verb.UNSAY))
"""What is asked for about an officer's own words to a visitor."""

OF_LEDGER = frozenset((Verb.LEDGER, Verb.EXPLAIN, Verb.JUDGE, Verb.COMPENSATE, Verb.REDRESS))
"""What is asked for about a deviation, which the token names after its visit."""
OF_DAY = frozenset((Verb.BOARD, Verb.TODAY, Verb.PROPOSAL))
"""What is asked for about the office's day and standards, whoever's visits these are of."""


OF_REQUIREMENT = frozenset((Verb.EQUIPMENT, Verb.COMPLETE))
"""What is asked for about what a step requires and has to yield."""

OF_UNDOING = frozenset((Verb.UNCLAIM, Verb.UNCALL))
"""What takes back what was done to a visit a moment ago."""

OF_HANDING = frozenset((Verb.HAND, Verb.RELEASE, Verb.TAKE_OVER, Verb.GIVE_BACK))
"""What is asked for about who has a visit."""
OF_NOTES = frozenset((Verb.REMARK, Verb.MENTION))
"""What officers tell one another about a visit."""

OF_FOLLOW_UPS = frozenset((Verb.SORT, Verb.PLAN, Verb.FOLLOW, Verb.FOLLOW_WRITE, Verb.FOLLOW_HAND, Verb.FOLLOW_LATER))
"""What is asked for about the kinds of an outcome, and about what follows from it."""


OF_LETTERS = frozenset((Verb.ABSENCE, Verb.LETTER, Verb.ASSIGN))
"""What is asked for about who stands in for whom; the token names a letter or what is chosen."""


OF_HOUSE = frozenset((Verb.HOUSE_RULE, Verb.HOUSE_WORDS))
"""What is asked for about what an office changes from week to week: how it works, and what it says and promises."""


OF_INFORMATION = frozenset((Verb.INFORMATION, Verb.INFORMATION_DESK))
"""What is asked for about requests for public information, by visitors and by staff; no visit is named."""

OF_BOOKS = frozenset((Verb.GUESTS, Verb.HAND_OVER))
"""What is asked for about the office's books, whoever's visits stand in them."""

OF_REPORTS = frozenset((Verb.REPORT,))
"""What is asked for about reports of a period; the token names which."""

OF_LOOKS = frozenset((Verb.LOOKS,))
"""What is asked for about who looked; the token names what was shown last."""

OF_CHECK_UPS = frozenset((Verb.CHECK_UP,))
"""What is asked for about how the desk itself is; nothing is named."""

OF_BREACHES = frozenset((Verb.BREACH,))
"""What is asked for about a breach of personal data; the token names it."""

OF_RIGHTS = frozenset((Verb.RIGHT, Verb.RIGHT_DESK, Verb.RIGHT_COUNTER, Verb.UNMASK))
"""What is asked for about somebody's data: by themselves, by who answers, at the counter; no visit is named."""

OF_ATTENDANCE = frozenset((Verb.STAMP, Verb.ATTEST))
"""What is asked for about a confirmation that somebody was there."""


OF_SECOND_CHAT = frozenset((Verb.SECOND_CHAT,))
"""What is asked for about another chat in which somebody can be reached; no visit is named."""


def token(verb: Verb, *parts: str | int) -> str:
    """Writes a token; one that would be too long is a ValueError (a fault of ours, not of the visitor)."""
    written = ":".join([verb, *(str(part) for part in parts)])
    if len(written.encode()) > LONGEST or any(":" in str(part) for part in parts):
        raise ValueError(f"token {written!r} does not fit")
    return written


def mark(words: str) -> str:
    """What stands in a token for words that were shown with it: whether they are still the same when it is pressed."""
    return f"{crc32(words.encode()):08x}"


def verb_of(written: str) -> Verb | None:
    """What a token asks for; None for anything the desk cannot have written."""
    parsed = read(written)
    return parsed[0] if parsed else None


def read(written: str) -> tuple[Verb, tuple[str, ...]] | None:
    """Reads a token; None for anything the desk cannot have written."""
    # rule: callback-64-bytes
    if len(written.encode(errors="replace")) > LONGEST:
        return None
    verb, *parts = written.split(":")
    try:
        return Verb(verb), tuple(parts)
    except ValueError:
        return None
