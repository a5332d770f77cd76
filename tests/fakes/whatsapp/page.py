"""The phone in the hand: a web page on the fake's own server, for trying the desk by eye."""

import json
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.server import FakeWhatsApp
from tests.fakes.whatsapp.bubbles import chat_of, person_card

_FILES = Path(__file__).parent / "phone"
_KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css"}


def _message(person: Contact, given: Json) -> str:
    return next(message.id for message in person.messages if message.id == given["message"])


def _answer_flow(person: Contact, given: Json) -> None:
    form = next(message for message in person.messages if message.id == given["message"])
    person.answer_flow(given["answers"], form)


def _set(name: str) -> Callable[[Contact, Json], object]:
    return lambda person, given: setattr(person, name, bool(given["value"]))


_ACTS: dict[str, Callable[[Contact, Json], object]] = {
    "send": lambda person, given: person.send(str(given["text"])),
    "press": lambda person, given: person.press(str(given["id"]), _message(person, given)),
    "flow": _answer_flow,
    "image": lambda person, _: person.send_image(),
    "document": lambda person, _: person.send_document("surat.pdf", b"%PDF-1.4"),
    "audio": lambda person, _: person.send_audio(),
    "location": lambda person, _: person.send_location(),
    "sticker": lambda person, _: person.send_sticker(),
    "reads": _set("reads"),
    "online": _set("online"),
    "blocked": _set("blocked"),
}


class PhonePage:
    """The page and the few calls it makes."""

    def __init__(self, whatsapp: FakeWhatsApp) -> None:
        self._whatsapp = whatsapp
        self.desk = ""
        """Where the desk's own pages are."""

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
        kind = _KINDS[name.rpartition(".")[2]]
        return web.Response(body=known[name].read_bytes(), content_type=kind, charset="utf-8")

    async def _people(self, _: web.Request) -> web.Response:
        people = [person_card(person) for person in self._whatsapp.people]
        return web.json_response({"people": people, "desk": self.desk})

    async def _add_person(self, request: web.Request) -> web.Response:
        given = await request.json()
        number = len(self._whatsapp.people) + 1
        name = str(given.get("name") or f"Pengunjung {number}")
        phone = f"62812{number:08}" if given.get("phone", True) else None
        username = None if phone else f"pengunjung.{number}"
        self._whatsapp.user(phone, bsuid=f"ID.13490000{number:08}", username=username, name=name)
        return web.json_response({"place": number - 1})

    async def _advance(self, _: web.Request) -> web.Response:
        self._whatsapp.advance_window(hours=24)
        return web.json_response({})

    async def _chat(self, request: web.Request) -> web.Response:
        return web.json_response(chat_of(self._whatsapp, self._person_of(request)))

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
