"""Compensation: what the office has set for a visitor who had to wait longer than promised, by its own fault.

A register by itself: offered, taken or declined, given, by whom and when are entries of the deviation.
"""

from bot.flows.journey.stale import answer_stale
from bot.flows.ledger import line
from bot.flows.ledger.keeping import add
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, mark, token
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, Stage, serial_named
from bot.flows.state.visits import Visit


def propose(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    """Asks the supervisor who has accepted a deviation of the office what the visitor is offered; at most once."""
    offers = scene.office.accounting.offers
    if not offers or deviation.role == VISITOR or deviation.latest(Became.OFFERED):
        return
    lines = [Phrase("numbered", {"no": str(no), "label": offer}) for no, offer in enumerate(offers, 1)]
    serial = serial_named(deviation.id)
    chosen = [f"{no}.{mark(offer)}" for no, offer in enumerate(offers, 1)]
    choices = [
        Choice(label, token(Verb.COMPENSATE, visit.id, serial, each)) for label, each in zip(lines, chosen, strict=True)
    ]
    choices.append(Choice(Phrase("choice-no-compensation"), token(Verb.MENU)))
    scene.say(
        scene.person,
        "compensation-ask",
        line.told(scene, visit, deviation),
        choices=tuple(choices),
        visit_id=visit.id,
    )


def press(scene: Scene, visit: Visit, deviation: Deviation, chosen: str) -> None:
    """The supervisor has chosen what to offer, or says that it has been given."""
    offers = scene.office.accounting.offers
    accepted = deviation.stage is Stage.ANSWERED_FOR and not deviation.latest(Became.OFFERED)
    if chosen == "given" and deviation.stage is Stage.OWED:
        visit, deviation = add(scene, visit, deviation, DeviationEntry(Became.GIVEN, scene.now, scene.who))
        scene.answer("compensation-given", line.told(scene, visit, deviation))
    elif accepted and (offer := _still_offered(offers, chosen)):
        _offer(scene, visit, deviation, offer)
    elif accepted and offers:
        propose(scene, visit, deviation)
    else:
        answer_stale(scene, visit)


def _still_offered(offers: tuple[str, ...], chosen: str) -> str:
    """The compensation that a button named, if there is still the same under its number; else empty."""
    # rule: offered-as-it-was-shown
    return next((offer for no, offer in enumerate(offers, 1) if chosen == f"{no}.{mark(offer)}"), "")


def _offer(scene: Scene, visit: Visit, deviation: Deviation, offer: str) -> None:
    entry = DeviationEntry(Became.OFFERED, scene.now, scene.who, words=offer)
    visit, deviation = add(scene, visit, deviation, entry)
    serial = serial_named(deviation.id)
    choices = (
        Choice(Phrase("choice-take-compensation"), token(Verb.REDRESS, visit.id, serial, "yes")),
        Choice(Phrase("choice-decline-compensation"), token(Verb.REDRESS, visit.id, serial, "no")),
    )
    args: Args = {"number": visit.number or "", "offer": offer}
    scene.say(
        scene.known_person(visit.person_id),
        "compensation-offer" if deviation.of_steps else "compensation-offer-thing",
        args,
        choices=choices,
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )
    scene.answer("compensation-offered", {**line.told(scene, visit, deviation), "offer": offer})


def answered(scene: Scene, visit: Visit, deviation: Deviation | None, answer: str) -> None:
    """The visitor takes what was offered, or does not want it; asked twice, the first answer counts."""
    offered = deviation and deviation.turn.what is Became.OFFERED
    if deviation is None or not offered or answer not in ("yes", "no"):
        scene.answer("compensation-answered")
        return
    what = Became.TAKEN if answer == "yes" else Became.DECLINED
    visit, deviation = add(scene, visit, deviation, DeviationEntry(what, scene.now, scene.who))
    scene.answer(f"compensation-{what.value}")
    if what is Became.TAKEN:
        _tell_supervisors(scene, visit, deviation)


def _tell_supervisors(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    offer = deviation.latest(Became.OFFERED)
    serial = serial_named(deviation.id)
    given = Choice(Phrase("choice-given"), token(Verb.COMPENSATE, visit.id, serial, "given"))
    args: Args = {**line.told(scene, visit, deviation), "offer": offer.words if offer else ""}
    for one in responsible(scene, visit, SUPERVISOR):
        reader = scene.known_person(one.person_id or "")
        scene.say(reader, "compensation-taken-told", args, choices=(given,), urgency=Urgency.NOTICE, visit_id=visit.id)
