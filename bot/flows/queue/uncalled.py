"""A call that was a slip: the visit stands again where it stood, as if nobody had called it."""

from dataclasses import replace

from bot.flows.procedure.evidence import Evidence, counting
from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue import places
from bot.flows.scene.effects import ForgetCall
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Visit


def last_call(visit: Visit) -> Evidence | None:
    """The call that counts, if a visit has been called."""
    calls = (piece for piece in counting(visit.evidence) if piece.word is Word.CALLED)
    return max(calls, key=lambda piece: piece.recorded_at, default=None)


def answered(sheet: Sheet, visit: Visit, call: Evidence) -> bool:
    """Whether anything that follows a call has been reported of a visit since."""
    return any(
        each.recorded_at >= call.recorded_at and Marker(each.word, each.step) in sheet.answering_call
        for each in counting(visit.evidence)
    )


def uncall(scene: Scene, visit: Visit, call: Evidence, *, parked: bool) -> Visit:
    """Declares the call void and puts the visit back: into the queue where it stood, or aside where it was parked."""
    # rule: uncalled-keeps-the-place
    retraction = replace(
        call,
        key=f"{scene.event.key}:uncalled",
        recorded_at=scene.now,
        source=Source.CORRECTION,
        by=scene.who,
        retracts=call.key,
    )
    scene.note("call_undone", visit.id, ticket=visit.ticket or "")
    visit = scene.keep_visit(visit, evidence=(*visit.evidence, retraction))
    visit = places.park(scene, visit) if parked else places.step_back(scene, visit)
    scene.do(ForgetCall(visit.id))
    return visit
