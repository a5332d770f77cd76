"""Words that set a house rule: what is to be set, and to which value.

"ruang 4", "kategori ppid tutup: petugas cuti", "kategori ppid buka", "balasan jam: Kami buka ...",
"faq biaya en: Free.", "faq biaya bawaan", "kompensasi: permintaan maaf tertulis; prioritas berikutnya".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.flows.given.typed import clean
from bot.flows.house_rules.checking import Unfit, fitting
from bot.flows.office.house_rules import Matter, Named
from bot.flows.office.office import Office
from bot.flows.office.questions import Kind
from bot.flows.office.ruled_house import filed
from bot.flows.scene.messages import Args, Phrase
from bot.flows.understanding import house_vocabulary as words

_AROUND = " ,;:."


@dataclass(frozen=True, slots=True)
class Meant:
    """One thing and its new value; None for what the file says."""

    about: Named
    value: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing, of which it was not said what is to become of it."""

    about: Named


@dataclass(frozen=True, slots=True)
class Group:
    """A matter, and not which of it."""

    matter: Matter


Read = Meant | Asked | Group | Unfit


def read(rest: str, office: Office) -> Read:
    """What somebody means who writes this after the command."""
    first = rest.replace(":", " ").split(maxsplit=1)[0].lower()
    matter = words.MATTERS.get(first)
    if matter is None:
        return Unfit(Phrase("house-no-matter", {"word": first, "near": _near(first, words.MATTERS)}))
    return _READERS[Matter(matter)](rest[len(first) :], office)


def value_of(about: Named, typed: str, office: Office) -> Meant | Unfit:
    """The value that was asked for, as it was written."""
    plain = " ".join(typed.lower().split()).strip(_AROUND)
    if plain in words.BACK_TO_FILE or (about.matter is Matter.CATEGORY and plain in words.OFFERING):
        return Meant(about, None)
    if about.matter is Matter.CATEGORY:
        verb, _, reason = typed.strip().partition(":")
        typed = reason if verb.strip().lower() in words.PAUSING else typed
    if about.matter is Matter.COMPENSATION and plain in words.NOTHING:
        return Meant(about, "")
    found = fitting(about, typed, office)
    return found if isinstance(found, Unfit) else Meant(about, found)


def _rooms(rest: str, office: Office) -> Read:
    return _of_one(Named(Matter.ROOMS), rest, office)


def _compensation(rest: str, office: Office) -> Read:
    return _of_one(Named(Matter.COMPENSATION), rest, office)


def _of_one(about: Named, rest: str, office: Office) -> Read:
    typed = rest.strip().removeprefix(":").strip()
    return value_of(about, typed, office) if typed else Asked(about)


def _category(rest: str, office: Office) -> Read:
    """A category by its key or its name, then whether it is paused, and why."""
    head, _, reason = rest.strip().partition(":")
    said = head.lower().split()
    if not said:
        return Group(Matter.CATEGORY)
    at = next((no for no, word in enumerate(said) if no and word.strip(_AROUND) in _VERBS), len(said))
    key = _key_of_category(" ".join(said[:at]), office)
    if isinstance(key, Unfit):
        return key
    about = Named(Matter.CATEGORY, key)
    if at == len(said):
        return Asked(about)
    if said[at].strip(_AROUND) in words.OFFERING:
        return Meant(about, None)
    why = " ".join((*head.split()[at + 1 :], reason))
    found = fitting(about, why, office)
    return found if isinstance(found, Unfit) else Meant(about, found)


_VERBS = (*words.PAUSING, *words.OFFERING)


def _key_of_category(said: str, office: Office) -> str | Unfit:
    named = {each.key: each.key for each in office.categories}
    listed = [each for each in office.form.first if each.kind is Kind.CATEGORY]
    labels = {**{label: key for each in listed for label, key in each.labels.items()}, **named}
    if said in labels:
        return labels[said]
    begun = {key for label, key in labels.items() if len(said) > 2 and label.startswith(said)}
    return begun.pop() if len(begun) == 1 else _no_such(said, named)


def _reply(rest: str, office: Office) -> Read:
    titles = {each.title.lower(): each.key for replies in office.replies.values() for each in replies}
    return _worded(Matter.REPLY, rest, office, titles)


def _topic(rest: str, office: Office) -> Read:
    titles = {each.title.lower(): key for known in office.lexicon.topics.values() for key, each in known.items()}
    return _worded(Matter.TOPIC, rest, office, titles)


def _worded(matter: Matter, rest: str, office: Office, titles: Mapping[str, str]) -> Read:
    """Something that is worded, by its key or title; in which language, and the words after a colon."""
    head, colon, typed = rest.strip().removeprefix(":").partition(":")
    said = head.lower().split()
    if not said:
        return Group(matter)
    back = said[-1] in words.BACK_TO_FILE and len(said) > 1
    said = said[:-1] if back else said
    language = said[-1] if said[-1] in words.LANGUAGES and len(said) > 1 else words.LANGUAGES[0]
    said = said[:-1] if said[-1] == language and len(said) > 1 else said
    name = " ".join(said)
    about = Named(matter, titles.get(name, name), language)
    known = [each.key for each in filed(office) if each.matter is matter and each.language == language]
    if about.key not in known:
        return _no_such(name, known)
    if back:
        return Meant(about, None)
    return value_of(about, typed, office) if colon and typed.strip() else Asked(about)


def _no_such(said: str, known: Iterable[str]) -> Unfit:
    # rule: unknown-key-told-with-the-nearest
    args: Args = {"word": clean(said)[:40], "known": ", ".join(known), "near": _near(said, known)}
    return Unfit(Phrase("house-no-such", args))


def _near(said: str, known: Iterable[str]) -> Phrase:
    near = words.nearest(said, known)
    return Phrase("house-nearest", {"near": near}) if near else Phrase("nothing")


_READERS = {
    Matter.ROOMS: _rooms,
    Matter.CATEGORY: _category,
    Matter.REPLY: _reply,
    Matter.TOPIC: _topic,
    Matter.COMPENSATION: _compensation,
}
