"""What the desk counts about itself, for /metrics. Numbers only; no names, no texts."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from storage import trouble

REGISTRY = CollectorRegistry()
TURNS = Counter("loket_turns", "Events decided", registry=REGISTRY)
PARKED = Counter("loket_parked", "Events that could not be read or decided", registry=REGISTRY)
BATCH_SECONDS = Histogram("loket_batch_seconds", "Seconds for one transaction of turns", registry=REGISTRY)
LOOP_FAULTS = Counter("loket_loop_faults", "Times that a loop broke off and began again", ["loop"], registry=REGISTRY)
HOUSEKEEPING_SECONDS = Histogram(
    "loket_housekeeping_seconds", "Seconds for which housekeeping held the desk's lock", registry=REGISTRY
)
SENDINGS = Counter("loket_sendings", "Messages by how their sending ended", ["channel", "end"], registry=REGISTRY)
TURNED_AWAY = Counter(
    "loket_turned_away", "Requests and connections refused, by address and reason", ["place", "why"], registry=REGISTRY
)
REGISTRY.register(trouble.FAILED)


def page() -> bytes:
    """The metrics in Prometheus' text format."""
    return generate_latest(REGISTRY)
