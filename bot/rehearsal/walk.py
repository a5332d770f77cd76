"""A visit walked through a sheet, told in plain text: who presses what, what the visitor reads, what silence does.

The flows are those of the desk and the clock is held, so that the same sheet is told the same way every time.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepState
from bot.flows.procedure.vocabulary import VISITOR, Source, Word
from bot.flows.scene.effects import Say
from bot.flows.scene.events import TELEGRAM, TextSent
from bot.flows.scene.messages import Message, Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.roster import SUPERVISOR, receiver
from bot.flows.state.dialog import WritingOutcome
from bot.flows.state.visits import Status
from bot.flows.telling.skipped import implied_by
from bot.rehearsal.stage import NAME, Stage
from bot.render import Renderer
from bot.render.fitting import strip
from bot.texts.operator import in_words

_PACE = timedelta(minutes=1)
_SILENCE = timedelta(days=60)
"""How long silence is looked at: longer than any patience of a desk."""
_MOST_LOOKS = 200
_OUTCOME = in_words("rehearsal-outcome")
_NO_BUTTON = in_words("rehearsal-nobody")


class Walk:
    """One rehearsal of the office's sheet, beginning at a moment at which the office is open."""

    def __init__(self, office: Office, renderer: Renderer, begins_at: datetime) -> None:
        self._stage = Stage(office, begins_at)
        self._sheet = office.sheet
        self._renderer = renderer

    def tell(self) -> Iterator[str]:
        """All lines of the rehearsal.

        rule: rehearsed-by-the-flows
        """
        yield in_words(
            "rehearsal-title", sheet=self._sheet.identity.name, visitor=NAME, at=self._moment(self._stage.now)
        )
        yield from self._reads(self._stage.fill_in())
        yield from self._goes_on(())

    def _goes_on(self, decided: tuple[str, ...]) -> Iterator[str]:
        """The walk from here on; at a decision each answer in turn, from where it is decided."""
        for _ in range(2 * len(self._sheet.steps)):
            if (step := self._next_step()) is None:
                break
            yield from ("", in_words("rehearsal-step", no=step.no, activity=step.activity, time=step.printed_time))
            yield from self._when_nobody_acts(step)
            if step.decides:
                yield from self._each_way(step, decided)
                return
            if not (done := list(self._done(step))):
                yield _NO_BUTTON
                return
            yield from done
        yield from self._end()

    def _each_way(self, step: Step, decided: tuple[str, ...]) -> Iterator[str]:
        crossroads = self._stage
        for place, branch in enumerate(step.branches, 1):
            self._stage = crossroads.twin()
            way = (*decided, in_words("rehearsal-answered", no=step.no, answer=branch.answer))
            yield from ("", in_words("rehearsal-way", way=", ".join(way)))
            if not (done := list(self._done(step, place))):
                yield _NO_BUTTON
                return
            yield from done
            yield from self._goes_on(way)
        self._stage = crossroads

    def _end(self) -> Iterator[str]:
        visit, line = self._stage.visit, self._stage.line
        passed = [str(entry.step.no) for entry in line.lines if entry.state is StepState.NOT_TAKEN] if line else []
        yield from (
            "",
            *((in_words("rehearsal-untaken", steps=", ".join(passed)),) if passed else ()),
            *self._skipped(),
            in_words(
                "rehearsal-end",
                end=in_words("rehearsal-finished")
                if visit and visit.status is Status.FINISHED
                else in_words("rehearsal-unfinished"),
            ),
        )

    def _skipped(self) -> Iterator[str]:
        """The steps that nobody reported, each with what implies that it is over."""
        line = self._stage.line
        for entry in line.taken if line else ():
            if entry.source is Source.INFERRED:
                later = implied_by(line, entry) if line else None
                proof = in_words("rehearsal-of-step", no=later.step.no) if later else in_words("rehearsal-later")
                yield in_words("rehearsal-skipped", no=entry.step.no, proof=proof)

    def _next_step(self) -> Step | None:
        line, visit = self._stage.line, self._stage.visit
        if line is None or visit is None or not visit.status.open:
            return None
        return next(iter(line.left), None)

    def _done(self, step: Step, answer: int = 0) -> Iterator[str]:
        """How a step comes to be over: by the desk, or by the first who has a button for it; of a decision by the
        button of one answer, by number."""
        self._stage.now += _PACE
        visit = self._stage.visit
        if visit is not None and visit.status is Status.QUEUED:
            yield from self._pressed(receiver(self._sheet), self._stage.press(receiver(self._sheet), Verb.CALL))
            if step.ends.word is Word.CALLED:
                return
        if step.ends.word is Word.SURVEY_SUBMITTED:
            yield from self._pressed(VISITOR, self._stage.press(VISITOR, Verb.SKIP))
            return
        for role in (VISITOR, *self._sheet.roles):
            if role in step.reporters and (told := list(self._pressed(role, self._stage.report(role, step, answer)))):
                yield from told
                yield from self._writes_outcome(role)
                return

    def _writes_outcome(self, role: str) -> Iterator[str]:
        if role != VISITOR and isinstance(self._stage.people[role].dialog, WritingOutcome):
            yield in_words("rehearsal-writes", name=self._name(role), outcome=_OUTCOME)
            yield from self._reads(self._stage.act(role, TextSent(_OUTCOME)))

    def _pressed(self, role: str, done: tuple[Phrase, list[Say]] | None) -> Iterator[str]:
        if done is not None:
            label, said = done
            yield in_words(
                "rehearsal-presses", at=self._clock(), name=self._name(role), button=self._words(Message(label))
            )
            yield from self._reads(said)

    def _reads(self, said: Iterable[Say]) -> Iterator[str]:
        """What the visitor reads, their card last as it stands then."""
        latest = {say.message.card or str(at): say.message for at, say in enumerate(said) if self._to(say) == VISITOR}
        for message in latest.values():
            lines = [line for line in self._words(message).splitlines() if line.strip()]
            yield from (
                f"    {in_words('rehearsal-reads') if at == 0 else '  '}{line}" for at, line in enumerate(lines)
            )

    def _when_nobody_acts(self, step: Step) -> Iterator[str]:
        """What the desk says by itself if this step is left alone, until it is flagged or the visit is closed."""
        stage = self._stage.twin()
        until = stage.now + _SILENCE
        for _ in range(_MOST_LOOKS):
            due_at, visit = stage.next_due, stage.visit
            if due_at is None or due_at > until or visit is None or not visit.status.open:
                return
            stage.now = max(stage.now, due_at)
            said = [say for decision in stage.sweep() for say in stage.heard(decision) if not say.message.card]
            for say in said:
                first = self._words(say.message, stage.now).split("\n", 1)[0]
                yield in_words(
                    "rehearsal-left-alone", at=self._moment(stage.now), name=self._name(self._to(say)), words=first
                )
            flagged = stage.visit.deviations if stage.visit else ()
            if any(deviation.last == step.no for deviation in flagged):
                return

    def _to(self, say: Say) -> str:
        return self._stage.people[say.person_id].address

    def _name(self, role: str) -> str:
        if role == SUPERVISOR:
            return "Penyelia"
        return in_words("rehearsal-visitor") if role == VISITOR else self._sheet.actor_name(role)

    def _words(self, message: Message, now: datetime | None = None) -> str:
        shown = self._renderer.show(message, "id", TELEGRAM, now or self._stage.now)
        return "\n".join(strip(part["text"]) for part in shown)

    def _clock(self) -> str:
        return f"{self._stage.office.calendar.local(self._stage.now):%H.%M} {self._renderer.zone_label}"

    def _moment(self, at: datetime) -> str:
        local = self._stage.office.calendar.local(at)
        return in_words(
            "rehearsal-moment", day=f"{local:%d-%m-%Y}", time=f"{local:%H.%M}", zone=self._renderer.zone_label
        )
