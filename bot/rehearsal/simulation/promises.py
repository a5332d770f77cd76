"""What must hold whatever happens: each promise a function that yields how it is broken; nothing while it is kept."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.flows.procedure.vocabulary import VISITOR

if TYPE_CHECKING:
    from bot.rehearsal.simulation.witness import Seen

Broken = Iterator[str]

TOLD_WITHIN = timedelta(seconds=180)
"""A message that is due is said, given up or put off within this: a process that died is started anew within 60 s and
frees at once what it had claimed; a claim whose receipt could not be written is taken again when its lease of 60 s runs
out; and one chat is told at most one message a second, of which an officer's chat may have some dozens waiting."""

WINDOW = timedelta(hours=24)
_SECOND, _BURST, _OVERALL = 1.0, 3, 30
_WINDOW = 10.0


def one_open_visit_each(seen: "Seen") -> Broken:
    """Nobody is in the queue, or called, for two visits at a time: so whoever is called has one call to answer."""
    under_way = Counter(visit["person_id"] for visit in seen.visits if visit["status"] in ("queued", "in_service"))
    yield from (f"{person} is called or waits {count} times" for person, count in under_way.items() if count > 1)


def every_open_visit_has_a_next_moment(seen: "Seen") -> Broken:
    """Nothing that is going on is forgotten: the desk will look at it again of its own accord."""
    for visit in seen.visits:
        if visit["due_at"] is None:
            yield f"{visit['ticket'] or visit['id']} is {visit['status']} and nobody will look at it again"


def every_deviation_is_somebodys(seen: "Seen") -> Broken:
    """Whatever departed from the standard has somebody who answers for it, and a moment at which it is asked after."""
    for deviation in seen.deviations:
        if not deviation["role"]:
            yield f"deviation {deviation['id']} is nobody's"
        if deviation["role"] != VISITOR and deviation["due_at"] is None:
            yield f"deviation {deviation['id']} of {deviation['role']} is never asked after"


def every_follow_up_is_somebodys(seen: "Seen") -> Broken:
    """Whatever was promised to a visitor has an owner and a moment."""
    for follow_up in seen.follow_ups:
        if not follow_up["owned"]:
            yield f"follow-up {follow_up['id']} is nobody's"
        if follow_up["due_at"] is None:
            yield f"follow-up {follow_up['id']} is never asked after"


def every_right_has_one_next_moment(seen: "Seen") -> Broken:
    """Whoever asked something about their data is answered by a day: one moment at which somebody is reminded."""
    for right in seen.rights:
        if right["moments"] != 1:
            yield f"request {right['number']} has {right['moments']} next moments"


def served_in_order(seen: "Seen") -> Broken:
    """Whoever is called was the first who could be: of those who still wait, nobody who may be called stood before. An
    officer may call whom they like, once they have said that they are sure."""
    if seen.before is None:
        return
    waited = seen.before.waiting.keys() - seen.out_of_turn
    for visit in (each for each in seen.visits if each["status"] == "in_service" and each["id"] in waited):
        stood = seen.before.waiting[visit["id"]]
        for other in seen.waiting.values():
            may_be_called = other["not_before"] is None or other["not_before"] <= seen.now
            was_there = other["id"] in seen.before.waiting
            if may_be_called and was_there and other["queued_at"] < stood["queued_at"]:
                yield f"{visit['ticket']} was called before {other['ticket']}"


def told_in_time(seen: "Seen") -> Broken:
    """No message that is due lies about for longer than :data:`TOLD_WITHIN`."""
    if seen.longest_due is not None and seen.due_for > TOLD_WITHIN.total_seconds():
        yield f"a message due at {seen.longest_due:%H.%M.%S} is not told"


def no_event_is_parked(seen: "Seen") -> Broken:
    """Whatever people do, it is decided."""
    yield from sorted(set(seen.parked))


