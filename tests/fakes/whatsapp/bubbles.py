"""A chat as the page shows it: both sides' messages in order, their ticks, and what failed on the way."""

import json
from dataclasses import asdict
from datetime import datetime

from bot.rehearsal.fakes.whatsapp.contacts import Contact, Said
from bot.rehearsal.fakes.whatsapp.errors import KNOWN, Json
from bot.rehearsal.fakes.whatsapp.screen import SeenMessage
from bot.rehearsal.fakes.whatsapp.server import FakeWhatsApp

_LABELS = {
    "image": "📷 Foto",
    "document": "📄 Dokumen",
    "audio": "🎤 Pesan suara",
    "video": "🎬 Video",
    "location": "📍 Lokasi",
    "contacts": "👤 Kontak",
    "sticker": "🙂 Stiker",
}


def person_card(person: Contact) -> Json:
    """A person as the list of chats shows them."""
    last = person.messages[-1].text if person.messages else ""
    state = {"reads": person.reads, "online": person.online, "blocked": person.blocked}
    known = {"name": person.identity.name, "phone": person.phone, "username": person.identity.username}
    return known | state | {"last": last, "count": len(person.messages), "window": person.window_open}


def chat_of(whatsapp: FakeWhatsApp, person: Contact) -> Json:
    """Everything that the open chat shows."""
    waiting = {item.body.get("id") for item in whatsapp.waiting}
    read = {mark.message_id: mark.at for mark in whatsapp.reads}
    bubbles = [_said(said, said.id in waiting, said.id in read) for said in person.said]
    bubbles += [_seen(message, whatsapp) for message in person.messages]
    bubbles += [
        {"id": failed.id, "at": _at(failed.at), "kind": "failed", "mine": False, "text": _reason(failed.code)}
        for failed in whatsapp.failed
        if failed.address in (person.phone, person.bsuid)
    ]
    bubbles.sort(key=lambda bubble: bubble["at"])
    typing = bool(bubbles) and bubbles[-1]["mine"] and bubbles[-1]["id"] in read
    return {"person": person_card(person), "bubbles": bubbles, "typing": typing}


def _said(said: Said, waiting: bool, read: bool) -> Json:
    ticks = "waiting" if waiting else "read" if read else "taken"
    return {"id": said.id, "at": _at(said.at), "kind": "said", "mine": True, "text": _words(said), "ticks": ticks}


def _words(said: Said) -> str:
    content = said.content
    match content["type"]:
        case "text":
            return str(content["text"]["body"])
        case "button":
            return str(content["button"]["text"])
        case "interactive":
            reply = next(value for key, value in content["interactive"].items() if key != "type")
            return str(reply.get("title") or "📋 Formulir terkirim")
        case kind:
            return _LABELS.get(kind, "Pesan lain")


def _seen(message: SeenMessage, whatsapp: FakeWhatsApp) -> Json:
    shown: Json = {"id": message.id, "at": _at(message.at), "kind": message.kind, "mine": False}
    shown |= {"text": message.text or _LABELS.get(message.kind, ""), "header": message.header}
    shown |= {"footer": message.footer, "menu": message.menu, "buttons": [asdict(button) for button in message.buttons]}
    return shown | ({"form": _form(message.flow, whatsapp)} if message.flow else {})


def _form(parameters: Json, whatsapp: FakeWhatsApp) -> Json:
    start = parameters["flow_action_payload"]
    screens = json.loads(whatsapp.flows.named(parameters).text)["screens"]
    return {"screens": screens, "screen": start["screen"], "data": start.get("data", {})}


def _reason(code: int) -> str:
    return f"Tidak sampai ({code}): {KNOWN[code].title if code in KNOWN else 'kesalahan lain'}"


def _at(moment: datetime) -> float:
    return moment.timestamp()
