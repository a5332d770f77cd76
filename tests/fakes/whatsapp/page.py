"""The phone in the hand: a web page on the fake's own server, for trying the desk by eye."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.fakes.whatsapp.contacts import Contact, Said
from tests.fakes.whatsapp.errors import Json
from tests.fakes.whatsapp.screen import SeenMessage
from tests.fakes.whatsapp.server import FakeWhatsApp

_FILES = Path(__file__).parent / "phone"
_KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
_LABELS = {
    "image": "📷 Foto",
    "document": "📄 Dokumen",
    "audio": "🎤 Pesan suara",
    "video": "🎬 Video",
    "location": "📍 Lokasi",
    "contacts": "👤 Kontak",
    "sticker": "🙂 Stiker",
    "unsupported": "Jenis pesan lain",
}


class PhonePage:
    """The page and the few calls it makes."""

    def __init__(self, whatsapp: FakeWhatsApp) -> None:
        self._whatsapp = whatsapp

    def add_to(self, app: web.Application) -> None:
        """Adds the page's routes."""
        app.router.add_get("/", self._file)
        app.router.add_get("/phone/{name}", self._file)
        app.router.add_get("/phone-api/people", self._people)
        app.router.add_post("/phone-api/people", self._add_person)
        app.router.add_post("/phone-api/advance", self._advance)
        app.router.add_get(r"/phone-api/people/{place:\d+}", self._chat)
        app.router.add_post(r"/phone-api/people/{place:\d+}/{act}", self._act)

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "phone.html")
        known = {path.name: path for path in _FILES.iterdir()}
        if name not in known:
            raise web.HTTPNotFound
        return web.Response(body=known[name].read_bytes(), content_type=_KINDS[name.rpartition(".")[2]])

    async def _people(self, _: web.Request) -> web.Response:
        return web.json_response([_person(person) for person in self._whatsapp.people])

    async def _add_person(self, request: web.Request) -> web.Response:
        given = await request.json()
        number = len(self._whatsapp.people) + 1
        name = str(given.get("name") or f"Pengunjung {number}")
        phone = f"62812{number:08}" if given.get("phone", True) else None
        username = None if phone else f"pengunjung{number}"
        self._whatsapp.user(phone, bsuid=f"ID.13490000{number:08}", username=username, name=name)
        return web.json_response({"place": number - 1})

    async def _advance(self, _: web.Request) -> web.Response:
        self._whatsapp.advance_window(hours=24)
        return web.json_response({})

    async def _chat(self, request: web.Request) -> web.Response:
        person = self._person_of(request)
        told = self._whatsapp.told
        bubbles = [_said(said, self._whatsapp) for said in person.said] + [
            _seen(message, self._whatsapp) for message in person.messages
        ]
        failed = [
            {"id": sent.id, "at": sent.at.timestamp(), "mine": False, "failed": told[sent.id], "text": ""}
            for sent in self._whatsapp.sent
            if told.get(sent.id) is not None and sent.to in (person.phone, person.bsuid)
        ]
        shown = sorted(bubbles + failed, key=lambda bubble: bubble["at"])
        return web.json_response({"person": _person(person), "bubbles": shown})

    async def _act(self, request: web.Request) -> web.Response:
        act = _ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        act(self._person_of(request), json.loads(await request.read() or b"{}"))
        return web.json_response({})

    def _person_of(self, request: web.Request) -> Contact:
        people, place = self._whatsapp.people, int(request.match_info["place"])
        if place >= len(people):
            raise web.HTTPNotFound
        return people[place]
