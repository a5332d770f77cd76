"""Tokens: what is written is read back, fits into 64 bytes, and nothing that anybody sends can do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.scene.tokens import LONGEST, Verb, read, token
from bot.places import default_regions
from bot.surveys import default_instrument
from tests.flows.table import QUESTIONS, ROLES

REFERENCE = "x" * 16
"""As long as the desk's own references (96 bits in base 64)."""

parts = st.lists(st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=20), max_size=4)


def fits(verb: Verb, given: list[str]) -> bool:
    return len(":".join([verb, *given]).encode()) <= LONGEST


@given(st.sampled_from(Verb), parts)
def test_what_is_written_is_read_back_or_refused(verb: Verb, given: list[str]) -> None:
    if not fits(verb, given):
        with pytest.raises(ValueError, match="does not fit"):
            token(verb, *given)
        return
    written = token(verb, *given)
    assert len(written.encode()) <= LONGEST
    assert read(written) == (verb, tuple(given))


def test_numbers_are_written_as_figures() -> None:
    assert read(token(Verb.STEP, REFERENCE, 7)) == (Verb.STEP, (REFERENCE, "7"))


def test_a_colon_inside_an_argument_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        token(Verb.ANSWER, "a:b")


@given(st.text(max_size=80))
def test_reading_never_raises(written: str) -> None:
    found = read(written)
    assert found is None or ":".join([found[0], *found[1]]) == written


@given(st.sampled_from(Verb), st.lists(st.text(max_size=70), max_size=5))
def test_reading_never_raises_after_a_known_verb(verb: Verb, given: list[str]) -> None:
    found = read(":".join([verb, *given]))
    assert found is None or found[0] is verb


HOSTILE = [
    "",
    ":",
    "::::",
    "M",
    "mm",
    " m",
    "\x00",
    "m\x00",
    "\ud800",
    "a:\udfff",
    "😀" * 17,
    "p:" + "1" * 63,
    "Verb.MENU",
    "menu",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("written", HOSTILE)
# rule: callback-64-bytes
def test_hostile_tokens_are_read_as_none_or_as_plain_arguments(written: str) -> None:
    found = read(written)
    assert found is None or found == (Verb.ANSWER, (written[2:],))


def test_the_longest_tokens_that_the_desk_writes_fit() -> None:
    answers = [*ROLES, *(region.key for region in default_regions().all)]
    longest_question = max((question.key for question in QUESTIONS), key=len)
    longest_element = max((element.key for element in default_instrument().elements), key=len)
    written = [
        token(Verb.ANSWER, REFERENCE, longest_question, max(answers, key=len)),
        token(Verb.RATE, REFERENCE, longest_element, 9),
        token(Verb.SKIP, REFERENCE, longest_element),
        token(Verb.ANSWER, REFERENCE, longest_question, "k" * 24),
    ]
    assert max(len(each.encode()) for each in written) <= LONGEST


def test_verbs_differ() -> None:
    assert len({verb.value for verb in Verb}) == len(Verb)
    assert not any(":" in verb.value for verb in Verb)
