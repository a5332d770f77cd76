"""Deviations: what runs past its standard is announced once, and withdrawn with trace when evidence disproves it."""

from datetime import timedelta

from bot.flows.journey.buttons import ending
from bot.flows.journey.early import hurried
from bot.flows.journey.wording import done_label, visitor_activity
from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.timeline import Overrun, Timeline
from bot.flows.procedure.vocabulary import VISITOR, Source
from bot.flows.procedure.whole import WHOLE
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Arg, Args, Choice, Due, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing import charge
from bot.flows.staffing.holding import answering, manned_roles
from bot.flows.staffing.roster import SUPERVISOR, receiver, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, DeviationKind, named
from bot.flows.state.disturbance import covering
from bot.flows.state.visits import Visit

_AND = "; "
"""Between the activities of several steps."""


def settle(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """Announces new overruns once; withdraws, with trace, what evidence has disproved.

    Where new evidence only widens or narrows the steps that an overrun covers, the old record gives way to
    the new one without a word of its own, unless somebody else answers for it now. Before a visit has its
    number there is nothing to announce: the form is the visitor's. Nothing is judged by a sheet that is not sound.
    """
    # rule: unsound-sheet-judges-nothing
    if not scene.sheet(visit).sound:
        return visit
    # rule: no-number-no-deviation
    found = {(overrun.first.no, overrun.last.no): overrun for overrun in line.overruns if visit.ticket}
    kept: list[Deviation] = []
    for deviation in visit.deviations:
        if _counts(deviation) and (deviation.first, deviation.last) not in found:
            deviation = withdrawn(scene, visit, deviation)
            if not any(_covers(scene, visit, overrun, deviation) for overrun in found.values()):
                announce_withdrawal(scene, visit, deviation)
        kept.append(deviation)
    standing = {(deviation.first, deviation.last) for deviation in kept if _counts(deviation)}
    new = (overrun for key, overrun in found.items() if key not in standing)
    gone = [each for each, before in zip(kept, visit.deviations, strict=True) if each is not before]
    anew = [_announce(scene, visit, overrun, serial) for serial, overrun in enumerate(new, len(kept))]
    kept += [_explained_already(raised, gone) for raised in anew]
    if tuple(kept) != visit.deviations:
        visit = scene.keep_visit(visit, deviations=tuple(kept))
    return visit


def _explained_already(raised: Deviation, gone: list[Deviation]) -> Deviation:
    """What was said of a deviation that goes on in this one is said of it too: nobody explains the same twice."""
    # rule: explanation-goes-along
    for deviation in gone:
        overlaps = deviation.first <= raised.last and raised.first <= deviation.last
        explained = deviation.latest(Became.EXPLAINED)
        if overlaps and deviation.role == raised.role and explained is not None:
            return raised.and_then(explained)
    return raised


def entry(scene: Scene, what: Became) -> DeviationEntry:
    """What becomes of a deviation now, and from whose act it follows."""
    return DeviationEntry(what, scene.now, scene.who)


def withdrawn(scene: Scene, visit: Visit, deviation: Deviation) -> Deviation:
    """The deviation as it is once it does not count any more."""
    scene.note("deviation_withdrawn", visit.id, first=deviation.first, last=deviation.last)
    return deviation.and_then(entry(scene, Became.WITHDRAWN))


def _counts(deviation: Deviation) -> bool:
    """Whether it stands, and is one of steps."""
    return deviation.stands and deviation.of_time


def _covers(scene: Scene, visit: Visit, overrun: Overrun, deviation: Deviation) -> bool:
    """Whether an overrun goes on where a deviation was, and the same role answers for it."""
    overlaps = overrun.first.no <= deviation.last and deviation.first <= overrun.last.no
    return overlaps and _charged(scene, visit, overrun) == deviation.role


def charged_name(scene: Scene, visit: Visit, role: str) -> Arg:
    """What the role that answers is called."""
    return Phrase("staff-role-supervisor") if role == SUPERVISOR else scene.sheet(visit).actor_name(role)


def answered_words(scene: Scene, visit: Visit, role: str, one: str | None) -> Phrase:
    """Who answers for a deviation: the role, and by name where it is one person.

    rule: alert-names-who-answers
    """
    known = scene.desk.staff.get(one or "")
    who = Phrase("deviation-answered-by", {"name": known.name}) if known else Phrase("nothing")
    return Phrase("deviation-answered", {"role": charged_name(scene, visit, role), "who": who})


def explain_choice(visit: Visit, serial: int) -> Choice:
    """Saying how a deviation came about."""
    return Choice(Phrase("choice-explain"), token(Verb.EXPLAIN, visit.id, serial))


def _charged(scene: Scene, visit: Visit, overrun: Overrun) -> str:
    return charge.charged(scene.sheet(visit), _weighed(scene, visit, overrun), scene.desk, overrun.due_at)


def _weighed(scene: Scene, visit: Visit, overrun: Overrun) -> Step:
    """By which step of a run it is judged who answers: the last one that is not the visitor's own, since nobody knows
    which of them was slow."""
    ours = [step for step in _steps_of(scene, visit, overrun) if not step.visitors_own]
    return ours[-1] if ours else overrun.last


def _steps_of(scene: Scene, visit: Visit, overrun: Overrun) -> list[Step]:
    taken = (entry.step for entry in scene.timeline(visit).taken)
    return [step for step in taken if overrun.first.no <= step.no <= overrun.last.no]


def _announce(scene: Scene, visit: Visit, overrun: Overrun, serial: int) -> Deviation:
    role = _charged(scene, visit, overrun)
    args: Args = {
        "ticket": visit.ticket or "",
        "steps": steps_words(overrun.first.no, overrun.last.no),
        "activity": overrun.last.activity,
        "standard": _standard(_steps_of(scene, visit, overrun)),
        "due": Due(overrun.due_at),
        "since": scene.timeline(visit).line(overrun.first.no).began_at or overrun.due_at,
        "name": name_of(visit, "-"),
    }
    if role == VISITOR:
        _ask_to_help(scene, visit, overrun, args)
    told = responsible(scene, visit, role) if role != VISITOR else ()
    one = charge.named(scene.desk, visit, role, told, overrun.due_at) if role != VISITOR else None
    answers = answered_words(scene, visit, role, one)
    offered = explain_choice(visit, serial)
    if covering(scene.desk.disturbances, overrun.due_at):
        answers, offered = Phrase("deviation-covered"), Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id))
    for member in told:
        helps = _helps(scene, visit, member, overrun.last)
        _flag(scene, visit, member, {**args, "answers": answers}, *helps, offered)
    scene.note("deviation_flagged", visit.id, first=overrun.first.no, last=overrun.last.no, role=role)
    _nudge_visitor(scene, visit, overrun)
    return Deviation(
        id=named(visit.id, serial),
        kind=DeviationKind.TIME,
        first=overrun.first.no,
        last=overrun.last.no,
        due_at=overrun.due_at,
        role=role,
        answered_by=one,
        entries=(entry(scene, Became.RAISED),),
    )


