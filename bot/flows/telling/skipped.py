"""Steps that were passed over: nobody reported them, and a report of a later step says that they are over."""

from bot.flows.procedure.timeline import StepLine, StepState, Timeline
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene


def passed_over(scene: Scene, line: Timeline) -> dict[int, Phrase]:
    """What staff are told of each step that was passed over, by its number: by whose report of which step."""
    # rule: skipped-says-by-whom
    skipped = [entry for entry in line.taken if entry.source is Source.INFERRED]
    return {entry.step.no: _words(scene, implied_by(line, entry)) for entry in skipped}


def implied_by(line: Timeline, entry: StepLine) -> StepLine | None:
    """The next step of which somebody reported that it is over; None where only the beginning of one is known."""
    after = (each for each in line.taken if each.step.no > entry.step.no and each.state is StepState.DONE)
    return next((each for each in after if each.source not in (None, Source.INFERRED)), None)


def _words(scene: Scene, later: StepLine | None) -> Phrase:
    if later is None:
        return Phrase("time-inferred")
    return Phrase("time-skipped", {"no": later.step.no, "who": _who(scene, later)})


def _who(scene: Scene, later: StepLine) -> Phrase:
    """Whoever reported a step: an officer by name, while they are known here."""
    member = scene.desk.staff.get(later.by or "")
    if member is not None:
        return Phrase("verbatim", {"text": member.name})
    match later.source:
        case Source.VISITOR:
            return Phrase("skipped-by-visitor")
        case Source.ZOOM:
            return Phrase("skipped-by-zoom")
        case Source.STAFF | Source.PAPER | Source.CORRECTION:
            return Phrase("skipped-by-staff")
        case _:
            return Phrase("skipped-by-desk")