def within_limits(sent: Collection[tuple[float, int]], now: float, chat_id: int) -> Broken:
    """Telegram: 30 messages a second in all; in one chat one a second in the long run, in bursts of a few."""
    lately = [(at, to) for at, to in sent if at > now - _WINDOW]
    if sum(at > now - _SECOND for at, _ in lately) > _OVERALL:
        yield "more than 30 messages in a second"
    if sum(to == chat_id for _, to in lately) > _WINDOW + _BURST:
        yield f"more than {_WINDOW + _BURST:.0f} messages to one chat in {_WINDOW:.0f} seconds"


def inside_the_window(heard_at: datetime | None, now: datetime, *, free: bool) -> Broken:
    """WhatsApp: nothing but an approved text goes to whoever has not written for 24 hours."""
    if free and (heard_at is None or now - heard_at >= WINDOW):
        yield f"a message goes freely to somebody last heard {heard_at:%d-%m %H.%M.%S}" if heard_at else "never heard"


def reports_are_kept(told: Collection[str], kept: Collection[str]) -> Broken:
    """Whatever the platform told of a message is known, in whatever order and however often it was told."""
    yield from (f"report {each}" for each in told if each not in kept)


def known_as_one(people: Collection[str]) -> Broken:
    """Whoever writes from one phone is one person, whatever the platform calls them meanwhile."""
    if len(people) > 1:
        yield f"one phone is {len(people)} people"


def what_is_marked_sent_was_said(marked: Collection[str], said: Collection[str]) -> Broken:
    """A message counts as sent only if the platform has it."""
    yield from (f"message {ref} is marked as sent" for ref in marked if ref not in said)


def numbers_have_no_gaps(numbers: Collection[str]) -> Broken:
    """The visits of a day are numbered from 1 on, each number once."""
    by_day: dict[str, list[int]] = {}
    for number in numbers:
        day, _, serial = number.rpartition("-")
        by_day.setdefault(day, []).append(int(serial))
    for day, serials in by_day.items():
        if sorted(serials) != list(range(1, len(serials) + 1)):
            yield f"{day}: {sorted(serials)}"


def timeline_follows_from_evidence(ticket: str, one_way: object, other_way: object) -> Broken:
    """A visit's timeline depends on what was reported, never on the order in which it was heard."""
    if one_way != other_way:
        yield f"{ticket} depends on the order of its reports"


def timeline_is_what_is_stored(ticket: str, derived: object, stored: object) -> Broken:
    """How the steps stood when a visit was closed is what the evidence that had been heard by then says of that moment:
    what is learnt later (a survey that was filled in after the end) is added, never written over it."""
    if derived != stored:
        yield f"{ticket} was not closed as its reports tell"


def deviations_are_derived(ticket: str, derived: Collection[int], stored: Collection[int]) -> Broken:
    """What is stored of overruns is what the evidence says of a visit that is over."""
    if set(derived) != set(stored):
        yield f"{ticket}: overrun are steps {sorted(derived)}, stored {sorted(stored)}"


def papers_add_up(in_papers: Collection[str], in_rows: Collection[str]) -> Broken:
    """The visits of which papers are made are those that are stored, each once."""
    if sorted(in_papers) != sorted(in_rows):
        yield f"papers have {len(in_papers)} visits, the database {len(in_rows)}"


def survey_leads_to_nobody(answers: Collection[dict[str, Any]], names: Collection[str]) -> Broken:
    """No answer carries anything by which a person or a visit is known."""
    for row in answers:
        words = " ".join(str(value) for value in row.values())
        yield from (f"an answer carries {name}" for name in names if name in words)


AT_EVERY_COMMIT: tuple[Callable[["Seen"], Broken], ...] = (
    one_open_visit_each,
    every_open_visit_has_a_next_moment,
    every_deviation_is_somebodys,
    every_follow_up_is_somebodys,
    every_right_has_one_next_moment,
    served_in_order,
    told_in_time,
    no_event_is_parked,
)
