"""A file that an officer sends to a visitor: to whom their words would go, by the rules that hold for any file.

It is fetched first; then it goes to the visitor with what is written under it, and can be taken back like words.
"""

from bot.flows.addressee import standing, taking_back
from bot.flows.addressee.conversation import Conversation, with_visitor
from bot.flows.files import taking
from bot.flows.journey import rights
from bot.flows.notes import mentions
from bot.flows.scene.events import FileFetched, FileSent
from bot.flows.scene.messages import Arg, Args, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.staff import addressing
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressee, Answering, Idle, Replying
from bot.flows.state.origin import Origin
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit
from bot.flows.thread import answering
from bot.flows.thread import thread as threads
from bot.flows.thread.idle import ThreadUnreadable

_NOT_SENT = "staff-file-not-sent"


def sent(scene: Scene, member: Staff, body: FileSent) -> bool:
    """Takes a file for whom the officer writes to; False where it is no file for a visitor."""
    if body.file is None or not taking.to_be_had(body) or mentions.begins_with_one(body.caption):
        # rule: words-to-a-colleague-reach-no-visitor
        return False
    repeated = taking.is_repeated(scene, body.album)
    place = _meant(scene, member, body.caption)
    if place is None:
        return repeated or _ask(scene, body)
    named = _named(scene, place)
    if not _may(scene, member, place):
        scene.answer("staff-file-not-yours", {"ticket": named})
    elif (refused := taking.refused(scene, place, body.file)) is not None:
        scene.answer(*refused)
    else:
        taking.fetch(scene, place, body.file, body.caption)
        _turn_to(scene, member, place)
        if not repeated:
            scene.answer("staff-file-taken", {"ticket": named})
    return True


def _meant(scene: Scene, member: Staff, caption: str) -> Origin | None:
    """To whom the officer's words would go now, beyond doubt; None where that has to be said first."""
    dialog = scene.person.dialog
    if scene.event.quotes:
        # rule: reply-goes-to-its-writer
        return scene.event.quoted
    if addressing.begins_with_another(scene, dialog, caption):
        return None
    if isinstance(dialog, Addressee) and standing.stands(scene, dialog):
        match dialog:
            case Replying(about):
                return Origin(visit_id=about)
            case Answering(thread):
                return Origin(thread_id=thread)
    visit = addressing.beyond_doubt(scene, member, caption)
    return Origin(visit_id=visit.id) if visit is not None else None


def _ask(scene: Scene, body: FileSent) -> bool:
    """For whom it is has to be said first: nothing is guessed about a file. Words under it are asked about as words."""
    # rule: a-file-is-never-guessed
    if body.caption.strip():
        return False
    choices = addressing.readers(scene)
    scene.answer("staff-file-for-whom" if choices else "staff-file-for-nobody", choices=choices)
    return True


def _may(scene: Scene, member: Staff, place: Origin) -> bool:
    if (visit := _visit(scene, place)) is not None:
        return Verb.REPLY in rights.allowed(scene, member, visit)
    thread = _thread(scene, place)
    return thread is not None and Verb.THREAD_ANSWER in rights.allowed_in_thread(scene, member, thread)


def _turn_to(scene: Scene, member: Staff, place: Origin) -> None:
    """Whoever sends a file into a thread answers in it; the addressee stays, from now on."""
    if (thread := _thread(scene, place)) is not None:
        answering.answered(scene, member, thread)
    elif (visit := _visit(scene, place)) is not None and isinstance(scene.person.dialog, Replying | Idle):
        standing.turn_to_visit(scene, visit)


def fetched(scene: Scene, body: FileFetched) -> None:
    """A file of an officer's is here, or cannot be had: it goes to the visitor, or the officer learns that it does not.
    Raises ThreadUnreadable for a thread not found."""
    place = Origin(body.visit_id, body.thread_id)
    member = scene.desk.staff.get(body.staff_id)
    talk = _conversation(scene, place)
    if talk is None:
        raise ThreadUnreadable
    scene.note("file_refused" if body.fault else "file_kept", talk.visit_id, file=body.file_id)
    if member is None or member.person_id is None:
        return  # whoever has left the desk sends nothing any more
    officer = scene.known_person(member.person_id)
    args: Args = {"ticket": talk.named, "file": body.name}
    if body.fault:
        why = Phrase(taking.NOT_HERE[body.objection], {"name": body.name})
        words = Phrase("staff-file-words", {"text": body.caption}) if body.caption else Phrase("nothing")
        scene.say(officer, _NOT_SENT, {**args, "why": why, "words": words}, urgency=Urgency.URGENT)
    else:
        _pass_on(scene, member, talk, body)
        back = taking_back.choice(scene, talk, member, body.file_id)
        scene.say(officer, "staff-file-sent", args, choices=(back,), visit_id=talk.visit_id)


def _pass_on(scene: Scene, member: Staff, talk: Conversation, body: FileFetched) -> None:
    thread = _thread(scene, talk.place)
    visitor = talk.visitor if thread is None else answering.brought_back(scene, thread)
    scene.say(
        visitor,
        "relay-file-to-visitor",
        {"name": member.name, "text": body.caption},
        choices=() if thread is None else answering.way_back(visitor),
        urgency=Urgency.URGENT,
        visit_id=talk.visit_id,
        purpose=Purpose.REMINDER,
        card=taking_back.card(scene, visitor, body.file_id),
        file=taking.attached(body),
        held=taking_back.held(scene, visitor, body.file_id),
    )


def _conversation(scene: Scene, place: Origin) -> Conversation | None:
    if (visit := _visit(scene, place)) is not None:
        return with_visitor(scene, visit)
    thread = _thread(scene, place)
    return threads.conversation(scene, thread) if thread is not None else None


def _named(scene: Scene, place: Origin) -> Arg:
    talk = _conversation(scene, place)
    return talk.named if talk is not None else ""


def _visit(scene: Scene, place: Origin) -> Visit | None:
    return scene.visit(place.visit_id) if place.visit_id else None


def _thread(scene: Scene, place: Origin) -> Thread | None:
    return scene.thread(place.thread_id) if place.thread_id else None
