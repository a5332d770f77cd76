"""What a file holds, by its content and not by its sender's word: of the kind that its name says, and without macros.

Office files are looked into without being unpacked: their parts are counted, one small part is read.
"""

import html
import io
import re
import zipfile
import zlib

import puremagic

from bot.flows.given.papers import Objection, Paper

_HEAD = 4096
_MOST_PARTS = 5000
_LARGEST_LIST = 1_000_000
_TEXTS = ("text/plain", "text/csv")
_MICROSOFT = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_ACTIVE_TYPES = ("macroenabled", "vbaproject", "macrosheet", "activex", "oleobject", "vbadata")
"""What the content types of an office file call what runs, or may hold a program (ECMA-376 Part 2; MS-OFFMACRO2)."""
_ACTIVE_PARTS = re.compile(r"vbaproject|vbadata|/macrosheets?/|/activex/|oleobject|^basic/|^scripts/", re.IGNORECASE)
_ENCODING = re.compile(r"encoding\s*=\s*['\"](?!utf-8|us-ascii)", re.IGNORECASE)


def objection(paper: Paper, content: bytes) -> Objection | None:
    """Why a file is not to be passed on; None if nothing is wrong with what it holds."""
    if paper.media_type in _TEXTS:
        return None if _readable(content) else Objection.NOT_AS_NAMED
    # rule: file-is-what-it-says
    if not _signed(paper, content):
        return Objection.NOT_AS_NAMED
    if paper.media_type.startswith((_MICROSOFT, _OPEN)):
        return _objection_to_office(paper, content)
    return None


def _readable(content: bytes) -> bool:
    """Whether it is text in a common encoding: no signs but those that set lines."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return all(c >= " " or c in "\t\r\n\f" for c in text) and "\x7f" not in text


def _signed(paper: Paper, content: bytes) -> bool:
    """Whether it begins as its kind does."""
    try:
        found = {match.mime_type for match in puremagic.magic_string(content[:_HEAD]) if match.byte_match}
    except (puremagic.PureError, ValueError):
        return False
    return bool(found & {paper.media_type, *paper.also})


def _objection_to_office(paper: Paper, content: bytes) -> Objection | None:
    if content.count(b"PK\x01\x02") > _MOST_PARTS:
        return Objection.NOT_AS_NAMED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if any(_ACTIVE_PARTS.search(name) for name in parts.namelist()):
                return Objection.WITH_MACROS
            if paper.media_type.startswith(_OPEN):
                return None if _part(parts, "mimetype") == paper.media_type else Objection.NOT_AS_NAMED
            return _objection_to_types(paper, _part(parts, "[Content_Types].xml"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error):
        return Objection.NOT_AS_NAMED


def _objection_to_types(paper: Paper, listed: str) -> Objection | None:
    """Office believes what this list says of each part, whatever the part is called."""
    if not listed or _ENCODING.search(listed) or "<!" in listed.replace("<!--", ""):
        return Objection.NOT_AS_NAMED
    types = html.unescape(listed).lower()
    # rule: no-macros-pass
    if any(word in types for word in _ACTIVE_TYPES):
        return Objection.WITH_MACROS
    return None if f'"{paper.media_type}.main+xml"' in types.replace("'", '"') else Objection.NOT_AS_NAMED


def _part(parts: zipfile.ZipFile, name: str) -> str:
    """A small part as text; empty if it is missing, there twice, or too large to be what it should be."""
    found = [part for part in parts.infolist() if part.filename.casefold() == name.casefold()]
    if len(found) != 1:
        return ""
    with parts.open(found[0]) as opened:
        data = opened.read(_LARGEST_LIST + 1)
    return "" if len(data) > _LARGEST_LIST or b"\x00" in data else data.decode("utf-8-sig", errors="replace")
