"""Speaking on WhatsApp: one shown message becomes one Cloud API call; every failure becomes a value.

Meta lets the desk speak freely for 24 hours after the person's last message. That is judged here, when the
message goes out, not when it was written; afterwards only an approved text may stand in for it, if there is one.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Attempt, Fetched, Refused, Result, RetryLater, Sent, Withheld, unsendable
from bot.channels.content import content_of
from bot.channels.whatsapp_api import GraphError, GraphUnreachable, MediaTooLarge, WhatsappApi
from bot.channels.whatsapp_trouble import RETRIED, Kind, trouble_of
from bot.clock import Clock
from bot.flows.scene.reasons import reason
from bot.flows.scene.tokens import Verb, token
from bot.render import Shown, Template

WINDOW = timedelta(hours=24) - timedelta(seconds=30)
"""Meta's customer service window, approached from below: its clock is not ours."""

_CLOSED = 131047
_CAN_WAIT = ("duty", "survey")
"""What nobody is fetched for who has been fetched lately, and has not answered: it follows their answer."""

_AGAIN = timedelta(hours=8)
"""Somebody is fetched for these by an approved text once a shift (each one costs money); what has none of its own
waits for the answer to one."""

_FORGET = timedelta(minutes=5)
"""By then it has been written down that an approved text went out, or will not be."""

_PHONE = re.compile(r"\d{5,20}")


@dataclass(frozen=True, slots=True)
class Reach:
    """How a person can be reached: when they were last heard, all that WhatsApp knows them by, and when Meta last
    said that their window is closed."""

    heard_at: datetime | None
    known_as: tuple[str, ...]
    closed_at: datetime | None = None


class Reaching:
    """What the channel asks of the desk's memory about a person. Raises SQLAlchemyError or OSError."""

    def __init__(
        self,
        reach: Callable[[str], Awaitable[Reach]],
        template_sent_at: Callable[[str], Awaitable[datetime | None]],
        content: Callable[[str], Awaitable[bytes | None]],
    ) -> None:
        self.reach = reach
        self.template_sent_at = template_sent_at
        self.content = content


