"""Texts that are put together say what the Fluent library says of them."""

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import ast
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LANGUAGES, load_texts
from bot.texts.plain import Plain, plain_of

TEXTS = load_texts()
PLAIN = [
    (language, name)
    for language in LANGUAGES
    for name in sorted(TEXTS.names(language))
    if plain_of(TEXTS._message(language, name)) is not None
]


def by_the_library(language: str, name: str, args: dict[str, str | int]) -> object:
    """What the library says, without anybody's help."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(ast.Resource([TEXTS._message(language, name)]))
    pattern = bundle.get_message(name).value
    assert pattern is not None
    return bundle.format_pattern(pattern, args)


def test_nearly_all_texts_are_plain() -> None:
    assert len(PLAIN) > 0.8 * sum(len(TEXTS.names(language)) for language in LANGUAGES)


@given(st.sampled_from(PLAIN), st.text(max_size=40) | st.integers(-5, 1500))
def test_a_plain_text_is_said_as_the_library_says_it(text: tuple[str, str], filling: str | int) -> None:
    language, name = text
    names = enumerate(sorted(TEXTS.variables(language, name)))
    args = {key: filling + no if isinstance(filling, int) else f"{filling}{no}" for no, key in names}
    plain = plain_of(TEXTS._message(language, name))
    assert plain is not None
    said = plain.said(args)
    assert said is None or (said, []) == by_the_library(language, name, args)


def test_a_small_number_is_put_in_as_it_is() -> None:
    assert Plain(("Halo ", "no", "!")).said({"no": 999}) == "Halo 999!"


@pytest.mark.parametrize("args", [{}, {"name": 1000}, {"name": -1}, {"name": True}])
def test_what_languages_write_each_in_their_way_is_left_to_the_library(args: dict[str, str | int]) -> None:
    assert Plain(("Halo ", "name", "!")).said(args) is None
