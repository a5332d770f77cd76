"""The poster for the office's wall and website: what it says, as values. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.flows.calendar.hours import OfficeHours
from bot.flows.office.entrances import Entrance, Kind, Links
from bot.flows.office.office import Office
from bot.flows.queue.places import all_called, occupies_place
from bot.papers.opening_hours import told_hours
from bot.papers.wording import Wording

_CHANNELS = ("whatsapp", "telegram", "web")
"""In this order: most visitors have the first."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way in: what it is called, the address as people read and type it, and what its code opens."""

    name: str
    address: str
    opens: str


@dataclass(frozen=True, slots=True)
class Poster:
    """All that stands on a poster, in one language. ``chosen`` is the service that its codes open, if one."""

    language: str
    office: str
    title: str
    lead: str
    chosen: str
    chosen_head: str
    scan: str
    open: str
    doors: tuple[Door, ...]
    how: str
    steps: tuple[str, ...]
    hours_head: str
    hours: tuple[tuple[str, tuple[str, ...]], ...]
    closed: str
    prepare_head: str
    prepare: tuple[str, ...]
    categories_head: str
    categories: tuple[str, ...]
    free: str
    free_words: str
    privacy_head: str
    privacy: str
    complaint_head: str
    complaint: str


def poster_of(office: Office, links: Links, hours: OfficeHours, words: Wording, *, category: str = "") -> Poster:
    """The poster of an office; with a category, the one whose codes open at it. ``hours`` are the office's weekly
    ones: a poster hangs longer than a holiday lasts."""
    say, zoom = words.say, any(sheet.uses_zoom for sheet in office.in_force)
    doors = tuple(_doors(links, words, category))
    names = tuple(say(f"category-{each.key}") for each in office.categories)
    return Poster(
        language=words.language,
        office=office.name,
        title=say("poster-title"),
        lead=say("poster-lead-zoom" if zoom else "poster-lead-chat"),
        chosen=say(f"category-{category}") if category else "",
        chosen_head=say("poster-for"),
        scan=say("poster-scan" if len(doors) > 1 else "poster-scan-one"),
        open=say("poster-open"),
        doors=doors,
        how=say("poster-how"),
        steps=(say("poster-step-scan"), say("poster-step-form"), say(_last_step(office, zoom=zoom))),
        hours_head=say("poster-hours"),
        hours=told_hours(hours, words.texts, words.language, words.zone_label),
        closed="" if hours.always else say("poster-closed"),
        prepare_head=say("poster-prepare"),
        prepare=tuple(_prepare(words, zoom=zoom)),
        categories_head=say("poster-categories"),
        categories=names,
        free=say("poster-free"),
        free_words=say("poster-free-words"),
        privacy_head=say("poster-privacy-head"),
        privacy=say("poster-privacy"),
        complaint_head=say("poster-complaint-head"),
        complaint=_complaint(office, words),
    )


def _doors(links: Links, words: Wording, category: str) -> Iterator[Door]:
    opened = links.to(Entrance(Kind.CATEGORY, category)) if category else links.home
    for channel in _CHANNELS:
        if channel in opened:
            yield Door(words.say(f"poster-door-{channel}"), _address(links, channel), opened[channel])


def _address(links: Links, channel: str) -> str:
    """An address as it is read aloud and typed: a number in groups, nothing before the name of a site."""
    if channel == "whatsapp":
        return _number(links.whatsapp)
    return links.home[channel].partition("://")[2]


def _number(digits: str) -> str:
    """A number as it is dialled in Indonesia ("0811-0000-0001"); others with their country's."""
    plain = "0" + digits.removeprefix("62") if digits.startswith("62") else "+" + digits
    first, rest = plain[:4], plain[4:]
    groups = [rest[at : at + 4] for at in range(0, len(rest), 4)]
    if len(groups) > 1 and len(groups[-1]) < 3:
        groups[-2:] = [groups[-2] + groups[-1]]
    return "-".join([first, *groups])


def _last_step(office: Office, *, zoom: bool) -> str:
    if not any(occupies_place(sheet) for sheet in office.in_force):
        return "poster-step-taken-up"
    return "poster-step-zoom" if zoom and all_called(office) else "poster-step-called"


def _prepare(words: Wording, *, zoom: bool) -> Iterator[str]:
    yield words.say("poster-prepare-person")
    if zoom:
        yield words.say("poster-prepare-zoom")
    yield words.say("poster-prepare-papers")


def _complaint(office: Office, words: Wording) -> str:
    category = words.say("category-pengaduan")
    if office.contact:
        return words.say("poster-complaint", category=category, contact=office.contact)
    return words.say("poster-complaint-short", category=category)