def _ask_to_help(scene: Scene, visit: Visit, overrun: Overrun, args: Args) -> None:
    """Asks whoever is nearest to the visitor to help them with a step of theirs, while it goes on: it is on the
    visitor's side, so nobody is charged and there is nothing to explain."""
    step = overrun.last
    current = scene.timeline(visit).current
    if current is None or current.step is not step or not visit.status.attended:
        return
    role = _near(scene, visit, step)
    answers = Phrase("deviation-visitor", {"role": scene.sheet(visit).actor_name(role)})
    look = Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id))
    for member in responsible(scene, visit, role):
        _flag(scene, visit, member, {**args, "answers": answers}, look)


def _near(scene: Scene, visit: Visit, step: Step) -> str:
    """The role that is nearest to a visitor at a step of theirs."""
    near, sheet = answering(step, manned_roles(scene.desk)), scene.sheet(visit)
    return near if near in sheet.roles else receiver(sheet)


def _helps(scene: Scene, visit: Visit, member: Staff, step: Step) -> tuple[Choice, ...]:
    """What ends the step that has run over, while it goes on."""
    current = scene.timeline(visit).current
    goes_on = current is not None and current.step is step and visit.status.attended
    return ending(scene, visit, member, step) if goes_on else ()


def _flag(scene: Scene, visit: Visit, member: Staff, args: Args, *choices: Choice) -> None:
    reader = scene.known_person(member.person_id or "")
    scene.say(reader, "deviation-flagged", args, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)


