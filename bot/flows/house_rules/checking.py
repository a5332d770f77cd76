"""Which values a house rule may have: the same as the office's files may say (``bot/settings/``, ``bot/replies.py``,
``bot/lexicon.py``)."""

from dataclasses import dataclass

from bot.flows.given.typed import clean
from bot.flows.office.house_rules import (
    LONGEST_OFFER,
    LONGEST_REASON,
    LONGEST_WORDS,
    MOST_OFFERS,
    MOST_ROOMS,
    Matter,
    Named,
)
from bot.flows.office.office import Office
from bot.flows.office.replies import NAMED_BY_REPLIES
from bot.flows.office.ruled_house import names_in
from bot.flows.scene.messages import Phrase
from bot.flows.understanding.lexicon import NAMED_BY_ANSWERS

_NAMED = {Matter.REPLY: NAMED_BY_REPLIES, Matter.TOPIC: NAMED_BY_ANSWERS}


@dataclass(frozen=True, slots=True)
class Unfit:
    """Words that set nothing: why, and what would do."""

    why: Phrase


def fitting(about: Named, typed: str, office: Office) -> str | Unfit:
    """The value as it is kept, or why it cannot be one."""
    match about.matter:
        case Matter.ROOMS:
            return _rooms(typed)
        case Matter.CATEGORY:
            return _reason(about.key, typed, office)
        case Matter.COMPENSATION:
            return _offers(typed)
        case _:
            return _words(about.matter, typed)


def _rooms(typed: str) -> str | Unfit:
    number = typed.strip(" .")
    if not (number.isascii() and number.isdecimal() and int(number) <= MOST_ROOMS):
        return Unfit(Phrase("house-wrong-rooms", {"most": MOST_ROOMS}))
    return str(int(number))


def _reason(category: str, typed: str, office: Office) -> str | Unfit:
    reason = clean(typed).strip(" ,;:")
    left = [each for each in office.categories if each.key != category and each.key not in office.paused]
    if not left:
        # rule: one-category-stays-open
        return Unfit(Phrase("house-wrong-last"))
    if not any(map(str.isalpha, reason)):
        return Unfit(Phrase("house-wrong-reason", {"category": category}))
    return _no_longer_than(reason, LONGEST_REASON)


def _offers(typed: str) -> str | Unfit:
    offers = list(dict.fromkeys(offer for part in typed.replace("\n", ";").split(";") if (offer := clean(part))))
    if not offers or len(offers) > MOST_OFFERS:
        return Unfit(Phrase("house-wrong-offers", {"most": MOST_OFFERS}))
    checked = [_no_longer_than(offer, LONGEST_OFFER) for offer in offers]
    return next((each for each in checked if isinstance(each, Unfit)), "\n".join(offers))


def _words(matter: Matter, typed: str) -> str | Unfit:
    said = "\n".join(map(clean, typed.strip().splitlines())).strip()
    if not any(map(str.isalnum, said)):
        return Unfit(Phrase("house-wrong-empty"))
    known = _NAMED[matter]
    # rule: canned-reply-names-what-is-known
    if unknown := names_in(said) - known:
        names = ", ".join(f"{{{name}}}" for name in sorted(known))
        return Unfit(Phrase("house-wrong-name", {"name": f"{{{min(unknown)}}}", "known": names}))
    return _no_longer_than(said, LONGEST_WORDS)


def _no_longer_than(said: str, longest: int) -> str | Unfit:
    if len(said) > longest:
        return Unfit(Phrase("house-wrong-length", {"longest": longest, "length": len(said)}))
    return said
