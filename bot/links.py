"""Where the desk is found: its links, and the words by which it knows where one of them leads."""

from collections.abc import Mapping
from functools import lru_cache

from bot.flows.office.categories import CATEGORIES
from bot.flows.office.entrances import Entrance, Kind, Links, places, spoken
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.flows.understanding.lexicon import Lexicon
from bot.settings import Settings
from bot.texts import LANGUAGES, Texts

_MOST_KEPT = 64
"""Wordings whose links are kept: desks that have the same share them."""


def links_of(
    settings: Settings, names: Mapping[str, str], lexicon: Lexicon, texts: Texts, language: str = LANGUAGES[0]
) -> Links:
    """The desk's links. ``names`` is what the platforms call it, by channel: the bot's user name, the number; in
    ``language`` are the words that links on WhatsApp carry."""
    telegram = names.get(TELEGRAM, "") if settings.telegram.token else ""
    whatsapp = names.get(WHATSAPP, "") if settings.whatsapp.token else ""
    web = str(settings.web.public_url or "").rstrip("/") if settings.web.enabled else ""
    words = _words(lexicon, texts, language, booking=settings.appointments.enabled)
    return Links(telegram, "".join(filter(str.isdigit, whatsapp)), web, words)


@lru_cache(_MOST_KEPT)
def _words(lexicon: Lexicon, texts: Texts, language: str, *, booking: bool) -> Mapping[Entrance, str]:
    everywhere = every_place(lexicon, booking=booking)
    return {place: said for place in everywhere if (said := words_of(place, lexicon, texts, language))}


def every_place(lexicon: Lexicon, *, booking: bool = True) -> tuple[Entrance, ...]:
    """Every place that a link can open, of the categories and common questions there are; ``booking``: whether times
    can be booked."""
    return places(CATEGORIES, lexicon.topics.get(LANGUAGES[0], {}), booking=booking)


@lru_cache(_MOST_KEPT)
def entrances_of(lexicon: Lexicon, texts: Texts, *, booking: bool = True) -> dict[str, Entrance]:
    """The words that open a place, in every language: those of the first language first, should two be alike."""
    written = [
        (spoken(said), place)
        for language in LANGUAGES
        for place in every_place(lexicon, booking=booking)
        if (said := words_of(place, lexicon, texts, language))
    ]
    return dict(reversed(written))


@lru_cache(_MOST_KEPT)
def openings_of(lexicon: Lexicon, texts: Texts) -> dict[str, dict[str, str]]:
    """What is said first by whoever comes by a link, by language and by what the link carries."""
    return {
        language: {place.payload: words_of(place, lexicon, texts, language) for place in every_place(lexicon)}
        for language in LANGUAGES
    }


def words_of(place: Entrance, lexicon: Lexicon, texts: Texts, language: str) -> str:
    """What a link to a place says in a language; nothing for a question that the language has no title for."""
    match place.kind:
        case Kind.QUEUE:
            return texts.say(language, "link-queue")
        case Kind.APPOINTMENT:
            return texts.say(language, "link-appointment")
        case Kind.CATEGORY:
            return texts.say(language, "link-category", {"category": texts.say(language, f"category-{place.key}")})
        case Kind.TOPIC:
            topic = lexicon.topic(language, place.key)
            return texts.say(language, "link-topic", {"title": topic.title}) if topic else ""
