"""The one optional question to a visitor whether they are to go first: by a button, or by words."""

from bot.flows.office.fitting import missing
from bot.flows.queue import priority, ticket
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import InVisit, Prioritising, Reviewing
from bot.flows.state.visits import Status, Visit
from bot.flows.understanding.priority_words import CLASS_OF
from bot.flows.understanding.reading import ASKS, Reading
from bot.flows.visitor import intake, wish

MEANT = f"{ASKS}prioritas"
"""The common question that is the wish to go first, of whoever has a form or a number."""

_OF_REVIEW = frozenset(("kirim", "send", "ubah", "edit", "perbaiki", "change"))
_NO = frozenset(("tidak", "bukan", "no", "none"))


def ask(scene: Scene, visit: Visit) -> None:
    """Asks which class a visitor belongs to; one that cannot be asked for now changes nothing."""
    if not _may(scene, visit):
        scene.answer("priority-not-now")
        return
    scene.talk(Prioritising())
    scene.answer("priority-ask", choices=_choices(scene, visit))


def _may(scene: Scene, visit: Visit) -> bool:
    complete = visit.status is not Status.FORM or missing(visit.form, scene.office) is None
    return complete and priority.may_ask(scene, visit)


def _choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    labels = {**{key: priority.name(key) for key in scene.office.priority.classes}, "": Phrase("priority-none")}
    return tuple(
        Choice(Phrase("numbered", {"no": str(no), "label": label}), token(Verb.PRIORITY, visit.id, key))
        for no, (key, label) in enumerate(labels.items(), 1)
    )


def choose(scene: Scene, visit: Visit, key: str) -> None:
    """Takes what was chosen, and shows where that puts the visitor."""
    if not _may(scene, visit) or (key and key not in scene.office.priority.classes):
        scene.answer("priority-not-now")
        return
    show(scene, priority.take(scene, visit, key or None))


def show(scene: Scene, visit: Visit) -> None:
    """Takes the conversation back to where it was: the review of the form, or the ticket."""
    leave(scene, visit)
    if visit.status is Status.FORM:
        intake.review(scene, visit)
    elif visit.status is Status.QUEUED:
        ticket.tell_place(scene, visit, scene.person, fresh=False)
    else:
        scene.answer("priority-noted")


def leave(scene: Scene, visit: Visit) -> None:
    """The question whether somebody goes first is open no more."""
    scene.talk(Reviewing() if visit.status is Status.FORM else InVisit())


def heard(scene: Scene, typed: str, reading: Reading) -> bool:
    """Takes words that answer the open question, or that say nothing else than that one is to go first."""
    visit = scene.open_visit
    if visit is None:
        return False
    if isinstance(scene.person.dialog, Prioritising):
        key = _listed(scene, typed)
        if key is not None:
            choose(scene, visit, key)
            return True
    wanted = reading.whole and reading.certain == MEANT and _may(scene, visit)
    if isinstance(scene.person.dialog, Prioritising):
        if not wanted and visit.status is Status.FORM and not _goes_elsewhere(typed):
            # rule: whatever-is-said-is-answered
            scene.answer("priority-not-understood", choices=_choices(scene, visit))
            return True
        leave(scene, visit)
    if wanted:
        _said(scene, visit, typed)
    return wanted


def _goes_elsewhere(typed: str) -> bool:
    """Whether words are for what this question stands beside: the review of the form, or an officer."""
    return typed.strip(" .!").lower() in _OF_REVIEW or wish.means_person(typed)


def _listed(scene: Scene, typed: str) -> str | None:
    """The class that words or a number choose from the list, "" for none of them; None for anything else."""
    word = " ".join(typed.lower().strip(" .!").split())
    keys = (*scene.office.priority.classes, "")
    if word.isdecimal() and 1 <= int(word) <= len(keys):
        return keys[int(word) - 1]
    if word in _NO:
        return ""
    return next((key for key in keys if key and word == key.replace("_", " ")), None)


def _said(scene: Scene, visit: Visit, typed: str) -> None:
    """It was said in other words: a class that they name is taken, otherwise the list is shown."""
    words = frozenset("".join(each if each.isalnum() else " " for each in typed.lower()).split())
    named = (key for key in scene.office.priority.classes if words >= {*key.replace("_", " ").split()})
    told = (
        CLASS_OF[word] for word in sorted(words & CLASS_OF.keys()) if CLASS_OF[word] in scene.office.priority.classes
    )
    key = next(named, None) or next(told, None)
    if key is None:
        ask(scene, visit)
    else:
        choose(scene, visit, key)
