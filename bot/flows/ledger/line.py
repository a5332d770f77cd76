"""One deviation in words: of which visit and step, how long it took and how long it may, who answers, how it stands."""

from datetime import datetime

from bot.flows.journey.deviations import activities, charged_name, what_departed
from bot.flows.procedure.whole import WHOLE
from bot.flows.scene.messages import Arg, Args, Due, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import acting
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, Stage
from bot.flows.state.visits import Visit


def found(visit: Visit, serial: str) -> Deviation | None:
    """A visit's deviation by its serial, as a token names it."""
    return visit.deviations[int(serial)] if serial.isdecimal() and int(serial) < len(visit.deviations) else None


def told(scene: Scene, visit: Visit, deviation: Deviation) -> Args:
    """What every word about a deviation may say of it."""
    return {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "steps": what_departed(deviation),
        "activity": activities(scene.sheet(visit), deviation),
        "took": _took(scene, visit, deviation),
        "answers": answers(scene, visit, deviation),
        "since": deviation.raised_at,
        "stage": _stage(deviation),
    }


def answers(scene: Scene, visit: Visit, deviation: Deviation) -> Arg:
    """Who answers, by name where that is known, and by which letter, if by one."""
    member = scene.desk.staff.get(deviation.answered_by or "")
    if member is None:
        return charged_name(scene, visit, deviation.role)
    held = acting(scene.desk.assignments, deviation.role, deviation.due_at).get(member.id)
    if held is None or held.letter is None:
        return member.name
    # rule: charged-without-a-letter-is-marked
    absent = scene.desk.staff.get(held.instead_of or "")
    args: Args = {
        "name": member.name,
        "absent": absent.name if absent else held.instead_of or "",
        "number": held.letter or Phrase("letter-to-come"),
    }
    return Phrase("ledger-by-letter", args)


def history(scene: Scene, deviation: Deviation) -> tuple[Phrase, ...]:
    """Everything that became of it, in order."""
    return tuple(_entry(scene, entry) for entry in deviation.entries)


def _took(scene: Scene, visit: Visit, deviation: Deviation) -> Phrase:
    """How long its steps took and how long they may, where that can be said of one step; else what was missing."""
    if not deviation.of_steps:
        return _lacked(scene, visit, deviation)
    if deviation.first != deviation.last or deviation.first == WHOLE:
        return Phrase("nothing")
    line = scene.timeline(visit).line(deviation.last)
    standard = line.step.printed_time
    if line.used is not None:
        return Phrase("ledger-took", {"used": line.used, "standard": standard})
    return Phrase("ledger-still-runs", {"standard": standard, "due": Due(deviation.due_at)})


def _lacked(scene: Scene, visit: Visit, deviation: Deviation) -> Phrase:
    step = scene.timeline(visit).line(deviation.last).step
    args: Args = {"item": deviation.item, "output": step.output, "at": deviation.due_at}
    return Phrase(f"ledger-lacked-{deviation.kind.value}", args)


def _stage(deviation: Deviation) -> Phrase:
    return Phrase(f"ledger-stage-{deviation.stage.value.replace('_', '-')}", {"until": deviation.turn.at})


def _entry(scene: Scene, entry: DeviationEntry) -> Phrase:
    member = scene.desk.staff.get(entry.by)
    args: Args = {
        "at": entry.at,
        "who": member.name if member else _who(entry),
        "cause": cause_name(entry.cause) if entry.cause else Phrase("nothing"),
        "words": entry.words,
        "said": Phrase("ledger-said", {"words": entry.words}) if entry.words else Phrase("nothing"),
    }
    return Phrase(f"ledger-{entry.what.value.replace('_', '-')}", args)


def _who(entry: DeviationEntry) -> Phrase:
    by_visitor = entry.what in (Became.TAKEN, Became.DECLINED)
    return Phrase("ledger-by-visitor" if by_visitor else "ledger-by-desk")


def cause_name(cause: Cause) -> Phrase:
    """What a cause is called."""
    return Phrase(f"cause-{cause.value}")


def due(scene: Scene, deviation: Deviation) -> datetime:
    """Until when the next thing is owed of an open deviation: at the end of a working day."""
    rules = scene.office.accounting
    days = rules.explain_days if deviation.stage is Stage.UNEXPLAINED else rules.judge_days
    return scene.office.calendar.end_of_working_day(deviation.owing.at, days)
