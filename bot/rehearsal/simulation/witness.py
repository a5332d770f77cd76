"""Watches over a run: looks at what is stored after every commit, and at what the platform saw, and calls the promises
in question."""

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.flows.scene.events import WHATSAPP, DeliveryReported
from bot.flows.scene.tokens import Verb, read
from bot.handlers.telegram import read_update
from bot.handlers.whatsapp import read_payload
from bot.handlers.zoom import read_event
from bot.rehearsal.simulation import promises
from bot.rehearsal.simulation.platforms import Platforms
from bot.rehearsal.simulation.whatsapp import NUMBER_ID
from bot.rehearsal.simulation.world import World
from bot.rehearsal.simulation.zoom import MEETING_ID
from bot.seal import Seal
from bot.turn import named
from bot.turn.naming import message_name
from storage import witnessed
from storage.identity.keeper import Keeper


@dataclass
class Seen:
    """What is so after a commit. ``before`` is what was so after the one before it."""

    now: datetime
    visits: list[dict[str, Any]]
    deviations: list[dict[str, Any]]
    follow_ups: list[dict[str, Any]]
    longest_due: datetime | None
    due_for: float
    """For how many seconds, however the clock was set, the same message has been the one that waits longest."""
    parked: list[str]
    before: "Seen | None" = None
    out_of_turn: frozenset[str] = frozenset()
    """The visits that an officer was sure of calling although they were not first."""
    rights: list[dict[str, Any]] = field(default_factory=list)
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.waiting = {visit["id"]: visit for visit in self.visits if visit["status"] == "queued"}


class Witness:
    """Owns what was seen last, and what the desk has acknowledged and not yet shown to have."""

    def __init__(self, world: World, platforms: Platforms, seal: Seal, keeper: Keeper) -> None:
        self._world, self._seal, self._keeper = world, seal, keeper
        self._telegram, self._whatsapp = platforms.telegram, platforms.whatsapp
        self._seen: Seen | None = None
        self._acknowledged: list[str] = []
        self._longest: tuple[datetime | None, float] = None, 0.0
        self.checked = 0
        self._reported: set[str] = set()
        self._out_of_turn: set[str] = set()
        self._telegram.acknowledged, self._telegram.said = self._acknowledge, self._said
        self._telegram.pressed = self._press
        self._whatsapp.deliveries.acknowledged = self._acknowledge_payload
        platforms.zoom.reports.acknowledged = self._acknowledge_report

    def _acknowledge(self, update: dict[str, Any]) -> None:
        arrival = read_update(update, self._world.true_now(), "loket_bot")
        if arrival is not None:
            self._acknowledged.append(named(arrival, self._seal).key)

    def _acknowledge_payload(self, body: bytes) -> None:
        for arrival in read_payload(json.loads(body), NUMBER_ID, self._world.true_now()):
            told = named(arrival, self._seal)
            self._acknowledged.append(told.key)
            if told.event is not None and isinstance(told.event.body, DeliveryReported):
                self._reported.add(f"{told.event.body.ref} {told.event.body.state}")

    def _press(self, data: str) -> None:
        match read(data):
            case (Verb.CALL, (visit_id, "sure")):
                self._out_of_turn.add(visit_id)

    def _acknowledge_report(self, report: dict[str, Any]) -> None:
        self._acknowledged.append(named(read_event(report, MEETING_ID, self._world.true_now()), self._seal).key)

    def _said(self, chat_id: int) -> None:
        for how in promises.within_limits(self._telegram.sent, self._world.passed, chat_id):
            self._world.break_promise("within_limits", how)

    def look(self, connection: sqlite3.Connection) -> None:
        """After a commit: every promise is checked."""
        longest = witnessed.longest_due(connection)
        seen = Seen(
            self._world.now(),
            witnessed.open_visits(connection),
            witnessed.owed_deviations(connection),
            witnessed.open_follow_ups(connection),
            longest,
            self._due_for(longest),
            witnessed.parked(connection),
            self._seen,
            frozenset(self._out_of_turn),
            witnessed.open_rights(connection),
        )
        for promise in promises.AT_EVERY_COMMIT:
            self.checked += 1
            for how in promise(seen):
                self._world.break_promise(promise.__name__, how)
        for key in self._acknowledged:
            if not witnessed.remembers(connection, key):
                self._world.break_promise("nothing_acknowledged_is_lost", key)
        self._acknowledged.clear()
        seen.before = None
        self._seen = seen

    def _due_for(self, longest: datetime | None) -> float:
        due = longest is not None and longest <= self._world.now()
        if not due or self._longest[0] != longest:
            self._longest = longest, self._world.passed
        return self._world.passed - self._longest[1]

    def look_back(self, connection: sqlite3.Connection) -> None:
        """At the end: what is promised of all that was ever kept."""
        told = witnessed.refs_of_sent(connection)
        known = {str(bubble_id) for chat in self._telegram.chats.values() for bubble_id in chat.bubbles}
        known |= {message_name(WHATSAPP, sent.id, self._seal) for sent in self._whatsapp.record.sent}
        reports = set(witnessed.reports(connection))
        everything = {
            "what_is_marked_sent_was_said": promises.what_is_marked_sent_was_said(told, known),
            "numbers_have_no_gaps": promises.numbers_have_no_gaps(witnessed.numbers(connection)),
            "survey_leads_to_nobody": promises.survey_leads_to_nobody(
                witnessed.answers(connection), witnessed.names_of_people(connection)
            ),
        }
        everything["reports_are_kept"] = promises.reports_are_kept(sorted(self._reported), reports)
        for phone in self._whatsapp.phones.values():
            keys = [self._keeper.address(f"{WHATSAPP}:{name}") for name in phone.names]
            everything[f"known_as_one {phone.identity.name}"] = promises.known_as_one(
                witnessed.people_at(connection, keys)
            )
        for name, broken in everything.items():
            self.checked += 1
            for how in broken:
                self._world.break_promise(name.partition(" ")[0], how)
