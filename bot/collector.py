"""To whom traces are told: the OpenTelemetry collector that the settings name, or nobody."""

from bot import __version__
from bot.errors import TracesMissing
from bot.settings.sections import Tracing
from bot.texts.operator import in_words
from bot.traces import Traces

_PATIENCE = 2.0
"""Seconds for telling a batch; a desk that stops waits for one at most."""


def traces_of(given: Tracing, process: str) -> Traces:
    """The traces that the settings ask for, told over HTTP (OTLP) by a thread of their own.

    Raises TracesMissing when they are asked for and what sends them is not installed.
    """
    if given.endpoint is None:
        return Traces()
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.sdk.trace.sampling import TraceIdRatioBased
    except ImportError as missing:
        raise TracesMissing(in_words("desk-traces-missing")) from missing
    named = Resource({"service.name": "loket", "service.version": __version__, "service.instance.id": process})
    provider = TracerProvider(TraceIdRatioBased(given.share), named, shutdown_on_exit=False)
    address = f"{str(given.endpoint).rstrip('/')}/v1/traces"
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(address, timeout=_PATIENCE)))
    return Traces(provider)
