"""Words that lack vowels: found by their consonants, as if every word had been tried in turn."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.flows.understanding.slips import by_consonants, without_vowels

WORDS = ("layanan", "lainnya", "pelayanan", "antrean", "antrian", "urin", "urun", "batal", "betul", "botol", "beat")
FRAMES = by_consonants(WORDS)


def tried_in_turn(form: str) -> str:
    """The first word of which this lacks vowels, tried one by one."""
    if len(form) < 3 or len(re.sub("[aeiou]", "", form)) < 2:
        return ""
    return next((word for word in WORDS if lacks_vowels(form, word)), "")


def lacks_vowels(form: str, word: str) -> bool:
    """Whether a word is this form with vowels put in, the first and the last letter staying."""
    begun = re.fullmatch("[aeiou]*".join(map(re.escape, form)), word)
    return begun is not None and len(word) > len(form)


@given(st.text(st.sampled_from("aeioubtlynrp"), max_size=9))
def test_any_form_is_found_as_if_every_word_were_tried(form: str) -> None:
    assert without_vowels(form, FRAMES) == tried_in_turn(form)


@given(st.sampled_from(WORDS), st.data())
def test_a_word_without_some_of_its_vowels_is_found(word: str, data: st.DataObject) -> None:
    left = [c for c in word[1:-1] if c not in "aeiou" or data.draw(st.booleans())]
    form = f"{word[0]}{''.join(left)}{word[-1]}"
    assert without_vowels(form, FRAMES) == tried_in_turn(form)
