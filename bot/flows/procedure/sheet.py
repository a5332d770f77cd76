"""The POS sheet as values: what a unit's written procedure says, step by step.

The file format is documented in ``docs/format-pos.md``; :mod:`bot.sop.reading` reads it.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from bot.flows.procedure.standard import UNLIMITED, Standard
from bot.flows.procedure.vocabulary import DESK, OF_ONE_STEP, USAGE, VISITOR, ZOOM, Word

END = 0
"""Instead of a step's number: the procedure is over. No step has it."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What begins or ends a step: a word, and for the generic words the step it belongs to."""

    word: Word
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A column "Pelaksana" of the sheet: its key (also the staff role) and its printed name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One answer of a decision, and the number of the later step at which it goes on then (or :data:`END`)."""

    answer: str
    to: int


@dataclass(frozen=True, slots=True)
class InPerson:
    """A step as it is done with somebody who is at the counter: its activity, and what it requires then."""

    activity: str
    equipment: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One row of the sheet, in the national columns, with the evidence that begins and ends it."""

    no: int
    activity: str
    """Kegiatan."""
    actor: str
    """Pelaksana: the actor's key."""
    equipment: tuple[str, ...]
    """Kelengkapan."""
    printed_time: str
    """Waktu, as printed."""
    standard: Standard
    output: str
    """Keluaran (output)."""
    remark: str
    """Keterangan."""
    ends: Marker
    begins: Marker | None
    """None: the step begins when the step before it ends."""
    answers: str
    """Penanggung jawab: the staff role that answers for the step's deviations."""
    named: bool = False
    """Whether the sheet itself names who answers."""
    asks_output: bool = False
    """Whether whoever ends the step is asked to write down its output."""
    also: tuple[str, ...] = ()
    """Other actors who may do the step as well: "Front Office atau Back Office"."""
    branches: tuple[Branch, ...] = ()
    """The answers, where the step is a decision."""
    for_visitor: tuple[tuple[str, str], ...] = ()
    """The activity in a visitor's words, by language; empty where the sheet has no others than the printed ones."""
    then: int | None = None
    """The number of the later step at which it goes on (or :data:`END`); None: at the next row."""
    in_person: InPerson | None = None
    """How it is done with somebody who is at the counter; None where that makes no difference."""
    at_the_counter: bool = False
    """Whether this is the step as it is done there, in words of the sheet's own."""

    def in_words_of_the_counter(self) -> "Step":
        """The step for somebody who is at the counter: other words and things, the same evidence and time."""
        if self.in_person is None:
            return self
        activity, equipment = self.in_person.activity, self.in_person.equipment
        return replace(self, activity=activity, equipment=equipment, for_visitor=(), at_the_counter=True)

    @cached_property
    def decides(self) -> bool:
        """Whether the step is a decision."""
        return bool(self.branches)

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Whoever may do the step, as printed; one of them does."""
        return (self.actor, *self.also)

    @cached_property
    def visitors_own(self) -> bool:
        """Whether it is the visitor for whom the step waits: nobody else may do it, or it is the survey, whoever the
        sheet says shows them the way to it."""
        return set(self.actors) == {VISITOR} or self.ends.word is Word.SURVEY_SUBMITTED

    @cached_property
    def words(self) -> frozenset[Word]:
        """The words that begin and end the step."""
        return frozenset(marker.word for marker in (self.begins, self.ends) if marker is not None)

    @cached_property
    def reporters(self) -> tuple[str, ...]:
        """Who may report that the step is done: actor keys and ``zoom``; of several actors of staff each one.

        rule: either-executor-reports
        """
        if self.ends.word in OF_ONE_STEP:
            return self.actors
        usual = USAGE[self.ends.word].reporters
        if not self.also or set(usual) <= {ZOOM, DESK}:
            return usual
        return (*usual, *(actor for actor in self.actors if actor not in (*usual, VISITOR)))

    @cached_property
    def staffs_own(self) -> bool:
        """Whether it is for staff to report: the visitor cannot, and the desk does not see it by itself."""
        return VISITOR not in self.reporters and bool(set(self.reporters) - {ZOOM, DESK})


@dataclass(frozen=True, slots=True)
class Identity:
    """The sheet's identity block; every field is printed as it stands."""

    number: str
    name: str
    unit: str
    ministry: str = ""
    directorate: str = ""
    made_on: str = ""
    revised_on: str = ""
    effective_on: str = ""
    approved_by: str = ""
    legal_bases: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    recording: str = ""
    whole_time: str = ""
    """How long everything together may take, as printed."""


