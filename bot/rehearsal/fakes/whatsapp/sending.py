"""``POST /{phone_number_id}/messages``: what Meta checks of a message, and what becomes of it."""

from typing import Literal

from bot.rehearsal.fakes.whatsapp.checks import invalid, object_at, only, text_at, units, wrong_type
from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json
from bot.rehearsal.fakes.whatsapp.faults import Verdicts
from bot.rehearsal.fakes.whatsapp.hooks import Item
from bot.rehearsal.fakes.whatsapp.identity import Address, address_of
from bot.rehearsal.fakes.whatsapp.interactive import check_interactive
from bot.rehearsal.fakes.whatsapp.limits import Limits
from bot.rehearsal.fakes.whatsapp.looks import look
from bot.rehearsal.fakes.whatsapp.media import check_media
from bot.rehearsal.fakes.whatsapp.record import Failed, Read, Record, Sent
from bot.rehearsal.fakes.whatsapp.statuses import Outgoing, failed, told
from bot.rehearsal.fakes.whatsapp.template_use import FilledTemplate, fill

_KINDS = {"text", "interactive", "template", "image", "document", "reaction"}
_ENVELOPE = {"messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data"}
_READING = {"messaging_product", "status", "message_id", "typing_indicator"}
_LONGEST_OPAQUE = 512


class Sending:
    """The way of a message from the desk to a person."""

    def __init__(self, cloud: Cloud, limits: Limits, verdicts: Verdicts, record: Record) -> None:
        self._cloud, self._limits, self._verdicts, self._record = cloud, limits, verdicts, record
        self.directory: dict[str, Contact] = {}
        """Everybody by phone number and by BSUID."""
        self.window_refusals: Literal["status", "api"] = "status"
        """How a free-form message outside the 24 hours is refused: later, or at once."""

    def accept(self, body: Json) -> Json:
        """Takes a message or a read mark; answers as Meta does, or raises its refusal."""
        if body.get("messaging_product") != "whatsapp":
            raise GraphError(100, message="(#100) The parameter messaging_product is required.")
        if "status" in body:
            return self._mark_read(body)
        address = address_of(body)
        template = self._check(body)
        person = self.directory.get(address.key)
        self._refuse(person, address, free=template is None)
        wamid = self._cloud.new_wamid(address.key)
        self._record.sent.append(Sent(wamid, address.given, body, self._cloud.clock()))
        self._dispatch(wamid, address, person, body, template)
        return {"messaging_product": "whatsapp", "contacts": [address.answer()], "messages": [{"id": wamid}]}

    def _mark_read(self, body: Json) -> Json:
        only(body, _READING, "$")
        if body["status"] != "read":
            raise GraphError(100, "Param status must be one of {READ}.")
        wamid = text_at(body, "message_id", "$", 512)
        if wamid not in self._cloud.received:
            raise invalid(f"Message {wamid} does not exist")
        typing = body.get("typing_indicator")
        if typing not in (None, {"type": "text"}):
            raise GraphError(100, "Param typing_indicator['type'] must be one of {text}.")
        self._record.reads.append(Read(wamid, typing is not None, self._cloud.clock()))
        return {"success": True}

    def _check(self, body: Json) -> FilledTemplate | None:
        """Raises Meta's refusal of a message's form; answers the template if it is one."""
        kind = str(body.get("type", "text"))
        if kind not in _KINDS:
            raise GraphError(100, f"Param type must be one of {{{', '.join(sorted(_KINDS)).upper()}}} - got {kind!r}.")
        _check_envelope(body, kind)
        content = object_at(body, kind, "$")
        match kind:
            case "text":
                _check_text(content)
            case "interactive":
                check_interactive(content, self._cloud.flows, self._cloud.media)
            case "template":
                return fill(content, self._cloud.templates)
            case "reaction":
                _check_reaction(content, self._cloud)
            case _:
                check_media(content, self._cloud.media, kind)
        return None

    def _refuse(self, person: Contact | None, address: Address, *, free: bool) -> None:
        """Raises what Meta has against a well-formed message, now."""
        if code := self._verdicts.meet(person, "api"):
            raise GraphError(code)
        if self.window_refusals == "api" and free and person is not None and not person.window_open:
            raise GraphError(131047)
        self._limits.take(address.key, self._cloud.clock())

    def _dispatch(
        self, wamid: str, address: Address, person: Contact | None, body: Json, template: FilledTemplate | None
    ) -> None:
        opaque = body.get("biz_opaque_callback_data") if self._cloud.echoes_opaque else None
        recipient = person.identity.recipient() if person else address.recipient()
        category = template.template.category.lower() if template else "service"
        message = Outgoing(wamid, recipient, category, opaque)
        now, hooks = self._cloud.clock(), self._cloud.hooks
        if code := self._later(person, free=template is None):
            self._record.failed.append(Failed(wamid, address.key, code, now))
            hooks.put(Item("statuses", failed(message, code, now)))
        elif person is not None:
            hooks.put(Item("statuses", told(message, "sent", now)))
            reaction = body.get("type") == "reaction"
            person.take(message, None if reaction else look(wamid, body, now, self._cloud.media, template))

    def _later(self, person: Contact | None, *, free: bool) -> int | None:
        """The code with which an accepted message fails, if it does."""
        if code := self._verdicts.meet(person, "status"):
            return code
        if person is None or not person.on_whatsapp:
            return 131026
        return 131047 if free and not person.window_open else None


def _check_envelope(body: Json, kind: str) -> None:
    only(body, _ENVELOPE | {kind}, "$")
    if body.get("recipient_type", "individual") != "individual":
        raise GraphError(100, "Param recipient_type must be one of {INDIVIDUAL}.")
    opaque = body.get("biz_opaque_callback_data", "-")
    if not isinstance(opaque, str) or units(opaque) > _LONGEST_OPAQUE:
        raise GraphError(100, f"Param biz_opaque_callback_data must be at most {_LONGEST_OPAQUE} characters long.")
    if "context" in body:
        text_at(object_at(body, "context", "$"), "message_id", "context", 512)


def _check_text(content: Json) -> None:
    only(content, {"body", "preview_url"}, "text")
    if not isinstance(content.get("preview_url", False), bool):
        raise wrong_type("text['preview_url']", "a boolean")
    if not isinstance(content.get("body"), str) or not content["body"].strip():
        raise GraphError(100, message="(#100) The parameter text['body'] is required.")
    if units(content["body"]) > 4096:
        raise GraphError(100, message="(#100) Param text['body'] must be at most 4096 characters long.")


def _check_reaction(content: Json, cloud: Cloud) -> None:
    only(content, {"message_id", "emoji"}, "reaction")
    if text_at(content, "message_id", "reaction", 512) not in cloud.received:
        raise invalid("reaction['message_id'] is no message of this conversation")
    if not isinstance(content.get("emoji"), str) or units(content["emoji"]) > 20:
        raise invalid("reaction['emoji'] is not a single emoji")
