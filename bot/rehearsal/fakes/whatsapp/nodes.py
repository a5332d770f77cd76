"""The Graph API's objects and their edges: which address does what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json, missing_node
from bot.rehearsal.fakes.whatsapp.sending import Sending

_APP: Json = {"whatsapp_business_api_data": {"id": "30999001", "name": "Loket", "link": "https://loket.example"}}
_PAGE = 25


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One call: ``POST /{version}/{node}/{edge}``; ``edge`` is empty for the object itself."""

    method: str
    node: str
    edge: str
    parameters: Json
    upload: Upload | None
    base_url: str


def _is_command(command: Json) -> bool:
    return 1 <= len(command["command_name"]) <= 32 and 1 <= len(command["command_description"]) <= 256


Act = Callable[[Call], Any]


class Nodes:
    """What the desk's account can see and do."""

    def __init__(self, cloud: Cloud, sending: Sending) -> None:
        self._cloud, self._sending = cloud, sending
        self._number: dict[tuple[str, str], Act] = {
            ("GET", ""): lambda call: _picked(cloud.number_card(), call),
            ("POST", "messages"): lambda call: sending.accept(call.parameters),
            ("POST", "media"): self._upload,
            ("POST", "conversational_automation"): self._automate,
        }
        self._account: dict[tuple[str, str], Act] = {
            ("GET", ""): lambda call: _picked({"id": call.node, "name": "Loket", "currency": "IDR"}, call),
            ("GET", "phone_numbers"): lambda call: _page([cloud.number_card()], call),
            ("GET", "subscribed_apps"): lambda _: {"data": [_APP] if cloud.subscribed else []},
            ("POST", "subscribed_apps"): self._subscribe,
            ("GET", "message_templates"): self._list_templates,
            ("POST", "message_templates"): lambda call: cloud.templates.create(call.parameters),
            ("GET", "flows"): lambda call: _page([flow.card() for flow in cloud.flows.by_id.values()], call),
            ("POST", "flows"): lambda call: cloud.flows.create(call.parameters),
        }
        self._flow: dict[tuple[str, str], Act] = {
            ("GET", ""): lambda call: _picked(cloud.flows.by_id[call.node].card(), call),
            ("DELETE", ""): lambda call: cloud.flows.remove(call.node),
            ("POST", "assets"): self._upload_asset,
            ("POST", "publish"): lambda call: cloud.flows.publish(call.node),
        }
        self._media: dict[tuple[str, str], Act] = {
            ("GET", ""): lambda call: cloud.media.describe(call.node, call.base_url),
            ("DELETE", ""): self._delete_media,
        }

    def endpoint(self, node: str, edge: str) -> str:
        """The name by which faults and records know an address."""
        if edge:
            return edge
        if node == self._cloud.phone_number_id:
            return "number"
        if node == self._cloud.business_account_id:
            return "account"
        return "flow" if node in self._cloud.flows.by_id else "media"

    def answer(self, call: Call) -> Json:
        """Carries out a call; raises 100/33 when there is no such object or edge."""
        act = self._acts(call.node).get((call.method, call.edge))
        if act is None:
            raise missing_node(call.method, call.node)
        answer: Json = act(call)
        return answer

    def _acts(self, node: str) -> dict[tuple[str, str], Act]:
        if node == self._cloud.phone_number_id:
            return self._number
        if node == self._cloud.business_account_id:
            return self._account
        if node in self._cloud.flows.by_id:
            return self._flow
        return self._media if self._cloud.media.get(node) else {}

    def _upload(self, call: Call) -> Json:
        if call.parameters.get("messaging_product") != "whatsapp":
            raise GraphError(100, message="(#100) The parameter messaging_product is required.")
        if call.upload is None:
            raise GraphError(100, message="(#100) The parameter file is required.")
        file = call.upload
        return {"id": self._cloud.media.upload(file.name, file.mime_type, file.content).id}

    def _upload_asset(self, call: Call) -> Json:
        content = call.upload.content if call.upload else None
        return self._cloud.flows.upload(call.node, call.parameters, content)

    def _delete_media(self, call: Call) -> Json:
        self._cloud.media.remove(call.node)
        return {"success": True}

    def _automate(self, call: Call) -> Json:
        """Ice breakers and commands (Cloud API, conversational components)."""
        prompts, commands = call.parameters.get("prompts") or [], call.parameters.get("commands") or []
        if len(prompts) > 4 or any(not 1 <= len(prompt) <= 80 for prompt in prompts):
            raise GraphError(100, message="(#100) Invalid prompts")
        if len(commands) > 30 or any(not _is_command(command) for command in commands):
            raise GraphError(100, message="(#100) Invalid commands")
        self._cloud.automation = dict(call.parameters)
        return {"success": True}

    def _subscribe(self, _: Call) -> Json:
        self._cloud.subscribed = True
        return {"success": True}

    def _list_templates(self, call: Call) -> Json:
        return _page([template.card() for template in self._cloud.templates.find(call.parameters)], call)


def _picked(card: Json, call: Call) -> Json:
    """Only the wanted ``fields``, and always the id."""
    wanted = call.parameters.get("fields")
    if not wanted:
        return card
    names = [name.partition(".")[0].partition("{")[0] for name in str(wanted).split(",")]
    return {key: card[key] for key in dict.fromkeys([*names, "id"]) if key in card}


def _page(cards: list[Json], call: Call) -> Json:
    """At most ``limit`` objects, from behind the cursor ``after``."""
    try:
        limit, start = int(call.parameters.get("limit", _PAGE)), int(call.parameters.get("after", 0))
    except ValueError:
        raise GraphError(100, "Invalid cursor or limit.") from None
    shown = [_picked(card, call) for card in cards[start : start + limit]]
    if not shown:
        return {"data": []}
    end = start + len(shown)
    paging: Json = {"cursors": {"before": str(start), "after": str(end)}}
    if end < len(cards):
        paging["next"] = f"{call.base_url}/v26.0/{call.node}/{call.edge}?limit={limit}&after={end}"
    return {"data": shown, "paging": paging}
