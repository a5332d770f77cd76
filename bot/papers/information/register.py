"""The register of requests for public information and that of objections (Perki 1/2021 Pasal 32 and 43, Lampiran VIII):
their rows, as values for a workbook. Identity numbers are on the form only. What PPID alone knows stays open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from bot.flows.calendar.period import Period
from bot.flows.given import contacts
from bot.flows.information import clocks, taking
from bot.flows.office.office import Office
from bot.flows.office.questions import SKIPPED
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.state.information import Became, InformationRequest
from bot.flows.telling import answers
from bot.papers.books.guests import masked
from bot.papers.workbook import Cell, Column, Page
from bot.render.voice import Voice

_WIDTHS = {
    "no": 5,
    "number": 15,
    "address": 26,
    "contact": 24,
    "details": 42,
    "use": 28,
    "refusal": 32,
    "case": 42,
    "reply": 36,
}
_REQUESTS = (
    *("no", "number", "received", "name", "address", "contact", "occupation", "details", "use", "held", "shape", "way"),
    *("decision", "refusal", "told", "given", "cost", "handed", "due"),
)
"""The columns of Lampiran VIII, then what the office watches by."""
_OBJECTIONS = (
    "no",
    "number",
    "objected",
    "name",
    "address",
    "contact",
    "ground",
    "case",
    "owed",
    "reply",
    "replied",
)


def register_pages(
    office: Office, requests: Iterable[InformationRequest], voice: Voice, period: Period, *, contacts: bool
) -> tuple[Page, Page]:
    """Both registers of a period; ``contacts`` says whether who reads them may know how requesters are reached."""
    register = _Register(office, voice, contacts=contacts)
    listed = tuple(requests)
    days = {"from": f"{period.first:%d/%m/%Y}", "until": f"{period.last:%d/%m/%Y}"}
    hidden = () if contacts else (register.say("masked"),)
    lines = (office.name, register.say("span", **days), *hidden)
    return (
        register.page("register", _REQUESTS, register.requests(listed), lines),
        register.page("objections", _OBJECTIONS, register.objections(listed), lines),
    )


class _Register:
    """How rows of this office are put into words."""

    def __init__(self, office: Office, voice: Voice, *, contacts: bool) -> None:
        self._office, self._voice, self._contacts = office, voice, contacts

    def say(self, name: str, **args: Arg) -> str:
        """A text of the registers."""
        return self._voice.plain(Phrase(f"paper-information-{name}", args))

    def day(self, at: datetime | None) -> str:
        """A day as registers have it; nothing for none."""
        return f"{self._office.calendar.local(at):%d/%m/%Y}" if at else ""

    def page(self, name: str, keys: tuple[str, ...], rows: Iterator[list[Cell]], lines: tuple[str, ...]) -> Page:
        """One sheet."""
        columns = tuple(
            Column(self._voice.plain(Phrase(f"paper-information-column-{key}")), _WIDTHS.get(key, 16)) for key in keys
        )
        return Page(self._voice.plain(Phrase(f"paper-information-{name}-tab")), self.say(name), columns, rows, lines)

    def requests(self, listed: Iterable[InformationRequest]) -> Iterator[list[Cell]]:
        """A row for each request."""
        for no, each in enumerate(listed, 1):
            yield [self._requested(each, key, no) for key in _REQUESTS]

    def objections(self, listed: Iterable[InformationRequest]) -> Iterator[list[Cell]]:
        """A row for each objection."""
        objected = (each for each in listed if each.objection is not None)
        for no, each in enumerate(objected, 1):
            yield [self._objected(each, key, no) for key in _OBJECTIONS]

    def _requested(self, each: InformationRequest, key: str, no: int) -> Cell:
        answer, refused = each.answer, each.entry(Became.REFUSED, Became.PARTLY)
        found: dict[str, Callable[[], Cell]] = {
            "no": lambda: no,
            "number": lambda: each.number,
            "received": lambda: self.day(each.received_at),
            "contact": lambda: self._contact(each),
            "shape": lambda: {"softcopy": "soft", "hardcopy": "hard"}.get(each.form.get("obtain", ""), ""),
            "way": lambda: self._answer(each, "obtain"),
            "decision": lambda: self._decision(answer.what) if answer else "",
            "refusal": lambda: refused.words if refused else "",
            "told": lambda: self.day(answer.at if answer else None),
            "handed": lambda: self.day(each.handed.at if each.handed else None),
            "due": lambda: self.day(clocks.answer_by(self._office, each)),
        }
        return found[key]() if key in found else self._answer(each, key)

    def _objected(self, each: InformationRequest, key: str, no: int) -> Cell:
        objection, reply = each.objection or each.entries[-1], each.objection_answer
        found: dict[str, Callable[[], Cell]] = {
            "no": lambda: no,
            "number": lambda: objection.number,
            "objected": lambda: self.day(objection.at),
            "contact": lambda: self._contact(each),
            "ground": lambda: self._ground(objection.detail),
            "case": lambda: objection.words,
            "owed": lambda: self.day(clocks.reply_by(self._office, objection.at)),
            "reply": lambda: reply.words if reply else "",
            "replied": lambda: self.day(reply.at if reply else None),
        }
        return found[key]() if key in found else self._answer(each, key)

    def _answer(self, each: InformationRequest, key: str) -> str:
        """An answer as it was given; one that nobody gave, and what only PPID knows, stays open."""
        question = taking.question(self._office, taking.REQUEST, each.form, key)
        answer = each.form.get(key, "")
        if question is None or answer in ("", SKIPPED):
            return ""
        shown = answers.shown(question, answer, self._office)
        return shown if isinstance(shown, str) else self._voice.plain(shown)

    def _decision(self, became: Became) -> str:
        return self._voice.plain(Phrase(f"paper-information-decision-{became.value}"))

    def _contact(self, each: InformationRequest) -> str:
        # rule: guests-contact-masked
        phoned, mailed = (contacts.national, str) if self._contacts else (contacts.hidden, masked)
        phone, email = each.form.get("phone", SKIPPED), each.form.get("email", SKIPPED)
        given = (phoned(phone) if phone != SKIPPED else "", mailed(email) if email != SKIPPED else "")
        return ", ".join(filter(None, given))

    def _ground(self, key: str) -> str:
        question = taking.question(self._office, taking.OBJECTION, {}, "ground")
        option = question.option(key) if question else None
        return self._voice.plain(answers.option_label(option)) if option else key
