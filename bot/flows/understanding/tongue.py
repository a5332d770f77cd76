"""In which language somebody writes, as far as the small words tell that every sentence is made of."""

import re

from bot.flows.given.typed import clean

_WORD = re.compile(r"[a-z]+")
_LONGEST = 300
_FEWEST = 2
"""English words that tell: one alone is as often said by somebody who goes on in Indonesian ("hello", "thanks")."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_INDONESIAN = _words(
    "saya sy aku kami kita anda kamu pak bu bapak ibu kak bang min yang yg di ke dari dan atau dengan dgn untuk "
    "utk ini itu ada apa apakah bagaimana gimana gmn berapa brp kapan mana dimana siapa kenapa mau ingin pengen "
    "bisa bs boleh perlu tidak tdk ga gak nggak sudah sdh belum blm halo hai selamat pagi siang sore malam "
    "assalamualaikum permisi mohon tolong tlg terima kasih makasih buka jam kantor alamat petugas daftar antrean "
    "antri"
)
_ENGLISH = _words(
    "i you we they my your our the an is are am was do does did can could would will shall what when where who "
    "why how which to of at with from about this that there and or not have has need want like please good "
    "morning afternoon evening thank hello someone somebody talk speak help open opening office hours address "
    "appointment register"
)


def spoken(typed: str) -> str:
    """The language of a message, "id" or "en"; empty where it does not tell."""
    # rule: first-words-choose-the-language
    words = {*_WORD.findall(clean(typed)[:_LONGEST].casefold())}
    if words & _INDONESIAN:
        return "" if len(words & _ENGLISH) > len(words & _INDONESIAN) else "id"
    return "en" if len(words & _ENGLISH) >= _FEWEST else ""
