"""What a batch's sources and people have taken up already of what is limited: open visits, files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.office.limits import Burden, SentFile, day_began
from bot.flows.office.office import Office
from bot.flows.scene.events import Event, FileSent
from storage import files, recorded


async def load_burden(
    connection: AsyncConnection, office: Office, happened: Iterable[Event], met: Mapping[str, str], now: datetime
) -> Burden:
    """A statement for each kind, and none for a batch that has nothing to do with it."""
    happened = list(happened)
    crowds: dict[str, set[str]] = defaultdict(set)
    for row in await recorded.open_from(connection, {event.source for event in happened if event.source}):
        crowds[row["source"]].add(row["id"])
    senders = {_sender(event, met) for event in happened if isinstance(event.body, FileSent) and event.body.file}
    sent: dict[str, tuple[SentFile, ...]] = defaultdict(tuple)
    for row in await files.sent_by(connection, senders - {""}, day_began(office.calendar, now)):
        file = SentFile(row["place"], row["size"] or 0, row["sent_at"] or now)
        sent[row["person_id"]] = (*sent[row["person_id"]], file)
    return Burden({source: frozenset(ids) for source, ids in crowds.items()}, dict(sent))


def _sender(event: Event, met: Mapping[str, str]) -> str:
    addresses = (event.sender or event.address, *event.aliases)
    return next((met[key] for each in addresses if (key := f"{event.channel}:{each}") in met), "")
