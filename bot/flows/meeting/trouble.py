"""Troubles on the way into the meeting: a page of the usual ones, a short text for each, and a visitor who says that
camera or sound is not good yet, which front office is told and which ends no step."""

from datetime import timedelta

from bot.flows.meeting.way_in import needed, tag_of
from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Choice, Copy, Phrase, Urgency
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.visits import Visit

PASSCODE = "passcode"
TROUBLES = (PASSCODE, "sound", "camera", "app", "waiting", "signal", "name")
"""The usual troubles; the texts ``trouble-KEY`` help, ``choice-trouble-KEY`` name them."""

_MEANT = "kendala"
"""What begins the key of a meaning that is a trouble; after a colon follows which."""

_NOT_GOOD = "camera or sound"
_AGAIN_AFTER = timedelta(minutes=2)
_AT_THE_CHECK = (Word.ADMITTED, Word.CHECKED)
"""The steps at which an officer receives the visitor and makes sure that they can be seen and heard."""


def used(scene: Scene) -> bool:
    """Whether anybody is brought to a meeting at this desk."""
    return any(sheet.uses_zoom for sheet in scene.office.in_force)


def choices(scene: Scene, visit: Visit, line: Timeline) -> tuple[Choice, ...]:
    """What a visitor's card offers besides the steps, while they have to be in the meeting."""
    if not needed(scene, visit, line):
        return ()
    not_good = Choice(Phrase("choice-not-good"), token(Verb.NOT_GOOD, visit.id))
    help_ = Choice(Phrase("choice-zoom-help"), token(Verb.TROUBLE, ""))
    return (not_good, help_) if _being_checked(line) else (help_,)


def _being_checked(line: Timeline) -> bool:
    return line.current is not None and line.current.step.ends.word in _AT_THE_CHECK


def meant(key: str) -> str | None:
    """The trouble that words mean, by the key of their meaning: "" for the page of all, None for something else."""
    kind, _, trouble = key.partition(":")
    return trouble if kind == _MEANT else None


def show(scene: Scene, trouble: str) -> None:
    """Helps with one trouble, or asks which it is."""
    if trouble in TROUBLES:
        _help(scene, trouble)
    else:
        listed = tuple(_choice(each) for each in TROUBLES)
        scene.answer("trouble-which", choices=(*listed, _ask_officer()))


def _choice(trouble: str) -> Choice:
    return Choice(Phrase(f"choice-trouble-{trouble}"), token(Verb.TROUBLE, "", trouble))


def _ask_officer() -> Choice:
    return Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0"))


def _help(scene: Scene, trouble: str) -> None:
    other = Choice(Phrase("choice-trouble-other"), token(Verb.TROUBLE, ""))
    called = _called(scene)
    more, copies = _for_the_called(scene, called, trouble) if called else (Phrase("nothing"), ())
    scene.say(
        scene.person,
        f"trouble-{trouble}",
        {"more": more},
        choices=(other, _ask_officer()),
        copies=copies,
        visit_id=scene.person.visit_id,
    )


def _for_the_called(scene: Scene, called: Visit, trouble: str) -> tuple[Phrase, tuple[Copy, ...]]:
    """What helps only whoever may come in now, and what of it can be copied."""
    meeting = scene.office.meeting
    match trouble:
        case "passcode":
            ways = (
                Copy(Phrase("copy-meeting-id"), meeting.meeting_id),
                Copy(Phrase("copy-passcode"), meeting.passcode),
            )
            return Phrase("trouble-way-in", {"id": meeting.meeting_id, "passcode": meeting.passcode}), ways
        case "signal" if meeting.dial_in:
            return _by_phone(scene), (Copy(Phrase("copy-dial-in"), meeting.dial_in),)
        case "name":
            return _name_of(called), ()
        case _:
            return Phrase("nothing"), ()


def _called(scene: Scene) -> Visit | None:
    """The acting visitor's visit, if they have been called to the meeting: nobody else is told how to come in."""
    visit = scene.open_visit
    # rule: way-in-for-the-called
    return visit if visit is not None and needed(scene, visit, scene.timeline(visit)) else None


def _by_phone(scene: Scene) -> Phrase:
    meeting = scene.office.meeting
    return Phrase("trouble-by-phone", {"number": meeting.dial_in, "id": meeting.meeting_id})


def _name_of(visit: Visit) -> Phrase:
    return Phrase("trouble-your-name", {"tag": tag_of(visit)})


def not_good(scene: Scene, visit: Visit) -> None:
    """The visitor says that camera or sound is not good yet: they are helped, front office is told, no step ends."""
    line = scene.timeline(visit)
    if not needed(scene, visit, line) or not _being_checked(line):
        scene.answer("press-stale")
        return
    # rule: not-good-is-not-done
    visit = scene.keep_visit(visit, seen_at=scene.now)
    scene.note("camera_or_sound_not_good", visit.id)
    known = visit.nudges.get(_NOT_GOOD)
    if known is None or known.at is None or scene.now - known.at >= _AGAIN_AFTER:
        _tell(scene, keep_nudge(scene, visit, _NOT_GOOD))
    scene.answer("trouble-not-good", choices=(_choice("sound"), _choice("camera"), _ask_officer()))


def _tell(scene: Scene, visit: Visit) -> None:
    args: Args = {"ticket": visit.ticket or "", "name": name_of(visit)}
    reply = (Choice(Phrase("choice-reply"), token(Verb.REPLY, visit.id)),)
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "staff-not-good", args, choices=reply, urgency=Urgency.URGENT, visit_id=visit.id)
