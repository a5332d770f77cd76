"""Joining a second chat: a code out of the first, opened in the second, and confirmed in the first.

A link can be forwarded, so opening it proves nothing: both chats show the same number, and it counts only when the
first has said that the other chat with that number is theirs. A phone number somewhere in a form proves nothing either.
"""

import hashlib
from dataclasses import replace
from datetime import timedelta

from bot.flows.scene.effects import ForgetOffer, KeepOffer
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.flows.scene.messages import Args, Choice, Link, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.second_chat import parting, standing
from bot.flows.second_chat.needs import START, Offers, code_in, digest_of
from bot.flows.second_chat.passing_on import channel_name
from bot.flows.state.appointment import Stand
from bot.flows.state.chat_offer import ChatOffer
from bot.flows.state.people import Further, Person

_LASTS = timedelta(minutes=15)
_MOST, _WITHIN = 5, timedelta(hours=1)


def ask(scene: Scene) -> None:
    """Somebody wants to be reachable in a second chat, or to see whether they are."""
    if scene.person.further is not None:
        parting.show(scene)
        return
    if not _targets(scene):
        scene.answer("second-nowhere")
    elif (offer := _next(scene)) is None:
        scene.answer("second-too-many")
    else:
        _offer(scene, offer)


def _next(scene: Scene) -> ChatOffer | None:
    """A new offer in place of the last; None where there were too many lately."""
    last = _own(scene)
    fresh = last is None or scene.now - last.counted_at > _WITHIN
    made, counted_at = (0, scene.now) if last is None or fresh else (last.made, last.counted_at)
    # rule: chat-codes-are-few
    if made >= _MOST:
        return None
    digest = digest_of(scene.fresh.unlinked)
    return ChatOffer(scene.person_id, digest, scene.now + _LASTS, made + 1, counted_at)


def _offer(scene: Scene, offer: ChatOffer) -> None:
    scene.do(KeepOffer(offer))
    scene.note("second_chat_offered")
    links = tuple(Link(Phrase(f"second-open-{channel}"), url) for channel, url in _targets(scene).items())
    scene.say(scene.person, "second-offer", {"span": _LASTS}, links=links)


def _targets(scene: Scene) -> dict[str, str]:
    """The link into every other chat that reaches who has closed it, by channel."""
    code, links, language = scene.fresh.unlinked, scene.office.links, START.capitalize()
    found = {
        TELEGRAM: links.on_telegram(f"{START}-{code}"),
        WHATSAPP: links.on_whatsapp(f"{language} {code}"),
    }
    return {channel: url for channel, url in found.items() if url and channel != scene.person.channel}


def opened(scene: Scene, typed: str) -> bool:
    """Somebody comes with a code; False for all other words."""
    code = code_in(typed)
    if not code:
        return False
    offer = _living(scene, next((e for e in scene.facts.about(Offers) if e.digest == digest_of(code)), None))
    first = standing.known(scene, offer.person_id) if offer is not None else None
    if offer is None or first is None or first.staff_id is not None or offer.opened_by:
        scene.answer("second-dead")
    elif (why := _hindrance(scene, first)) is not None:
        scene.answer(*why)
    else:
        _await_confirmation(scene, offer, first)
    return True


def _hindrance(scene: Scene, first: Person) -> tuple[str, Args] | None:
    """What keeps the acting chat from becoming the second one of ``first``."""
    visit = scene.open_visit
    if scene.staff is not None:
        # rule: seats-have-no-second-chat
        return "second-not-staff", {}
    if first.id == scene.person_id or first.channel == scene.person.channel:
        return "second-same", {"channel": channel_name(first.channel)}
    if not scene.office.can(scene.person.channel).pushes:
        return "second-no-push", {}
    if scene.person.further is not None or first.further is not None:
        return "second-already", {}
    if visit is not None:
        return "second-busy", {"ticket": visit.ticket or Phrase("second-form")}
    if scene.own_thread is not None or _booked(scene):
        return "second-busy", {"ticket": Phrase("second-talk")}
    return None


def _booked(scene: Scene) -> bool:
    return any(scene.appointment_of(scene.person_id, stand) is not None for stand in (Stand.HELD, Stand.BOOKED))


