"""What an officer still owes: outcomes of visits that have ended, explanations, and verdicts of a supervisor."""

from collections.abc import Iterator

from bot.flows.journey import rights
from bot.flows.journey.deviations import steps_words
from bot.flows.ledger import line
from bot.flows.scene.messages import Args, Choice, Due, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.acting import roles_of, stood_for
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Deviation, Stage, serial_named
from bot.flows.state.visits import Visit
from bot.flows.state.work import Work
from bot.flows.work.keeping import whose
from bot.flows.work.section import Section

_MOST = 8


def outcomes(scene: Scene, member: Staff, _work: Work) -> Section:
    """Visits that have ended and whose outcome is not written yet; who sees the office is shown all of them."""
    ended = sorted(_without_outcome(scene, member), key=lambda visit: (visit.closed_at or scene.now, visit.id))[:_MOST]
    return Section(
        "work-outcomes",
        tuple(_outcome_line(scene, visit) for visit in ended),
        tuple(_way_to_outcome(scene, member, visit) for visit in ended),
    )


def _without_outcome(scene: Scene, member: Staff) -> Iterator[Visit]:
    mine = {*stood_for(scene.desk, member), *roles_of(member)}
    for visit in _at_hand(scene):
        owing = whose(scene, visit) if not visit.status.open else ()
        if owing and (sees_the_office(member) or mine & set(owing)):
            yield visit


def _outcome_line(scene: Scene, visit: Visit) -> Phrase:
    owner = scene.desk.staff.get(next(iter(whose(scene, visit))))
    args: Args = {"ticket": visit.ticket or "", "number": visit.number or "", "at": visit.closed_at or scene.now}
    return Phrase("work-outcome-of", {**args, "name": owner.name}) if owner else Phrase("work-outcome", args)


def _way_to_outcome(scene: Scene, member: Staff, visit: Visit) -> Choice:
    # rule: no-button-to-be-refused
    may = Verb.OUTCOME in rights.allowed(scene, member, visit) and not sees_the_office(member)
    label = "choice-work-outcome" if may else "choice-open-ticket"
    verb = Verb.OUTCOME if may else Verb.OPEN
    return Choice(Phrase(label, {"ticket": visit.ticket or ""}), token(verb, visit.id))


def explanations(scene: Scene, member: Staff, _work: Work) -> Section:
    """Deviations that are the member's to explain."""
    found = [pair for pair in _open(scene, Stage.UNEXPLAINED) if rights.answers_for(scene, member, *pair)]
    return _of_ledger(scene, "work-explanations", Verb.EXPLAIN, found)


def verdicts(scene: Scene, member: Staff, _work: Work) -> Section:
    """Explanations that wait for a supervisor, as far as this one may judge them."""
    may = Verb.JUDGE in rights.allowed_at_all(member)
    return _of_ledger(scene, "work-verdicts", Verb.LEDGER, list(_open(scene, Stage.UNJUDGED)) if may else [])


def _open(scene: Scene, stage: Stage) -> Iterator[tuple[Visit, Deviation]]:
    pairs = ((visit, each) for visit in _at_hand(scene) for each in visit.deviations if each.stage is stage)
    yield from sorted(pairs, key=lambda pair: (pair[1].raised_at, pair[1].id))


def _of_ledger(scene: Scene, title: str, verb: Verb, found: list[tuple[Visit, Deviation]]) -> Section:
    shown = found[:_MOST]
    lines = [_ledger_line(scene, *pair) for pair in shown]
    lines += [Phrase("work-more", {"count": len(found) - len(shown)})] if len(found) > len(shown) else []
    label = "choice-work-explain" if verb is Verb.EXPLAIN else "choice-ledger-one"
    return Section(title, tuple(lines), tuple(Choice(Phrase(label, _which(*p)), _token(verb, *p)) for p in shown))


def _which(visit: Visit, deviation: Deviation) -> Args:
    return {"ticket": visit.ticket or "", "steps": steps_words(deviation.first, deviation.last)}


def _token(verb: Verb, visit: Visit, deviation: Deviation) -> str:
    return token(verb, visit.id, serial_named(deviation.id))


def _ledger_line(scene: Scene, visit: Visit, deviation: Deviation) -> Phrase:
    return Phrase("work-ledger", {**line.told(scene, visit, deviation), "due": Due(line.due(scene, deviation))})


def _at_hand(scene: Scene) -> Iterator[Visit]:
    ids = sorted({*scene.facts.visits, *scene.visits})
    yield from filter(None, map(scene.visit, ids))
