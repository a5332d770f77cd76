"""The reckoning: the database and the platform's record, compared with what people did."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from bot.records import response_of
from bot.surveys import default_instrument
from storage import tables
from storage.engine import open_engine, reading
from tests.crash.officer import outcome_of
from tests.crash.platform import Row
from tests.crash.players import Player
from tests.crash.visitor import Visitor
from tests.kept import KEEPER, SEAL, kept_as, reported_as

Tables = Mapping[str, list[Row]]


async def tables_of(url: str) -> Tables:
    """Everything that a desk has written down."""
    engine = open_engine(url, keeper=KEEPER)
    async with reading(engine) as connection:
        found: Tables = {
            name: [dict(row) for row in (await connection.execute(select(table))).mappings()]
            for name, table in tables.metadata.tables.items()
        }
    await engine.dispose()
    return {**found, "survey_responses": [*found["survey_responses"], *_waiting(found["survey_tray"])]}


def _waiting(tray: list[Row]) -> list[Row]:
    """The questionnaires that have been handed in and are not yet written with others."""
    opened = [response_of(row, SEAL) for row in tray]
    return [{"answers": each.answers, "suggestion": each.suggestion} for each in opened if each is not None]


@dataclass
class Reckoning:
    """What a desk has in the end (``found``), and what was done and seen around it."""

    found: Tables
    visitors: list[Visitor]
    players: list[Player]
    """Visitors and staff."""
    said: list[Hashable]
    """What the platform had accepted, in order."""
    said_by: Callable[[Row], Hashable]
    """What a row of the outbox says, in the same form."""
    reports: Collection[tuple[str, str]]
    """What the platform has told of its messages: reference and state."""

    def lost(self) -> dict[str, int]:
        """What people did and the desk does not have, or says it said and nobody has seen."""
        own, finished, outbox = self._own, self._finished, self.found["outbox"]
        done = {kept_as(key) for player in self.players for key in player.updates}
        seen = Counter(self.said)
        sent = Counter(self.said_by(row) for row in outbox if row["state"] == "sent" and not row["card"])
        cards = {self.said_by(row) for row in outbox if row["state"] == "sent" and row["card"]}
        return {
            "visits": sum(not any(visit in finished for visit in own[v.chat.address]) for v in self.visitors),
            "outcomes": sum(visit["outcome"] != outcome_of(visit["ticket"]) for visit in finished),
            "updates": len(done - self._decided),
            "events parked": sum(row["state"] != "decided" for row in self.found["inbox"]),
            "messages never sent": sum(row["state"] not in ("sent", "superseded") for row in outbox),
            "messages sent but not seen": sum((sent - seen).values()) + sum(not seen[card] for card in cards),
            "survey answers": self._lost_answers(),
            "suggestions": self._lost_suggestions(),
            "reports": len(self._told - {(row["ref"], row["state"]) for row in self.found["deliveries"]}),
            "calls that arrived": sum(visit["call_state"] not in ("delivered", "read") for visit in finished)
            if self.reports
            else 0,
        }

    def twice(self) -> dict[str, int]:
        """What one update did more than once, or did to something that was not its own."""
        own, found = self._own, self.found
        visits = [visit for of_one in own.values() for visit in of_one]
        chats = {visitor.chat.address for visitor in self.visitors}
        numbers = [visit["number"] for visit in visits if visit["number"]]
        tickets = [f"{visit['number'][:-4]}{visit['ticket']}" for visit in visits if visit["number"]]
        return {
            "people": max(0, len(found["people"]) - len(self.players)),
            "visits": sum(len(own[chat]) > 1 for chat in chats),
            "forms": sum(
                not v.form.items() <= visit["form"].items() for v in self.visitors for visit in own[v.chat.address]
            ),
            "numbers": _not_gapless(numbers) + _not_gapless(tickets),
            "evidence": _excess((row["visit_id"], row["word"], row["step"]) for row in found["evidence"]),
            "journal": _excess(
                (row["visit_id"], row["what"], tuple(sorted(row["details"].items()))) for row in found["journal"]
            ),
            "answers": _excess(
                self.said_by(row) for row in found["outbox"] if not row["card"] and row["address"] in chats
            ),
            "survey responses": max(0, len(self._ratings) - sum(visit["surveyed"] for visit in visits)),
        }

    def repeated(self, spawned_at: list[int]) -> Counter[int]:
        """What was seen more often than the outbox holds it, by the process that had sent it in vain."""
        wanted = Counter(self.said_by(row) for row in self.found["outbox"])
        excess = Counter(each for each in self.said if each is not None) - wanted
        repeated: Counter[int] = Counter()
        for place, each in enumerate(self.said):
            if excess[each] > 0:
                excess[each] -= 1
                repeated[bisect_right(spawned_at, place)] += 1
        return repeated

    @cached_property
    def _own(self) -> defaultdict[str, list[Row]]:
        """Everybody's visits."""
        chats = {row["id"]: row["address"] for row in self.found["people"]}
        own: defaultdict[str, list[Row]] = defaultdict(list)
        for visit in self.found["visits"]:
            own[chats[visit["person_id"]]].append(visit)
        return own

    @property
    def _finished(self) -> list[Row]:
        return [visit for visit in self.found["visits"] if visit["status"] == "finished"]

    @property
    def _decided(self) -> set[str]:
        return {row["key"] for row in self.found["inbox"] if row["state"] == "decided"}

    @property
    def _told(self) -> set[tuple[str, str]]:
        """The platform's reports, by the names under which the desk keeps messages."""
        return {(reported_as(ref), state) for ref, state in self.reports}

    @property
    def _ratings(self) -> list[Hashable]:
        return [_in_order(row["answers"]) for row in self.found["survey_responses"] if row["answers"]]

    def _lost_answers(self) -> int:
        keys = [element.key for element in default_instrument().elements]
        given = Counter(_in_order(dict(zip(keys, visitor.ratings, strict=True))) for visitor in self.visitors)
        return sum((given - Counter(self._ratings)).values())

    def _lost_suggestions(self) -> int:
        given = Counter(visitor.suggestion for visitor in self.visitors)
        return sum((given - Counter(row["suggestion"] for row in self.found["survey_responses"])).values())


def _in_order(answers: Mapping[str, int]) -> Hashable:
    return tuple(sorted(answers.items()))


def _excess(things: Iterable[Hashable]) -> int:
    return sum(count - 1 for count in Counter(things).values())


def _not_gapless(numbers: Iterable[str]) -> int:
    """How many running numbers (the last three figures; what is before them is the series) are out of step."""
    series: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        series[number[:-3]].append(int(number[-3:]))
    return sum(number != place for serials in series.values() for place, number in enumerate(sorted(serials), 1))
