"""Adding to what is known of a breach, from whichever door; and its clock."""

from datetime import datetime

from bot.flows.breach.needs import Breaches
from bot.flows.scene.effects import KeepBreach, KeepTold
from bot.flows.scene.events import BreachDeclared, BreachPersonsTold, BreachSaid
from bot.flows.scene.messages import Args, Dated, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import ADMIN, SUPERVISOR, of_first, reachable
from bot.flows.state.breach import Breach, BreachEntry, Course
from bot.flows.state.desk import Staff


def known(scene: Scene) -> dict[str, Breach]:
    """The open breaches as resolved so far."""
    said = {effect.breach.id: effect.breach for effect in scene.effects if isinstance(effect, KeepBreach)}
    return {**scene.facts.about(Breaches), **said}


def add(scene: Scene, breach: Breach, what: Course, words: str = "", by: str = "") -> Breach:
    """Says something more of a breach."""
    return _keep(scene, breach.and_then(BreachEntry(what, scene.now, by or scene.who, words)))


def _keep(scene: Scene, breach: Breach) -> Breach:
    scene.do(KeepBreach(breach))
    scene.note(f"breach_{breach.entries[-1].what.value}", None, breach=breach.id)
    return breach


def declare(scene: Scene, body: BreachDeclared) -> Breach:
    """A breach is declared: from here on its clock runs, and who answers for the desk knows of it."""
    entry = BreachEntry(Course.DECLARED, scene.now, body.by or scene.who, body.words)
    known_at = min(body.known_at or scene.now, scene.now)
    key = body.id or f"KB-{scene.office.calendar.local(scene.now):%Y%m%d}-{scene.fresh.unlinked[:4]}"
    breach = Breach(key, body.began_at, body.ended_at, known_at, body.kinds, (entry,))
    _keep(scene, breach)
    tell(scene, breach, "breach-declared")
    return breach


def say(scene: Scene, body: BreachSaid) -> None:
    """An operator says what was done about a breach; of one that is not open nothing is said any more."""
    breach = known(scene).get(body.id)
    if breach is not None and breach.open:
        add(scene, breach, Course(body.what), body.words, body.by)


def tell_persons(scene: Scene, body: BreachPersonsTold) -> None:
    """Tells some of those concerned in their own chats, and keeps that they were told."""
    breach = known(scene).get(body.id)
    if breach is None or not breach.open:
        return
    reached = [person for each in body.person_ids if (person := scene.facts.people.get(each)) and person.has_chat]
    for person in reached:
        args = {**told(scene, breach), "handling": body.words or Phrase("breach-handling-unknown")}
        scene.say(person, "breach-notice", args, urgency=Urgency.NOTICE)
        # rule: told-of-a-breach-once
        scene.do(KeepTold(breach.id, person.id))
    scene.note("breach_persons_told", None, breach=breach.id, count=len(reached))


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When each breach of which something was said is to be recalled next."""
    return {effect.breach.id: effect.breach.next_at() for effect in scene.effects if isinstance(effect, KeepBreach)}


def look(scene: Scene, breach_id: str) -> None:
    """The clock of a breach: its owner and whoever answers for the desk are told how much of it is left."""
    breach = known(scene).get(breach_id)
    if breach is None or not breach.open:
        return
    add(scene, breach, Course.REMINDED, by="desk")
    if breach.told:
        tell(scene, breach, "breach-unclosed")
    else:
        tell(scene, breach, "breach-overdue" if scene.now >= breach.due_at else "breach-remind")


def tell(scene: Scene, breach: Breach, text: str) -> None:
    """Tells its owner, every administrator and the supervisors, once each."""
    owner = scene.desk.staff.get(breach.owner)
    told_ = (*reachable(scene.desk), *((owner,) if owner is not None and owner.person_id else ()))
    ranks = {member.id for role in (ADMIN, SUPERVISOR) for member in of_first(told_, role)} | {breach.owner}
    for member in {each.id: each for each in told_ if each.id in ranks}.values():
        if member.person_id and member.person_id != scene.person_id:
            reader = scene.known_person(member.person_id)
            scene.say(reader, text, told(scene, breach), urgency=Urgency.URGENT)


def pass_on(scene: Scene, member: Staff, words: str) -> int:
    """Whoever may not declare a breach tells of one: those who may hear of it at once, since the clock runs from when
    the office knows. Returns how many were told."""
    # rule: breach-heard-is-passed-on
    there = [each for each in reachable(scene.desk) if each.id != member.id]
    heads = of_first(there, ADMIN, SUPERVISOR)
    for each in heads:
        reader = scene.known_person(each.person_id or "")
        scene.say(reader, "breach-heard", {"name": member.name, "words": words}, urgency=Urgency.URGENT)
    return len(heads)


def told(scene: Scene, breach: Breach) -> Args:
    """What is said of a breach."""
    owner = scene.desk.staff.get(breach.owner)
    left = max(breach.due_at - scene.now, scene.now - scene.now)
    return {
        "id": breach.id,
        "began": Dated(breach.began_at),
        "ended": Dated(breach.ended_at),
        "due": Dated(breach.due_at),
        "hours": int(left.total_seconds() // 3600),
        "owner": owner.name if owner else breach.owner,
        "words": breach.entries[0].words or "-",
        "authority": _done(breach, Course.AUTHORITY),
        "persons": _done(breach, Course.PERSONS),
        "contact": scene.office.contact or Phrase("contact-none"),
        "office": scene.office.name,
    }


def _done(breach: Breach, what: Course) -> Phrase:
    entry = breach.said(what)
    return Phrase("breach-done", {"at": Dated(entry.at)}) if entry else Phrase("breach-not-done")
