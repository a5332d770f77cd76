"""The part ``[layanan]`` of a sheet: for which kinds of business a desk with several sheets follows it."""

from bot.flows.office.categories import CATEGORIES
from bot.sop.document import Document
from bot.sop.faults import listed, meant, quoted
from bot.texts.operator import in_words

PART = "layanan"
KEYS = ("kategori",)
_KNOWN = tuple(category.key for category in CATEGORIES)


def read_categories(document: Document) -> tuple[str, ...]:
    """The categories that the sheet serves; none for a sheet that serves all that no other does."""
    if not document.has(PART):
        return ()
    table = document.part(PART, KEYS)
    found = table.several(KEYS[0])
    for written in found:
        if written not in _KNOWN:
            table.note(KEYS[0], in_words("sop-category", written=quoted(written)), meant(written, _KNOWN))
    if len(set(found)) < len(found):
        table.note(KEYS[0], in_words("sop-category-twice"), in_words("sop-category-twice-remedy", known=listed(_KNOWN)))
    return tuple(dict.fromkeys(each for each in found if each in _KNOWN))
