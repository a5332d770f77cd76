"""The evaluator's pack: every paper that evaluators ask a service unit for, and a cover that says what proves what."""

import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from bot.flows.calendar.period import Length, Period
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.papers.kind import Kind
from bot.papers.made import Made
from bot.papers.registers.kinds import OF_VISITS, finished, of_visits
from bot.papers.registers.telling import Telling
from bot.papers.workbook import Column, Page
from bot.register.source import Source

_DIGITS = 16
"""Of the digest, on the cover: enough to find a file that was changed, short enough to be read out."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What evaluators ask (the name of its text), and the paper that answers it."""

    asked: str
    kind: str
    format: str


PROOFS = (
    Proof("standards", "pemantauan-pos", "pdf"),
    Proof("standards", "pemantauan-pos", "xlsx"),
    Proof("deviations", "penyimpangan", "xlsx"),
    Proof("deviations", "penyimpangan", "pdf"),
    Proof("compensations", "kompensasi", "xlsx"),
    Proof("index", "skm", "pdf"),
    Proof("index", "skm-tabel", "xlsx"),
    Proof("published", "skm-publikasi", "pdf"),
    Proof("priority", "prioritas", "xlsx"),
    Proof("complaints", "pengaduan", "xlsx"),
    Proof("availability", "ketersediaan", "xlsx"),
    Proof("substitutions", "penggantian", "xlsx"),
)
"""In the order in which evaluators ask."""


_MADE_IN = (2000, 1, 1, 0, 0, 0)
"""What the parts of the file say of when they were made, so that it is the same file whenever it is made."""


async def pack(source: Source, period: Period, kinds: dict[str, Kind], *, alone: bool = False) -> AsyncIterator[Made]:
    """The papers one by one, each named by its place, the cover last; the visits are read once for all registers.
    ``alone``: the cover goes without them, and says where they are had."""
    telling = Telling(source, period)
    registers = await of_visits(telling, tuple(OF_VISITS))
    rows: list[tuple[str, str, str]] = []
    for no, proof in enumerate(PROOFS, 1):
        if proof.kind in registers:
            made = finished(telling, proof.kind, registers[proof.kind], proof.format)
        else:
            made = await kinds[proof.kind].make(source, period, proof.format)
        named = Made(f"{no:02}_{made.name}", made.content)
        rows.append((proof.asked, named.name, sha256(named.content).hexdigest()[:_DIGITS]))
        yield named
    yield Made(f"00_sampul_{period.name}.pdf", _cover(telling, rows, alone=alone))


def _cover(telling: Telling, rows: list[tuple[str, str, str]], *, alone: bool) -> bytes:
    """What proves what: one row a paper."""
    from bot.papers.printers import register  # typst is only for who prints

    say = telling.say
    columns = (
        Column(say("no"), 5),
        Column(say("asked"), 60),
        Column(say("file"), 44),
        Column(say("digest"), 20),
    )
    told = tuple((no, say(f"proves-{asked}"), file, digest) for no, (asked, file, digest) in enumerate(rows, 1))
    title = say("pack")
    where = (say("pack-whole", period=telling.period.name),) if alone else ()
    return register(title, [Page(say("pack-tab"), title, columns, told, (*telling.lines, say("pack-how"), *where))])


async def _one_file(source: Source, period: Period, ending: str) -> Made:
    """The whole pack as one file; as a PDF only its cover, which names what it would hold."""
    from bot.papers.kinds import listed  # they list this one

    papers = [made async for made in pack(source, period, listed(), alone=ending == "pdf")]
    content = papers[-1].content if ending == "pdf" else _zipped(papers)
    return Made(f"bukti_{period.name}.{ending}", content)


def _zipped(papers: list[Made]) -> bytes:
    """The papers in one file, the cover first."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as together:
        for each in sorted(papers, key=lambda paper: paper.name):
            part = zipfile.ZipInfo(each.name, _MADE_IN)
            together.writestr(part, each.content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


PACK = Kind(
    "bukti",
    "register-bukti",
    ("zip", "pdf"),
    frozenset((SUPERVISOR, ADMIN)),
    _one_file,
    (Length.QUARTER, Length.HALF_YEAR, Length.YEAR),
)
