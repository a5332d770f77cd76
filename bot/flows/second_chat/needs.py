"""What is asked about second chats: the codes by which they are joined, and what is kept ready for them."""

import hashlib
import re
from dataclasses import dataclass

from bot.flows.scene.effects import Decision, ForgetOffer, KeepOffer, SendSpare
from bot.flows.scene.events import Body, DeadlinePassed, DeliveryGivenUp, DeliveryReported, Told
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state import watched
from bot.flows.state.chat_offer import ChatOffer, SpareCopy

START = "hubungkan"
_CODE = re.compile(rf"(?:/start\s+{START}[-_ ]|/?{START}\s+)([A-Za-z0-9_-]{{16,40}})", re.IGNORECASE)
_ABOUT = re.compile(r"hubung|sambung|lepas|link|connect|second|itu saya|bukan saya|that is me|not me", re.IGNORECASE)
"""Words that may be about a second chat; all others cost no look."""


@dataclass(frozen=True, slots=True)
class Offers(Topic[tuple[ChatOffer, ...]]):
    """The code whose digest this is, and the last one of whoever acts."""

    digest: str = ""

    @staticmethod
    def after(known: tuple[ChatOffer, ...], decision: Decision) -> tuple[ChatOffer, ...]:
        """As they have just been kept or forgotten."""
        kept = {each.offer.person_id: each.offer for each in decision.of(KeepOffer)}
        gone = {each.person_id for each in decision.of(ForgetOffer)} | kept.keys()
        return (*(each for each in known if each.person_id not in gone), *kept.values())


@dataclass(frozen=True, slots=True)
class Spares(Topic[tuple[SpareCopy, ...]]):
    """What is kept ready for the second chat of this person, or of this visit's visitor."""

    person_id: str = ""
    visit_id: str = ""

    @staticmethod
    def after(known: tuple[SpareCopy, ...], decision: Decision) -> tuple[SpareCopy, ...]:
        """Without what has just been sent there."""
        sent = {(each.person_id, each.twin) for each in decision.of(SendSpare)}
        return tuple(each for each in known if (each.person_id, each.twin) not in sent)


def code_in(typed: str) -> str:
    """The code with which somebody comes; empty for all other words."""
    found = _CODE.fullmatch(typed.strip())
    return found[1] if found else ""


def digest_of(code: str) -> str:
    """What the desk keeps of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def _of_words(typed: str) -> Needs:
    if code := code_in(typed):
        return on(Offers(digest_of(code)))
    return on(Offers()) if len(typed) < 80 and _ABOUT.search(typed) else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(Offers()) if verb is Verb.SECOND_CHAT else NOTHING


def _of_body(body: Body) -> Needs:
    match body:
        case DeliveryGivenUp(person_id=person_id) | DeliveryReported(about=Told(person_id=person_id), state="failed"):
            return on(Spares(person_id=person_id))
        case DeadlinePassed(kind=watched.VISIT, id=visit_id):
            return on(Spares(visit_id=visit_id))
        case _:
            return NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body)
