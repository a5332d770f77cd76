"""The reports that can be asked for in chat: which there are, for whom, about which periods and as which files.

Pure values; what makes them is declared where it is made (``listed()`` in :mod:`bot.papers.kinds`), and a test holds
both equal.
"""

from collections.abc import Collection
from dataclasses import dataclass

from bot.flows.calendar.period import Length, Period
from bot.flows.journey.rights import Relation

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""What a file is, by the ending of its name."""

LENGTHS = (Length.DAY, Length.WEEK, Length.MONTH, Length.QUARTER)
"""What is offered where a report is usual for any period."""

_OFFICE = frozenset((Relation.SUPERVISOR, Relation.ADMIN))
_FRONT = _OFFICE | {Relation.RECEIVER}
"""Who receives visitors keeps the guest book, may look every guest up, and closes the day: both books are theirs too.
All else tells how colleagues kept their times, or what the office is judged by."""

_COUNTER = frozenset((Relation.SUPERVISOR, Relation.RECEIVER))
"""Who looks after requests for public information: their register is for nobody else."""

_TABLE, _PAPER = ("xlsx", "pdf"), ("pdf",)
_SURVEYED = (Length.MONTH, Length.QUARTER, Length.HALF_YEAR, Length.YEAR)


_NOT_CARRIED = frozenset((("whatsapp", "zip"),))
"""What a channel takes no documents of (WhatsApp Cloud API, supported media types)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of report: ``word`` is its key with underscores, as tokens have it; ``title`` the text that says what it
    is; ``formats`` are endings of files, the usual one first; ``lengths`` the periods that it is usual for, none for
    any; ``readers``: who may have it. ``reaches``: whether it tells how visitors are reached, to who may know."""

    word: str
    title: str
    formats: tuple[str, ...]
    readers: frozenset[Relation] = _OFFICE
    lengths: tuple[Length, ...] = ()
    reaches: bool = False

    @property
    def key(self) -> str:
        """Its name where it is typed, and in names of files."""
        return self.word.replace("_", "-")

    def as_files(self, channel: str) -> tuple[str, ...]:
        """The endings that can be given on a channel."""
        # rule: whatsapp-carries-no-zip
        return tuple(each for each in self.formats if (channel, each) not in _NOT_CARRIED)

    @property
    def offered(self) -> tuple[Length, ...]:
        """The lengths of the periods that are offered as buttons."""
        return self.lengths or LENGTHS

    def is_about(self, period: Period) -> bool:
        """Whether it can be about a period: what is usual for one length only is made for no other."""
        return len(self.lengths) != 1 or period.length in self.lengths

    def is_for(self, relations: Collection[Relation]) -> bool:
        """Whether somebody may have it who stands so to whoever comes."""
        return bool(self.readers.intersection(relations))


OFFERS = (
    Offer("buku_tamu", "guest-book-about", _TABLE, _FRONT, reaches=True),
    Offer("buku_laporan", "book-about", ("pdf", "png"), _FRONT, (Length.DAY,)),
    Offer("pemantauan_pos", "register-pemantauan-pos", ("xlsx", "pdf", "png"), lengths=(Length.HALF_YEAR, Length.YEAR)),
    Offer("penyimpangan", "register-penyimpangan", _TABLE),
    Offer("kompensasi", "register-kompensasi", _TABLE),
    Offer("prioritas", "register-prioritas", _TABLE),
    Offer("pengaduan", "register-pengaduan", _TABLE),
    Offer("ketersediaan", "register-ketersediaan", _TABLE),
    Offer("penggantian", "register-penggantian", _TABLE),
    Offer("skm", "survey-paper-report", _PAPER, lengths=_SURVEYED),
    Offer("skm_publikasi", "survey-paper-publication", ("pdf", "png"), lengths=_SURVEYED),
    Offer("skm_tabel", "survey-paper-table", ("xlsx",), lengths=_SURVEYED),
    Offer("bukti", "register-bukti", ("zip", "pdf"), lengths=(Length.QUARTER, Length.HALF_YEAR, Length.YEAR)),
    Offer("ppid", "paper-information-kind", _TABLE, _COUNTER, reaches=True),
)
"""In the order in which they are shown and numbered."""


_NUMBERS = 3
"""Digits from which on a number is none of a list."""


def offer(key: str) -> Offer | None:
    """The kind with this key, or this word of a token."""
    return next((each for each in OFFERS if key in (each.key, each.word)), None)


def meant(words: str, offers: tuple[Offer, ...]) -> Offer | None:
    """Which of these somebody means by a number or a name, or by as much of a name as no other has."""
    if words.isdecimal() and len(words) < _NUMBERS:
        return offers[int(words) - 1] if 0 < int(words) <= len(offers) else None
    return named(words, offers)


def named(words: str, offers: tuple[Offer, ...] = OFFERS) -> Offer | None:
    """Which of these has this name, or alone begins so."""
    key = "-".join(words.replace("-", " ").replace("_", " ").split())
    alike = [each for each in offers if key and each.key.startswith(key)]
    return next((each for each in alike if each.key == key), alike[0] if len(alike) == 1 else None)
