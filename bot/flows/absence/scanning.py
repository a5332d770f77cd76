"""The signed letter itself: its scan, sent as a photo or PDF by whoever may enter its number, kept, and shown."""

from dataclasses import replace

from bot.flows.absence.entering import keep, live
from bot.flows.absence.wording import choices, told
from bot.flows.files import taking
from bot.flows.journey import rights
from bot.flows.scene.events import FileFetched, FileSent
from bot.flows.scene.messages import Args, Attached, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, NumberAsked, ScanAsked
from bot.flows.state.letter import Letter, Scan
from bot.flows.state.origin import Origin

_TAKEN = ("application/pdf", "image/")
"""What can be the scan of a letter."""


def ask(scene: Scene, letter: Letter) -> None:
    """Asks for the scan."""
    scene.talk(ScanAsked(letter.id))
    drop = Choice(Phrase("choice-absence-drop"), token(Verb.ABSENCE, "no"))
    scene.answer("letter-scan-ask", told(scene, letter), choices=(drop,))


def sent(scene: Scene, member: Staff, body: FileSent) -> bool:
    """Takes a file for a letter about which the officer was asked; False for any other."""
    dialog = scene.person.dialog
    if not isinstance(dialog, NumberAsked | ScanAsked) or body.file is None or not taking.to_be_had(body):
        return False
    letter = live(scene, dialog.letter)
    if letter is None or Verb.LETTER not in rights.allowed_with_letter(member, letter):
        scene.talk(Idle())
        scene.answer("letter-gone")
    elif not body.file.media_type.startswith(_TAKEN):
        scene.answer("letter-scan-kind", told(scene, letter))
    elif (refused := taking.refused(scene, Origin(), body.file)) is not None:
        scene.answer(*refused)
    else:
        taking.fetch(scene, Origin(), body.file, letter_id=letter.id)
        if isinstance(dialog, ScanAsked):
            scene.talk(Idle())
        scene.answer("letter-scan-taken", told(scene, letter))
    return True


def fetched(scene: Scene, body: FileFetched) -> None:
    """A scan is here and is kept with its letter, or cannot be had; whoever sent it hears so."""
    letter, member = live(scene, body.letter_id), scene.desk.staff.get(body.staff_id)
    if letter is not None and not body.fault:
        # rule: scan-kept-with-its-letter
        letter = keep(scene, replace(letter, scan=Scan(body.file_id, body.name, body.media_type)))
        scene.note("letter_scanned", None, letter=letter.id, file=body.file_id)
    if member is None or member.person_id is None:
        return
    officer = scene.known_person(member.person_id)
    if letter is None:
        scene.say(officer, "letter-gone")
    elif body.fault:
        why: Args = {"why": Phrase(taking.NOT_HERE[body.objection], {"name": body.name})}
        scene.say(officer, "letter-scan-failed", {**told(scene, letter), **why})
    else:
        offered = choices(letter, rights.allowed_with_letter(member, letter))
        scene.say(officer, "letter-scanned", told(scene, letter), choices=offered)


def see(scene: Scene, letter: Letter) -> None:
    """Shows the scan to whoever asks and may."""
    if letter.scan is None:
        scene.answer("letter-gone")
        return
    scene.note("letter_seen", None, letter=letter.id)
    file = Attached(letter.scan.id, letter.scan.name, letter.scan.media_type)
    scene.say(scene.person, "letter-scan", told(scene, letter), file=file)
