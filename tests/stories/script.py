"""Stories: whole conversations in plain text that an officer can read, played against a whole desk.

    # a comment
    petugas Sari: front_office          somebody works at the desk; in several roles: front_office, back_office
    Rina: halo                          somebody writes
    Rina menekan [Setuju]               somebody presses a button
    Rina menekan lagi [Urungkan]        the same button once more, also where it is gone by now
    Rina mengirim foto                  (foto, album, dokumen, suara, lokasi, stiker, kontak)
    Rina mengubah pesan: halo bu        somebody edits what they wrote last
    Sari mengutip [tidak bisa]: coba lagi   somebody replies to the last message with these words
    Rina membuka tautan layanan_ppid    somebody follows one of the desk's links, as their channel has it
    Rina mendaftar: Informasi           somebody goes from the first word to the sent form
    undangan Tono: back_office          somebody is invited to work at the desk
    Tono memakai undangan Tono          and an invitation is taken up
    -> Rina: Selamat pagi … Zoom        since the last act of anybody, Rina has seen a message with these words
    -> Rina (kartu): 1–2 selesai        the same, where a card is kept up to date in place (not on WhatsApp)
    -> Rina (salin) tombol [Salin ID]   where values can be copied in one tap (not on WhatsApp)
    -> Rina tidak membaca: Zoom         and none with these
    -> Rina tombol [Kirim] [Ubah]       among the buttons she can see are these
    -> Rina tanpa tombol [Batal]        and no message that is new or has just changed has this one
    -> Sari diam                        and Sari has seen nothing new
    .. 3 menit 1 detik                  time passes
    .. dokumen dicetak                  the workshop prints what was issued (gagal dicetak: it cannot)
    .. loket diperiksa                 the check-up that was asked for is made (tidak dapat diperiksa: it cannot be)
    .. laporan dibuat                   the report that was asked for is made (gagal dibuat: it cannot be)
    -> Rina menerima berkas: DL-2026-   and since the last act of anybody a file with such a name has come
    = visits.status: finished           a row of the database says so

The same story is played on every channel that visitors may use.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

STORIES = Path(__file__).parent

_LINE = re.compile(
    r"""
    petugas\ (?P<officer>\w+):\ (?P<role>\w+(?:,\ \w+)*)
  | undangan\ (?P<invited>\w+):\ (?P<role_offered>\w+)
  | (?P<joiner>\w+)\ memakai\ undangan\ (?P<invitation>\w+)
  | ->\ (?P<quiet>\w+)\ diam
  | ->\ (?P<holder>\w+)(?P<copies>\ \(salin\))?\ tombol\ (?P<labels>\[.+\])
  | ->\ (?P<lacking>\w+)\ tanpa\ tombol\ (?P<absent>\[.+\])
  | ->\ (?P<recipient>\w+)\ menerima\ berkas:\ (?P<file>.+)
  | ->\ (?P<spared>\w+)\ tidak\ membaca:\ (?P<unread>.+)
  | ->\ (?P<reader>\w+)(?P<card>\ \(kartu\))?:\ (?P<words>.+)
  | \.\.\ dokumen\ (?P<printing>dicetak|gagal\ dicetak)
  | \.\.\ loket\ (?P<checking>diperiksa|tidak\ dapat\ diperiksa)
  | \.\.\ laporan\ (?P<reporting>dibuat|gagal\ dibuat)
  | \.\.\ (?P<span>.+)
  | =\ (?P<table>\w+)\.(?P<column>\w+):\ (?P<value>.+)
  | (?P<presser>\w+)\ menekan(?P<again>\ lagi)?\ \[(?P<label>.+)\]
  | (?P<sender>\w+)\ mengirim\ (?P<thing>\w+)
  | (?P<editor>\w+)\ mengubah\ pesan:\ (?P<edited>.+)
  | (?P<quoter>\w+)\ mengutip\ \[(?P<quoted>.+)\]:\ (?P<replied>.+)
  | (?P<comer>\w+)\ membuka\ tautan\ (?P<payload>\w+)
  | (?P<registrant>\w+)\ mendaftar:\ (?P<category>.+)
  | (?P<speaker>\w+):\ (?P<text>.+)
    """,
    re.VERBOSE,
)
_UNITS = {"detik": "seconds", "menit": "minutes", "jam": "hours", "hari": "days"}


@dataclass(frozen=True)
class Act:
    """One line of a story: its place, and what it says as named parts."""

    where: str
    parts: dict[str, str]


def read_story(path: Path) -> list[Act]:
    """The acts of a story; a line that says nothing known is an error of the story."""
    acts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise SyntaxError(f"{path.name}:{number}: {line!r}")
        acts.append(Act(f"{path.name}:{number}", {k: v for k, v in found.groupdict().items() if v is not None}))
    return acts


def span_of(words: str) -> timedelta:
    """A length of time in words ("3 menit 1 detik")."""
    parts = re.findall(r"(\d+) (\w+)", words)
    return sum((timedelta(**{_UNITS[unit]: int(n)}) for n, unit in parts), timedelta())


def matches(wanted: str, seen: str) -> bool:
    """Whether the wanted words, with … for anything between, occur in what was seen."""
    pattern = ".*".join(re.escape(part.strip()) for part in wanted.split("…"))
    return re.search(pattern, " ".join(seen.split()), re.DOTALL) is not None


def labels_in(written: str) -> list[str]:
    """The labels of "[Kirim] [Ubah]"."""
    return written.strip("[]").split("] [")
