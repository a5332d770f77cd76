"""Forms inside WhatsApp (Flows): drafted, given their JSON, published.

Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi.
"""

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.rehearsal.fakes.whatsapp.checks import invalid
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json
from bot.rehearsal.fakes.whatsapp.flow_json import faults_of, screens_of

CATEGORIES = {
    "SIGN_UP",
    "SIGN_IN",
    "APPOINTMENT_BOOKING",
    "LEAD_GENERATION",
    "CONTACT_US",
    "CUSTOMER_SUPPORT",
    "SURVEY",
    "OTHER",
}


@dataclass
class Flow:
    """One form."""

    id: str
    name: str
    categories: list[str]
    status: str = "DRAFT"
    text: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def screens(self) -> list[str]:
        """The ids of its screens."""
        return screens_of(self.text)

    def validation_errors(self) -> list[Json]:
        """The faults as the API tells them."""
        shape = {"error": "INVALID_PROPERTY_VALUE", "error_type": "FLOW_JSON_ERROR"}
        return [shape | {"message": fault, "line_start": 1, "line_end": 1} for fault in self.faults]

    def card(self) -> Json:
        """The form as the API describes it."""
        version = json.loads(self.text).get("version") if self.text and not self.faults else None
        known: Json = {"id": self.id, "name": self.name, "status": self.status, "categories": self.categories}
        return known | {"validation_errors": self.validation_errors(), "json_version": version}


class Flows:
    """The account's forms by id."""

    def __init__(self) -> None:
        self.by_id: dict[str, Flow] = {}
        self._numbers = count(700_000_000_000_001)

    def create(self, parameters: Json) -> Json:
        """``POST /{waba}/flows``: a draft, perhaps with its JSON, perhaps published at once."""
        name, categories = str(parameters.get("name") or ""), _listed(parameters.get("categories"))
        if not name:
            raise GraphError(100, message="(#100) The parameter name is required.")
        if not categories or not set(categories) <= CATEGORIES:
            raise GraphError(100, f"Param categories must be a list of {', '.join(sorted(CATEGORIES))}.")
        if any(flow.name == name for flow in self.by_id.values()):
            raise GraphError(100, "Flow name is not unique within one WhatsApp Business Account.", subcode=4016019)
        flow = Flow(str(next(self._numbers)), name, categories)
        if parameters.get("flow_json"):
            self._write(flow, str(parameters["flow_json"]))
        if str(parameters.get("publish", "")).lower() in ("true", "1"):
            self._publish(flow)
        self.by_id[flow.id] = flow
        return {"id": flow.id, "success": True, "validation_errors": flow.validation_errors()}

    def upload(self, flow_id: str, parameters: Json, content: bytes | None) -> Json:
        """``POST /{flow}/assets``: new JSON for a draft."""
        flow = self.by_id[flow_id]
        if content is None or parameters.get("asset_type") != "FLOW_JSON" or parameters.get("name") != "flow.json":
            raise GraphError(100, "A file, name=flow.json and asset_type=FLOW_JSON are required.")
        if flow.status != "DRAFT":
            raise GraphError(139001)
        self._write(flow, content.decode(errors="replace"))
        return {"success": True, "validation_errors": flow.validation_errors()}

    def publish(self, flow_id: str) -> Json:
        """``POST /{flow}/publish``."""
        self._publish(self.by_id[flow_id])
        return {"success": True}

    def remove(self, flow_id: str) -> Json:
        """``DELETE /{flow}``: only drafts can go."""
        if self.by_id[flow_id].status != "DRAFT":
            raise GraphError(139001, "Only a draft can be deleted.")
        del self.by_id[flow_id]
        return {"success": True}

    def named(self, parameters: Json) -> Flow:
        """The form that a message wants, by id or by name; raises 131009 when there is none."""
        by_name = {flow.name: flow for flow in self.by_id.values()}
        wanted = parameters.get("flow_id"), parameters.get("flow_name")
        flow = self.by_id.get(str(wanted[0])) or by_name.get(str(wanted[1]))
        if flow is None:
            raise invalid(f"Flow {wanted[0] or wanted[1]} does not exist")
        return flow

    def _write(self, flow: Flow, text: str) -> None:
        flow.text, flow.faults = text, faults_of(text)

    def _publish(self, flow: Flow) -> None:
        if flow.status != "DRAFT" or flow.faults or not flow.text:
            raise GraphError(139002, "; ".join(flow.faults))
        flow.status = "PUBLISHED"


def _listed(value: Any) -> list[str]:
    """A list that may travel as JSON text in a form."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return [str(item) for item in value] if isinstance(value, list) else []
