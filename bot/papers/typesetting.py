"""Typesetting: a paper's values and the template of its name become a PDF or pictures, in one way for all papers.

- Values go in as data: nothing that anybody wrote is ever markup. Drawings (codes, emblems) go beside them as they are.
- Every word is printed in letters that the fonts have, or visibly replaced (:mod:`bot.papers.lettering`); one that is
  longer than its place is broken.
- A PDF is tagged and has a title and a language (PDF/UA-1); typst refuses to make one that breaks the standard.
- The same values give the same bytes: fonts are those that come with typst, and no paper knows when it was made.
- Where a template cannot set somebody's words, they are set in the plainest letters, then on a plain paper: no words of
  anybody withhold a paper. Values that lack something are a fault of ours, and told as one.

It takes as long as it takes and holds the interpreter meanwhile: never called where a desk runs.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import typst

from bot.papers.lettering import all_printable, missing, words_in
from bot.texts.official import in_official_words

Drawings = Mapping[str, str | list[str]]
"""SVG, by the name under which a template finds it."""

_Kind = Literal["pdf", "png"]
_PIXELS_PER_INCH = 144.0
_PLAIN = "plain"
# rule: long-words-stay-on-the-page
_BREAKS = rb"""#show regex("[^\s_/.:@-]{26,}|\S{60,}"): it => it.text.clusters().join(sym.zws)
"""
"""Before every template: a word that may be longer than its place is broken anywhere rather than run off the page."""
_HARMFUL = re.compile("[^A-Za-z0-9_ -]")


def pdf(name: str, given: Mapping[str, Any], drawings: Drawings | None = None) -> bytes:
    """A paper by the template of this name as a PDF."""
    return _made(name, given, drawings or {}, "pdf")[0]


def pictures(name: str, given: Mapping[str, Any], drawings: Drawings | None = None) -> list[bytes]:
    """Its pages as pictures (PNG)."""
    return _made(name, given, drawings or {}, "png")


def _made(name: str, given: Mapping[str, Any], drawings: Drawings, kind: _Kind) -> list[bytes]:
    told = {**given, "boxes": _boxes(given)}
    ways: tuple[Callable[[], list[bytes]], ...] = (
        lambda: _set(name, {**all_printable(told), **drawings}, kind),
        lambda: _set(name, {**all_printable(told, plain=True), **drawings}, kind),
        lambda: _plainly(name, told, drawings, kind),
    )
    *others, last = ways
    for way in others:
        # rule: hostile-letters-still-a-paper
        try:
            return way()
        except BaseException as fault:  # typst's panics are no Exception
            if isinstance(fault, KeyboardInterrupt | SystemExit):
                raise
            _compiler.cache_clear()
    return last()


def _boxes(given: Mapping[str, Any]) -> str:
    """Which writing boxes stand for, in a sentence; nothing where there are none."""
    written = missing(words_in(given))
    return in_official_words("setting-boxes", kinds=", ".join(map(str.capitalize, written))) if written else ""


def _plainly(name: str, told: Mapping[str, Any], drawings: Drawings, kind: _Kind) -> list[bytes]:
    """Every word of it, one under the other; a paper whose template fails on harmless words too is not set at all."""
    _set(name, {**_harmless(told), **drawings}, kind)
    lines = [each for each in words_in(all_printable(told, plain=True)) if each.strip()]
    return _set(_PLAIN, {"note": in_official_words("setting-plain"), "lines": lines}, kind)


def _harmless(given: Any) -> Any:
    """Values of the same shape in words that no template stumbles over; what templates look up by stays."""
    match given:
        case str():
            return _HARMFUL.sub("", given)[:60]
        case dict():
            return {key: _harmless(each) for key, each in given.items()}
        case list() | tuple():
            return [_harmless(each) for each in given]
        case _:
            return given


def _set(name: str, given: Mapping[str, Any], kind: _Kind) -> list[bytes]:
    # rule: words-never-markup
    values = {"paper": json.dumps(given, ensure_ascii=False), "picture": "yes" if kind == "png" else ""}
    made: Any = _compiler().compile(
        _template(name),
        format=kind,
        ppi=_PIXELS_PER_INCH,
        sys_inputs=values,
        pdf_standards="ua-1" if kind == "pdf" else None,
    )
    return list(made) if isinstance(made, list) else [made]


def templates() -> Iterator[str]:
    """The names of all templates: where they lie under ``bot/papers``, without their ending."""
    for folder in sorted(files("bot.papers").iterdir(), key=lambda each: each.name):
        if folder.name.endswith(".typ"):
            yield folder.name.removesuffix(".typ")
        elif folder.is_dir():
            inside = sorted(each.name for each in folder.iterdir() if each.name.endswith(".typ"))
            yield from (f"{folder.name}/{each.removesuffix('.typ')}" for each in inside)


@cache
def _template(name: str) -> bytes:
    return _BREAKS + files("bot.papers").joinpath(*f"{name}.typ".split("/")).read_bytes()


@cache
def _compiler() -> typst.Compiler:
    """Loading fonts takes longer than setting a paper: they are loaded once, and never those of the machine."""
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)
