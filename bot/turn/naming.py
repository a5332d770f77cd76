"""Under which name an event is remembered: platforms' own names hold chat ids and phone numbers (a wamid holds one in
base64), and what is only ever added to would keep them for good.

Every event that a platform or a browser names is given a keyed digest before anything is decided or written; flows
only ever see that name. The desk's own names (of its clock, its outbox, itself) hold nobody's address and stay.

What was remembered before digests were kept stands under its plain name. A migration has only the database, not the
desk's secret, so an event is looked up under both names: no repetition is decided anew across the upgrade.

With another secret every digest is another: what was remembered is not recognised, and an event that
a platform repeats just then is decided once more. Keep the key file with the backups of the database.
"""

from dataclasses import replace

from bot.flows.scene.events import TELEGRAM, WEB, WHATSAPP, ZOOM
from bot.seal import Seal
from bot.turn.arrivals import Arrival

_OUTSIDE = frozenset({TELEGRAM, WHATSAPP, WEB, ZOOM})
_NOBODYS = ("unread:", "trouble:", "x:", "n:")
"""Names the desk makes itself, of numbers and hours: nobody's address is in them."""


def named(arrival: Arrival, seal: Seal) -> Arrival:
    """The arrival under the name it is remembered by (rule: no-address-in-a-name)."""
    channel, _, own = arrival.key.partition(":")
    if channel not in _OUTSIDE or own.startswith(_NOBODYS):
        return arrival
    kind, _, rest = own.partition(":")
    digest = seal.name(arrival.key)
    name = f"{kind}:{digest}" if rest and len(kind) == 1 else digest
    event = replace(arrival.event, external_id=name) if arrival.event is not None else None
    return replace(arrival, event=event, key=f"{channel}:{name}", former=arrival.key)