def _await_confirmation(scene: Scene, offer: ChatOffer, first: Person) -> None:
    number = _number(scene)
    # rule: chat-code-once
    scene.do(KeepOffer(replace(offer, opened_by=scene.person_id, number=number, expires_at=scene.now + _LASTS)))
    scene.note("second_chat_opened")
    args: Args = {"number": number, "channel": channel_name(first.channel), "span": _LASTS}
    scene.answer("second-wait", args)
    choices = (
        Choice(Phrase("choice-second-mine"), token(Verb.SECOND_CHAT, "mine"), forward=True),
        Choice(Phrase("choice-second-not"), token(Verb.SECOND_CHAT, "not")),
    )
    told: Args = {"number": number, "channel": channel_name(scene.person.channel)}
    scene.say(first, "second-confirm", told, choices=choices, urgency=Urgency.URGENT)


def _number(scene: Scene) -> str:
    """Two figures that both chats show, so that a forwarded link is noticed."""
    return str(int(hashlib.sha256(scene.fresh.unlinked.encode()).hexdigest()[:8], 16) % 90 + 10)


def confirm(scene: Scene) -> None:
    """The first chat says that the other one is theirs: only now it counts."""
    offer = _opened(scene)
    second = standing.known(scene, offer.opened_by) if offer is not None else None
    # rule: second-chat-confirmed-in-the-first
    if offer is None or second is None or _taken(scene, second):
        scene.answer("second-dead")
        return
    scene.do(ForgetOffer(scene.person_id))
    scene.note("second_chat_joined", None, to=second.channel)
    first = scene.person
    scene.keep_person(further=Further(second.id, scene.now, leads=True, home=first.channel))
    # rule: joined-chats-restricted-together
    if first.restricted is None and second.restricted is not None:
        scene.keep_person(restricted=second.restricted_along)
    language = first.language
    further = Further(first.id, scene.now, leads=False, home=second.channel)
    joined = scene.keep_person(second, further=further, language=language)
    if second.restricted is None and first.restricted is not None:
        joined = scene.keep_person(joined, restricted=first.restricted_along)
    scene.answer("second-joined", {"channel": channel_name(second.channel)})
    scene.say(joined, "second-joined", {"channel": channel_name(first.channel)})


def _taken(scene: Scene, second: Person) -> bool:
    """Whether the other chat has something of its own to do by now."""
    visit = scene.visit(second.visit_id)
    busy = second.staff_id is not None or second.further is not None or scene.person.further is not None
    return busy or (visit is not None and visit.status.open)


def refuse(scene: Scene) -> None:
    """The other chat is somebody else's: the code is dead, and both are told."""
    offer = _opened(scene)
    if offer is None:
        scene.answer("second-dead")
        return
    scene.do(KeepOffer(replace(offer, digest="", opened_by="", number="")))
    scene.note("second_chat_refused")
    scene.answer("second-refused")
    if (second := standing.known(scene, offer.opened_by)) is not None:
        scene.say(second, "second-refused-there")


def _own(scene: Scene) -> ChatOffer | None:
    return next((each for each in scene.facts.about(Offers) if each.person_id == scene.person_id), None)


def _opened(scene: Scene) -> ChatOffer | None:
    """The acting person's offer, where another chat waits for their word."""
    offer = _living(scene, _own(scene))
    return offer if offer is not None and offer.opened_by else None


def _living(scene: Scene, offer: ChatOffer | None) -> ChatOffer | None:
    # rule: chat-code-ends
    return offer if offer is not None and offer.digest and scene.now < offer.expires_at else None


def waits(scene: Scene) -> bool:
    """Whether another chat waits for the acting person's word, as far as that was asked."""
    return scene.facts.knows(Offers) and scene.person.further is None and _opened(scene) is not None


def press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> bool:
    """A choice about a second chat; False for all others, and for one that nobody offers."""
    joined = standing.other(scene, scene.person) is not None
    match verb, parts:
        case Verb.SECOND_CHAT, ("mine",) if not joined:
            confirm(scene)
        case Verb.SECOND_CHAT, ("not",) if not joined:
            refuse(scene)
        case Verb.SECOND_CHAT, ("part",):
            parting.part(scene)
        case _:
            return False
    return True
