"""The HTTP side: the addresses the desk calls, and what each of them does."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.rehearsal.fakes.zoom.errors import ApiError, Json, refused
from bot.rehearsal.fakes.zoom.faults import Endpoint, Faults
from bot.rehearsal.fakes.zoom.meeting import AUTOMATIC, NO_REGISTRATION, Meeting
from bot.rehearsal.fakes.zoom.oauth import Tokens
from bot.rehearsal.fakes.zoom.payloads import moment
from bot.rehearsal.fakes.zoom.record import Called
from bot.rehearsal.fakes.zoom.registrants import Registrant, Registrants, Status

_MEETING = "/v2/meetings/{id}"
_REGISTRANTS = f"{_MEETING}/registrants"


class Asked(NamedTuple):
    """A call that may be carried out: the request and its body as an object."""

    request: web.Request
    body: Json


class Api:
    """Answers every call: a fault first, then the token, then the deed; ``calls`` keeps them all."""

    def __init__(self, now: Callable[[], datetime], tokens: Tokens, meeting: Meeting, registrants: Registrants) -> None:
        self._now, self._tokens = now, tokens
        self._meeting, self._registrants = meeting, registrants
        self.faults = Faults()
        self.calls: list[Called] = []

    def routes(self) -> list[web.RouteDef]:
        """What the server listens to."""
        return [
            web.post("/oauth/token", self._at("token", self._token)),
            web.get("/v2/users/me", self._at("me", self._me)),
            web.get(_MEETING, self._at("meeting", self._describe)),
            web.post(_REGISTRANTS, self._at("register", self._register)),
            web.get(_REGISTRANTS, self._at("list", self._list)),
            web.put(f"{_REGISTRANTS}/status", self._at("status", self._status)),
            web.delete(_REGISTRANTS + "/{registrant_id}", self._at("delete", self._delete)),
        ]

    def _at(self, endpoint: Endpoint, deed: Callable[[Asked], web.Response]) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            fault = self.faults.meet(endpoint)
            asked = Asked(request, {})
            try:
                asked = Asked(request, await _body(request))
                if fault:
                    await fault.strike(endpoint)
                if endpoint != "token":
                    self._tokens.check(_authorization(request))
                answer = deed(asked)
            except ApiError as error:
                answer = error.response()
            dropped = fault is not None and fault.kind == "drop"
            if dropped and request.transport:
                request.transport.abort()
            self.calls.append(Called(endpoint, 0 if dropped else answer.status, self._now(), asked.body))
            return answer

        return handle

    def _token(self, asked: Asked) -> web.Response:
        asked_for = {**asked.request.query, **asked.body}
        return web.json_response(self._tokens.issue(_authorization(asked.request), asked_for))

    def _me(self, _: Asked) -> web.Response:
        return web.json_response({"id": self._meeting.host_id, "type": 2, "status": "active"})

    def _describe(self, asked: Asked) -> web.Response:
        self._check_meeting(asked)
        return web.json_response(self._meeting.description())

    def _register(self, asked: Asked) -> web.Response:
        self._check_registration(asked)
        email, first_name = _person(asked.body)
        status: Status = "approved" if self._meeting.approval_type == AUTOMATIC else "pending"
        last_name = str(asked.body.get("last_name", ""))
        registrant = self._registrants.add(email, first_name, last_name, status)
        return web.json_response(self._invitation(registrant), status=201)

    def _list(self, asked: Asked) -> web.Response:
        self._check_registration(asked)
        query = asked.request.query
        found = self._registrants.listed(query.get("status", "approved"))
        size, first = int(query.get("page_size", 30)), int(query.get("next_page_token") or 0)
        following = str(first + size) if first + size < len(found) else ""
        shown = [self._entry(one) for one in found[first : first + size]]
        page: Json = {"page_size": size, "total_records": len(found), "next_page_token": following}
        return web.json_response(page | {"registrants": shown})

    def _status(self, asked: Asked) -> web.Response:
        self._check_registration(asked)
        self._registrants.change(str(asked.body.get("action")), asked.body.get("registrants") or [])
        return web.Response(status=204)

    def _delete(self, asked: Asked) -> web.Response:
        self._check_registration(asked)
        self._registrants.delete(asked.request.match_info["registrant_id"])
        return web.Response(status=204)

    def _invitation(self, registrant: Registrant) -> Json:
        meeting = self._meeting
        known: Json = {
            "registrant_id": registrant.id,
            "id": int(meeting.id),
            "topic": meeting.topic,
            "start_time": moment(meeting.started_at),
        }
        if registrant.status != "approved":
            return known
        return known | {"join_url": self._join_url(registrant), "participant_pin_code": 380303}

    def _entry(self, registrant: Registrant) -> Json:
        names = ("id", "email", "first_name", "last_name", "status")
        known: Json = {name: getattr(registrant, name) for name in names}
        return known | {"create_time": moment(registrant.created_at), "join_url": self._join_url(registrant)}

    def _join_url(self, registrant: Registrant) -> str:
        return f"https://zoom.us/w/{self._meeting.id}?tk={registrant.tk}&pwd={self._meeting.passcode}"

    def _check_meeting(self, asked: Asked) -> None:
        number = asked.request.match_info["id"]
        if number != self._meeting.id:
            raise refused(404, 3001, f"Meeting does not exist: {number}.")

    def _check_registration(self, asked: Asked) -> None:
        self._check_meeting(asked)
        if self._meeting.approval_type == NO_REGISTRATION:
            message = f"Registration has not been enabled for this meeting: {self._meeting.id}."
            raise refused(self._meeting.registration_off_status, 404, message)


def _authorization(request: web.Request) -> str:
    return request.headers.get("Authorization", "")


async def _body(request: web.Request) -> Json:
    """The body as an object, from a form or from JSON; raises 400 for anything else."""
    if request.content_type == "application/x-www-form-urlencoded":
        return dict(await request.post())
    raw = await request.read()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise refused(400, 300, "Request Body should be a valid JSON object.")
    return body


def _person(body: Json) -> tuple[str, str]:
    """The e-mail address and first name, without which nobody can be registered."""
    email, first_name = str(body.get("email", "")), str(body.get("first_name", ""))
    faults = [] if "@" in email else [{"field": "email", "message": "Invalid email address."}]
    if not 1 <= len(first_name) <= 64:
        faults.append({"field": "first_name", "message": "Invalid field."})
    if faults:
        raise ApiError(400, {"code": 300, "message": "Validation Failed.", "errors": faults})
    return email, first_name