class WhatsappChannel:
    """The desk's voice on WhatsApp. ``templates`` are the names of approved texts by what they are for."""

    def __init__(self, api: WhatsappApi, reaching: Reaching, templates: Mapping[str, str], clock: Clock) -> None:
        self._api = api
        self._reaching = reaching
        self._templates = templates
        self._clock = clock
        self._fetched: dict[str, datetime] = {}

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:  # noqa: ARG002 - nothing can be edited here
        """Sends a message while the person's window is open, otherwise what may stand in for it."""
        reach = await self._reaching.reach(address)
        to = recipient(address, reach.known_as)
        try:
            result = await self._speak(to, shown) if self._open(reach) else None
            return result or await self._stand_in(address, to, shown)
        except (
            ValueError,
            TypeError,
        ) as fault:  # aiohttp's, building a request; what it meets on the way is caught below
            return unsendable(fault)

    async def fetch(self, ref: str, most: int) -> Attempt:
        """Fetches a file that somebody sent."""
        try:
            return Fetched(await self._api.media(ref, most))
        except MediaTooLarge as large:
            return Refused(reason("fault-file-large", size=str(large)))
        except GraphUnreachable as fault:
            return unreachable(fault)
        except GraphError as fault:
            result = failure(fault)
            return result if isinstance(result, RetryLater) else Refused(fault.trouble.words)
        except (ValueError, TypeError, LookupError):
            return Refused(reason("fault-file-unread", platform="WhatsApp"))

    async def _speak(self, to: dict[str, str], shown: Shown) -> Result | None:
        call = dict(shown.get("call", _plain(shown)))
        file = shown.get("file")
        if file is None:
            return await self._post({**to, **call})
        content = await content_of(file, self._reaching.content)
        if content is None:
            return Refused(reason("fault-file-gone"))
        try:
            media_id = await self._api.keep_media(file["name"], content, file["media_type"])
        except GraphUnreachable as fault:
            return unreachable(fault)
        except GraphError as fault:
            return failure(fault)
        call[call["type"]] = {**call[call["type"]], "id": media_id}
        return await self._post({**to, **call})

    def _open(self, reach: Reach) -> bool:
        heard_at, closed_at = reach.heard_at, reach.closed_at
        if heard_at is None or (closed_at is not None and closed_at > heard_at):
            return False
        # rule: whatsapp-window
        return self._clock.now() - heard_at < WINDOW

    async def _post(self, call: dict[str, Any], template: str | None = None) -> Result | None:
        """Posts a call; None if Meta says that the window is closed after all."""
        try:
            return Sent(await self._api.send(call), template=template, reported=True)
        except GraphUnreachable as fault:
            return unreachable(fault)
        except GraphError as fault:
            return None if fault.code == _CLOSED and template is None else failure(fault)

    async def _stand_in(self, address: str, to: dict[str, str], shown: Shown) -> Result:
        template = shown.get("template")
        if shown.get("follows"):
            return Withheld(reason("fault-withheld-part"))
        name = self._templates.get(template["purpose"]) if template else None
        fetched_lately = await self._fetched_lately(address)
        if template is None and fetched_lately:
            return Withheld(reason("fault-withheld-waiting"))
        if template is None or name is None:
            return Refused(trouble_of(_CLOSED).words, window=True)
        if template["purpose"] in _CAN_WAIT and fetched_lately:
            return Withheld(reason("fault-withheld-waiting"))
        result = await self._post({**to, **_template(name, template)}, name)
        if isinstance(result, Sent):
            self._note_fetched(address)
        return result or Refused(trouble_of(_CLOSED).words, window=True)

    async def _fetched_lately(self, address: str) -> bool:
        """Whether an approved text has gone to somebody within a shift. What is written down of it comes a moment
        later than what is said next, so what has just gone out is remembered here as well."""
        kept = await self._reaching.template_sent_at(address)
        times = [at for at in (kept, self._fetched.get(address)) if at is not None]
        return any(self._clock.now() - at < _AGAIN for at in times)

    def _note_fetched(self, address: str) -> None:
        now = self._clock.now()
        self._fetched = {who: at for who, at in self._fetched.items() if now - at < _FORGET} | {address: now}


def recipient(address: str, known_as: tuple[str, ...]) -> dict[str, str]:
    """Whom to send to: the phone number where it is known, and the business-scoped id where there is one.

    Meta: ``to`` holds a phone number, ``recipient`` a business-scoped id; with both the number counts.
    """
    names = (address, *known_as)
    phone = next((name for name in names if _PHONE.fullmatch(name)), None)
    scoped = next((name for name in names if not _PHONE.fullmatch(name)), None)
    return {**({"to": phone} if phone else {}), **({"recipient": scoped} if scoped else {})}


def _plain(shown: Shown) -> dict[str, Any]:
    return {"type": "text", "text": {"body": shown["text"], "preview_url": False}}


def _template(name: str, template: Template) -> dict[str, Any]:
    """The call for an approved text; its button brings the person back to where they are."""
    body = {"type": "body", "parameters": [{"type": "text", "text": text} for text in template["params"]]}
    payload = [{"type": "payload", "payload": token(Verb.MENU)}]
    button = {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": payload}
    language = {"code": template["language"]}
    return {"type": "template", "template": {"name": name, "language": language, "components": [body, button]}}


def unreachable(fault: GraphUnreachable) -> RetryLater:
    """Nothing was answered."""
    return RetryLater(reason("fault-unreachable", platform="WhatsApp", fault=str(fault)))


def failure(fault: GraphError) -> Result:
    """Which kind of failure it was, without addresses or texts."""
    kind, words = fault.trouble.kind, fault.trouble.words
    if fault.status >= 500 and kind is Kind.REFUSED:
        return RetryLater(words)
    if kind is Kind.PASSING:
        return RetryLater(words)
    if kind in RETRIED:
        refused = reason("fault-whatsapp-see-account", reason=words) if kind is Kind.ACCESS else ""
        everyone = kind in (Kind.THROUGHPUT, Kind.ACCESS)
        return RetryLater(words, after=RETRIED[kind], everyone=everyone, refused=refused)
    return Refused(words)
