"""An officer's words to a visitor: sent, shown to whom they went, and to whom the next ones go."""

from bot.flows.addressee import standing, taking_back
from bot.flows.addressee.conversation import with_visitor
from bot.flows.canned import offering as canned
from bot.flows.ending import cancelling, outcome
from bot.flows.given.typed import clean
from bot.flows.journey.stale import answer_stale
from bot.flows.notes import mentions, remarks
from bot.flows.scene.messages import Args, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, mark
from bot.flows.staff import addressing
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressing, Correcting, Doubtful, Explaining, Idle, Judging, WritingOutcome
from bot.flows.state.visits import Visit

_ASKED_FOR = (WritingOutcome, Correcting, Explaining, Judging)
"""Words that were asked for otherwise: a reply in between does not stand for them."""


def press(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """An officer chose to whom their words go, let somebody go, or takes words back."""
    match verb, parts:
        case Verb.REPLY, (mark,):
            _send_kept(scene, member, visit, mark)
        case Verb.REPLY, _:
            standing.turn_to_visit(scene, visit)
            choices = (*canned.choices(scene, visit), standing.let_go_choice(visit))
            scene.answer("staff-reply-ask", {"ticket": visit.ticket or ""}, choices=choices)
        case Verb.LET_GO, ():
            standing.let_go(scene, visit)
        case Verb.UNSAY, (name, since, mark):
            taking_back.unsay(scene, with_visitor(scene, visit), member, name, since, mark)
        case _:
            answer_stale(scene, visit)


def press_canned(scene: Scene, member: Staff, visit: Visit, _verb: Verb, parts: tuple[str, ...]) -> None:
    """A canned reply is looked at, changed, or sent like words that were typed."""
    match parts:
        case (key,):
            canned.show(scene, member, visit, key)
        case (key, canned.EDIT):
            canned.edit(scene, member, visit, key)
        case (key, canned.SEND, *shown) if words := canned.words_of(scene, member, visit, key):
            # rule: sent-as-it-was-shown
            if shown == [mark(words)]:
                write(scene, member, visit, words)
            else:
                canned.show(scene, member, visit, key)
        case _:
            answer_stale(scene, visit)


def write(scene: Scene, member: Staff, visit: Visit, typed: str) -> None:
    """Sends an officer's words to a visitor, so that they can be taken back."""
    written = clean(typed)[: outcome.LONGEST]
    if not written:
        scene.answer("staff-words-please")
        return
    if mentions.begins_with_one(written):
        # rule: words-to-a-colleague-reach-no-visitor
        remarks.write(scene, member, visit, written)
        return
    visitor, name = scene.known_person(visit.person_id), scene.fresh.reference
    cancelling.said_otherwise(scene, visitor)
    args: Args = {"name": member.name, "text": written}
    scene.say(
        visitor,
        "relay-to-visitor",
        args,
        card=taking_back.card(scene, visitor, name),
        urgency=Urgency.URGENT,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
        held=taking_back.held(scene, visitor, name),
    )
    scene.note("replied", visit.id)
    kept = _keep_addressee(scene, visit, written)
    choices = (
        taking_back.choice(scene, with_visitor(scene, visit), member, name),
        *((standing.let_go_choice(visit),) if kept else ()),
    )
    scene.answer("staff-replied" if kept else "staff-replied-once", {"ticket": visit.ticket or ""}, choices=choices)
    mentions.heed(scene, member, visit, written)
    outcome.ask_if_missing(scene, visit, member)


def _send_kept(scene: Scene, member: Staff, visit: Visit, mark: str) -> None:
    """It has been said for whom the words are that were written before."""
    words = addressing.words_meant(scene, mark)
    if words is None:
        scene.answer("staff-words-gone")
    else:
        write(scene, member, visit, words)


def _keep_addressee(scene: Scene, visit: Visit, written: str) -> bool:
    """Whoever was written to is whom the next words go to. After a reply in between it is asked; what was asked for
    otherwise still is, and words that nobody has got yet are kept."""
    dialog = scene.person.dialog
    if isinstance(dialog, _ASKED_FOR) or (isinstance(dialog, Addressing) and dialog.words != written):
        return False
    if standing.is_other(scene, dialog, visit):
        scene.talk(Doubtful())
        return False
    # rule: addressee-of-an-open-visit
    if not visit.status.open:
        scene.talk(Idle())
        return False
    standing.turn_to_visit(scene, visit)
    return True
