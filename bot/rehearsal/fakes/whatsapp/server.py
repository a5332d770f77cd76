"""The server itself: the Graph API of one business number on loopback, its people, templates and forms."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.rehearsal.fakes.whatsapp.answering import Answering
from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.delivery import Delivery
from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.faults import Faults, Verdicts
from bot.rehearsal.fakes.whatsapp.handles import Handles
from bot.rehearsal.fakes.whatsapp.identity import Identity
from bot.rehearsal.fakes.whatsapp.limits import Limits
from bot.rehearsal.fakes.whatsapp.media import MEBIBYTE
from bot.rehearsal.fakes.whatsapp.nodes import Nodes
from bot.rehearsal.fakes.whatsapp.record import Record
from bot.rehearsal.fakes.whatsapp.sending import Sending
from bot.rehearsal.fakes.whatsapp.templates import Template


class FakeWhatsApp(Handles):
    """WhatsApp for one business number: ``{base_url}/vNN.0/{object}/{edge}``.

    ``now`` rules dates, expiry, limits and the 24-hour window. Webhooks wait until :meth:`deliver`.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        token: str = "WA-TEST",
        app_secret: str = "rahasia-app",
        verify_token: str = "kata-sandi-webhook",
        phone_number_id: str = "10555001",
        business_account_id: str = "20777001",
        limits: bool = True,
        port: int = 0,
    ) -> None:
        self.token, self.app_secret, self.verify_token = token, app_secret, verify_token
        self.phone_number_id, self.business_account_id = phone_number_id, business_account_id
        self.port = port
        self.limits, self.faults = Limits(enabled=limits), Faults()
        self.cloud = Cloud(phone_number_id, business_account_id, now)
        self._record, self._verdicts = Record(), Verdicts()
        self._delivery = Delivery(self.cloud.hooks, app_secret, verify_token)
        self._sending = Sending(self.cloud, self.limits, self._verdicts, self._record)
        nodes = Nodes(self.cloud, self._sending)
        self._answering = Answering(token, nodes, self.cloud, self.faults, self._record)
        self._bsuids = count(1349_0000_0000_0001)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self, *, also: Callable[[web.Application], None] | None = None) -> None:
        """Listens on loopback, on any free port the first time; ``also`` adds routes of its own."""
        app = web.Application(client_max_size=101 * MEBIBYTE)
        if also:
            also(app)
        app.router.add_get("/whatsapp_business/attachments/{name}", self._answering.download)
        app.router.add_route("*", r"/v{version:\d+\.0}/{node}", self._answering.answer)
        app.router.add_route("*", r"/v{version:\d+\.0}/{node}/{edge}", self._answering.answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        self._answering.base_url = self.base_url

    async def stop(self) -> None:
        """Stops listening and delivering; hanging calls end. What waits stays."""
        self.faults.release()
        await self._delivery.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @property
    def base_url(self) -> str:
        """Where the Graph API answers."""
        return f"http://127.0.0.1:{self.port}"

    def user(
        self,
        phone: str | None = "6281200000001",
        *,
        bsuid: str | None = None,
        username: str | None = None,
        name: str = "Rina Contoh",
    ) -> Contact:
        """A person, the same at every call. ``phone=None``: known only by a BSUID, invented if none is given."""
        known = self._sending.directory.get(phone or bsuid or "")
        if known is not None:
            return known
        if phone is None and bsuid is None:
            bsuid = f"ID.{next(self._bsuids)}"
        return Contact(self.cloud, Identity(phone, bsuid, username, name), self._sending.directory)

    @property
    def people(self) -> list[Contact]:
        """Everybody, in order of appearance."""
        return list(dict.fromkeys(self._sending.directory.values()))

    def add_template(
        self,
        name: str,
        body: str,
        language: str = "id",
        *,
        buttons: Sequence[str] = (),
        status: str = "APPROVED",
        category: str = "UTILITY",
    ) -> Template:
        """A template with quick reply buttons, already judged."""
        example = {"example": {"body_text": [["contoh"] * body.count("{{")]}} if "{{" in body else {}
        components: list[Json] = [{"type": "BODY", "text": body} | example]
        if buttons:
            components.append(
                {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text} for text in buttons]}
            )
        given = {"name": name, "language": language, "category": category, "components": components}
        self.templates.create(given)
        self.templates.judge(status, name, language)
        return self.templates.by_key[name, language]

    def add_flow(self, form: Json | str, name: str = "pendaftaran") -> str:
        """A published form; answers its id."""
        text = form if isinstance(form, str) else json.dumps(form)
        made = self.flows.create({"name": name, "categories": ["OTHER"], "flow_json": text, "publish": True})
        return str(made["id"])
