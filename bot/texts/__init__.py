"""The desk's words: loads the texts of every language once, and says one by its name.

A text is looked for in the reader's language, then in Indonesian, which has them all. Texts never quote one
another; the flows put phrases together. Marks and times are the renderer's concern.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from bot.texts.own import Own, Shipped, read_own

LANGUAGES = ("id", "en")
"""The languages there are texts in; the first is what all others fall back to."""

_LONGEST_PART = 2500
"""Characters: fluent.runtime (resolver.MAX_PART_LENGTH) formats no argument longer than this."""

_OFFICIAL = re.compile(
    r"survey-(?:persyaratan|prosedur|waktu|biaya|produk|kompetensi|perilaku|sarana|pengaduan)(?:-\d)?"
)
"""The official questionnaire's own words (PermenPANRB 14/2017, Lampiran)."""

_STAND_IN = re.compile("\ue000([^\ue000\ue001]+)\ue001")


class UnknownText(KeyError):
    """No language of the reader has a text of this name."""


class BrokenText(ValueError):
    """A text cannot be read, or cannot be said with the arguments given."""


class Texts:
    """All texts. ``sources`` holds the Fluent source of every file, by language and file name; ``own`` what the office
    words itself, in place of those."""

    def __init__(self, sources: Mapping[str, Mapping[str, str]], own: Iterable[Own] = ()) -> None:
        self._messages = {language: _read_all(language, written) for language, written in sources.items()}
        self.own = {(each.language, each.name): each for each in own}
        for (language, name), each in self.own.items():
            self._messages.setdefault(language, {})[name] = each.message
        self._bundles = {language: _bundle(language, found) for language, found in self._messages.items()}
        self._plain: dict[tuple[str, str], str] = {}
        """Texts without variables, once said: buttons are said again and again."""

    def say(self, language: str, name: str, args: Mapping[str, str | int] | None = None) -> str:
        """The text with its variables filled in: strings as they stand, numbers as the language writes them.

        Raises :class:`UnknownText`, or :class:`BrokenText` when a variable has no argument. Arguments that
        the text does not use are ignored.
        """
        if args:
            return self._written(language, name, args)
        if (language, name) not in self._plain:
            self._plain[language, name] = self._written(language, name, {})
        return self._plain[language, name]

    def _written(self, language: str, name: str, args: Mapping[str, str | int]) -> str:
        for chosen in (language, LANGUAGES[0]):
            if name in self._messages.get(chosen, ()):
                return _say(self._bundles[chosen], name, args)
        raise UnknownText(name)

    def names(self, language: str) -> frozenset[str]:
        """The names of the texts written in this language, without those it borrows."""
        return frozenset(self._messages.get(language, ()))

    def variant(self, language: str, name: str) -> str:
        """How the office words a text itself, as it stands in its file; empty where it does not."""
        own = self.own.get((language, name))
        return FluentSerializer().serialize_entry(own.message) if own else ""

    def source(self, language: str, name: str) -> str:
        """A text as it stands in its file. Raises :class:`UnknownText`."""
        if name not in self._messages.get(language, ()):
            raise UnknownText(name)
        return FluentSerializer().serialize_entry(self._messages[language][name])

    def variables(self, language: str, name: str) -> frozenset[str]:
        """The variables a text needs, in any of its variants. Raises :class:`UnknownText`."""
        try:
            message = self._messages[language][name]
        except KeyError:
            raise UnknownText(name) from None
        found = _Variables()
        found.visit(message)
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
    variables = {name: shipped.variables(LANGUAGES[0], name) for name in names}
    fixed = frozenset(name for name in names if _OFFICIAL.fullmatch(name))
    return Texts(sources, read_own(folder, Shipped(variables, fixed, LANGUAGES)))


def _sources(language: str) -> dict[str, str]:
    folder = files("bot.texts").joinpath(language)
    return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".ftl")}


def _read_all(language: str, sources: Mapping[str, str]) -> dict[str, ast.Message]:
    """Every message by its name; one name used twice is a fault, as is anything that is not a message."""
    messages: dict[str, ast.Message] = {}
    for file, source in sources.items():
        for message in _read(source, f"{language}/{file}"):
            if message.id.name in messages:
                raise BrokenText(f"{language}/{file}: {message.id.name} is written twice")
            messages[message.id.name] = message
    return messages


def _read(source: str, origin: str) -> list[ast.Message]:
    messages = []
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            messages.append(entry)
        elif not isinstance(entry, ast.BaseComment):
            line = source[: entry.span.start if entry.span else 0].count("\n") + 1
            raise BrokenText(f"{origin}, line {line}: this is not a text")
    return messages


def _bundle(language: str, messages: Mapping[str, ast.Message]) -> FluentBundle:
    """Isolation marks are off: they would stand around links and passcodes that visitors copy."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(ast.Resource(list(messages.values())))
    return bundle


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
