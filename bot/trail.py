"""Where one thing that came in goes: a trace and its parts, carried along in memory beside what it is about.

It says kinds, channels and ends, never who, what, or to whom. Whatever is not traced carries none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer


class Trail:
    """A span of a trace that has begun. One that never ends is never told: it belongs to what was rolled back."""

    def __init__(self, tracer: "Tracer", name: str, above: "Trail | None" = None, /, **said: str) -> None:
        from opentelemetry import context, trace  # here, because only where traces are wanted it is installed

        self._tracer = tracer
        place = trace.set_span_in_context(above._span) if above else context.Context()
        self._span: Span = tracer.start_span(name, place, attributes={f"loket.{key}": said[key] for key in said})

    def part(self, name: str, /, **said: str) -> "Trail":
        """A part of this that begins now."""
        return Trail(self._tracer, name, self, **said)

    def note(self, what: str) -> None:
        """Marks a moment on the way."""
        self._span.add_event(what)

    def end(self, how: str, *, well: bool = True) -> None:
        """Ends it, with what became of it in one word from a closed list."""
        from opentelemetry.trace import StatusCode

        self._span.set_attribute("loket.end", how)
        if not well:
            self._span.set_status(StatusCode.ERROR)
        self._span.end()


@contextmanager
def deciding(trail: Trail | None) -> Iterator[None]:
    """The part in which an event is decided; what fails there is said to have failed, not why."""
    if trail is None:
        yield
        return
    part = trail.part("decide")
    try:
        yield
    except BaseException:
        part.end("failed", well=False)
        raise
    part.end("decided")
