"""Letting a letter count: by its number, or before that is there; and ending it early."""

from dataclasses import replace

from bot.flows.absence.asking import refusal
from bot.flows.absence.telling import tell_ended, tell_in_force
from bot.flows.absence.wording import choices, told
from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing import letters
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, NumberAsked
from bot.flows.state.letter import Letter

_LONGEST, _SHORTEST = 60, 3


def live(scene: Scene, letter_id: str) -> Letter | None:
    """A letter about which something is still to be done."""
    letter = scene.desk.letters.get(letter_id)
    return letter if letter is not None and letter.live else None


def keep(scene: Scene, letter: Letter) -> Letter:
    """Resolves a change to a letter."""
    scene.desk = replace(scene.desk, letters={**scene.desk.letters, letter.id: letter})
    return letter


def show(scene: Scene, member: Staff, letter: Letter) -> None:
    """Shows a letter, and what may be done about it."""
    scene.answer("letter-one", told(scene, letter), choices=choices(letter, _allowed(member, letter)))


def ask_number(scene: Scene, letter: Letter) -> None:
    """Asks for the number that the signed letter has."""
    scene.talk(NumberAsked(letter.id))
    drop = Choice(Phrase("choice-absence-drop"), token(Verb.ABSENCE, "no"))
    scene.answer("letter-number-ask", told(scene, letter), choices=(drop,))


def write_number(scene: Scene, member: Staff, letter_id: str, typed: str) -> None:
    """The number of a letter was typed; the right to it, or the letter, may be gone since it was asked for."""
    letter, number = live(scene, letter_id), " ".join(clean(typed).split())
    if letter is None or letter.number is not None:
        scene.talk(Idle())
        scene.answer("letter-gone")
    elif Verb.LETTER not in _allowed(member, letter):
        scene.talk(Idle())
        refuse(scene)
    elif not _SHORTEST <= len(number) <= _LONGEST or not any(map(str.isdigit, number)):
        scene.answer("letter-number-again", told(scene, letter))
    elif letter.in_force_at is None:
        scene.talk(Idle())
        _put_in_force(scene, replace(letter, number=number))
    else:
        scene.talk(Idle())
        _number(scene, replace(letter, number=number))


def later(scene: Scene, letter: Letter) -> None:
    """It counts before its number is there, which is asked for until it is."""
    if letter.in_force_at is None:
        _put_in_force(scene, letter)
    else:
        scene.answer("letter-in-force-already", told(scene, letter))


def _put_in_force(scene: Scene, letter: Letter) -> None:
    # rule: nobody-acts-for-another-without-a-letter
    if letter.ends_at <= scene.now:
        scene.answer("letter-past", told(scene, letter))
    elif (text := refusal(scene, letter)) is not None:
        scene.answer(*text)
    else:
        letter = keep(scene, replace(letter, in_force_at=scene.now, entered_by=scene.who, told=0))
        scene.desk = letters.put_in_force(scene.desk, letter, scene.now)
        scene.note("letter_in_force", None, letter=letter.id, number=letter.number or "")
        tell_in_force(scene, letter)


def _number(scene: Scene, letter: Letter) -> None:
    scene.desk = letters.numbered(scene.desk, letter, scene.now)
    over = letter.told > 1
    letter = keep(scene, replace(letter, closed_at=scene.now if over else None))
    scene.note("letter_numbered", None, letter=letter.id, number=letter.number or "")
    tell_ended(scene, letter, "letter-numbered")


def end(scene: Scene, letter: Letter) -> None:
    """It ends now: a draft comes to nothing, and what has begun goes back."""
    if letter.in_force_at is None or scene.now < letter.from_at:
        scene.desk = letters.ended(scene.desk, letter, scene.now)
        letter = keep(scene, replace(letter, closed_at=scene.now))
        scene.note("letter_dropped", None, letter=letter.id)
        tell_ended(scene, letter, "letter-dropped")
    elif letter.told > 1:
        letter = keep(scene, replace(letter, closed_at=scene.now))
        scene.note("letter_never_came", None, letter=letter.id)
        tell_ended(scene, letter, "letter-never-came")
    else:
        scene.desk = letters.ended(scene.desk, letter, scene.now)
        letter = keep(scene, replace(letter, ends_at=max(scene.now, letter.from_at)))
        scene.note("letter_ended", None, letter=letter.id)
        scene.answer("letter-ended-early", told(scene, letter))


def refuse(scene: Scene) -> None:
    """It is not theirs to let tasks pass."""
    scene.note("refused", None, verb=Verb.LETTER.name.lower())
    scene.answer("letter-not-yours")


def _allowed(member: Staff, letter: Letter) -> frozenset[Verb]:
    return rights.allowed_with_letter(member, letter)
