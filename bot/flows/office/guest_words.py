"""The words by which a visitor is found in the guest book: of their name and of where they are from."""

import re
import unicodedata
from collections.abc import Mapping

MOST = 16
"""Words of one visitor that are kept."""

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40


def spoken(words: str) -> tuple[str, ...]:
    """What somebody wrote as words to compare: small, without accents, each once."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).casefold()
    return tuple(word[:_LONGEST] for word in dict.fromkeys(_WORD.findall(plain)))


def of_form(form: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a form by which its visitor is found."""
    return spoken(f"{form.get('name', '')} {form.get('institution', '')}")[:MOST]
