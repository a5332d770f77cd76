"""The people who chat with the desk, each with a phone in hand. What they do takes effect at once, unawaited."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.rehearsal.fakes.whatsapp.cloud import DISPLAY_NUMBER, Cloud
from bot.rehearsal.fakes.whatsapp.errors import Json, webhook_error
from bot.rehearsal.fakes.whatsapp.identity import Identity
from bot.rehearsal.fakes.whatsapp.media import Media
from bot.rehearsal.fakes.whatsapp.phones import Phone
from bot.rehearsal.fakes.whatsapp.screen import SeenMessage

_PICTURE = b"\xff\xd8\xff\xe0 a picture \xff\xd9"


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the person."""

    id: str
    content: Json
    at: datetime


class Contact(Phone):
    """One person. Every act answers with the wamid of the message that tells it."""

    def __init__(self, cloud: Cloud, identity: Identity, directory: dict[str, "Contact"]) -> None:
        super().__init__(cloud, identity)
        self.said: list[Said] = []
        """What they wrote themselves, oldest first."""
        self._directory = directory
        self._register()

    def send(self, text: str, **extra: Any) -> str:
        """Writes a text; ``extra`` fields are added to the message."""
        return self._send({"type": "text", "text": {"body": text}} | extra)

    def press(self, title_or_id: str, message: SeenMessage | str | None = None) -> str:
        """Presses a reply button or a row, of the newest message that has it unless told which."""
        seen, button = self.find(title_or_id, message)
        return self.press_id(button.id, button.title, seen, description=button.description)

    def press_id(self, id: str, title: str, message: SeenMessage | str, *, description: str = "") -> str:
        """Presses something that need not be there any more, or never was."""
        wamid = message if isinstance(message, str) else message.id
        kind = next((seen.kind for seen in self.messages if seen.id == wamid), "button")
        if kind == "template":
            return self._answer(wamid, {"type": "button", "button": {"payload": id, "text": title}})
        reply = {"id": id, "title": title} | ({"description": description} if description else {})
        name = "list_reply" if kind == "list" else "button_reply"
        return self._answer(wamid, {"type": "interactive", "interactive": {"type": name, name: reply}})

    def answer_flow(self, answers: Json, message: SeenMessage | None = None) -> str:
        """Sends off the newest form (or that of ``message``), filled in."""
        forms = [seen for seen in self.messages if seen.flow is not None]
        form = message or (forms[-1] if forms else None)
        if form is None or form.flow is None:
            raise LookupError("no form to fill in")
        return self.answer_flow_raw(json.dumps({"flow_token": form.flow["flow_token"], **answers}), form)

    def answer_flow_raw(self, response: str, message: SeenMessage | None = None) -> str:
        """Sends off the newest form (or that of ``message``) with whatever stands where the answers should."""
        form = message or [seen for seen in self.messages if seen.flow is not None][-1]
        reply = {"name": "flow", "body": "Sent", "response_json": response}
        return self._answer(form.id, {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": reply}})

    def send_image(self, caption: str = "", content: bytes = _PICTURE) -> str:
        """Sends a picture."""
        return self._send_file("image", "foto.jpg", "image/jpeg", content, caption=caption)

    def send_document(self, name: str, content: bytes, mime_type: str = "application/pdf", caption: str = "") -> str:
        """Sends a file."""
        return self._send_file("document", name, mime_type, content, caption=caption, filename=name)

    def send_audio(self) -> str:
        """Sends a voice message."""
        return self._send_file("audio", "suara.ogg", "audio/ogg; codecs=opus", b"OggS a voice", voice=True)

    def send_video(self, caption: str = "") -> str:
        """Sends a film."""
        return self._send_file("video", "video.mp4", "video/mp4", b"ftyp a film", caption=caption)

    def send_sticker(self) -> str:
        """Sends a sticker."""
        return self._send_file("sticker", "stiker.webp", "image/webp", b"RIFF", animated=False)

    def send_location(self, latitude: float = 3.5952, longitude: float = 98.6722) -> str:
        """Sends a place."""
        return self._send({"type": "location", "location": {"latitude": latitude, "longitude": longitude}})

    def send_contacts(self, name: str = "Sari Contoh", phone: str = "6281200000099") -> str:
        """Sends somebody's card."""
        card = {"name": {"formatted_name": name, "first_name": name}, "phones": [{"phone": phone, "wa_id": phone}]}
        return self._send({"type": "contacts", "contacts": [card]})

    def send_unsupported(self) -> str:
        """Sends something that the Cloud API does not pass on, such as a poll."""
        return self._send({"type": "unsupported", "errors": [webhook_error(131051)], "unsupported": {"type": "poll"}})

    def react(self, emoji: str, message: SeenMessage | str) -> str:
        """Puts an emoji on a message of the desk; an empty one takes it away."""
        wamid = message if isinstance(message, str) else message.id
        return self._send({"type": "reaction", "reaction": {"message_id": wamid, "emoji": emoji}})

    def edit(self, wamid: str, text: str, *, unsupported: bool = False) -> str:
        """Changes an earlier text; ``unsupported``: told as Meta does while it has edits switched off."""
        if unsupported:
            content: Json = {"type": "unsupported", "errors": [webhook_error(131051)], "unsupported": {"type": "edit"}}
        else:
            new = {"type": "text", "text": {"body": text}}
            content = {"type": "edit", "edit": {"original_message_id": wamid, "message": new}}
        return self._cloud.receive(self.identity, content)

    def delete(self, wamid: str) -> str:
        """Takes an earlier message back."""
        return self._cloud.receive(self.identity, {"type": "revoke", "revoke": {"original_message_id": wamid}})

    def block(self) -> None:
        """Blocks the desk. Nobody tells it: its messages are accepted and sent, but never delivered."""
        self.blocked = True

    def unblock(self) -> None:
        """Lets the desk through again."""
        self.blocked = False

    def change_number(self, new_phone: str | None, new_bsuid: str | None = None) -> str:
        """Moves to another number, BSUID, or both (one system message each); answers the first one's wamid.

        As at Meta, the messages name the old keys as sender and the new ones in ``system``.
        """
        old = self.identity
        new = replace(old, phone=new_phone, bsuid=new_bsuid or old.bsuid)
        self._directory.pop(old.phone or "", None)
        self._directory.pop(old.bsuid or "", None)
        self.identity = new
        self._register()
        changes = [("user_changed_number", old.phone, new.phone), ("user_changed_user_id", old.bsuid, new.bsuid)]
        told = [self._tell_change(old, kind, before, after) for kind, before, after in changes if before != after]
        return told[0] if told else ""

    def _register(self) -> None:
        self._directory.update({key: self for key in (self.phone, self.bsuid) if key})

    def _tell_change(self, old: Identity, kind: str, before: str | None, after: str | None) -> str:
        body = f"User {old.name} changed from {before or 'unknown'} to {after or 'unknown'}"
        known = {"wa_id": self.phone, "user_id": self.bsuid, "customer": old.key}
        system = {"type": kind, "body": body} | {key: value for key, value in known.items() if value is not None}
        return self._cloud.receive(old, {"type": "system", "system": system}, system=True)

    def _answer(self, wamid: str, content: Json) -> str:
        return self._send({"context": {"from": DISPLAY_NUMBER, "id": wamid}} | content)

    def _send_file(self, kind: str, name: str, mime_type: str, content: bytes, **extra: Any) -> str:
        file: Media = self._cloud.media.add(name, mime_type, content)
        card: Json = {"mime_type": mime_type, "sha256": file.sha256, "id": file.id}
        return self._send({"type": kind, kind: card | {key: value for key, value in extra.items() if value != ""}})

    def _send(self, content: Json) -> str:
        self.wrote_at = self._cloud.window_now()
        wamid = self._cloud.receive(self.identity, content)
        self.said.append(Said(wamid, content, self._cloud.clock()))
        return wamid
