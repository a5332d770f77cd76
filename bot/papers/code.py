"""The code of a paper: what its public page is found by. Nobody can guess one.

Twelve of the 32 letters of Crockford's alphabet, which has none that are taken for one another: 60 bits. With a
million papers, whoever tries a thousand codes a second finds one in some eighteen years; the door lets nobody try that
fast.
"""

import re

from storage.chance import choice

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 12, 4
_MISREAD = str.maketrans("OIL", "011")
_SHAPE = re.compile(f"[{_LETTERS}]{{{_LENGTH}}}")


def new_code() -> str:
    """A code that nobody can guess, without its hyphens."""
    # rule: paper-code-unguessable
    return "".join(choice(_LETTERS) for _ in range(_LENGTH))


def grouped(code: str) -> str:
    """A code as it is printed and read aloud: "7Q3M-0VXA-9KTB"."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(written: str) -> str:
    """A code as somebody wrote it, hyphens, blanks and letters that look like others put right; empty for none."""
    code = re.sub(r"[\s\-–]+", "", written[:64]).upper().translate(_MISREAD)
    return code if _SHAPE.fullmatch(code) else ""
