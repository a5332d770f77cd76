"""What goes wrong in a run, and how often: chances out of 1, each at its own occasions."""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Faults:
    """``dies`` is drawn at each statement of the database, ``disk`` at each commit of what was written; the others at
    each call to the platform or each update from it. ``clock`` is how often a day the machine's clock is set wrong."""

    slow: float = 0.0
    """A call takes up to half a minute."""
    unanswered: float = 0.0
    """A call is carried out, but its answer is lost."""
    refused: float = 0.0
    """A call never arrives."""
    late: float = 0.0
    """An update arrives up to ten minutes late, behind others that came after it."""
    doubled: float = 0.0
    """An update is handed out once more."""
    dies: float = 0.0
    """The process ends where it stands."""
    disk: float = 0.0
    """A commit fails as on a full disk."""
    clock: float = 0.0
    failed: float = 0.0
    """Meta fails a message, at once or by a report that follows."""
    missing: float = 0.0
    """Zoom never reports what has happened."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The faults that happen at all."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name))

    def without(self, kind: str) -> "Faults":
        """The same, but for one kind."""
        return replace(self, **{kind: 0.0})


NONE = Faults()
USUAL = Faults(0.01, 0.01, 0.01, 0.01, 0.02, 0.0002, 0.003, 1.0, 0.01, 0.03)
"""A bad week: more goes wrong in a day than a desk will see in a month."""
