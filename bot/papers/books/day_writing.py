"""Putting a day into its report book: from what is recorded to lines in words. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.flows.calendar.hours import Period as Opening
from bot.flows.journey.deviations import what_departed
from bot.flows.journey.figures import StepFigures, figures
from bot.flows.journey.tally import Wait, tally, wait_figures
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.staff.seats import role_name
from bot.flows.state.assignments import Assignment
from bot.flows.state.deviation import Became, Deviation, DeviationEntry
from bot.flows.state.disturbance import Course, Disturbance
from bot.flows.state.visits import Status, Visit
from bot.papers.books.day import (
    RECKONED_ANEW,
    Book,
    CategoryLine,
    ChangeLine,
    CompensationLine,
    DeviationLine,
    DisturbanceLine,
    DutyLine,
    FollowUpLine,
    Line,
    NoteLine,
    SheetLines,
    StepLine,
)
from bot.papers.books.duty_lines import Span, covered
from bot.papers.indonesian import clock_time, day_of, long_day, number
from bot.papers.wording import without_ways_in
from bot.render.voice import Voice, duration

MOST_FOLLOW_UPS = 20
SHORT_HEAD = 16
"""Signs of a head that are printed: nobody makes another chain with the same ones."""
_COMPENSATED = (Became.OFFERED, Became.TAKEN, Became.DECLINED, Became.GIVEN)
_SAID = (Became.EXPLAINED, Became.ACCEPTED, Became.NOT_ACCEPTED, Became.COVERED, Became.UNCOVERED)
_MANY = " · "


@dataclass(frozen=True, slots=True)
class Left:
    """A follow-up that is still to be done: of which visit, when it is due, whose it is, what was promised."""

    number: str
    due_at: datetime
    owner: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """A hand-over note."""

    at: datetime
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The head of the archive's chain as a day was closed: of which day, its entry, the head itself."""

    day: date
    serial: int
    head: str


