"""The meeting's registrants: one per e-mail address, added at most three times a UTC day each.

The limit and its words, as a webinar met them: https://devforum.zoom.us/t/429-error-for-user-who-is-not-registered/141856.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.rehearsal.fakes.zoom.errors import refused, too_many
from bot.rehearsal.fakes.zoom.identities import short_id

Status = Literal["approved", "pending", "cancelled", "denied", "deleted"]
_STATUS_AFTER: dict[str, Status] = {"approve": "approved", "cancel": "cancelled", "deny": "denied"}


@dataclass
class Registrant:
    """A person who may join by a link of their own. A deleted one stays on record, for tests to see."""

    id: str
    email: str
    first_name: str
    last_name: str
    status: Status
    created_at: datetime

    @property
    def tk(self) -> str:
        """The secret part of the personal link."""
        return short_id("tk", self.id)


class Registrants:
    """All registrants ever, by id. ``daily_cap`` None: no limit."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.by_id: dict[str, Registrant] = {}
        self.daily_cap: int | None = 3
        self._added: Counter[tuple[date, str]] = Counter()

    def add(self, email: str, first_name: str, last_name: str, status: Status) -> Registrant:
        """The registrant of this address, new unless there is one; raises 429 beyond the day's cap."""
        self._count(email)
        for known in self.by_id.values():
            if known.email == email and known.status != "deleted":
                known.first_name, known.last_name, known.status = first_name, last_name, status
                return known
        number = short_id("registrant", str(len(self.by_id)))
        new = self.by_id[number] = Registrant(number, email, first_name, last_name, status, self._now())
        return new

    def change(self, action: str, wanted: list[dict[str, str]]) -> None:
        """Approves, cancels or denies those named by id or e-mail; who is unknown is passed over, as in Zoom."""
        if action not in _STATUS_AFTER:
            raise refused(400, 300, "Invalid field: action.")
        for registrant in self.by_id.values():
            named = any(registrant.id == one.get("id") or registrant.email == one.get("email") for one in wanted)
            if named and registrant.status != "deleted":
                registrant.status = _STATUS_AFTER[action]

    def delete(self, registrant_id: str) -> None:
        """Removes one; raises 404 for one that is not there."""
        registrant = self.by_id.get(registrant_id)
        if registrant is None or registrant.status == "deleted":
            raise refused(404, 404, f"Registrant does not exist: {registrant_id}.")
        registrant.status = "deleted"

    def listed(self, status: str) -> list[Registrant]:
        """Those with a status, oldest first."""
        return [one for one in self.by_id.values() if one.status == status]

    def _count(self, email: str) -> None:
        today = self._now().date()
        if self.daily_cap is not None and self._added[today, email] >= self.daily_cap:
            message = (
                f"You have exceeded the daily rate limit of ({self.daily_cap}) for Add a meeting registrant API "
                f"requests for the registrant ({email}). You can resume these API requests at GMT 00:00:00."
            )
            tomorrow = f"{today + timedelta(days=1)}T00:00:00Z"
            raise too_many(message, self.daily_cap, "Daily-limit", tomorrow)
        self._added[today, email] += 1
