"""The server itself: one bot's addresses on loopback, and the handles a test pulls."""

import json
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from aiohttp import web

from bot.clock import machine_time
from bot.rehearsal.fakes.telegram.calls import Call, read_call
from bot.rehearsal.fakes.telegram.chats import Chat
from bot.rehearsal.fakes.telegram.cloud import Cloud
from bot.rehearsal.fakes.telegram.errors import ApiError, GatewayError, Json
from bot.rehearsal.fakes.telegram.faults import Fault, Faults
from bot.rehearsal.fakes.telegram.limits import Limits
from bot.rehearsal.fakes.telegram.messages import Messages
from bot.rehearsal.fakes.telegram.methods import Methods
from bot.rehearsal.fakes.telegram.people import Chatter, Group
from bot.rehearsal.fakes.telegram.record import Answered, Record, Sent
from bot.rehearsal.fakes.telegram.webhook import Webhook, growing_delay

T = TypeVar("T")
LARGEST_UPLOAD = 50 * 1024 * 1024


class FakeTelegram:
    """Telegram for one bot: ``{base_url}/bot{token}/{method}`` and ``{base_url}/file/bot{token}/{path}``.

    ``clock`` rules dates, expiry and limits (long polls wait in real time); ``retry_delay`` is the seconds
    before a webhook's n-th retry. ``stop`` and ``start`` play an outage: port, chats and updates stay.
    """

    def __init__(
        self,
        token: str = "123456:TEST",
        clock: Callable[[], datetime] = machine_time,
        *,
        port: int = 0,
        limits: bool = True,
        retry_delay: Callable[[int], float] = growing_delay,
    ) -> None:
        self.token = token
        self.port = port
        self.limits = Limits(enabled=limits)
        self.faults = Faults()
        self._record = Record()
        self._cloud = Cloud(int(token.partition(":")[0]), clock)
        self._webhook = Webhook(self._cloud.updates, self.faults, clock)
        self._webhook.retry_delay = retry_delay
        self._webhook.on_change = self._record.changed
        self._methods = Methods(self._cloud, self._webhook, Messages(self._cloud, self.limits, self._record))
        self._people: dict[int, Chatter] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def base_url(self) -> str:
        """Where the Bot API answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sent(self) -> list[Sent]:
        """Everything accepted that people can see, in order."""
        return self._record.sent

    @property
    def calls(self) -> list[Answered]:
        """Every call and its answer's code, in order of answering."""
        return self._record.calls

    @property
    def commands(self) -> dict[str, list[Json]]:
        """The bot's commands by language code ("" for everybody)."""
        return self._methods.commands

    @property
    def chat_commands(self) -> dict[int | str | None, list[Json]]:
        """The bot's commands in single chats, by chat."""
        return self._methods.chat_commands

    @property
    def introduced(self) -> dict[str, dict[str, str]]:
        """What the bot says of itself, by method and language code."""
        return self._methods.introduced

    @property
    def menu_button(self) -> Json:
        """What the button beside the box for writing opens."""
        return self._methods.menu_button

    @property
    def pending(self) -> int:
        """How many updates the bot has not acknowledged."""
        return self._cloud.updates.count()

    @property
    def people(self) -> list[Chatter]:
        """Everybody, in order of appearance."""
        return list(self._people.values())

    async def start(self, *, also: Callable[[web.Application], None] | None = None) -> None:
        """Listens on loopback, on any free port the first time unless one was given; ``also`` adds routes of its
        own."""
        app = web.Application(client_max_size=LARGEST_UPLOAD)
        if also:
            also(app)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._answer)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        self._webhook.resume()

    async def stop(self) -> None:
        """Stops listening and delivering; open polls and hanging calls end."""
        self.faults.release()
        self._cloud.updates.end_poll("")
        await self._webhook.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    def user(self, id: int, first_name: str = "Rina", *, started: bool = True, **card: Any) -> Chatter:
        """A person, the same at every call; ``started=False``: has never written to the bot (403)."""
        if id not in self._people:
            person = {"id": id, "is_bot": False, "first_name": first_name, "language_code": "id", **card}
            chat = self._cloud.chats.private(person, started)
            self._people[id] = Chatter(self._cloud, chat, person)
        return self._people[id]

    def group(self, id: int, title: str = "Petugas") -> Group:
        """A group with the bot in it; ids below -1000000000000 are supergroups."""
        chat: Chat | None = self._cloud.chats.get(id)
        return Group(self._cloud, chat or self._cloud.chats.group(id, title))

    def inject_raw(self, payload: Json) -> int:
        """Queues an update that may be nonsense; answers the number by which it is acknowledged."""
        return self._cloud.updates.put_raw(payload)

    def restart_update_ids(self, first: int) -> None:
        """As after a quiet week: nothing waits any more, and the next ``update_id`` is ``first``."""
        self._cloud.updates.restart_ids(first)

    def redeliver(self) -> None:
        """Hands the last ``getUpdates`` batch out again, at once, although it was acknowledged."""
        self._cloud.updates.redeliver()

    @property
    def webhook_info(self) -> Json:
        """What Telegram knows of its deliveries: a ``WebhookInfo``."""
        return self._webhook.info()

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:  # noqa: ASYNC109 - waiting is what a test asks for here
        """The predicate's first true value; TimeoutError after ``timeout`` seconds."""
        return await self._record.wait_for(predicate, timeout)

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        call = Call(method, {}, {})
        fault: Fault | None = None
        try:
            self._check_token(request)
            call = await read_call(request)
            fault = self.faults.meet(method, call.chat_id)
            result = await self._carry_out(call, fault)
            code, answer = 200, _json(200, {"ok": True, "result": result})
        except ApiError as error:
            code, answer = error.code, _refusal(error)
        except web.HTTPRequestEntityTooLarge:
            code, answer = 413, _refusal(ApiError(413, "Request Entity Too Large"))
        if fault and fault.kind == "drop" and request.transport:
            code = 0
            request.transport.abort()
        self.calls.append(Answered(method, call.chat_id, code, self._cloud.clock()))
        self._record.changed()
        return answer

    async def _carry_out(self, call: Call, fault: Fault | None) -> Any:
        if fault:
            self._record.changed()
            await fault.strike()
            if fault.kind == "duplicate":
                self.redeliver()
        return await self._methods.answer(call)

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self.token:
            raise ApiError(401, "Unauthorized")

    async def _download(self, request: web.Request) -> web.Response:
        file = self._cloud.files.at(request.match_info["path"])
        if request.match_info["token"] != self.token or file is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=file.content, content_type="application/octet-stream")


def _refusal(error: ApiError) -> web.Response:
    if isinstance(error, GatewayError):
        return web.Response(status=error.code, text=error.page, content_type="text/html")
    return _json(error.code, error.body())


def _json(status: int, body: Json) -> web.Response:
    content = json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode()
    return web.Response(status=status, body=content, content_type="application/json")
