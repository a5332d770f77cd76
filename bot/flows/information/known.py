"""The requests at hand, as resolved so far."""

from bot.flows.information.needs import Requests
from bot.flows.scene.scene import Scene
from bot.flows.state.information import InformationRequest


def request(scene: Scene, request_id: str) -> InformationRequest | None:
    """A request by its id, or None; raises NotLoaded where nobody asked for any."""
    return scene.requests.get(request_id) or scene.facts.about(Requests).requests.get(request_id)


def all_known(scene: Scene) -> dict[str, InformationRequest]:
    """All that are at hand, by id."""
    return {**scene.facts.about(Requests).requests, **scene.requests}


def open_ones(scene: Scene) -> list[InformationRequest]:
    """Those that are still to be answered, the most urgent first."""
    known = all_known(scene)
    return [known[key] for key in scene.facts.about(Requests).listed if key in known]
