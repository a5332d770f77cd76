"""TOML as such: the text becomes plain tables, or the place where its writing goes wrong."""

import re
import tomllib
from typing import Any

from bot.sop.faults import SheetFault, SheetFaults
from bot.texts.operator import in_words

_LINE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_QUOTES = in_words("sop-toml-text-remedy")
_BRACKET = in_words("sop-toml-list-remedy")
_HEADING = in_words("sop-toml-heading-remedy")

_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after a key", in_words("sop-toml-equals"), in_words("sop-toml-key-remedy")),
    ("Expected newline or end", in_words("sop-toml-more"), _QUOTES),
    ("Illegal character '\\n'", in_words("sop-toml-unclosed"), _QUOTES),
    (
        "Illegal character",
        in_words("sop-toml-unseen"),
        in_words("sop-toml-retype-remedy"),
    ),
    ("Found invalid character", in_words("sop-toml-unseen"), in_words("sop-toml-unseen-remedy")),
    ("Unterminated string", in_words("sop-toml-unclosed"), _QUOTES),
    ("Expected \"'''\"", in_words("sop-toml-unclosed"), _QUOTES),
    (
        "Unescaped",
        in_words("sop-toml-backslash"),
        in_words("sop-toml-backslash-remedy"),
    ),
    ("Unclosed array", in_words("sop-toml-list"), _BRACKET),
    ("Cannot overwrite a value", in_words("sop-toml-key-twice"), in_words("sop-toml-twice-remedy")),
    ("Cannot declare", in_words("sop-toml-part-twice"), in_words("sop-toml-part-twice-remedy", heading=_HEADING)),
    ("Expected ']", in_words("sop-toml-bracket"), _HEADING),
    ("Invalid initial character", in_words("sop-toml-incomplete"), _HEADING),
    ("Invalid statement", in_words("sop-toml-line"), in_words("sop-toml-key-remedy")),
    ("Invalid value", in_words("sop-toml-value"), _QUOTES),
)
_UNEXPLAINED = (in_words("sop-toml"), _QUOTES)


def parse(text: str, origin: str) -> dict[str, Any]:
    """The tables of a TOML text; raises :class:`SheetFaults` with the one place where reading stopped."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SheetFaults([_explain(str(error), text, origin)]) from None
    except ValueError:
        # Python converts no number of more than 4300 digits; tomllib lets that error through.
        fault = SheetFault(origin, 1, in_words("sop-toml-number"), _QUOTES)
    except RecursionError:
        fault = SheetFault(origin, 1, in_words("sop-toml-nested"), _BRACKET)
    raise SheetFaults([fault])


def _explain(error: str, text: str, origin: str) -> SheetFault:
    """tomllib's English sentence as the clerk's: its line is kept, its cause is put in plain words."""
    message, remedy = next(
        ((message, remedy) for start, message, remedy in _EXPLAINED if error.startswith(start)), _UNEXPLAINED
    )
    found = _LINE.search(error)
    if found and found[1]:
        return SheetFault(origin, int(found[1]), in_words("sop-toml-column", message=message, column=found[2]), remedy)
    last_line = text.rstrip().count("\n") + 1
    return SheetFault(origin, last_line, in_words("sop-toml-to-the-end", message=message), remedy)
