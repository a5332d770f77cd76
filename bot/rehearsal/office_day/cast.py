"""Who works on the day that is rehearsed: the office's own people by name and role, or invented ones. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from bot.flows.staffing.roster import SUPERVISOR
from bot.flows.state.desk import Staff
from bot.flows.state.roster import Line

USUAL = 2
"""So many of each role where nobody is known."""

_INVENTED = ("Sari", "Bayu", "Wati", "Tono", "Melati", "Gunawan", "Ratna", "Hasan", "Indah", "Joko")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works that day. ``invented``: the office has nobody of that name."""

    name: str
    role: str
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who works that day."""

    members: tuple[Member, ...]
    serving: tuple[str, ...]
    """The roles of the sheet."""

    @property
    def officers(self) -> int:
        """How many there are of the role that has the fewest."""
        return min((len(self.of(role)) for role in self.serving), default=0)

    def of(self, role: str) -> tuple[Member, ...]:
        """Those of one role."""
        return tuple(member for member in self.members if member.role == role)

    def sized(self, officers: int) -> "Cast":
        """The same with so many of every role of the sheet: some stay at home, or invented ones come along."""
        return self._with(dict.fromkeys(self.serving, officers))

    def changed(self, by: int) -> "Cast":
        """The same with one more, or one fewer, of every role of the sheet; at least one stays."""
        return self._with({role: max(1, len(self.of(role)) + by) for role in self.serving})

    def _with(self, wanted: Mapping[str, int]) -> "Cast":
        names = _names({member.name for member in self.members})
        members = [member for member in self.members if member.role not in wanted]
        for role, officers in wanted.items():
            own = self.of(role)[:officers]
            members += [*own, *(Member(next(names), role, True) for _ in range(officers - len(own)))]
        return replace(self, members=tuple(members))


def cast_of(roles: Sequence[str], known: Iterable[Staff], lines: Iterable[Line], day: date) -> Cast:
    """The office's people of these roles and its supervisors: those whom the roster names for that day, where it names
    any of a role; invented ones where a role has nobody."""
    known, on_duty = tuple(known), _rostered(lines, day)
    names = _names({member.name for member in known})
    members: list[Member] = []
    for role in (*roles, SUPERVISOR):
        own = [each for each in known if role in (each.role, *each.also)]
        own = [each for each in own if each.id in on_duty] or own
        fresh = [each for each in own if each.name not in {member.name for member in members}]
        if fresh:
            members += [Member(each.name, role) for each in fresh]
        else:
            members += [Member(next(names), role, True) for _ in range(1 if role == SUPERVISOR else USUAL)]
    return Cast(tuple(members), tuple(roles))


def _rostered(lines: Iterable[Line], day: date) -> frozenset[str]:
    """Whom the roster names: a line about the date rules over one about the day of the week."""
    concerned = [line for line in lines if line.concerns(day)]
    ruling = [line for line in concerned if line.dated] or concerned
    return frozenset(each for line in ruling for each in line.staff)


def _names(taken: Collection[str]) -> Iterator[str]:
    """Names that nobody has yet, without end."""
    for place in count():
        again, at = divmod(place, len(_INVENTED))
        name = _INVENTED[at] + (f" {again + 1}" if again else "")
        if name not in taken:
            yield name
