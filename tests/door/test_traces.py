"""One trace from what came in to what was sent for it, and nothing of anybody in it."""

import subprocess
import sys
from collections import defaultdict

import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from bot.collector import traces_of
from bot.errors import TracesMissing
from bot.flows.decide import decide
from bot.flows.scene.effects import Decision
from bot.flows.scene.events import Event, TextSent
from bot.flows.scene.facts import Facts
from bot.settings.sections import Tracing
from bot.turn import unreadable
from tests.desk import open_desk
from tests.fakes.collector import FakeCollector, collector

WORDS = "apakah Rina Simbolon boleh bertanya"


def said_of(span: Span) -> dict[str, str]:
    return {each.key: each.value.string_value for each in span.attributes}


def traces(fake: FakeCollector) -> list[list[Span]]:
    """The spans, trace by trace."""
    found = defaultdict(list)
    for span in fake.spans:
        found[span.trace_id].append(span)
    return list(found.values())


async def told(database_url: str, fake: FakeCollector, *words: str) -> None:
    """A desk that tells its traces, and a visitor at it."""
    async with open_desk(database_url, sections={"tracing": {"endpoint": fake.url}}) as desk:
        await desk.say(desk.telegram.user(7001, first_name="Rina"), *words)


async def test_a_trace_goes_from_the_message_to_the_answer_that_was_sent(database_url: str) -> None:
    async with collector() as fake:
        await told(database_url, fake, WORDS)
        [heard] = [spans for spans in traces(fake) if any(span.name == "text_sent" for span in spans)]
        [event] = [span for span in heard if not span.parent_span_id]
        below = [span for span in heard if span is not event]
        assert {span.parent_span_id for span in below} == {event.span_id}
        assert (event.name, said_of(event)) == ("text_sent", {"loket.channel": "telegram", "loket.end": "committed"})
        ends = {(span.name, said_of(span)["loket.end"]) for span in below}
        assert ends == {("decide", "decided"), ("message", "telegram sent")}
        assert all(event.start_time_unix_nano <= span.start_time_unix_nano for span in below)
        everything = b"".join(fake.told).decode("latin-1")
        assert not [word for word in (*WORDS.split(), "7001", "Rina") if word in everything]


async def test_what_could_not_be_decided_is_told_as_that(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(event: Event, facts: Facts) -> Decision:
        assert not isinstance(event.body, TextSent), WORDS
        return decide(event, facts)

    async with collector() as fake:
        async with open_desk(database_url, sections={"tracing": {"endpoint": fake.url}}) as desk:
            monkeypatch.setattr("bot.turn.deciding.decide", broken)
            await desk.say(desk.telegram.user(7001, first_name="Rina"), WORDS)
        failed = [span for span in fake.spans if span.name == "decide" and said_of(span)["loket.end"] == "failed"]
        assert failed
        assert {span.status.code for span in failed} == {Status.STATUS_CODE_ERROR}
        assert WORDS not in b"".join(fake.told).decode("latin-1")


async def test_a_collector_that_is_away_holds_up_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.collector._PATIENCE", 0.1)
    async with open_desk(database_url, sections={"tracing": {"endpoint": "http://127.0.0.1:9"}}) as desk:
        rina = desk.telegram.user(7001, first_name="Rina")
        await desk.say(rina, WORDS)
        assert rina.messages


def test_without_an_address_nothing_of_it_is_loaded() -> None:
    words = "import bot.app, sys; sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0
    came = [unreadable("telegram:1", "{", "no JSON")]
    assert traces_of(Tracing(), "p").begun(came) is came


def test_traces_without_what_tells_them_are_refused_with_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(TracesMissing, match="make traces"):
        traces_of(Tracing.model_validate({"endpoint": "http://127.0.0.1:4318"}), "p")
