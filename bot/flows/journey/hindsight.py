"""Hindsight: what a wrong clock wrote about a visit. Nothing can have happened later than now.

What is only remembered is put right; evidence is only ever added to, so a report from the future is retracted
and given once more, as of now. What was flagged because of it is then withdrawn like any disproved deviation.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.flows.journey import attention
from bot.flows.journey.deviations import entry
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Became, Deviation
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Visit

_APART = timedelta(seconds=5)
"""Two machines of one desk may be so far apart without either being wrong."""

_MOMENTS = ("started_at", "seen_at", "queued_at", "arrived_at", "closed_at", "call_at", "dropped_at")


def words(seconds: int, *, followed: bool) -> Phrase:
    """What administrators are told of a clock that was set."""
    direction = "clock-forward" if seconds > 0 else "clock-back"
    meaning = "clock-followed" if followed else "clock-not-followed"
    return Phrase(
        "clock-jumped",
        {"direction": Phrase(direction, {"by": timedelta(seconds=abs(seconds))}), "meaning": Phrase(meaning)},
    )


def put_right(scene: Scene, visit: Visit) -> Visit:
    """A visit without anything from the future; the same visit if there was nothing."""
    changed: dict[str, Any] = {
        name: scene.now for name in _MOMENTS if (at := getattr(visit, name)) is not None and _future(scene, at)
    }
    if visit.booked:
        for name in ("queued_at", "arrived_at"):
            changed.pop(name, None)  # a place of a later day
    if pieces := _given_again(scene, visit):
        changed["evidence"] = (*visit.evidence, *pieces)
    raised = tuple(_raised_now(scene, deviation) for deviation in visit.deviations)
    if raised != visit.deviations:
        changed["deviations"] = raised
    nudges = _nudges(scene, visit, raised)
    if nudges != visit.nudges:
        changed["nudges"] = nudges
    if not changed:
        return visit
    scene.note("clock_put_right", visit.id, changed=", ".join(sorted(changed)))
    return scene.keep_visit(visit, **changed)


def _future(scene: Scene, at: datetime) -> bool:
    return at > scene.now + _APART


def _given_again(scene: Scene, visit: Visit) -> list[Evidence]:
    """The retraction of each report from the future, and the report as of now. What the meeting saw is derived
    anew from its own sightings."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    pieces: list[Evidence] = []
    for piece in visit.evidence:
        stands = piece.key not in void and not piece.retracts and piece.source is not Source.ZOOM
        # rule: future-report-retracted
        if stands and _future(scene, piece.happened_at):
            key = f"{scene.event.key}:clock:{len(pieces)}"
            pieces.append(replace(piece, key=f"{key}:void", recorded_at=scene.now, retracts=piece.key))
            pieces.append(replace(piece, key=key, happened_at=scene.now, recorded_at=scene.now))
    return pieces


def _raised_now(scene: Scene, deviation: Deviation) -> Deviation:
    """What was raised in the future is raised once more, as of now."""
    future = deviation.stands and _future(scene, deviation.raised_at)
    return deviation.and_then(entry(scene, Became.RAISED)) if future else deviation


def _nudges(scene: Scene, visit: Visit, raised: tuple[Deviation, ...]) -> dict[str, Nudge]:
    """What was said of its own accord, no later than now; an overrun that only the clock saw was told to nobody.

    rule: unseen-was-not-told
    """
    unseen = {attention.name(now) for now, before in zip(raised, visit.deviations, strict=True) if now != before}
    kept = {name: nudge for name, nudge in visit.nudges.items() if name not in unseen}
    return {name: replace(n, at=scene.now) if n.at and _future(scene, n.at) else n for name, n in kept.items()}
