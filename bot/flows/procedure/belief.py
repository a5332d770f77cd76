"""Which reports are believed: for each marker the most trusted one, and of those that contradict each other the better.

Both depend on the set of evidence only, not on the order in which it came.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.vocabulary import RANK, Source, Word


def best_evidence(sheet: Sheet, evidence: Iterable[Evidence]) -> dict[Marker, Evidence]:
    """The most trusted report for each marker; the same for any order and any number of copies."""
    pieces = {piece.key: piece for piece in evidence}
    void = {piece.retracts for piece in pieces.values() if piece.retracts}
    best: dict[Marker, Evidence] = {}
    for piece in pieces.values():
        if piece.key in void or piece.retracts or not _answers(sheet, piece):
            continue
        marker = Marker(piece.word, piece.step)
        rival = best.get(marker)
        # rule: weaker-moves-no-better
        if rival is None or trust(piece) < trust(rival):
            best[marker] = piece
    return best


def _answers(sheet: Sheet, piece: Evidence) -> bool:
    """Whether a report is about what the sheet asks: a decision without one of its answers decides nothing."""
    if piece.word is not Word.DECIDED:
        return True
    step = next((step for step in sheet.steps if step.ends == Marker(piece.word, piece.step)), None)
    return step is not None and piece.answer in {branch.answer for branch in step.branches}


def trust(piece: Evidence) -> tuple[int, float, datetime, datetime, str]:
    """Sorts the best first: by source; the latest correction, else the earliest report, else the one heard first.

    What a piece is called decides nothing (names are digests): pieces that are equal in this say the same.
    """
    latest_first = -piece.recorded_at.timestamp() if piece.source is Source.CORRECTION else 0.0
    # rule: names-decide-nothing
    said = f"{piece.by} {piece.answer or ''}"
    return RANK[piece.source], latest_first, piece.happened_at, piece.recorded_at, said


def consistent(sheet: Sheet, taken: Sequence[int], best: dict[Marker, Evidence]) -> dict[int, Evidence]:
    """The evidence of the rows on the way, by its place: 2i for the own begin of the i-th of them, 2i+1 for its end.
    Left out is what stronger evidence contradicts.

    Nothing can happen before what comes ahead of it on the way. Of two reports that contradict each other
    the better source stands; between equals the later step, since a report that comes late is commoner than
    one that comes early.
    """
    places: dict[int, Evidence] = {}
    for place, index in enumerate(taken):
        for at, marker in ((2 * place, sheet.own_begins[index]), (2 * place + 1, sheet.steps[index].ends)):
            if marker in best:
                places[at] = best[marker]
    kept: dict[int, Evidence] = {}
    for place, piece in sorted(places.items(), key=lambda item: (RANK[item[1].source], -item[0])):
        if all(_in_order(place, piece, other, held) for other, held in kept.items()):
            kept[place] = piece
    return kept


def _in_order(place: int, piece: Evidence, other: int, held: Evidence) -> bool:
    if other < place:
        return held.happened_at <= piece.happened_at
    return piece.happened_at <= held.happened_at
