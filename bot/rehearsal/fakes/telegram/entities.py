"""Formatted text: decides what an HTML message says once Telegram has parsed it, or why it cannot be.

The rules are those of https://core.telegram.org/bots/api#html-style; offsets of entities count UTF-16 code
units, offsets in error messages count bytes. Only ``parse_mode=HTML`` and plain text are known here.
"""

import html
import re
from dataclasses import dataclass, field

from bot.rehearsal.fakes.telegram.errors import ApiError, Json, bad_request

_TOKEN = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>|&(?:#\d+|\#x[0-9a-fA-F]+|\w+);|[^<&]+|[<&]""")
_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)(.*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_COMMAND = re.compile(r"(?<!\S)/\w{1,32}(?:@\w+)?", re.ASCII)
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
_STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text as people read it (``plain``), its entities, and the source it was written in."""

    plain: str
    entities: list[Json]
    html: str


@dataclass(slots=True)
class _Open:
    """A start tag that waits for its end tag."""

    tag: str
    attributes: dict[str, str]
    offset: int
    language: str = ""


def formatted(source: str, parse_mode: str, entities: list[Json]) -> Text:
    """What the bot's text says; raises 400 when it cannot be parsed."""
    if not parse_mode:
        return Text(*_trimmed(source, entities), html.escape(source, quote=False))
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return Text(*_trimmed(*_Reader().read(source)), source)


def commands_in(text: str) -> list[Json]:
    """The entities that Telegram finds by itself in "/start abc"."""
    return [
        {"type": "bot_command", "offset": utf16(text[: found.start()]), "length": utf16(found[0])}
        for found in _COMMAND.finditer(text)
    ]


def utf16(text: str) -> int:
    """Length as Telegram counts it in entities."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Reader:
    """Reads one HTML text, remembering where it is in bytes (errors) and UTF-16 units (entities)."""

    text: list[str] = field(default_factory=list)
    offset: int = 0
    at_byte: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self, source: str) -> tuple[str, list[Json]]:
        """The plain text and its entities, outer ones first."""
        for token in _TOKEN.findall(source):
            self._take(token)
            self.at_byte += len(token.encode())
        if self.stack:
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.text), self.entities

    def _take(self, token: str) -> None:
        if token == "<":
            raise _cannot(f"Unclosed start tag at byte offset {self.at_byte}")
        if found := _TAG.fullmatch(token):
            closing, tag, rest = found.groups()
            self._close(tag.lower()) if closing else self._open(tag.lower(), rest)
            return
        plain = _NAMED.get(token) or (html.unescape(token) if token.startswith("&#") else token)
        self.text.append(plain)
        self.offset += utf16(plain)

    def _open(self, tag: str, rest: str) -> None:
        if tag not in _STYLES:
            raise _cannot(f'Unsupported start tag "{tag}" at byte offset {self.at_byte}')
        found = _ATTRIBUTE.findall(rest)
        attributes = {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {self.at_byte}')
        self.stack.append(_Open(tag, attributes, self.offset))

    def _close(self, tag: str) -> None:
        if not self.stack:
            raise _cannot(f"Unexpected end tag at byte offset {self.at_byte}")
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            where = f"Unmatched end tag at byte offset {self.at_byte}"
            raise _cannot(f'{where}, expected "</{opened.tag}>", found "</{tag}>"')
        if self.offset > opened.offset and not self._names_language(opened):
            length = self.offset - opened.offset
            self.entities.append({"offset": opened.offset, "length": length} | _style(opened))

    def _names_language(self, opened: _Open) -> bool:
        """Whether a closed tag only told the language of the ``<pre>`` around it."""
        name = opened.attributes.get("class", "")
        outer = self.stack[-1] if self.stack else None
        if opened.tag != "code" or outer is None or outer.tag != "pre" or not name.startswith("language-"):
            return False
        outer.language = name.removeprefix("language-")
        return True


def _style(opened: _Open) -> Json:
    style: Json = {"type": _STYLES[opened.tag]}
    match opened.tag:
        case "a":
            return style | {"url": opened.attributes.get("href", "")}
        case "tg-emoji":
            return style | {"custom_emoji_id": opened.attributes.get("emoji-id", "")}
        case "blockquote" if "expandable" in opened.attributes:
            return {"type": "expandable_blockquote"}
        case "pre" if opened.language:
            return style | {"language": opened.language}
    return style


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram drops white space around a text; the entities move along."""
    kept = text.strip()
    before, end = utf16(text[: len(text) - len(text.lstrip())]), utf16(kept)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - before, 0)
        last = min(entity["offset"] - before + entity["length"], end)
        if last > first:
            moved.append(entity | {"offset": first, "length": last - first})
    return kept, moved


def _cannot(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
