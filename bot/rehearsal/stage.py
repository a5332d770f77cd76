"""The stage of a rehearsal: an invented visitor, an officer for each role, and what each of them can press now."""

from copy import copy
from dataclasses import replace
from datetime import datetime

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import Timeline, fold
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.scene.effects import Decision, Say
from bot.flows.scene.events import TELEGRAM, Body, ChoicePressed, TextSent
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing import posts
from bot.flows.staffing.roster import SUPERVISOR
from bot.flows.state.desk import Staff
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit
from bot.rehearsal.memory_desk import MemoryDesk

NAME = "Rina Simbolon"
_ANSWERS = ("1", NAME, "SMA Negeri 1 Binjai", "Binjai", "2", "{category}", "Contoh keperluan", "1")
"""What the visitor types from the first greeting to the sent form."""


class Stage(MemoryDesk):
    """A desk with everybody in place: who they are is told by role, the visitor's being ``visitor``."""

    def __init__(self, office: Office, now: datetime) -> None:
        super().__init__(office, now)
        self.choices: dict[str, tuple[Choice, ...]] = {}
        """What everybody has been offered, the newest first; what is past is refused by the flows."""
        for role in (*office.sheet.roles, SUPERVISOR):
            self._seat(role)

    def _seat(self, role: str) -> None:
        member = Staff(role, self.office.sheet.actor_name(role), role, True, role)
        staff = {**self.desk.staff, role: member}
        self.desk = posts.hold(replace(self.desk, staff=staff), member, self.now)
        self.people[role] = Person(role, TELEGRAM, role, staff_id=role)
        self.met[f"{TELEGRAM}:{role}"] = role

    def twin(self) -> "Stage":
        """The same stage for another course of things; what happens there does not happen here."""
        other = copy(self)
        for name in ("people", "visits", "met", "deadlines", "choices"):
            setattr(other, name, dict(getattr(self, name)))
        return other

    @property
    def visit(self) -> Visit | None:
        """The visit, once it has begun."""
        return next(iter(self.visits.values()), None)

    @property
    def line(self) -> Timeline | None:
        """How it stands."""
        if self.visit is None:
            return None
        return fold(self.office.sheet, self.visit.evidence, self.office.calendar, self.now, self.visit.closed_at)

    def fill_in(self) -> list[Say]:
        """The visitor comes and sends the form; what is said last."""
        said = self.act(VISITOR, TextSent("halo"))
        category = next(iter(self.office.sheet.categories), self.office.categories[0].key)
        for answer in _ANSWERS:
            said = self.act(VISITOR, TextSent(answer.format(category=category)))
        return said

    def act(self, role: str, body: Body) -> list[Say]:
        """Somebody acts; what is said because of it."""
        return self.heard(self.enter(body, role))

    def press(self, role: str, wanted: str) -> tuple[Phrase, list[Say]] | None:
        """Somebody presses the button whose token begins so, if they have one: its words, and what is then said."""
        offered = self.choices.get(role, ())
        found = next((choice for choice in offered if f"{choice.token}:".startswith(f"{wanted}:")), None)
        return (found.label, self.act(role, ChoicePressed(found.token))) if found else None

    def report(self, role: str, step: Step, answer: int = 0) -> tuple[Phrase, list[Say]] | None:
        """Somebody reports a step as done, of a decision with one of its answers, by number from 1."""
        answers = (answer,) if answer else ()
        return self.press(role, token(Verb.STEP, self.visit.id if self.visit else "", step.no, *answers))

    def heard(self, decision: Decision) -> list[Say]:
        """What a decision says; the choices with it can be pressed from now on."""
        for say in decision.says:
            person = self.people[say.person_id]
            self.choices[person.address] = (*say.message.choices, *self.choices.get(person.address, ()))
        return list(decision.says)
