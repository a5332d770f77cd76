"""How long a transaction may wait and last, so that one that hangs does not stop the whole desk."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Whoever meets one hears of it and comes again; nothing of their transaction has happened."""

    lock: timedelta = timedelta(seconds=10)
    """How long to wait for somebody else's transaction."""
    statement: timedelta = timedelta(seconds=60)
    """How long one statement may take (PostgreSQL)."""
    idle: timedelta = timedelta(seconds=60)
    """How long a transaction may stand still: its process hangs, or has gone without a word (PostgreSQL)."""

    def for_postgresql(self) -> dict[str, str]:
        """What a connection tells the server when it is made; in milliseconds."""
        spans = {
            # rule: lock-wait-bounded
            "lock_timeout": self.lock,
            "statement_timeout": self.statement,
            # rule: hung-transaction-ends
            "idle_in_transaction_session_timeout": self.idle,
        }
        return {name: str(int(span / timedelta(milliseconds=1))) for name, span in spans.items()}


USUAL = Limits()
