"""Setting house rules: what is meant is shown with what it replaces and whom it concerns; only then, and only as shown,
it counts."""

from bot.flows.house_rules.affected import reckon
from bot.flows.house_rules.wording import name_of, origin, value_words
from bot.flows.journey import rights
from bot.flows.office.house_rules import HouseRule, Matter, Named, named
from bot.flows.office.ruled_house import filed, stands
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import reachable, sees_the_office
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import HouseAsked, HouseShown, Idle

APPLY, DROP = "ok", "no"

_FRESH = 1800
"""Seconds for which what was shown is believed."""

_NAME = 12
_OF_EVERYBODY = (Matter.ROOMS, Matter.CATEGORY)
"""What everybody who works here goes by, and is told of."""


def verb_for(matter: Matter) -> Verb:
    """With which right something is set: how the office works, or what it says and promises."""
    return Verb.HOUSE_RULE if matter in _OF_EVERYBODY else Verb.HOUSE_WORDS


def may(member: Staff, matter: Matter | None = None) -> bool:
    """Whether a member of staff may set this, or anything at all."""
    verb = Verb.HOUSE_RULE if matter is None else verb_for(matter)
    return verb in rights.allowed_at_all(member)


def refuse(scene: Scene, matter: Matter | None = None) -> None:
    """It is not theirs to set."""
    verb = Verb.HOUSE_RULE if matter is None else verb_for(matter)
    scene.note("refused", None, verb=verb.name.lower())
    scene.answer("house-not-yours" if verb is Verb.HOUSE_RULE else "house-words-not-yours")


def show(scene: Scene, member: Staff, about: Named, value: str | None, again: str = "nothing") -> None:
    """Shows what would change and whom it would concern; nothing has happened yet."""
    if not may(member, about.matter):
        refuse(scene, about.matter)
        return
    now, by_file = stands(scene.office)[about], filed(scene.office)[about]
    value = None if value == by_file else value
    then = by_file if value is None else value
    if then == now:
        _no_difference(scene, about, now)
        return
    touched = reckon(scene, about, then)
    rule_id = scene.fresh.unlinked[-_NAME:]
    scene.talk(
        HouseShown(
            rule=rule_id,
            matter=about.matter.value,
            key=about.written,
            value=value,
            old=now,
            known=scene.desk.house_rules.times(about),
            seen=touched.count,
            shown_at=int(scene.now.timestamp()),
        )
    )
    args: Args = {
        "again": Phrase(again),
        "name": name_of(about, scene.office),
        "old": value_words(about, now),
        "origin": origin(scene, about),
        "new": value_words(about, then),
        "back": Phrase("house-back-to-file" if value is None and about.matter is not Matter.CATEGORY else "nothing"),
        "affected": touched.words,
    }
    apply_it = Choice(Phrase("choice-house-apply"), token(verb_for(about.matter), APPLY, rule_id), forward=True)
    scene.answer("house-shown", args, choices=(apply_it, cancel(about.matter)))


def cancel(matter: Matter) -> Choice:
    """To leave everything as it is."""
    return Choice(Phrase("choice-house-drop"), token(verb_for(matter), DROP))


def _no_difference(scene: Scene, about: Named, now: str) -> None:
    args: Args = {
        "name": name_of(about, scene.office),
        "value": value_words(about, now),
        "origin": origin(scene, about),
    }
    scene.talk(Idle())
    scene.answer("house-no-difference", args)


def apply(scene: Scene, member: Staff, rule_id: str) -> None:
    """Orders what was shown, if it still is as it was shown; pressed again, it says that it is done."""
    shown = scene.person.dialog
    if not isinstance(shown, HouseShown) or shown.rule != rule_id:
        # rule: house-rule-ordered-once
        done = scene.desk.house_rules.get(rule_id)
        scene.answer("house-done-already" if done else "house-gone", _done(scene, done) if done else {})
        return
    about = named(shown.matter, shown.key)
    if not may(member, about.matter):
        refuse(scene, about.matter)
    elif about not in filed(scene.office):
        scene.talk(Idle())
        scene.answer("house-gone")
    elif again := _changed_since(scene, shown, about):
        show(scene, member, about, shown.value, again)
    else:
        _order(scene, member, shown, about)


def _changed_since(scene: Scene, shown: HouseShown, about: Named) -> str:
    """The text that says why what was shown does not count any more; empty while it does.

    rule: house-rule-ordered-as-shown
    """
    if shown.known != scene.desk.house_rules.times(about) or shown.old != stands(scene.office)[about]:
        return "house-again-set"
    if scene.now.timestamp() - shown.shown_at > _FRESH:
        return "house-again-late"
    then = shown.value if shown.value is not None else filed(scene.office)[about]
    return "house-again-more" if reckon(scene, about, then).count > shown.seen else ""


def _order(scene: Scene, member: Staff, shown: HouseShown, about: Named) -> None:
    by_file = filed(scene.office)[about]
    rule = HouseRule(shown.rule, about, shown.value, shown.old, by_file, member.id, scene.now)
    scene.set_in_house(rule)
    scene.talk(Idle())
    scene.note(
        "house_rule_set",
        None,
        rule=rule.id,
        matter=about.matter.value,
        key=about.written,
        old=rule.old,
        new=stands(scene.office)[about],
        origin="file" if rule.value is None else "chat",
    )
    _tell(scene, member, rule)


def _tell(scene: Scene, member: Staff, rule: HouseRule) -> None:
    """Says so to who has ordered it, and to whoever goes by it here; visitors are told one by one."""
    scene.answer("house-ordered", _done(scene, rule))
    for each in reachable(scene.desk):
        if each.id != member.id and (rule.about.matter in _OF_EVERYBODY or sees_the_office(each)):
            person = scene.known_person(each.person_id or "")
            scene.say(person, "house-told-staff", {**_done(scene, rule), "who": member.name}, urgency=Urgency.NOTICE)


def _done(scene: Scene, rule: HouseRule) -> Args:
    then = rule.filed if rule.value is None else rule.value
    return {
        "name": name_of(rule.about, scene.office),
        "old": value_words(rule.about, rule.old),
        "new": value_words(rule.about, then),
    }


def drop(scene: Scene) -> None:
    """They think better of it."""
    if isinstance(scene.person.dialog, HouseAsked | HouseShown):
        scene.talk(Idle())
    scene.answer("house-dropped")
