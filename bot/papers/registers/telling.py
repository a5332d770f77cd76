"""How registers tell who, when and how long: in Indonesian, by the office's clock. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.flows.calendar.period import Period
from bot.flows.procedure.vocabulary import VISITOR
from bot.papers import indonesian
from bot.papers.destroyed import notices
from bot.papers.kind import VISITS
from bot.papers.periods import with_days
from bot.register.source import Source
from bot.render.voice import duration

LANGUAGE = "id"
"""Registers are papers of a government office: in Indonesian, whoever asks for them (UU 24/2009 Pasal 27)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Says what stands in a register of one desk."""

    source: Source
    period: Period
    declared: Mapping[str, str] = field(default_factory=dict)
    """Who declared each disturbance of the office, by its id, by name."""
    series: tuple[str, ...] = VISITS
    """The archive series that it is made of."""

    def say(self, name: str, **args: str) -> str:
        """A text of the registers, by the last part of its name."""
        return self.source.wording.say(f"register-{name}", **args)

    def day(self, at: datetime) -> date:
        """The day of a moment, as the office counts days."""
        return self.source.office.calendar.local(at).date()

    def clock(self, at: datetime | None) -> str:
        """The time of day ("08.00"); nothing for what is not known."""
        return f"{self.source.office.calendar.local(at):%H.%M}" if at else ""

    def moment(self, at: datetime | None) -> str:
        """Day and time of day ("23/11/2026 08.00"); nothing for what is not known."""
        return f"{self.source.office.calendar.local(at):%d/%m/%Y %H.%M}" if at else ""

    def length(self, span: timedelta | None) -> str:
        """A length of time ("2 menit 30 detik"); nothing for one that is not known."""
        return duration(span, LANGUAGE) if span is not None else ""

    def who(self, staff_id: str | None, role: str) -> str:
        """Who answers: by name, else what their role is called."""
        if staff_id:
            return self.source.name_of(staff_id)
        return self.say("visitors-side") if role == VISITOR else self.role(role)

    def role(self, role: str) -> str:
        """What a role is called."""
        office = self.source.office
        named = office.actor_name(role)
        return self.source.wording.say("staff-role-supervisor") if named == role == "supervisor" else named

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands above every register: the office, the period, and when it was made."""
        zone = self.source.zone_label
        made = self.source.office.calendar.local(self.source.now)
        return (
            self.source.office.name,
            self.say("period", period=with_days(self.period)),
            self.say("made", at=f"{indonesian.day_of(made.date())}, {made:%H.%M} {zone}"),
            *notices(self.source, self.period, self.series),
        )
