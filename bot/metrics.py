"""What this process counts about its own work, for /metrics. Numbers only; no names, no texts.

Several processes of a desk decide every event and send every message once among them, so their counts add up. How the
desk stands is the same for all of them, and is told apart (:mod:`bot.figures`). The values of every label come from
closed lists: kinds of events, channels, ends, loops.
"""

import re
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot import __version__
from storage import trouble

REGISTRY = CollectorRegistry()
TURNS = Counter("loket_turns", "Events taken in, by kind; counted once they are committed", ["kind"], registry=REGISTRY)
DECIDING_SECONDS = Histogram(
    "loket_deciding_seconds",
    "Seconds for deciding one event, by kind, without what is read and written for it",
    ["kind"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1.0),
    registry=REGISTRY,
)
PARKED = Counter("loket_parked", "Events that could not be read or decided", registry=REGISTRY)
BATCH_SECONDS = Histogram("loket_batch_seconds", "Seconds for one transaction of turns", registry=REGISTRY)
DOOR_SECONDS = Histogram(
    "loket_door_seconds", "Seconds from bringing events to the door until they are committed", registry=REGISTRY
)
ANSWER_SECONDS = Histogram(
    "loket_answer_seconds",
    "Seconds from a visitor's message, by its platform's time, until the first answer to it is sent",
    ["channel"],
    buckets=(0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 60.0, 300.0, 3600.0),
    registry=REGISTRY,
)
UNANSWERED = Counter("loket_unanswered", "First answers to visitors that were given up", ["channel"], registry=REGISTRY)
LATE_SECONDS = Histogram(
    "loket_deadline_late_seconds",
    "Seconds by which a deadline had passed when it was swept",
    buckets=(1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0),
    registry=REGISTRY,
)
LOOP_FAULTS = Counter("loket_loop_faults", "Times that a loop broke off and began again", ["loop"], registry=REGISTRY)
LOOPS_SILENT = Gauge("loket_loops_silent", "Loops that give no sign of life", registry=REGISTRY)
REFUSING = Gauge("loket_database_refusing", "1 while the database takes nothing from this process", registry=REGISTRY)
HOUSEKEEPING_SECONDS = Histogram(
    "loket_housekeeping_seconds", "Seconds for which housekeeping held the desk's lock", registry=REGISTRY
)
SENDINGS = Counter("loket_sendings", "Messages by how their sending ended", ["channel", "end"], registry=REGISTRY)
RETRIES = Counter("loket_retries", "Sendings that have to be tried again", ["channel"], registry=REGISTRY)
IN_HAND = Gauge("loket_messages_in_hand", "Messages that this process has claimed and not finished", registry=REGISTRY)
TURNED_AWAY = Counter(
    "loket_turned_away", "Requests and connections refused, by address and reason", ["place", "why"], registry=REGISTRY
)
BUILD = Gauge("loket_build_info", "The version that runs", ["version"], registry=REGISTRY)
BUILD.labels(__version__).set(1)
REGISTRY.register(trouble.FAILED)
ProcessCollector(registry=REGISTRY)

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def kind_of(body: object) -> str:
    """What an event is called here: ``TextSent`` is ``text_sent``, one that could not be read is ``unread``."""
    return "unread" if body is None else spelt(type(body).__name__)


@cache
def spelt(name: str) -> str:
    """A class's name as Prometheus spells names."""
    return _CAPITAL.sub("_", name).lower()


def page() -> bytes:
    """This process's part of the page, in Prometheus' text format."""
    return generate_latest(REGISTRY)
