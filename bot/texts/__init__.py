"""The desk's words: finds the texts of every language once, and says one by its name.

A text is looked for in the reader's language, then in Indonesian, which has them all. Texts never quote one
another; the flows put phrases together. Marks and times are the renderer's concern. A text is parsed when it is first
asked for: there are thousands, a command says a few of them, and parsing all takes seconds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from bot.texts.own import Own, Shipped, read_own
from bot.texts.plain import Plain, plain_of

LANGUAGES = ("id", "en")
"""The languages there are texts in; the first is what all others fall back to."""

_LONGEST_PART = 2500
"""Characters: fluent.runtime (resolver.MAX_PART_LENGTH) formats no argument longer than this."""

_OFFICIAL = re.compile(
    r"survey-(?:persyaratan|prosedur|waktu|biaya|produk|kompetensi|perilaku|sarana|pengaduan)(?:-\d)?"
)
"""The official questionnaire's own words (PermenPANRB 14/2017, Lampiran)."""

_PIECE = re.compile(r"^(?=[^\s}])", re.MULTILINE)
"""Where a text or a line of a comment begins: whatever goes on with one is indented, or closes a brace."""

_NAMED = re.compile(r"(?:#.*\n)*([A-Za-z][A-Za-z0-9_-]*) *=")

_STAND_IN = re.compile("\ue000([^\ue000\ue001]+)\ue001")


class UnknownText(KeyError):
    """No language of the reader has a text of this name."""


class BrokenText(ValueError):
    """A text cannot be read, or cannot be said with the arguments given."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A text as its file has it, with the comment right above it, and the line on which it begins."""

    words: str
    origin: str
    line: int


class Texts:
    """All texts. ``sources`` holds the Fluent source of every file, by language and file name; ``own`` what the office
    words itself, in place of those."""

    def __init__(self, sources: Mapping[str, Mapping[str, str]], own: Iterable[Own] = ()) -> None:
        self._written = {language: _find_all(language, files) for language, files in sources.items()}
        self.own = {(each.language, each.name): each for each in own}
        self._names = {language: frozenset(found) for language, found in self._written.items()}
        for language, name in self.own:
            self._names[language] = self._names.get(language, frozenset()) | {name}
        self._bundles = {language: _bundle(language) for language in self._names}
        self._puts: dict[tuple[str, str], Plain | None] = {}
        self._plain: dict[tuple[str, str], str] = {}
        """Texts without variables, once said: buttons are said again and again."""

    def say(self, language: str, name: str, args: Mapping[str, str | int] | None = None) -> str:
        """The text with its variables filled in: strings as they stand, numbers as the language writes them.

        Raises :class:`UnknownText`, or :class:`BrokenText` when a variable has no argument. Arguments that
        the text does not use are ignored.
        """
        if args:
            return self._said(language, name, args)
        if (language, name) not in self._plain:
            self._plain[language, name] = self._said(language, name, {})
        return self._plain[language, name]

    def _said(self, language: str, name: str, args: Mapping[str, str | int]) -> str:
        for chosen in (language, LANGUAGES[0]):
            if name in self.names(chosen):
                plain = self._put_together(chosen, name)
                if plain is not None and (said := plain.said(args)) is not None:
                    return said
                bundle = self._bundles[chosen]
                if not bundle.has_message(name):
                    bundle.add_resource(ast.Resource([self._message(chosen, name)]))
                return _say(bundle, name, args)
        raise UnknownText(name)

    def _put_together(self, language: str, name: str) -> Plain | None:
        if (language, name) not in self._puts:
            self._puts[language, name] = plain_of(self._message(language, name))
        return self._puts[language, name]

    def _message(self, language: str, name: str) -> ast.Message:
        own = self.own.get((language, name))
        if own is not None:
            return own.message
        if name not in self.names(language):
            raise UnknownText(name)
        return _parsed(self._written[language][name])

    def names(self, language: str) -> frozenset[str]:
        """The names of the texts written in this language, without those it borrows."""
        return self._names.get(language, frozenset())

    def variant(self, language: str, name: str) -> str:
        """How the office words a text itself, as it stands in its file; empty where it does not."""
        own = self.own.get((language, name))
        return FluentSerializer().serialize_entry(own.message) if own else ""

    def source(self, language: str, name: str) -> str:
        """A text as it stands in its file. Raises :class:`UnknownText`."""
        return FluentSerializer().serialize_entry(self._message(language, name))

    def variables(self, language: str, name: str) -> frozenset[str]:
        """The variables a text needs, in any of its variants. Raises :class:`UnknownText`."""
        found = _Variables()
        found.visit(self._message(language, name))
        return frozenset(found.names)


