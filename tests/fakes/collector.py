"""An OpenTelemetry collector on this machine: it keeps what it is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span


@dataclass
class FakeCollector:
    """Where it is told, and the requests it was told with."""

    url: str = ""
    told: list[bytes] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        """What it was told, in the order in which it came."""
        told = [ExportTraceServiceRequest.FromString(body) for body in self.told]
        return [s for each in told for of in each.resource_spans for scope in of.scope_spans for s in scope.spans]


@asynccontextmanager
async def collector() -> AsyncIterator[FakeCollector]:
    """A collector that listens while the block runs."""
    fake = FakeCollector()

    async def take(request: web.Request) -> web.Response:
        fake.told.append(await request.read())  # aiohttp has unpacked it
        return web.Response(content_type="application/x-protobuf")

    app = web.Application()
    app.router.add_post("/v1/traces", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        await runner.cleanup()
