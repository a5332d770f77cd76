"""A service document put into words: everything on it, as text. Pure.

It is done in the transaction that issues the document and kept as it is, so that a document says what was so then,
whenever it is printed.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.flows.scene.messages import Arg, Dated, Day, Phrase
from bot.flows.scene.service_record import Promise, ServiceRecord, StepPrinted
from bot.papers.lettering import all_printable, missing, words_in
from bot.render import Renderer, Voice

_LANGUAGE = "id"


@dataclass(frozen=True, slots=True)
class ServicePaper:
    """All that stands on a service document but its code, its letterhead's picture and the seal.

    ``about``, ``officers`` and ``promises`` are what is said with what it is called; ``steps`` are rows under
    ``columns``.
    """

    language: str
    title: str
    number: str
    numbered: str
    replaces: str
    ministry: str
    office: str
    contact: str
    home: str
    about_head: str
    about: tuple[tuple[str, str], ...]
    officers_head: str
    officers: tuple[tuple[str, str], ...]
    officers_none: str
    outcome_head: str
    kinds: str
    outcome: str
    promises_head: str
    promises: tuple[str, ...]
    steps_head: str
    columns: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]
    steps_note: str
    survey: str
    complaint_head: str
    complaint: str
    privacy_head: str
    privacy: str
    check_head: str
    check: str
    check_here: str
    code_head: str
    issued: str
    letters: str
    page: str


def printed(record: ServiceRecord, renderer: Renderer, now: datetime) -> dict[str, Any]:
    """A document in words, with letters that can be printed."""
    voice = Voice(renderer.texts, renderer.zone, renderer.zone_label, _LANGUAGE, now)
    said = asdict(_said(record, voice))
    written = missing(words_in(said))
    clean: dict[str, Any] = all_printable(said)
    if written:
        kinds = ", ".join(voice.plain(_writing(voice, each)) for each in written)
        clean["letters"] = voice.plain(Phrase("document-letters", {"kinds": kinds}))
    return clean


def _writing(voice: Voice, key: str) -> Phrase:
    name = f"document-writing-{key}"
    return Phrase(name) if name in voice.texts.names(_LANGUAGE) else Phrase("verbatim", {"text": key.capitalize()})


def _said(record: ServiceRecord, voice: Voice) -> ServicePaper:
    def say(name: str, **args: Arg) -> str:
        return voice.plain(Phrase(name, args))

    old, contact = record.replaces, record.contact
    return ServicePaper(
        language=_LANGUAGE,
        title=say("document-title"),
        number=record.number,
        numbered=say("document-number", number=record.number),
        replaces=say("document-replaces", number=old, version=record.version) if old else "",
        ministry=record.ministry,
        office=record.office,
        contact=contact,
        home=record.home,
        about_head=say("document-about"),
        about=tuple(_about(record, voice)),
        officers_head=say("document-officers"),
        officers=tuple((_plain(voice, role), name) for role, name in record.officers),
        officers_none=say("document-officers-none"),
        outcome_head=say("document-outcome"),
        kinds=say("document-kinds", kinds=", ".join(map(voice.plain, record.kinds))) if record.kinds else "",
        outcome=record.outcome or say("document-outcome-none"),
        promises_head=say("document-promises"),
        promises=tuple(_promised(each, voice) for each in record.promises) or (say("document-promises-none"),),
        steps_head=say("document-steps"),
        columns=tuple(say(f"document-column-{name}") for name in ("no", "step", "standard", "took", "mark")),
        steps=tuple(_step(each, voice) for each in record.steps),
        steps_note=say("document-steps-whole", span=record.whole) if record.whole else say("document-steps-note"),
        survey=say("document-survey-yes" if record.surveyed else "document-survey-no"),
        complaint_head=say("document-complaint-head"),
        complaint=say("document-complaint", contact=contact) if contact else say("document-complaint-short"),
        privacy_head=say("document-privacy-head"),
        privacy=say("document-privacy"),
        check_head=say("document-check-head"),
        check=say("document-check"),
        check_here=say("document-check-here"),
        code_head=say("document-code"),
        issued=say("document-issued", day=Dated(record.issued_at)),
        letters="",
        page=say("document-page"),
    )


def _about(record: ServiceRecord, voice: Voice) -> Iterator[tuple[str, str]]:
    yield voice.plain(Phrase("document-visit")), _visit(record)
    yield voice.plain(Phrase("document-when")), voice.plain(_when(record, voice))
    for label, answer in record.answers:
        yield voice.plain(label), _plain(voice, answer)


def _visit(record: ServiceRecord) -> str:
    return f"{record.visit} ({record.ticket})" if record.ticket else record.visit


def _when(record: ServiceRecord, voice: Voice) -> Phrase:
    began, ended = (at.astimezone(voice.zone) for at in (record.began_at, record.ended_at))
    if began.date() != ended.date():
        return Phrase("document-over-days", {"began": Dated(record.began_at), "ended": Dated(record.ended_at)})
    times = {"began": f"{began:%H.%M}", "ended": f"{ended:%H.%M} {voice.zone_label}".strip()}
    return Phrase("document-on-day", {"day": Day(record.began_at), **times})


def _promised(each: Promise, voice: Voice) -> str:
    args: dict[str, Arg] = {"owner": each.owner, "due": Day(each.due_at), "words": each.words}
    how = voice.plain(Phrase("document-promise-done" if each.done else "document-promise", args)).strip()
    # rule: document-says-what-was-promised
    return (
        voice.plain(Phrase("document-promise-task", {"task": each.task.rstrip(" ."), "how": how})) if each.task else how
    )


def _step(each: StepPrinted, voice: Voice) -> tuple[str, ...]:
    took, mark = _plain(voice, each.took), Phrase(f"document-mark-{each.went.value.replace('_', '-')}")
    return str(each.no), voice.plain(each.what), each.standard, took, voice.plain(mark)


def _plain(voice: Voice, arg: Arg) -> str:
    if isinstance(arg, Phrase):
        return voice.plain(arg)
    return arg if isinstance(arg, str) else voice.plain(Phrase("document-said", {"words": arg}))
