"""Under which names platforms' own are kept: those hold chat ids and phone numbers (a wamid holds one in base64), and
what is only ever added to would keep them for good, also after a person is erased elsewhere.

An event that a platform or a browser names, the message that a report is about, and whoever the meeting saw are given
keyed digests before anything is decided or written; flows only ever see those. The desk's own names (of its clock, its
outbox, itself) hold nobody's address and stay.

With another secret every digest is another, so that repeats would not be recognised: a desk does not start with a
secret that its database does not know (:mod:`storage.fingerprint`).
"""

from dataclasses import replace

from bot.flows.scene.events import CLOCK, CONSOLE, DESK, OUTBOX, WHATSAPP, AttendeeSeen, Body, DeliveryReported, Event
from bot.seal import Seal
from bot.turn.arrivals import Arrival

_OWN = frozenset({CLOCK, OUTBOX, CONSOLE, DESK})
_NOBODYS = ("unread:", "trouble:", "x:", "n:")
"""Names the desk makes itself, of digests and hours: nobody's address is in them."""


def named(arrival: Arrival, seal: Seal) -> Arrival:
    """The arrival under the name it is remembered by, whoever it is about under theirs; once is enough."""
    channel, _, own = arrival.key.partition(":")
    if arrival.named or channel in _OWN or own.startswith(_NOBODYS):
        return arrival
    # rule: no-address-in-a-name
    name = _with_kind(own, seal.name(arrival.key))
    event = arrival.event
    if event is not None:
        body = _unnamed(event.body, channel, seal)
        event = replace(event, external_id=name, body=body, quotes=_quoted(event, seal))
    return replace(arrival, event=event, key=f"{channel}:{name}", named=True)


def message_name(channel: str, ref: str, seal: Seal) -> str:
    """Under which name a message is kept whose platform reports what became of it."""
    return seal.name(f"{channel}:{ref}")


def recipient_name(channel: str, address: str, seal: Seal) -> str:
    """Under which name it is kept whom a report is about."""
    return seal.name(f"{channel}:{address}")


def _unnamed(body: Body, channel: str, seal: Seal) -> Body:
    """What happened, without the platform's names of messages and people in what is only added to."""
    match body:
        case DeliveryReported():
            recipient = body.recipient and recipient_name(channel, body.recipient, seal)
            return replace(body, ref=message_name(channel, body.ref, seal), recipient=recipient)
        case AttendeeSeen():
            attendee, device = _seen_as(body.attendee, seal), _seen_as(body.device, seal)
            return replace(body, attendee=attendee, device=device, also=tuple(_seen_as(key, seal) for key in body.also))
        case _:
            return body


def _quoted(event: Event, seal: Seal) -> str:
    """Which message somebody replies to, under the name that its row has: a digest where the platform reports on it."""
    return message_name(WHATSAPP, event.quotes, seal) if event.quotes and event.channel == WHATSAPP else event.quotes


def _seen_as(key: str, seal: Seal) -> str:
    """Whoever, or whatever device, was seen in the meeting; nothing stays nothing."""
    return key and _with_kind(key, seal.name(key))


def _with_kind(own: str, digest: str) -> str:
    """A digest after the one letter that says of what kind the name is, where it has one."""
    kind, _, rest = own.partition(":")
    return f"{kind}:{digest}" if rest and len(kind) == 1 else digest