@dataclass(frozen=True)
class Sheet:
    """One version of a unit's procedure. A visit keeps the version (``id``) it began with."""

    id: str
    """Digest of the file's text: another text is another version."""
    identity: Identity
    actors: tuple[Actor, ...]
    steps: tuple[Step, ...]
    whole: Standard = UNLIMITED
    """How long everything together may take (:mod:`bot.flows.procedure.whole`)."""
    sound: bool = True
    """False for a kept version that cannot be read whole any more: nobody is charged by it, nothing taken back."""
    categories: tuple[str, ...] = ()
    """The kinds of business it serves; none where it serves all that no other sheet of the desk does."""
    at_the_counter: bool = False
    """Whether it is followed with somebody who is at the counter."""

    @cached_property
    def words(self) -> frozenset[Word]:
        """Every word that begins or ends a step of this sheet."""
        marks = [step.ends for step in self.steps] + [step.begins for step in self.steps if step.begins]
        return frozenset(mark.word for mark in marks)

    @cached_property
    def following(self) -> tuple[tuple[int, ...], ...]:
        """For each row the indices of those that may come right after it, of a decision one for each answer; the
        number of rows stands for the end. It only ever goes forward."""
        at = {step.no: index for index, step in reversed(list(enumerate(self.steps)))}
        at[END] = len(self.steps)

        def after(index: int, no: int | None) -> int:
            return index + 1 if no is None else max(index + 1, at.get(no, index + 1))

        return tuple(
            tuple(after(index, branch.to) for branch in step.branches) or (after(index, step.then),)
            for index, step in enumerate(self.steps)
        )

    @cached_property
    def reach(self) -> tuple[frozenset[int], ...]:
        """For each row, and last for the end, the indices of whatever may come from it on, itself included."""
        reach = [frozenset[int]()] * (len(self.steps) + 1)
        for index in range(len(self.steps) - 1, -1, -1):
            reach[index] = frozenset({index}).union(*(reach[after] for after in self.following[index]))
        return tuple(reach)

    @cached_property
    def own_begins(self) -> tuple[Marker | None, ...]:
        """For each row the word by which it begins, unless that only repeats the end of the row before."""
        before = (None, *(step.ends for step in self.steps))
        rows = zip(self.steps, before, strict=False)
        return tuple(None if step.begins == ended else step.begins for step, ended in rows)

    def certain_from(self, step: Step) -> tuple[Step, ...]:
        """A step and whatever comes after it in any case, up to the next decision."""
        index, found = self.steps.index(step), [step]
        while not self.steps[index].decides and self.following[index][0] < len(self.steps):
            index = self.following[index][0]
            found.append(self.steps[index])
        return tuple(found)

    @cached_property
    def calling(self) -> int:
        """The index of the first step that begins or ends with the call; 0 if none does."""
        return next((i for i, step in enumerate(self.steps) if Word.CALLED in step.words), 0)

    @cached_property
    def answering_call(self) -> frozenset[Marker]:
        """The ends of the steps from the call on: evidence of any of them shows that somebody is there."""
        return frozenset(step.ends for step in self.steps[self.calling :]) - {Marker(Word.CALLED)}

    @cached_property
    def taking_up(self) -> frozenset[Marker]:
        """Those of them that are staff's own: evidence of any of them shows that service has begun."""
        own = frozenset(step.ends for step in self.steps[self.calling :] if step.staffs_own)
        return own & self.answering_call

    @cached_property
    def form_steps(self) -> int:
        """How many steps are over once the form has been sent."""
        for index, step in enumerate(self.steps):
            if step.begins and step.begins.word is Word.FORM_SUBMITTED:
                return index
            if step.ends.word is Word.FORM_SUBMITTED:
                return index + 1
        return 0

    @cached_property
    def uses_zoom(self) -> bool:
        """Whether visitors are brought to a Zoom meeting at all: a step is opening it or joining it."""
        return not self.at_the_counter and bool(self.words & {Word.ZOOM_OPENED, Word.JOINED})

    @cached_property
    def in_person(self) -> "Sheet":
        """The same procedure as it is followed with somebody who is at the counter: nobody is brought to a meeting.

        rule: no-meeting-at-the-counter
        """
        steps = tuple(step.in_words_of_the_counter() for step in self.steps)
        return replace(self, steps=steps, at_the_counter=True)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The staff roles of this procedure, in printed order: every actor but the visitor."""
        return tuple(actor.key for actor in self.actors if actor.key != VISITOR)

    def actor_name(self, key: str) -> str:
        """The printed name of an actor; the key itself for an actor the sheet does not list."""
        return next((actor.name for actor in self.actors if actor.key == key), key)

    def step(self, no: int) -> Step | None:
        """The row with this number, or None."""
        return next((step for step in self.steps if step.no == no), None)
