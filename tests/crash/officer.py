"""Members of staff: they press what is theirs while a step is running, and write down outcomes."""

import asyncio
from collections.abc import Mapping

from tests.crash.chats import Chat, Pressable, Seen, button_in, step_of, ticket_of, visit_of
from tests.crash.players import Meeting, Player

FRONT_OFFICE_DUTIES = {3: "Pengunjung diterima", 4: "Kamera dan suara baik", 5: "Data lengkap", 6: "Sudah di ruang"}
BACK_OFFICE_DUTIES = {**dict.fromkeys(range(1, 7), "Ambil"), 7: "Selesai dilayani", 8: "Sudah keluar ruang"}
"""Which button is an officer's while which step is running."""

_MOST_IN_VIEW = 400
"""Messages that an officer goes back when looking for something to do; far more than the visits of the hour fill."""
_GLANCE = 0.05
"""Seconds between an officer's looks at chat and meeting."""


class Officer(Player):
    """A member of staff; ``duties`` says which button is theirs while which step is running."""

    def __init__(self, chat: Chat, name: str, role: str, duties: Mapping[int, str], meeting: Meeting) -> None:
        super().__init__(chat, name)
        self.role = role
        self._duties = duties
        self._meeting = meeting
        self._pressed: set[str] = set()

    async def work(self) -> None:
        """Does what there is to do, one thing after the other, until cancelled."""
        while True:
            found = self._next()
            if found is None:
                await asyncio.sleep(_GLANCE)
                continue
            message, button = found
            self._pressed.add(button.id)
            self.push(message, button)
            if "Selesai dilayani" in button.label:
                await self._write_outcome(ticket_of(message))

    async def _write_outcome(self, ticket: str) -> None:
        await self.see(f"Mohon tuliskan hasil layanan {ticket}")
        self.say(outcome_of(ticket))
        await self.see(f"Hasil layanan {ticket} sudah dicatat")

    def _next(self) -> tuple[Seen, Pressable] | None:
        """The first button in view whose moment has come; each is pressed once, however often it is shown."""
        for message in self.chat.messages[-_MOST_IN_VIEW:]:
            if message.buttons:
                visit = visit_of(message.buttons[-1])
                self._meeting.reached(visit, step_of(message))
                label = self._duties.get(self._meeting.step(visit))
                button = button_in(message, label) if label else None
                if button is not None and button.id not in self._pressed:
                    return message, button
        return None


def outcome_of(ticket: str) -> str:
    """What the back office writes about a visit."""
    return f"Sudah dijelaskan, berkas {ticket} lengkap"
