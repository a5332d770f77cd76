"""Yes and no as people write them, in either language, with the slips of a hurried finger; and leaving a question
out."""

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_YES = _words("ya y iya iye yah yoi ok oke okay betul benar bener setuju yes yep yeah yup sure correct")
_YES_ALONE = _words("mau boleh ada sudah")
"""Words that begin many a sentence: yes only where nothing else is said."""
_NO = _words("tidak tdk tak ga gak gk ngga nggak enggak engga kagak bukan belum blm jangan no nope not nah never")
_UNSURE = _words("tau tahu yakin pasti mengerti ngerti paham jelas sure know understand")
"""After a no: whoever does not know has said neither."""
_SKIP = frozenset(
    (
        *("lewati", "lewat", "lewatkan", "dilewati", "skip", "kosong", "kosongkan", "nihil", "tidak ada", "tak ada"),
        *("tdk ada", "ga ada", "gak ada", "gada", "nggak ada", "ngga ada", "belum ada", "tidak punya", "tidak perlu"),
        *("none", "nothing", "no thanks", "n/a", "na"),
        *("nanti", "nanti saja", "menyusul", "later"),
    )
)
_DASHES = frozenset("-–—.")
_MOST_WORDS = 4
_AROUND = " .,!?()\"'"
_RUN = re.compile(r"(.)\1+")
_FORGIVING_FROM = 5
"""Letters of a word that may have one slip in it, which may be a letter left out."""

_POLITE = _words("pak bu bapak ibu kak min mbak mas saya dong deh sih kok lah eh ah oh hm hmm duh aduh waduh")
_WILLING = _words("mau ingin jadi setuju bersedia dulu usah perlu terima kasih makasih i agree want thanks thank you")
"""Beside a no: where nothing is asked but whether somebody is willing, these say nothing else."""


def means_yes(typed: str) -> bool | None:
    """True for yes, False for no, None for neither; what is said first counts, and a story is no answer."""
    words = [word for raw in _plain(typed).split() if (word := raw.strip(_AROUND)) and word not in _POLITE]
    if not 1 <= len(words) <= _MOST_WORDS:
        return None
    if _among(words[0], _YES) or (len(words) == 1 and _among(words[0], _YES_ALONE)):
        return None if any(word in _NO for word in words[1:]) else True
    # rule: not-knowing-is-no-no
    return False if _among(words[0], _NO) and not _UNSURE & {*words[1:]} else None


def declines(typed: str) -> bool:
    """Whether words say no to what somebody is asked to be willing to, and nothing else: "tidak bisa masuk" is more."""
    said = {word for raw in _plain(typed).split() if (word := raw.strip(_AROUND))}
    return means_yes(typed) is False and said <= _NO | _WILLING | _POLITE


def means_skip(typed: str) -> bool:
    """Whether words say that a question is to be left out."""
    if set(typed.split()) and set("".join(typed.split())) <= _DASHES:
        return True
    plain = " ".join(word for word in _plain(typed).split() if word not in _POLITE)
    return plain in _SKIP or (" " not in plain and len(plain) >= _FORGIVING_FROM and _among(plain, _SKIP))


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().split()).strip(_AROUND)


def _among(word: str, known: Collection[str]) -> bool:
    """Whether a word is one of these, also drawn out ("iyaaa") or with one slip where it is long enough."""
    if word in known or _RUN.sub(r"\1", word) in known:
        return True
    slips = (each for each in known if len(each) >= _FORGIVING_FROM and len(word) >= _FORGIVING_FROM - 1)
    return any(OSA.distance(word, each, score_cutoff=1) <= 1 for each in slips)