@dataclass(frozen=True, slots=True)
class DayGiven:
    """All that is recorded of a day: ``ended`` the visits that ended, ``departed`` those of which something departed
    from the standard, ``standing`` how many were served and waited at its closing. ``names`` are those of all who work
    or worked here; ``index`` is what the index of the day says of itself."""

    day: date
    now: datetime
    opening: tuple[Opening, ...]
    ended: tuple[Visit, ...]
    sheets: Mapping[str, Sheet]
    names: Mapping[str, str]
    departed: tuple[Visit, ...] = ()
    standing: tuple[int, int] = (0, 0)
    waits: tuple[Wait, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    planned: Mapping[str, tuple[Opening, ...]] = field(default_factory=dict)
    present: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    disturbances: tuple[Disturbance, ...] = ()
    follow_ups: tuple[Left, ...] = ()
    notes: tuple[Note, ...] = ()
    index: tuple[tuple[str, str], ...] = ()
    head: ChainHead | None = None


def book_of(given: DayGiven, office: Office, voice: Voice, *, version: int = 1, provisional: bool = False) -> Book:
    """A day's book as it stands now."""
    return _Writing(given, office, voice).book(version, provisional=provisional)


def amended(kept: Book, given: DayGiven, office: Office, voice: Voice, since: datetime) -> Book | None:
    """The next version of a book, with what was learnt ``since`` and by whom; None where nothing is otherwise.

    rule: later-changes-are-an-addendum
    """
    return _Writing(given, office, voice).amended(kept, since)


@dataclass(frozen=True, slots=True)
class _Writing:
    given: DayGiven
    office: Office
    voice: Voice

    def say(self, name: str, **args: Arg) -> str:
        return self.voice.plain(Phrase(name, args))

    def name(self, staff_id: str) -> str:
        return self.given.names.get(staff_id) or self.say("book-by-desk")

    def book(self, version: int, *, provisional: bool) -> Book:
        given, zone = self.given, self.office.calendar.zone
        identity = self.office.sheet.identity
        closed = f"{day_of(given.now.astimezone(zone).date())}, {clock_time(given.now, zone, self.voice.zone_label)}"
        said = "book-not-closed" if provisional else "book-closed" if version == 1 else "book-added"
        return Book(
            day=given.day.isoformat(),
            title=self.say("book-title"),
            office=self.office.name,
            ministry=identity.ministry,
            date=long_day(given.day),
            hours=self._hours(given.opening),
            closed=self.say(said, at=closed),
            version=version,
            labels={name.removeprefix("book-label-").replace("-", "_"): self.say(name) for name in LABELS},
            tallies=tuple(self._tallies()),
            categories=tuple(self._categories()),
            waiting=tuple(self._waiting()),
            duty=tuple(self._duty()),
            availability=tuple(self._availability()),
            sheets=tuple(self._sheets()),
            deviations=tuple(self._deviation(visit, each) for visit, each in self._departed()),
            disturbances=tuple(map(self._disturbance, given.disturbances)),
            compensations=tuple(self._compensations()),
            follow_ups=tuple(map(self._follow_up, given.follow_ups[:MOST_FOLLOW_UPS])),
            follow_ups_more=self._more(),
            notes=tuple(NoteLine(self._time(each.at), self.name(each.by), each.words) for each in given.notes),
            index=tuple(Line(f"index_{no}", label, value) for no, (label, value) in enumerate(given.index)),
            archive=self._archive(),
            provisional=self.say("book-provisional") if provisional else "",
            signers=(self.say("book-signer-officer"), self.say("book-signer-supervisor")),
        )

    def _archive(self) -> str:
        head = self.given.head
        if head is None:
            return ""
        # rule: book-carries-the-head
        return self.say("book-archive", day=day_of(head.day), serial=str(head.serial), head=head.head[:SHORT_HEAD])

    def _hours(self, opening: Iterable[Opening]) -> str:
        periods = ", ".join(str(each).replace("-", "–") for each in opening)
        return f"{periods} {self.voice.zone_label}".strip() if periods else self.say("book-not-open")

    def _time(self, at: datetime) -> str:
        return f"{at.astimezone(self.office.calendar.zone):%H.%M}"

    def _moment(self, at: datetime) -> str:
        zone = self.office.calendar.zone
        local = at.astimezone(zone)
        return self._time(at) if local.date() == self.given.day else f"{local:%d/%m/%Y} {self._time(at)}"

    def _span(self, span: timedelta) -> str:
        return duration(span, self.voice.language)

    def _tallies(self) -> Iterator[Line]:
        given = self.given
        serving, waiting = given.standing
        counted = tally([each.status for each in given.ended], len(given.ended), serving=serving, waiting=waiting)
        for key in ("came", "finished", "cancelled", "absent", "silent", "serving", "waiting"):
            yield Line(key, self.say(f"book-{key}"), number(getattr(counted, key)))
        entered = sum(each.entered_at is not None for each in given.ended)
        counter = sum(each.registered_by is not None and each.entered_at is None for each in given.ended)
        yield Line("counter", self.say("book-at-counter"), number(counter))
        yield Line("entered", self.say("book-entered"), number(entered))

    def _categories(self) -> Iterator[CategoryLine]:
        for category in self.office.categories:
            of_it = [each for each in self.given.ended if each.form.get("category") == category.key]
            if of_it:
                served = sum(each.status is Status.FINISHED for each in of_it)
                yield CategoryLine(self.say(f"category-{category.key}"), len(of_it), served)

    def _waiting(self) -> Iterator[Line]:
        found = wait_figures(self.given.waits)
        if found is None:
            return
        yield Line("called", self.say("book-called"), number(found.called))
        yield Line("middle", self.say("book-wait-middle"), self._span(found.middle))
        yield Line("most", self.say("book-wait-most"), self._span(found.most))
        if found.promised:
            yield Line("told", self.say("book-wait-told"), self._span(found.told))
            kept = self.say("book-of", part=found.kept, whole=found.promised)
            yield Line("kept", self.say("book-wait-kept"), kept)

    def _duty(self) -> Iterator[DutyLine]:
        given = self.given
        for staff_id in sorted({*given.planned, *given.present}, key=lambda each: (self.name(each), each)):
            present = ", ".join(
                f"{self._time(came)}–{self._time(went)}" for came, went in given.present.get(staff_id, ())
            )
            planned = ", ".join(str(each).replace("-", "–") for each in given.planned.get(staff_id, ()))
            nobody = self.say("book-nothing-recorded")
            yield DutyLine(self.name(staff_id), self._roles(staff_id), planned or "–", present or nobody)

    def _roles(self, staff_id: str) -> str:
        """The roles that somebody held on the day, by which letter where by one."""
        since, until = _bounds(self.given, self.office)
        held = [
            each
            for each in self.given.assignments
            if each.staff_id == staff_id and each.begins_at < until and (each.ends_at is None or each.ends_at > since)
        ]
        return ", ".join(dict.fromkeys(map(self._role, held)))

    def _role(self, held: Assignment) -> str:
        name = role_name(self.office, held.role)
        if held.letter is None:
            return self.say("book-role", role=name)
        absent, letter = self.name(held.instead_of or ""), held.letter or Phrase("letter-to-come")
        return self.say("book-role-by-letter", role=name, absent=absent, number=letter)

    def _availability(self) -> Iterator[Line]:
        given, zone = self.given, self.office.calendar.zone
        open_spans = [(each.starts_at(given.day, zone), each.ends_at(given.day, zone)) for each in given.opening]
        open_for = covered(open_spans, open_spans)
        if not open_for:
            return
        manned = covered([span for spans in given.present.values() for span in spans], open_spans)
        broken = covered(
            [
                (each.now.began_at, each.now.ended_at or given.now)
                for each in given.disturbances
                if each.declared and each.now.began_at < (each.now.ended_at or given.now)
            ],
            open_spans,
        )
        yield Line("open", self.say("book-open-for"), self._span(open_for))
        share = number(int(manned / open_for * 100))
        told = self.say("book-share", span=self._span(manned), share=share)
        yield Line("manned", self.say("book-manned"), told if given.present else self.say("book-nothing-recorded"))
        yield Line("broken", self.say("book-broken"), self._span(broken) if broken else self.say("book-label-none"))

    def _sheets(self) -> Iterator[SheetLines]:
        finished = [each for each in self.given.ended if each.status is Status.FINISHED and each.result]
        for sheet in self.given.sheets.values():
            results = (each.result.steps for each in finished if each.result and each.sheet_id == sheet.id)
            if found := figures(sheet, results):
                yield SheetLines(sheet.identity.name, tuple(map(self._step, found)))

    def _step(self, each: StepFigures) -> StepLine:
        clock = each.step.standard.clock
        drawn = (clock.total_seconds() if clock else None, each.middle.total_seconds(), each.most.total_seconds())
        said = (
            without_ways_in(each.step.activity),
            each.step.printed_time,
            self._span(each.middle),
            self._span(each.most),
        )
        return StepLine(each.step.no, *said, each.times, each.late, drawn)

    def _departed(self) -> list[tuple[Visit, Deviation]]:
        since, until = _bounds(self.given, self.office)
        found = [
            (visit, each)
            for visit in self.given.departed
            for each in visit.deviations
            if since <= each.due_at < until and each.stands
        ]
        return sorted(found, key=lambda pair: (pair[1].due_at, pair[1].id))

    def _deviation(self, visit: Visit, deviation: Deviation) -> DeviationLine:
        explained = deviation.latest(Became.EXPLAINED, Became.COVERED)
        judged = deviation.latest(Became.ACCEPTED, Became.NOT_ACCEPTED)
        cause = explained.cause if explained else None
        return DeviationLine(
            key=deviation.id,
            ticket=visit.ticket or "",
            what=self.say("book-what", what=what_departed(deviation)),
            took=self._took(visit, deviation),
            who=self._answers(deviation),
            cause=self.say(f"cause-{cause.value}") if cause else "–",
            explanation=self._explanation(explained),
            verdict=self._verdict(judged) if judged else "–",
            stage=self._stage(deviation),
        )

    def _explanation(self, entry: DeviationEntry | None) -> str:
        if entry is None:
            return "–"
        if entry.what is Became.COVERED:
            return self.say("book-covered")
        return self.say("book-said", who=self.name(entry.by), words=entry.words)

    def _verdict(self, entry: DeviationEntry) -> str:
        kind = entry.what.value.replace("_", "-")
        return self.say(f"book-{kind}", who=self.name(entry.by), words=entry.words).rstrip(" :")

    def _stage(self, deviation: Deviation) -> str:
        if deviation.role == VISITOR:
            return self.say("book-visitors-side")
        return self.say(f"ledger-stage-{deviation.stage.value.replace('_', '-')}")

    def _took(self, visit: Visit, deviation: Deviation) -> str:
        step = self.given.sheets[visit.sheet_id].step(deviation.last) if visit.sheet_id in self.given.sheets else None
        if step is None or deviation.first != deviation.last or not deviation.of_steps:
            return ""
        result = next((each for each in visit.result.steps if each.no == step.no), None) if visit.result else None
        if result is None or result.used is None:
            return self.say("book-standard", standard=step.printed_time)
        return self.say("book-took", used=result.used, standard=step.printed_time)

    def _answers(self, deviation: Deviation) -> str:
        if deviation.answered_by:
            return self.name(deviation.answered_by)
        if deviation.role == VISITOR:
            return self.say("guest-visitor")
        return self.say("book-role", role=role_name(self.office, deviation.role))

    def _disturbance(self, each: Disturbance) -> DisturbanceLine:
        entry = each.now
        ended = self._moment(entry.ended_at) if entry.ended_at else self.say("book-goes-on")
        what = entry.words or self.say(f"cause-{entry.cause.value}")
        state = self.say(f"book-disturbance-{entry.what.value}")
        return DisturbanceLine(each.id, f"{self._moment(entry.began_at)}–{ended}", what, self.name(entry.by), state)

    def _compensations(self) -> Iterator[CompensationLine]:
        for visit, deviation in self._departed():
            offered = deviation.latest(Became.OFFERED)
            if offered is not None:
                became = _MANY.join(self._became(each) for each in deviation.entries if each.what in _COMPENSATED)
                yield CompensationLine(deviation.id, visit.ticket or "", offered.words, became)

    def _became(self, entry: DeviationEntry) -> str:
        who = self.say("guest-visitor") if entry.what in (Became.TAKEN, Became.DECLINED) else self.name(entry.by)
        return self.say(f"book-{entry.what.value}", at=self._moment(entry.at), who=who)

    def _follow_up(self, left: Left) -> FollowUpLine:
        late = left.due_at < self.given.now
        return FollowUpLine(left.number, self._moment(left.due_at), self._owner(left.owner), left.words, late)

    def _owner(self, owner: str) -> str:
        return self.given.names.get(owner) or self.say("book-role", role=role_name(self.office, owner))

    def _more(self) -> str:
        more = len(self.given.follow_ups) - MOST_FOLLOW_UPS
        return self.say("book-more", count=more) if more > 0 else ""

    def amended(self, kept: Book, since: datetime) -> Book | None:
        anew = self.book(kept.version + 1, provisional=False)
        changed = replace(kept, **{name: getattr(anew, name) for name in RECKONED_ANEW})
        if all(getattr(changed, name) == getattr(kept, name) for name in RECKONED_ANEW):
            return None
        changes = (*self._entered(since), *self._said_since(since), *self._declared(since))
        lines = [ChangeLine(self._moment(at), who, what) for at, who, what in sorted(changes)]
        lines += self._figures(kept, anew)
        before = self.say("book-adds-to", version=kept.version, closed=kept.closed)
        return replace(changed, version=anew.version, closed=anew.closed, changes=tuple(lines), before=before)

    def _figures(self, kept: Book, anew: Book) -> Iterator[ChangeLine]:
        """The figures that are otherwise: nobody's doing by itself."""
        before = {each.key: each.value for each in kept.tallies}
        for each in anew.tallies:
            if (old := before.get(each.key, each.value)) != each.value:
                what = self.say("book-was", label=each.label, old=old, new=each.value)
                yield ChangeLine("", self.say("book-by-desk"), what)

    def _entered(self, since: datetime) -> Iterator[tuple[datetime, str, str]]:
        for each in self.given.ended:
            if each.entered_at is not None and each.entered_at > since:
                what = self.say("book-entered-later", number=each.number or "")
                yield each.entered_at, self.name(each.registered_by or ""), what

    def _said_since(self, since: datetime) -> Iterator[tuple[datetime, str, str]]:
        for visit in self.given.departed:
            for deviation in visit.deviations:
                which = self.say("book-what", what=what_departed(deviation))
                for entry in deviation.entries:
                    if entry.at > since:
                        what = f"{visit.ticket or ''}, {which}: {self._change(entry)}"
                        yield entry.at, self._by(entry), what

    def _by(self, entry: DeviationEntry) -> str:
        if entry.what in (Became.TAKEN, Became.DECLINED):
            return self.say("guest-visitor")
        return self.name(entry.by)

    def _change(self, entry: DeviationEntry) -> str:
        kind = entry.what.value.replace("_", "-")
        said = self.say(f"book-change-{kind}")
        words = entry.words if entry.what in (*_SAID, Became.OFFERED) else ""
        return f"{said}: {words}" if words else said

    def _declared(self, since: datetime) -> Iterator[tuple[datetime, str, str]]:
        for each in self.given.disturbances:
            for entry in each.entries:
                if entry.at > since:
                    what = self.say(f"book-disturbance-{entry.what.value}")
                    yield entry.at, self.name(entry.by), f"{self._disturbance(each).what}: {what}"


def _bounds(given: DayGiven, office: Office) -> tuple[datetime, datetime]:
    zone = office.calendar.zone
    since = datetime.combine(given.day, datetime.min.time(), zone)
    return since, datetime.combine(given.day + timedelta(days=1), datetime.min.time(), zone)


def of_the_day(disturbances: Iterable[Disturbance], since: datetime, until: datetime) -> tuple[Disturbance, ...]:
    """The disturbances that lasted on a day, but for those that a supervisor has refused."""
    return tuple(
        each
        for each in disturbances
        if each.now.what is not Course.REFUSED
        and each.now.began_at < until
        and (each.now.ended_at is None or each.now.ended_at > since)
    )


LABELS = (
    "book-label-hours",
    "book-label-version",
    "book-label-tallies",
    "book-label-categories",
    "book-label-category",
    "book-label-came",
    "book-label-served",
    "book-label-waiting",
    "book-label-duty",
    "book-label-name",
    "book-label-roles",
    "book-label-planned",
    "book-label-present",
    "book-label-availability",
    "book-label-steps",
    "book-label-step",
    "book-label-standard",
    "book-label-middle",
    "book-label-most",
    "book-label-times",
    "book-label-late",
    "book-label-legend",
    "book-label-deviations",
    "book-label-what",
    "book-label-who",
    "book-label-explanation",
    "book-label-verdict",
    "book-label-disturbances",
    "book-label-when",
    "book-label-state",
    "book-label-compensations",
    "book-label-offered",
    "book-label-became",
    "book-label-follow-ups",
    "book-label-number",
    "book-label-due",
    "book-label-words",
    "book-label-overdue",
    "book-label-notes",
    "book-label-index",
    "book-label-changes",
    "book-label-none",
    "book-label-not-recorded",
    "book-label-no-index",
    "book-label-page",
    "book-label-nobody",
    "book-label-signature",
)
"""The words around the values; each is a text."""
