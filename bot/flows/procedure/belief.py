"""Which reports are believed: for each marker the most trusted one, and of those that contradict each other the better.

Both depend on the set of evidence only, not on the order in which it came.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.flows.procedure.evidence import Evidence, counting
from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.vocabulary import RANK, Source, Word

_CALL = Marker(Word.CALLED)


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


def beginning_call(sheet: Sheet, evidence: Iterable[Evidence]) -> Evidence | None:
    """Of the desk's calls the one by which a step begins: the last before which service had not begun. Whoever did not
    come, and has taken their turn again, has the step's time anew."""
    told = counting(evidence)
    taken_up = (piece.happened_at for piece in told if Marker(piece.word, piece.step) in sheet.taking_up)
    begun_at = min(taken_up, default=None)
    # rule: called-again-begins-anew
    heard = (call for call in _calls(told) if begun_at is None or call.happened_at <= begun_at)
    return max(heard, key=lambda call: (call.happened_at, call.recorded_at), default=None)


def waiting_again(sheet: Sheet, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What counts of a visit that waits after a call in vain: where its sheet has a step begin with the call, neither
    that call nor what the visitor does while they wait, unless service had begun."""
    told = tuple(evidence)
    begun = any(Marker(piece.word, piece.step) in sheet.taking_up for piece in counting(told))
    if _CALL not in sheet.own_begins or begun:
        return told
    calls = _calls(told)
    return tuple(p for p in told if p not in calls and Marker(p.word, p.step) not in sheet.answering_call)


def _calls(told: Iterable[Evidence]) -> list[Evidence]:
    return [piece for piece in told if piece.word is Word.CALLED and piece.source is Source.DESK]


def consistent(
    sheet: Sheet, taken: Sequence[int], best: Mapping[Marker, Evidence], call: Evidence | None
) -> dict[int, Evidence]:
    """The evidence of the rows on the way, by its place: 2i for the own begin of the i-th of them, 2i+1 for its end.
    Left out is what stronger evidence contradicts.

    Nothing can happen before what comes ahead of it on the way. Of two reports that contradict each other
    the better source stands; between equals the later step, since a report that comes late is commoner than
    one that comes early. Of a step that begins with the desk's call it is ``call`` that counts.
    """
    begins = {**best, _CALL: call} if call is not None and best[_CALL].source is Source.DESK else best
    places: dict[int, Evidence] = {}
    for place, index in enumerate(taken):
        begun, ended = sheet.own_begins[index], sheet.steps[index].ends
        if begun is not None and begun in begins:
            places[2 * place] = begins[begun]
        if ended in best:
            places[2 * place + 1] = best[ended]
    kept: dict[int, Evidence] = {}
    for place, piece in sorted(places.items(), key=lambda item: (RANK[item[1].source], -item[0])):
        if all(_in_order(place, piece, other, held) for other, held in kept.items()):
            kept[place] = piece
    return kept


def _in_order(place: int, piece: Evidence, other: int, held: Evidence) -> bool:
    if other < place:
        return held.happened_at <= piece.happened_at
    return piece.happened_at <= held.happened_at
