"""The kinds of file that officers get: a short list. The name's ending and the type that the sender's platform
gives must agree; what the file really holds is looked at when it is here (``bot/jobs/contents.py``).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from bot.flows.given.identity_number import masked

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_OPEN = "application/vnd.oasis.opendocument"
_ZIP = ("application/zip", "application/x-zip-compressed")
_TELLS_NOTHING = ("", "application/octet-stream", "binary/octet-stream")
"""Types by which a platform says that it does not know."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of file; ``also`` are other names that senders and libraries have for its ``media_type``."""

    media_type: str
    endings: tuple[str, ...]
    also: tuple[str, ...] = ()


class Objection(Enum):
    """Why a file that is here is not passed on."""

    NOT_AS_NAMED = "not as named"
    WITH_MACROS = "with macros"
    UNSAFE = "unsafe"
    """The office's scanner refused it."""
    NOT_EXAMINED = "not examined"
    """The office's scanner says nothing."""
    NO_ROOM = "no room"
    """As much was sent as may be kept."""


PAPERS = (
    Paper("application/pdf", ("pdf",), ("application/x-pdf",)),
    Paper("image/jpeg", ("jpg", "jpeg"), ("image/jpg", "image/pjpeg")),
    Paper("image/png", ("png",), ("image/x-png",)),
    Paper("image/webp", ("webp",)),
    Paper("image/heic", ("heic", "heif"), ("image/heif",)),
    Paper(_WORD, ("docx",), _ZIP),
    Paper(_EXCEL, ("xlsx",), _ZIP),
    Paper(_POWERPOINT, ("pptx",), _ZIP),
    Paper(f"{_OPEN}.text", ("odt",), _ZIP),
    Paper(f"{_OPEN}.spreadsheet", ("ods",), _ZIP),
    Paper("text/plain", ("txt",)),
    Paper(
        "text/csv",
        ("csv",),
        ("text/comma-separated-values", "application/csv", "application/vnd.ms-excel", "text/plain"),
    ),
)
MEDIA_TYPES = frozenset(paper.media_type for paper in PAPERS)

_ENDING = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,10}$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\.(?=(?:exe|com|bat|cmd|scr|pif|msi|jse?|vb[se]?|ws[fh]?|hta|ps1|jar|apk|lnk|reg|cpl|dll|chm|cab|sh|html?|svg|"
    r"iso|img|zip|rar|7z|doc[mx]?|dotm|xls[bmx]?|xltm|xlam|ppt[mx]?|ppam|pdf|jpe?g|png|webp|hei[cf]|od[st]|txt|csv)"
    r"(?:[.\s_]|$))",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Names that Windows keeps for devices."""

_LONGEST = 80
_NAMELESS = "berkas"


def paper_of(name: str, media_type: str) -> Paper | None:
    """The kind of a file by its name and by the type it comes with; None if that is none of ours, or they disagree."""
    given = media_type.partition(";")[0].strip().lower()
    ending = _ENDING.search(name.strip())
    if ending is None:
        return next((paper for paper in PAPERS if paper.media_type == given), None)
    by_name = next((paper for paper in PAPERS if ending[0][1:].lower() in paper.endings), None)
    # rule: name-and-type-agree
    agrees = by_name is not None and given in (by_name.media_type, *by_name.also, *_TELLS_NOTHING)
    return by_name if agrees else None


def named(name: str, paper: Paper) -> str:
    """A file's name as officers see it: one line without folders, with one ending, which says what the file is.

    Signs that do not show or turn the direction of writing are gone, sixteen figures masked, and what looks like
    an ending inside the name is none any more ("tagihan.exe.pdf" is "tagihan_exe.pdf").
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(" " if c.isspace() else c for c in last if c.isspace() or (c.isprintable() and c not in '"<>|:*?'))
    ending = _ENDING.search(shown.strip())
    stem = shown.strip()[: ending.start()] if ending else shown
    # rule: one-ending-in-a-name
    stem = masked(_WITHIN.sub("_", " ".join(stem.split()))).strip(". ")
    kept = ending[0].lower() if ending and ending[0][1:].lower() in paper.endings else f".{paper.endings[0]}"
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{_NAMELESS} {stem}"
    return (stem[: _LONGEST - len(kept)].rstrip(". ") or _NAMELESS) + kept
