"""The visits of whoever acts that they may ask about, and how much is kept of them at all."""

from collections import defaultdict
from collections.abc import Mapping

from bot.flows.visitor.needs import OwnPast
from bot.turn.loaders.asking import Answer, Asking
from storage import erasure, files, recorded

_LAST_VISITS = 6


async def load_past(asking: Asking) -> Answer[Mapping[str, tuple[str, ...]]]:
    """By number, and the last ones, with the names of their files."""
    connection, numbers = asking.connection, {each.number for each in asking.of(OwnPast)}
    # rule: only-ones-own-visits
    found = {*await recorded.numbered(connection, asking.visitors, numbers - {""})}
    found |= {*await recorded.latest(connection, asking.visitors if "" in numbers else (), _LAST_VISITS)}
    names: dict[str, list[str]] = defaultdict(list)
    for row in await files.names_of(connection, found):
        names[row["visit_id"]].append(row["name"])
    return Answer({visit_id: tuple(each) for visit_id, each in names.items()}, visits=found)


async def load_kept(asking: Asking) -> Answer[Mapping[str, Mapping[str, int]]]:
    """How much leads to whoever asks, as the data map has it told."""
    return Answer(await erasure.count_told(asking.connection, asking.visitors))
