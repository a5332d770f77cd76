"""Lays a desk out for one decision: the unit, people wherever their conversation stands, visits at any point.

Names are short: a person's id is their name in small letters, and so is their address; the visit of Rina is
``rina's visit`` as :meth:`Table.visit_of` returns it. What is decided is told back as names of texts.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bot.flows.office.office import Office
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue.places import occupies_place
from bot.flows.scene.effects import Decision
from bot.flows.scene.events import TELEGRAM, Body, ChoicePressed, TextSent
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.assignments import Assignment
from bot.flows.state.at_desk import AtDesk
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Dialog, Filling, Idle, Surveyed
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import THREAD, VISIT
from bot.office import office_of
from bot.rehearsal.memory_desk import MemoryDesk
from bot.settings import Settings
from tests.clock import MONDAY_MORNING

LONG = timedelta(days=365)

FORM = {
    "institution": "SMA Negeri 1 Binjai",
    "region": "binjai",
    "role": "guru",
    "category": "informasi",
    "purpose": "Cara verval Dapodik",
}
"""A guest-book form without the name."""


@cache
def _office(sections: str) -> Office:
    return office_of(Settings.model_validate_json(sections), MONDAY_MORNING.date()).office


def office(**sections: Mapping[str, Any]) -> Office:
    """The unit as it ships, but open round the clock unless ``sections`` of the settings say otherwise."""
    return _office(_settings(**sections) if sections else _usual())


def _settings(**sections: Mapping[str, Any]) -> str:
    given = {"office": {"hours": "always"}, **sections}
    return Settings.model_validate(given).model_dump_json(exclude={"database"}, exclude_unset=True)


@cache
def _usual() -> str:
    """Most tables are of this one, and its settings are read once: that takes as long as half a decision."""
    return _settings()


QUESTIONS = office().form.of_category("")
"""The questions of the form as it ships, of everybody."""

BY_KEY = {question.key: question for question in QUESTIONS}
ROLES = tuple(option.key for option in BY_KEY["role"].options)


class Table(MemoryDesk):
    """A desk on Monday morning with whoever a test seats there."""

    def __init__(self, unit: Office | None = None, now: datetime = MONDAY_MORNING) -> None:
        super().__init__(unit or office(), now)

    @property
    def looks(self) -> dict[str, datetime]:
        """The next look at every visit and thread; what is owed about them is watched apart."""
        return {key: at for key, at in self.deadlines.items() if self._kinds.get(key, VISIT) in (VISIT, THREAD)}

    def seat(self, name: str, dialog: Dialog | None = None, **known: Any) -> Person:
        """Somebody who has chatted before; ``dialog`` is where that stands."""
        dialog = dialog or Idle()
        person = Person(name.lower(), TELEGRAM, name.lower(), dialog=dialog, **known)
        self.people[person.id] = person
        self.met[f"{TELEGRAM}:{person.address}"] = person.id
        return person

    def hire(
        self, name: str, role: str, *also: str, on_duty: bool = True, since: timedelta = LONG, **known: Any
    ) -> Staff:
        """A member of staff in their own chat, in these roles ``since`` so long."""
        member = Staff(f"s-{name.lower()}", name, role, on_duty, name.lower(), also=also)
        posts = (Assignment(member.id, each, self.now - since) for each in (role, *also))
        assignments = (*self.desk.assignments, *posts)
        self.desk = replace(self.desk, staff={**self.desk.staff, member.id: member}, assignments=assignments)
        self.seat(name, staff_id=member.id, **known)
        return member

    def open(self, name: str, status: Status, *, reported: int = 0, **known: Any) -> Visit:
        """A visit of somebody seated; ``reported`` steps of it are done, one a minute."""
        number = len(self.visits) + 1
        form = {"name": f"{name} Simbolon", **FORM}
        sheet, calendar = self.office.sheet.id, self.office.calendar_id
        visit = Visit(
            f"visit-of-{name.lower():.<7}"[:16], name.lower(), sheet, self.now, self.now, calendar_id=calendar
        )
        visit = replace(visit, status=status, form=form, evidence=self._evidence(visit.id, status, reported))
        if status is not Status.FORM:
            spoken = f"{number:03d}"
            visit = replace(visit, ticket=f"A-{spoken}", number=f"ULT-20261123-{spoken}", queued_at=self.now)
        if not status.open:
            visit = replace(visit, closed_at=self.now)
        visit = replace(visit, **known)
        self.visits[visit.id] = visit
        self.people[name.lower()] = replace(self.people[name.lower()], visit_id=visit.id)
        self._place(visit)
        return visit

    def _place(self, visit: Visit) -> None:
        if visit.status is Status.QUEUED:
            place = AtDesk(visit.id, visit.ticket or "", visit.queued_at or self.now)
            self.desk = replace(self.desk, queue=self.desk.queue.joined(place))
        if visit.status.attended:
            place = AtDesk(visit.id, visit.ticket or "", visit.queued_at or self.now)
            occupied = visit.status is Status.IN_SERVICE and occupies_place(self.office.sheet)
            self.desk = replace(
                self.desk, attended=(*self.desk.attended, place), serving=self.desk.serving + int(occupied)
            )

    def _evidence(self, visit_id: str, status: Status, reported: int) -> tuple[Evidence, ...]:
        words = [Word.FORM_STARTED]
        if status not in (Status.FORM, Status.QUEUED):
            words += [Word.CALLED, *(step.ends.word for step in self.office.sheet.steps[:reported])]
        began = self.now - timedelta(minutes=len(words) - 2)
        return tuple(
            Evidence(f"{visit_id}:{no}", word, at, at, Source.DESK if no < 2 else Source.STAFF, "desk")
            for no, word in enumerate(words)
            if (at := began + timedelta(minutes=no - 1))
        )

    def act(self, name: str, body: Body) -> "Told":
        """Somebody acts in their own chat."""
        return Told(self, self.enter(body, name.lower()), name.lower())

    def write(self, name: str, text: str) -> "Told":
        """Somebody writes."""
        return self.act(name, TextSent(text))

    def press(self, name: str, verb: Verb, *parts: str | int) -> "Told":
        """Somebody presses a choice."""
        return self.act(name, ChoicePressed(token(verb, *parts)))

    def person(self, name: str) -> Person:
        """Somebody as the desk knows them now."""
        return self.people[name.lower()]

    def visit_of(self, name: str) -> Visit:
        """Somebody's latest visit as it stands now."""
        return self.visits[self.person(name).visit_id or ""]


class Told:
    """What one decision came to, in names."""

    def __init__(self, table: Table, decision: Decision, actor: str) -> None:
        self.decision = decision
        self._table = table
        self._actor = actor

    @property
    def answers(self) -> str:
        """The texts that the person acting gets, by name; not how the button that they pressed looks from now on."""
        gone = ("undo-done", "undo-over")
        return " ".join(name for name in self.to(self._actor).split() if name not in gone)

    def to(self, name: str) -> str:
        """The texts that somebody gets, by name."""
        person = self._table.at(name.lower())
        return " ".join(say.message.text.name for say in self.decision.says if person and say.person_id == person.id)

    @property
    def dialog(self) -> Dialog:
        """Where the conversation of the person acting stands then."""
        person = self._table.at(self._actor)
        return person.dialog if person else Idle()

    @property
    def question(self) -> str:
        """The question of the form or the survey that is open for them then."""
        return self.dialog.question if isinstance(self.dialog, Filling | Surveyed) else ""
