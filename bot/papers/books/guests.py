"""The guest book (buku tamu): one line a guest, as values. Pure.

Its columns are those of offices' guest books, without what they ask and nobody needs: no identity number, no date of
birth. A contact is masked unless whoever asks may see it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.flows.given import contacts
from bot.flows.office.office import Office
from bot.flows.office.questions import SKIPPED, Kind
from bot.flows.scene.confidential import TOLD, is_confidential
from bot.flows.scene.messages import Phrase
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit
from bot.flows.telling import answers
from bot.render.voice import Voice

_OFFICERS = ", "


@dataclass(frozen=True, slots=True)
class Guest:
    """One line of the guest book, in words."""

    number: str
    day: date
    time: str
    name: str
    institution: str
    region: str
    position: str
    category: str
    purpose: str
    officers: str
    outcomes: str
    status: str
    contact: str
    mark: str


def guest_of(
    visit: Visit,
    person: Person | None,
    office: Office,
    voice: Voice,
    officers: Iterable[str],
    *,
    contact: bool,
) -> Guest:
    """A visit's line; ``officers`` are the names of who served them, ``contact`` says whether it is shown whole."""
    at = visit.joined_at.astimezone(office.calendar.zone)
    # rule: confidential-in-the-guest-book
    # rule: restricted-is-not-used
    restricted = person is not None and person.restricted is not None
    kept = restricted or (is_confidential(visit) and not contact)
    told = _Told(visit, office, voice, kept=kept)
    kinds = visit.outcomes[-1].kinds if visit.outcomes else ()
    return Guest(
        number=visit.number or "",
        day=at.date(),
        time=f"{at:%H.%M}",
        name=voice.plain(Phrase(f"name-{'restricted' if restricted else 'confidential'}"))
        if kept
        else told.said_of("name"),
        institution=told.said_of("institution"),
        region=told.said_of("region"),
        position=told.said_of("role"),
        category=told.said_of("category"),
        purpose=told.said_of("purpose"),
        officers=_OFFICERS.join(dict.fromkeys(officers)),
        outcomes=_OFFICERS.join(voice.plain(Phrase(f"outcome-kind-{kind.value}")) for kind in kinds),
        status=voice.plain(Phrase(f"guest-{visit.status.value.replace('_', '-')}")),
        contact="" if kept else _contact(visit, person, office, voice, whole=contact),
        mark=_mark(visit, voice),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    visit: Visit
    office: Office
    voice: Voice
    kept: bool

    def said_of(self, key: str) -> str:
        """An answer of the form as it is read; empty where it was not asked, left out, or is kept from the reader."""
        given = self.visit.form.get(key, "") if not self.kept or key in TOLD else ""
        if not given or given == SKIPPED:
            return ""
        question = self.office.form.question(key, self.visit.form)
        said = answers.shown(question, given, self.office) if question else given
        return said if isinstance(said, str) else self.voice.plain(said)


def _mark(visit: Visit, voice: Voice) -> str:
    """How it came into the book, where nobody registered themselves."""
    if visit.entered_at is not None:
        # rule: entered-afterwards-is-marked
        return voice.plain(Phrase("guest-entered-afterwards"))
    return voice.plain(Phrase("guest-at-the-counter")) if visit.registered_by else ""


def _contact(visit: Visit, person: Person | None, office: Office, voice: Voice, *, whole: bool) -> str:
    asked = office.form.asked(visit.form)
    answered = [each for each in asked if visit.form.get(each.key, SKIPPED) != SKIPPED]
    found = [_given(each.kind, visit.form[each.key], whole=whole) for each in answered]
    if person is not None and person.has_chat:
        channel = voice.plain(Phrase(f"guest-{person.channel}"))
        found.append(f"{channel} {person.address}" if whole and person.channel != _WEB else channel)
    return _OFFICERS.join(filter(None, found))


_WEB = "web"
"""Its addresses lead to nobody."""


def _given(kind: Kind, answer: str, *, whole: bool) -> str:
    # rule: guests-contact-masked
    match kind:
        case Kind.PHONE:
            return contacts.national(answer) if whole else contacts.hidden(answer)
        case Kind.EMAIL:
            return answer if whole else masked(answer)
        case _:
            return ""


def masked(address: str) -> str:
    """Of an e-mail address only so much that it can be told from others: "r…@gmail.com"."""
    user, _, host = address.partition("@")
    return f"{user[:1]}…@{host}" if host else f"{user[:1]}…"


COLUMNS: Mapping[str, float] = {
    "no": 5,
    "number": 22,
    "day": 11,
    "time": 7,
    "name": 24,
    "institution": 28,
    "region": 20,
    "position": 18,
    "category": 14,
    "purpose": 44,
    "officers": 22,
    "outcomes": 18,
    "status": 20,
    "contact": 22,
    "mark": 16,
}
"""Every column by its name, and how many characters wide it is; each heading is the text ``guest-column-NAME``."""


def heading(name: str, voice: Voice) -> str:
    """What a column is called."""
    return voice.plain(Phrase(f"guest-column-{name}"))


MOST_PRINTED = 1000
"""Guests that a printed book holds (some 250 MB while it is set): more come as several periods, or as a workbook."""


class TooLong(ValueError):
    """More guests than a printed book holds."""
