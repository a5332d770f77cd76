"""Canned replies: words that an officer sends often, as the office has written them."""

from dataclasses import dataclass

OF_THE_VISIT = frozenset(("tiket", "nomor", "petugas", "pengunjung"))
"""What a reply may name besides the office's facts."""

NAMED_BY_REPLIES = OF_THE_VISIT | {"kantor", "jam", "alamat", "kontak"}
"""All that a reply may name."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One canned reply; ``needs`` are the names in braces in its words."""

    key: str
    title: str
    words: str
    needs: frozenset[str]
