"""What a request, or an objection, is asked and what of it is known: the answers as they stand, the identity number
only ever as it is shown."""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.given import identity
from bot.flows.office.fitting import fits
from bot.flows.office.office import Office
from bot.flows.office.questions import SKIPPED, FormPlan, Question
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.telling import answers
from bot.flows.telling.taking import Wrong, take

REQUEST, OBJECTION = "request", "objection"
IDENTITY, ASKER = "identity", "asker"
"""The question whose answer goes a way of its own, and the one that says how it is read."""

_PHONE, _EMAIL = "phone", "email"

Given = Mapping[str, str]


def plan(office: Office, form: str) -> FormPlan:
    """The questions of a form."""
    return office.information.objection if form == OBJECTION else office.information.request


def asked(office: Office, form: str, given: Given) -> tuple[Question, ...]:
    """The questions that these answers lead to. Who gives no telephone number gives an e-mail address (Perki 1/2021
    Pasal 29: either)."""
    found = plan(office, form).asked(given)
    unreachable = given.get(_PHONE) == SKIPPED
    return tuple(replace(each, required=True) if each.key == _EMAIL and unreachable else each for each in found)


def question(office: Office, form: str, given: Given, key: str) -> Question | None:
    """The question of this name, if it is asked."""
    return next((each for each in asked(office, form, given) if each.key == key), None)


def answered(office: Office, each: Question, given: Given) -> bool:
    """Whether a question has an answer that fits it."""
    answer = given.get(each.key, "")
    if each.key == IDENTITY:
        return bool(answer) and identity.read(answer, given.get(ASKER, "")) == answer
    return fits(each, answer, office)


def missing(office: Office, form: str, given: Given) -> Question | None:
    """The first question without one."""
    return next((each for each in asked(office, form, given) if not answered(office, each, given)), None)


def kept(office: Office, form: str, given: Given) -> dict[str, str]:
    """The answers that count in the end."""
    return {each.key: given[each.key] for each in asked(office, form, given) if given.get(each.key)}


def taken(office: Office, each: Question, typed: str, given: Given) -> str | Wrong:
    """An answer as it is kept, or why it cannot be taken.

    rule: identity-only-at-its-question
    """
    if each.key != IDENTITY:
        return take(each, typed, office)
    asker = given.get(ASKER, identity.PERSON)
    number = identity.read(typed, asker)
    return number or Wrong(Phrase("information-identity-wrong-body" if asker == identity.BODY else _WRONG))


_WRONG = "information-identity-wrong"


def shown(office: Office, each: Question, given: Given) -> Phrase | str:
    """An answer as its giver sees it: an identity number never whole. rule: identity-shown-masked"""
    answer = given.get(each.key, "")
    return identity.masked(answer) if each.key == IDENTITY else answers.shown(each, answer, office)


def lines(office: Office, form: str, given: Given) -> Listing:
    """Every answer with what it is called, one a line."""
    found = (each for each in asked(office, form, given) if given.get(each.key))
    return Listing(tuple(_line(each, shown(office, each, given)) for each in found))


def kept_lines(office: Office, form: Given, masked: str, *, hidden: bool = False) -> Listing:
    """The same of a request that was registered; ``hidden``: no telephone number in full."""
    found = []
    for each in asked(office, REQUEST, form):
        if each.key == IDENTITY:
            found.append(_line(each, masked))
        elif form.get(each.key):
            found.append(_line(each, answers.shown(each, form[each.key], office, hidden=hidden)))
    return Listing(tuple(found))


def _line(each: Question, answer: Phrase | str) -> Phrase:
    return Phrase("form-line", {"label": answers.label(each), "answer": answer})
