"""What a member of staff presses about a deviation."""

from bot.flows.journey.stale import answer_stale
from bot.flows.ledger import compensation, explaining, judging, line, listing
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit


def press(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """Looks at a deviation, explains it, judges it, or makes up for it; which one, the token says."""
    serial, *more = parts or ("",)
    deviation, chosen = line.found(visit, serial), more[0] if more else ""
    if deviation is None:
        answer_stale(scene, visit)
    elif verb is Verb.LEDGER:
        listing.show_one(scene, member, visit, deviation)
    elif verb is Verb.EXPLAIN:
        explaining.ask(scene, visit, deviation, chosen)
    elif verb is Verb.JUDGE:
        judging.ask(scene, visit, deviation, chosen)
    else:
        compensation.press(scene, visit, deviation, chosen)
