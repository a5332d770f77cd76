"""When a service document is issued: with the end of the service, and anew when what it says was put right.

It has its number in the transaction that ends the visit: with that it is issued, whoever prints it and when.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.papers import service
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.effects import WantPaper
from bot.flows.scene.scene import Scene
from bot.flows.state.paper import Paper
from bot.flows.state.visits import Status, Visit

SETTLED = timedelta(minutes=1)
"""What is put right is often put right once more: a correction is printed when nothing has changed for so long."""


def counter(office: Office, now: datetime) -> str:
    """Which counter the numbers of a year come from; loaded before deciding."""
    return f"paper:{office.calendar.local(now).year}"


def issue(scene: Scene, visit: Visit) -> Visit:
    """Issues the document of a visit that this event has finished; one from before there were any has none."""
    before = scene.before(visit.id)
    ended = visit.status is Status.FINISHED and (before is None or before.status is not Status.FINISHED)
    return _issue(scene, visit) if ended and visit.number and visit.paper is None else visit


def belated(scene: Scene, visit: Visit) -> Visit:
    """Issues the document of a visit that was over before there were any: somebody asks for it."""
    return _issue(scene, visit) if visit.status is Status.FINISHED and visit.paper is None else visit


def _issue(scene: Scene, visit: Visit) -> Visit:
    scene.note("paper_issued", visit.id)
    return scene.keep_visit(visit, paper=Paper(_number(scene)))


def settle(scene: Scene, visit: Visit) -> Visit:
    """Puts right the document of a visit of which it says something else now, and wants what is new on paper."""
    before = scene.before(visit.id)
    old = before.paper if before is not None else None
    if before is not None and old is not None and visit.paper == old and said(before) != said(visit):
        visit = _put_right(scene, visit, old)
    if (paper := visit.paper) is not None and paper != old and paper.given_at is None:
        printed = service.record(scene, visit, paper.number, paper.version, paper.replaces)
        due_at = scene.now if old is None else scene.now + SETTLED
        scene.do(WantPaper(visit.id, paper, printed, scene.who, due_at))
    return visit


def said(visit: Visit) -> Hashable:
    """What a document says that can be put right later. What only comes later is no correction: that the survey was
    answered, that a follow-up went on, what the meeting reported after the end."""
    # rule: later-is-no-correction
    return (
        tuple(sorted(visit.form.items())),
        visit.outcome,
        visit.outcomes[-1].kinds if visit.outcomes else (),
        tuple(each.entries[0] for each in visit.follow_ups),
        frozenset(piece.key for piece in visit.evidence if piece.source is Source.CORRECTION),
    )


def _put_right(scene: Scene, visit: Visit, old: Paper) -> Visit:
    """A document that nobody has yet is put right as it is; what somebody has is replaced, and the new one says so."""
    if old.given_at is None:
        return scene.keep_visit(visit, paper=replace(old, revision=old.revision + 1))
    scene.note("paper_replaced", visit.id, version=old.version + 1)
    return scene.keep_visit(visit, paper=Paper(_number(scene), old.version + 1, old.number))


def _number(scene: Scene) -> str:
    """The next number of the year ("DL-2026-0001"), drawn in the transaction that uses it, so that none is left out."""
    # rule: paper-numbers-without-gap
    name = counter(scene.office, scene.now)
    serial = scene.desk.counters.last(name) + 1
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(name, serial))
    return f"DL-{scene.office.calendar.local(scene.now).year}-{serial:04d}"
