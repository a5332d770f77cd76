"""What somebody needs, said before anything was asked: it begins their registration, and need not be written twice."""

from dataclasses import replace

from bot.flows.given.typed import clean
from bot.flows.office.questions import Kind, Question
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Idle, Notice
from bot.flows.state.visits import Visit
from bot.flows.telling.taking import take as taken
from bot.flows.understanding.spelling import words_of

_LONGEST = 500
_FEWEST = 3
"""Words beside politeness that make a need: fewer name something, and do not say what is wanted of it."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_WANTS = _words(
    "mau ingin pengen pengin hendak perlu butuh minta tolong bantu bantuan urus mengurus ajukan mengajukan konsultasi "
    "tanya bertanya menanyakan lapor keluhan usul saran cara bagaimana kenapa mengapa kapan belum gagal salah hilang "
    "rusak tidak kendala masalah perbaikan pindah buat cetak daftar aktivasi "
    "want need would like help ask how why when where cannot not lost wrong failed missing problem apply request "
    "complain report change correct"
)
"""With what a need is said."""


def stated(scene: Scene, typed: str) -> bool:
    """Whether words say what somebody needs, though not which of what is known."""
    lexicon = scene.office.lexicon
    said = [word for word in words_of(typed, lexicon) if word not in lexicon.fillers]
    return len({*said}) >= _FEWEST and bool(_WANTS & {*said})


def take(scene: Scene, typed: str) -> None:
    """Keeps what was said, and shows the two ways forward: to register with it, or to ask an officer."""
    # rule: need-is-kept
    scene.talk(Idle(about=clean(typed)[:_LONGEST]))
    choices = (
        Choice(Phrase("choice-start"), token(Verb.MENU), forward=True),
        Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0")),
    )
    scene.answer("faq-need", choices=choices)


def said(scene: Scene) -> str:
    """What was said of a need in this conversation, while nothing else has come of it."""
    dialog = scene.person.dialog
    return dialog.about if isinstance(dialog, Idle | Notice) else ""


def forget(scene: Scene) -> None:
    """What was said so long ago that a form would not be kept any more is no need of today."""
    if isinstance(scene.person.dialog, Idle | Notice) and scene.person.dialog.about:
        scene.talk(replace(scene.person.dialog, about=""))


def answers(scene: Scene, visit: Visit, about: str) -> dict[str, str]:
    """The form with the need as the answer to the question for it, where every kind of business has that question."""
    question = _question(scene)
    if question is None or question.key in visit.form or taken(question, about, scene.office) != about:
        return dict(visit.form)
    return {**visit.form, question.key: about}


def _question(scene: Scene) -> Question | None:
    form = scene.office.form
    ways = (form.otherwise, *form.then.values())
    long = next((each for each in form.otherwise if each.kind is Kind.LONG), None)
    return long if long is not None and all(any(each == long for each in way) for way in ways) else None
