"""The official form of a request (Perki 1/2021 Pasal 29), its receipt, and where there is one the objection (Pasal 39
to 44): what stands on them, as values. Pure. It is the only paper that bears an identity number."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.flows.information import clocks, taking
from bot.flows.office.office import Office
from bot.flows.office.questions import SKIPPED, Question
from bot.flows.scene.messages import Arg, Dated, Day, Phrase
from bot.flows.state.information import InformationRequest
from bot.flows.telling import answers
from bot.render.voice import Voice

_ROWS = ("asker", "name", "identity", "address", "occupation", "phone", "email", "represents", "attorney")
_ATTORNEY = ("represents", "attorney")
_ASKED = ("details", "use")
_CHOSEN = ("obtain", "deliver")


@dataclass(frozen=True, slots=True)
class Choices:
    """A question whose answers are all printed, the chosen one marked."""

    label: str
    options: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One page: its title and number, what is said of whom, what is asked, what was chosen, who signs."""

    title: str
    subtitle: str
    number: str
    rows: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    choices: tuple[Choices, ...]
    notes: tuple[str, ...]
    place_and_date: str
    signers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RequestPaper:
    """All that stands on the papers of one request."""

    ministry: str
    office: str
    contact: str
    parts: tuple[Part, ...]
    mark: str


def request_paper(
    office: Office, request: InformationRequest, identity: str, voice: Voice, letterhead: tuple[str, str, str]
) -> RequestPaper:
    """The papers of a request; ``identity`` is its number in full, ``letterhead`` the ministry, the contact, and who is
    PPID's officer."""
    ministry, contact, official = letterhead
    paper = _Paper(office, request, identity, voice, official)
    parts = (paper.form(), paper.receipt(), *((paper.objection(),) if request.objection else ()))
    return RequestPaper(ministry, office.name, contact, parts, paper.say("mark", number=request.number))


class _Paper:
    """One request on its way to paper."""

    def __init__(self, office: Office, request: InformationRequest, identity: str, voice: Voice, official: str) -> None:
        self._office, self._request, self._voice, self._official = office, request, voice, official
        self._form = {**request.form, taking.IDENTITY: identity}

    def say(self, name: str, **args: Arg) -> str:
        """A text of these papers."""
        return self._voice.plain(Phrase(f"paper-information-{name}", args))

    def form(self) -> Part:
        """The form itself."""
        return Part(
            title=self.say("title"),
            subtitle=self.say("basis"),
            number=self.say("number", number=self._request.number),
            rows=tuple(self._rows(_ROWS)),
            texts=tuple(self._rows(_ASKED)),
            choices=tuple(self._choices(_CHOSEN)),
            notes=(self.say("prepared", at=Dated(self._request.received_at)), self.say("secret")),
            place_and_date=self.say("place"),
            signers=(
                (self.say("officer"), self._official or self.say("open")),
                (self.say("requester"), self._request.form.get("name", "")),
            ),
        )

    def receipt(self) -> Part:
        """That it was received, when, about what, and until when it is answered."""
        request, office = self._request, self._office
        rows = (
            (self.say("received"), self._said(Dated(request.received_at))),
            self._row("name"),
            *self._rows(_ATTORNEY),
            (self.say("due"), self._said(Day(clocks.answer_by(office, request)))),
            (self.say("limit"), self._said(Day(clocks.latest_answer(office, request)))),
        )
        terms = office.information
        notes = (self.say("terms", days=terms.answer_days, more=terms.extend_days), self.say("lodging"))
        return Part(
            title=self.say("receipt"),
            subtitle="",
            number=self.say("number", number=request.number),
            rows=rows,
            texts=(self._row("details"),),
            choices=(),
            notes=notes,
            place_and_date=self.say("place"),
            signers=((self.say("front"), self.say("open")), (self.say("requester"), request.form.get("name", ""))),
        )

    def objection(self) -> Part:
        """The objection to PPID's superior."""
        entry = self._request.objection or self._request.entries[-1]
        question = taking.question(self._office, taking.OBJECTION, {}, "ground")
        chosen = () if question is None else (self._listed(question, entry.detail),)
        reply = clocks.reply_by(self._office, entry.at)
        return Part(
            title=self.say("objection"),
            subtitle=self.say("rules"),
            number=self.say("number", number=entry.number),
            rows=(
                (self.say("about"), self._request.number),
                *(self._row(key) for key in ("name", "address", "phone", "email", "use") if self._form.get(key)),
                (self.say("objected"), self._said(Dated(entry.at))),
                (self.say("reply"), self._said(Day(reply))),
            ),
            texts=((self.say("case"), entry.words),),
            choices=chosen,
            notes=(),
            place_and_date=self.say("place"),
            signers=((self.say("superior"), self.say("open")), (self.say("requester"), self._form.get("name", ""))),
        )

    def _said(self, arg: Arg) -> str:
        return self._voice.plain(Phrase("verbatim", {"text": arg}))

    def _rows(self, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        return (self._row(key) for key in keys if self._question(key) is not None)

    def _row(self, key: str) -> tuple[str, str]:
        """What a question is called and its answer as it was given: text never passes through markup."""
        question = self._question(key)
        answer = self._form.get(key, "")
        if question is None or answer in ("", SKIPPED):
            return self._label(question, key), self.say("none")
        shown = answers.shown(question, answer, self._office)
        return self._label(question, key), shown if isinstance(shown, str) else self._voice.plain(shown)

    def _label(self, question: Question | None, key: str) -> str:
        return self._voice.plain(answers.label(question)) if question is not None else key

    def _question(self, key: str) -> Question | None:
        return taking.question(self._office, taking.REQUEST, self._form, key)

    def _choices(self, keys: tuple[str, ...]) -> Iterator[Choices]:
        questions = (self._question(key) for key in keys)
        return (self._listed(each, self._form.get(each.key, "")) for each in questions if each is not None)

    def _listed(self, question: Question, chosen: str) -> Choices:
        options = ((self._voice.plain(answers.option_label(each)), each.key == chosen) for each in question.options)
        return Choices(self._voice.plain(answers.label(question)), tuple(options))
