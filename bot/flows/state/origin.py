"""Whose words a message passes on to an officer: kept with it, so that a reply to it finds its way back."""

from dataclasses import dataclass

_VISIT, _THREAD = "visit", "thread"


@dataclass(frozen=True, slots=True)
class Origin:
    """The visit, or the thread without one, in which somebody wrote what was passed on."""

    visit_id: str = ""
    thread_id: str = ""

    @property
    def written(self) -> str:
        """As it is kept with the message."""
        return f"{_VISIT}:{self.visit_id}" if self.visit_id else f"{_THREAD}:{self.thread_id}"


def read_origin(written: str) -> Origin | None:
    """What was kept with a message; None for anything that is no origin."""
    kind, _, named = written.partition(":")
    if not named or kind not in (_VISIT, _THREAD):
        return None
    return Origin(visit_id=named) if kind == _VISIT else Origin(thread_id=named)