def _nudge_visitor(scene: Scene, visit: Visit, overrun: Overrun) -> None:
    """Reminds the visitor, if the step that runs over is theirs and is still running; not in one breath with a call,
    which says more."""
    step = overrun.last
    if overrun.first is not step or VISITOR not in step.reporters or not visit.status.open:
        return
    current = scene.timeline(visit).current
    if current is None or current.step is not step or hurried(visit, scene.now):
        return
    visitor = scene.known_person(visit.person_id)
    scene.say(
        visitor,
        "nudge-step",
        {"activity": visitor_activity(step, visitor.language)},
        choices=(Choice(done_label(step), token(Verb.STEP, visit.id, step.no), forward=True),),
        urgency=Urgency.URGENT,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )


def announce_withdrawal(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    """Tells whoever was charged, or was asked to help the visitor."""
    if not visit.ticket:
        return
    args: Args = {"ticket": visit.ticket or "", "steps": what_departed(deviation)}
    role = deviation.role
    if role == VISITOR:
        role = _near(scene, visit, scene.timeline(visit).line(deviation.last).step)
    for member in responsible(scene, visit, role, deviation.answered_by):
        person = scene.known_person(member.person_id or "")
        text = _withdrawn(scene, visit, deviation) if deviation.of_steps else "deviation-withdrawn-thing"
        scene.say(person, text, args, urgency=Urgency.NOTICE, visit_id=visit.id)


def _withdrawn(scene: Scene, visit: Visit, deviation: Deviation) -> str:
    """Which words say that steps were not late: of one that was passed over nobody knows how long it took."""
    # rule: unknown-is-not-in-time
    of = (each for each in scene.timeline(visit).lines if deviation.first <= each.step.no <= deviation.last)
    unknown = any(each.source is Source.INFERRED for each in of)
    return "deviation-withdrawn-unproven" if unknown else "deviation-withdrawn"


def _standard(run: list[Step]) -> Arg:
    """What was allowed: as printed for one step, added up for a run of them."""
    clocks = [step.standard.clock for step in run if step.standard.clock is not None]
    if len(run) > 1 and len(clocks) == len(run):
        return sum(clocks, timedelta())
    return " + ".join(step.printed_time for step in run)


def what_departed(deviation: Deviation) -> Phrase:
    """What a deviation is about, in words: its steps, and what was missing."""
    steps = steps_words(deviation.first, deviation.last)
    if deviation.kind is DeviationKind.EQUIPMENT:
        return Phrase("step-equipment", {"steps": steps, "item": deviation.item})
    return Phrase("step-output", {"steps": steps}) if deviation.kind is DeviationKind.OUTPUT else steps


def activities(sheet: Sheet, deviation: Deviation) -> str:
    """What was to be done in all the steps that a deviation covers; of the whole sheet its name."""
    # rule: joint-rows-name-all-steps
    steps = (sheet.step(no) for no in range(deviation.first, deviation.last + 1))
    return _AND.join(step.activity for step in steps if step is not None) or sheet.identity.name


def steps_words(first: int, last: int) -> Phrase:
    """The steps of a run, in words."""
    if first == WHOLE:
        return Phrase("step-whole")
    if first == last:
        return Phrase("step-one", {"no": first})
    return Phrase("step-run", {"first": first, "last": last})
