"""The server itself: Zoom's addresses on loopback, and the handles a test pulls."""

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.rehearsal.fakes.zoom.api import Api
from bot.rehearsal.fakes.zoom.delivery import Delivery, Queued
from bot.rehearsal.fakes.zoom.errors import Json
from bot.rehearsal.fakes.zoom.handles import WebhookHandles
from bot.rehearsal.fakes.zoom.meeting import Meeting
from bot.rehearsal.fakes.zoom.oauth import Tokens
from bot.rehearsal.fakes.zoom.payloads import compose, full_name, milliseconds, sign
from bot.rehearsal.fakes.zoom.people import Participant
from bot.rehearsal.fakes.zoom.record import Called
from bot.rehearsal.fakes.zoom.registrants import Registrant, Registrants


class FakeZoom(WebhookHandles):
    """Zoom for one account with one standing meeting; ``now`` rules every time but the 3 s of ``patience``.

    ``webhook`` is the desk's address for events ("": none, they wait). A clock of Zoom's that is wrong is a
    ``now`` that is wrong.

    Going to a breakout room and back is told in one of three ways, all of which must mean the same to the desk:

    * as it stands: ``joined_breakout_room``; back: ``left_breakout_room`` and ``joined`` again;
    * ``rejoin_after_breakout=False``: back: only ``left_breakout_room``;
    * ``leave_on_hop=True``, as recorded from real meetings: every move, also from room to room, brings in
      addition ``participant_left`` and ``participant_joined`` of the same moment and the same
      ``participant_uuid``, with a new ``user_id``.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        account_id: str = "ACC1",
        client_id: str = "CID",
        client_secret: str = "CSECRET",
        webhook_secret: str = "rahasia-zoom",
        meeting_id: str = "83151711241",
        passcode: str = "123456",
        port: int = 0,
    ) -> None:
        super().__init__(Delivery(now, webhook_secret))
        self.now = now
        self.account_id, self.client_id, self.client_secret = account_id, client_id, client_secret
        self.webhook_secret = webhook_secret
        self.rejoin_after_breakout, self.leave_on_hop = True, False
        self.meeting = Meeting(meeting_id, passcode, now, self.announce)
        self.tokens = Tokens(now, account_id, client_id, client_secret)
        self._registrants = Registrants(now)
        self._api = Api(now, self.tokens, self.meeting, self._registrants)
        self.faults = self._api.faults
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self, *, also: Callable[[web.Application], None] | None = None) -> None:
        """Listens on loopback, after an outage on the same port; ``also`` adds routes of its own."""
        app = web.Application()
        if also:
            also(app)
        app.router.add_routes(self._api.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stops listening; hanging calls end, what is registered and queued stays."""
        self.faults.release()
        await self.delivery.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @property
    def api_url(self) -> str:
        """Where the API answers."""
        return f"http://127.0.0.1:{self._port}/v2"

    @property
    def oauth_url(self) -> str:
        """Where tokens are issued."""
        return f"http://127.0.0.1:{self._port}/oauth/token"

    @property
    def daily_cap(self) -> int | None:
        """How often a day one e-mail address may be registered; None: as often as one likes."""
        return self._registrants.daily_cap

    @daily_cap.setter
    def daily_cap(self, most: int | None) -> None:
        self._registrants.daily_cap = most

    @property
    def registrants(self) -> dict[str, Registrant]:
        """Every registrant there ever was, by id."""
        return self._registrants.by_id

    @property
    def calls(self) -> list[Called]:
        """Every call of the API, in order of answering."""
        return self._api.calls

    def person(
        self,
        name: str,
        registrant_id: str | None = None,
        email: str = "",
        id: str = "",
        phone_dial_in: bool = False,
        host: bool = False,
        without: tuple[str, ...] = (),
    ) -> Participant:
        """Somebody with one device; the same ``registrant_id`` twice is one visitor with two."""
        return Participant(
            self,
            name,
            registrant_id=registrant_id,
            email=email,
            id=self.meeting.host_id if host else id,
            phone_number="6281200000001" if phone_dial_in else "",
            without=without,
        )

    def event(
        self,
        name: str,
        participant: Participant | None = None,
        *,
        at: datetime | None = None,
        without: tuple[str, ...] = (),
        **overrides: Any,
    ) -> Json:
        """The payload of an event that happens ``at`` (now), with fields left out or overridden; not queued."""
        name, at = full_name(name), at or self.now()
        content = compose(name, self.meeting, participant, at, without, overrides)
        payload = {"account_id": self.account_id, "object": content}
        return {"event": name, "event_ts": milliseconds(at), "payload": payload}

    def announce(self, name: str, person: Participant | None = None, **overrides: Any) -> list[Queued]:
        """Queues the webhook of an event that happens now."""
        return self.delivery.put(self.event(name, person, **overrides))

    def sign(self, body: bytes, timestamp: int) -> dict[str, str]:
        """The headers that make a body Zoom's; ``timestamp`` in seconds."""
        return sign(self.webhook_secret, body, timestamp)
