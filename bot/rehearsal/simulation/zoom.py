"""Simulated Zoom: one standing meeting, put together from the fake's parts without a server."""

import json
from typing import Any

from bot.rehearsal.fakes.zoom.errors import ApiError, Json, refused
from bot.rehearsal.fakes.zoom.meeting import Meeting
from bot.rehearsal.fakes.zoom.oauth import Tokens
from bot.rehearsal.fakes.zoom.payloads import compose, milliseconds
from bot.rehearsal.fakes.zoom.people import Participant
from bot.rehearsal.fakes.zoom.registrants import Registrant, Registrants
from bot.rehearsal.simulation.faults import NONE, Faults
from bot.rehearsal.simulation.world import World
from bot.rehearsal.simulation.zoom_reports import ZoomReports

MEETING_ID, PASSCODE = "83151711241", "123456"
ACCOUNT = {"account_id": "akun-gladi", "client_id": "aplikasi-gladi", "client_secret": "rahasia-gladi"}
WEBHOOK_SECRET = "rahasia-laporan-gladi"  # noqa: S105 - of a desk that serves nobody
_HOME = "https://zoom.us/w/"


class Zoom:
    """Owns the meeting, who may come in by a link of their own, and who is in; its reports are owned by ``reports``."""

    def __init__(self, world: World, faults: Faults = NONE) -> None:
        self._world = world
        chance = world.chance("zoom")
        self.reports = ZoomReports(world, faults, WEBHOOK_SECRET)
        self.rejoin_after_breakout, self.leave_on_hop = chance.random() < 0.5, chance.random() < 0.3
        self.meeting = Meeting(MEETING_ID, PASSCODE, world.true_now, self.announce)
        self.registrants = Registrants(world.true_now)
        self._tokens = Tokens(world.true_now, *ACCOUNT.values())
        self.now = world.true_now

    def announce(self, name: str, person: Participant | None = None, **overrides: Any) -> list[Any]:
        """Something has happened in the meeting: it is reported."""
        at = self.now()
        content = compose(name, self.meeting, person, at, (), overrides)
        payload = {"account_id": ACCOUNT["account_id"], "object": content}
        self._world.tell(f"Zoom: {name} {person.shown_name if person else ''}".rstrip())
        self._world.count(f"zoom {name.removeprefix('meeting.')}")
        self.reports.put({"event": name, "event_ts": milliseconds(at), "payload": payload})
        return []

    def device(self, name: str, registrant_id: str | None) -> Participant:
        """A device with which somebody will come in."""
        return Participant(self, name, registrant_id=registrant_id, email="", id="", phone_number="", without=())

    def whose(self, url: str) -> Registrant | None:
        """Whose own link this is, if it is anybody's; one that was taken back lets nobody in as themselves."""
        found = (each for each in self.registrants.by_id.values() if self._link(each) == url)
        return next((each for each in found if each.status == "approved"), None)

    def answer(self, method: str, path: str, given: Json, authorization: str) -> tuple[int, bytes]:
        """What a call of the desk does."""
        try:
            answer = self._answered(method, path, given, authorization)
        except ApiError as refusal:
            self._world.count(f"zoom answered {refusal.status}")
            return refusal.status, json.dumps(refusal.body).encode()
        return (204, b"") if answer is None else (200, json.dumps(answer).encode())

    def _answered(self, method: str, path: str, given: Json, authorization: str) -> Json | None:
        if path == "/oauth/token":
            return self._tokens.issue(authorization, given)
        self._tokens.check(authorization)
        match method, path.split("/")[4:]:
            case "GET", []:
                return self.meeting.description()
            case "POST", ["registrants"]:
                return self._registered(self.registrants.add(given["email"], given["first_name"], "", "approved"))
            case "PUT", ["registrants", "status"]:
                self.registrants.change(given["action"], given["registrants"])
            case "DELETE", ["registrants", registrant_id]:
                self.registrants.delete(registrant_id)
            case _:
                raise refused(404, 404, path)
        return None

    def _registered(self, registrant: Registrant) -> Json:
        return {"registrant_id": registrant.id, "id": int(MEETING_ID), "join_url": self._link(registrant)}

    def _link(self, registrant: Registrant) -> str:
        return f"{_HOME}{MEETING_ID}?tk={registrant.tk}"