@cache
def load_texts(folder: Path | None = None) -> Texts:
    """The texts that ship with Loket, with the office's own of ``folder`` in their place, read once a process. Raises
    :class:`BrokenText`, or :class:`bot.texts.own.WrongTexts` for what the office wrote.
    """
    sources = {language: _sources(language) for language in LANGUAGES}
    if folder is None:
        return Texts(sources)
    shipped = load_texts()
    names = frozenset[str]().union(*(shipped.names(language) for language in LANGUAGES))
    fixed = frozenset(name for name in names if _OFFICIAL.fullmatch(name))
    return Texts(sources, read_own(folder, Shipped(_Needed(shipped, names), fixed, LANGUAGES)))


def _sources(language: str) -> dict[str, str]:
    folder = files("bot.texts").joinpath(language)
    return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".ftl")}


def _find_all(language: str, sources: Mapping[str, str]) -> dict[str, _Written]:
    """Every text by its name; one name used twice is a fault, as is anything that is not a text."""
    texts: dict[str, _Written] = {}
    for file, source in sources.items():
        for name, written in _find(source, f"{language}/{file}"):
            if name in texts:
                raise BrokenText(f"{language}/{file}: {name} is written twice")
            texts[name] = written
    return texts


@cache
def _find(source: str, origin: str) -> tuple[tuple[str, _Written], ...]:
    """Which texts a file has, found once a process: what ships is the same in an office that words some of it anew."""
    return tuple(_named(words, origin, line) for words, line in _pieces(source))


def _named(words: str, origin: str, line: int) -> tuple[str, _Written]:
    found = _NAMED.match(words)
    if found is None:
        raise BrokenText(f"{origin}, line {line}: this is not a text")
    return found[1], _Written(words, origin, line)


def _pieces(source: str) -> Iterator[tuple[str, int]]:
    """What a file consists of, each with its line: texts, and whatever should be one. A comment goes with the text that
    follows it at once, and is passed over else."""
    above, line = "", 1
    for piece in _PIECE.split(source):
        comment = piece.startswith("#")
        if not comment and piece.strip():
            yield above + piece, line
        # rule: comment-belongs-to-its-text
        above = above + piece if comment and not piece.startswith("##") and not piece.endswith("\n\n") else ""
        line += piece.count("\n")


@cache
def _parsed(written: _Written) -> ast.Message:
    """A text, read once a process. Raises :class:`BrokenText` for one that is none."""
    match FluentParser().parse(written.words).body:
        case [ast.Message() as message] if message.value is not None:
            return message
    raise BrokenText(f"{written.origin}, line {written.line}: this is not a text")


class _Needed(Mapping[str, frozenset[str]]):
    """The variables of every shipped text, read from those that somebody asks about."""

    def __init__(self, shipped: Texts, names: frozenset[str]) -> None:
        self._shipped, self._names = shipped, names

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._shipped.variables(LANGUAGES[0], name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _bundle(language: str) -> FluentBundle:
    """Isolation marks are off: they would stand around links and passcodes that visitors copy."""
    return FluentBundle([language], use_isolating=False)


def _say(bundle: FluentBundle, name: str, args: Mapping[str, str | int]) -> str:
    pattern = bundle.get_message(name).value
    if pattern is None:
        raise BrokenText(f"{name} has no words")
    long = {key: arg for key, arg in args.items() if isinstance(arg, str) and len(arg) > _LONGEST_PART}
    short = {key: f"\ue000{key}\ue001" if key in long else arg for key, arg in args.items()}
    said, errors = bundle.format_pattern(pattern, short)
    if errors or not isinstance(said, str):
        raise BrokenText(f"{name}: {'; '.join(map(str, errors))}")
    return _STAND_IN.sub(lambda found: long.get(found[1], found[0]), said) if long else said


class _Variables(Visitor):
    """Collects the variables of a message on a walk through it, its selectors and variants included."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit(self, node: object) -> None:
        if isinstance(node, ast.VariableReference):
            self.names.add(node.id.name)
        super().visit(node)
