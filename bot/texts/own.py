"""The office's own wording, laid over the shipped texts: what is read, and what is refused before anything is said.

A file of the office holds only the texts that it words itself, in ``id/`` or ``en/`` and under any name. All faults are
told at once, each with its file, line and what mends it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.errors import OperatorError
from bot.texts.operator import in_words

_TAG = re.compile(r"<(/?)(b|i|code)>")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_WORD_OF_COMMAND = re.compile(r"(?:duty-)?command-[a-z]+")
_NOT_HERE = re.compile(r"flow-.+|template-.+")
"""What is submitted to Meta, and shown as it was approved there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the office's own texts."""

    file: Path
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        place = in_words("list-words-at", file=self.file, line=self.line) if self.line else str(self.file)
        return f"{place}: {self.what}. {self.remedy}"


class WrongTexts(OperatorError):
    """The office's own texts cannot be used as they are written; ``faults`` are all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


@dataclass(frozen=True, slots=True)
class Own:
    """One text that the office words itself, and where it stands."""

    language: str
    name: str
    message: ast.Message
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the office's texts are held against: the variables of every shipped text by name, of all languages, and the
    names of those whose wording is not the office's to change."""

    variables: Mapping[str, frozenset[str]]
    fixed: frozenset[str]
    languages: tuple[str, ...]


def read_own(folder: Path, shipped: Shipped) -> list[Own]:
    """The texts of a folder. Raises :class:`WrongTexts`."""
    if not folder.is_dir():
        remedy = in_words("list-words-folder-remedy")
        raise WrongTexts([Fault(folder, 0, in_words("list-words-folder"), remedy)])
    found: list[Own] = []
    faults = list(_strange_folders(folder, shipped))
    for language in shipped.languages:
        for file in sorted((folder / language).glob("*.ftl")):
            _read(file, language, found, faults)
    faults += [fault for own in found for fault in _faults(own, shipped)]
    faults += _twice(found)
    if faults:
        raise WrongTexts(sorted(faults, key=lambda fault: (str(fault.file), fault.line)))
    return found


def left_unread(folder: Path, languages: tuple[str, ...]) -> list[Path]:
    """Files in the folders of languages that nobody reads, since they do not end as a file of texts does."""
    there = (file for language in languages for file in (folder / language).glob("[!.]*") if file.is_file())
    return sorted(file for file in there if file.suffix != ".ftl")


def _strange_folders(folder: Path, shipped: Shipped) -> Iterator[Fault]:
    """Texts where nobody would look for them."""
    remedy = in_words("list-words-place-remedy", languages=", ".join(shipped.languages))
    for file in sorted({*folder.glob("*.ftl"), *folder.glob("*/*.ftl")}):
        if file.parent.name not in shipped.languages or file.parent == folder:
            yield Fault(file, 0, in_words("list-words-place"), remedy)


def _read(file: Path, language: str, found: list[Own], faults: list[Fault]) -> None:
    try:
        source = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        faults.append(Fault(file, 0, in_words("list-words-unread", fault=fault), in_words("list-words-unread-remedy")))
        return
    for entry in FluentParser().parse(source).body:
        span = entry.id.span if isinstance(entry, ast.Message) else entry.span  # not of the comment above it
        line = source[: span.start if span else 0].count("\n") + 1
        if isinstance(entry, ast.Message) and entry.value is not None and not entry.attributes:
            found.append(Own(language, entry.id.name, entry, file, line))
        elif not isinstance(entry, ast.BaseComment):
            what = _unread(entry, source, line)
            remedy = in_words("list-words-form-remedy")
            faults.append(Fault(file, line, what, remedy))


def _unread(entry: ast.EntryType, source: str, line: int) -> str:
    written = source.splitlines()[line - 1].strip()[:40] if source.splitlines() else ""
    return (
        in_words("list-words-junk", written=written) if isinstance(entry, ast.Junk) else in_words("list-words-strange")
    )


def _faults(own: Own, shipped: Shipped) -> Iterator[Fault]:
    """What is wrong with one text."""
    if own.name not in shipped.variables:
        near = get_close_matches(own.name, shipped.variables, 1)
        remedy = in_words("list-words-near", name=near[0]) if near else in_words("list-words-names")
        yield _at(own, in_words("list-words-unknown", own=own.name), remedy)
        return
    if own.name in shipped.fixed or _NOT_HERE.fullmatch(own.name):
        why = in_words("list-words-fixed-remedy")
        yield _at(own, in_words("list-words-fixed", own=own.name), why)
        return
    yield from _wrong_variables(own, shipped.variables[own.name])
    yield from _wrong_words(own)


def _wrong_variables(own: Own, needed: frozenset[str]) -> Iterator[Fault]:
    used = _Used()
    used.visit(own.message)
    listed = ", ".join(f"{{ ${name} }}" for name in sorted(needed)) or in_words("list-words-nothing")
    for name in sorted(used.variables - needed):
        yield _at(
            own,
            in_words("list-words-variable", text=own.name, variable=name),
            in_words("list-words-variable-remedy", listed=listed),
        )
    for name in sorted(needed - used.variables):
        yield _at(
            own,
            in_words("list-words-lacks", text=own.name, variable=name),
            in_words("list-words-lacks-remedy", listed=listed),
        )
    if used.others:
        remedy = in_words("list-words-refers-remedy")
        yield _at(own, in_words("list-words-refers", text=own.name, others=", ".join(sorted(used.others))), remedy)


def _wrong_words(own: Own) -> Iterator[Fault]:
    """Marks that no chat app would take, and commands that are none."""
    words = "\n".join(_pieces(own.message))
    if not all(_well_tagged(line) for line in words.split("\n")):
        remedy = in_words("list-words-marks-remedy")
        yield _at(own, in_words("list-words-marks", own=own.name), remedy)
    if _WORD_OF_COMMAND.fullmatch(own.name) and not _COMMAND.fullmatch(words.strip()):
        remedy = in_words("list-words-command-remedy")
        yield _at(own, in_words("list-words-command", words=words.strip()), remedy)


def _at(own: Own, what: str, remedy: str) -> Fault:
    return Fault(own.file, own.line, what, remedy)


def _pieces(message: ast.Message) -> Iterator[str]:
    """The words of a text as they stand in its source, variant by variant; a variable stands for itself."""
    found = _Words()
    found.visit(message)
    yield from found.texts


def _well_tagged(line: str) -> bool:
    opened: list[str] = []
    for closing, tag in _TAG.findall(line):
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened and not re.search(r"[<>]", _TAG.sub("", line))


def _twice(found: list[Own]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], Own] = {}
    for own in found:
        first = seen.setdefault((own.language, own.name), own)
        if first is not own:
            remedy = in_words("list-words-twice-remedy", file=first.file, line=first.line)
            yield _at(own, in_words("list-words-twice", own=own.name), remedy)


class _Used(Visitor):
    """The variables and the other texts that a text names."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.others: set[str] = set()

    def visit(self, node: object) -> None:
        match node:
            case ast.VariableReference():
                self.variables.add(node.id.name)
            case ast.MessageReference() | ast.TermReference() | ast.FunctionReference():
                self.others.add(node.id.name)
        super().visit(node)


class _Words(Visitor):
    """What each pattern of a text says, a variable as a dot."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit(self, node: object) -> None:
        if isinstance(node, ast.Pattern):
            written = (part.value if isinstance(part, ast.TextElement) else "." for part in node.elements)
            self.texts.append("".join(str(each) for each in written))
        super().visit(node)
