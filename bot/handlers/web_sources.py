"""Where a request comes from, and how much one address may ask for.

An address is one IPv4 address or one IPv6 network of 64 bits, which is what a single line is given. Whole schools and
the phones of whole mobile networks share one: so limits are wide, and told with when to come again.
"""

import asyncio
import ipaddress
import re
from collections import OrderedDict
from collections.abc import Iterable

import structlog
from aiohttp import web

from bot.channels.pacing import Bucket

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_PREFIX = 64
_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+")
_MOST_REMEMBERED = 20_000
_SPEAKING_FOR = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")

log = structlog.get_logger(__name__)


class Sources:
    """Knows which proxies are believed when they say whom they speak for."""

    def __init__(self, trusted: Iterable[Network]) -> None:
        self._trusted = tuple(trusted)
        self._told = False

    def of(self, request: web.Request) -> str:
        """The address a request comes from. X-Forwarded-For is read from the right, and only past trusted proxies:
        whatever stands further left was written by whoever asks."""
        forwarded = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        at = _ip(request.remote or "")
        if at is not None and self._trusts(at) and forwarded == [""]:
            self._tell_silence(request)
        # rule: source-past-trusted-proxies
        while at is not None and self._trusts(at) and forwarded:
            said = _ip(forwarded.pop())
            if said is None:
                break
            at = said
        return _line(at) if at is not None else ""

    def _tell_silence(self, request: web.Request) -> None:
        """A proxy that does not say whom it speaks for makes everybody one address: worth a line in the log, once."""
        if not (self._told or _is_own(request.host)):
            self._told = True
            log.warning("proxy does not tell addresses", remedy="nginx: proxy_set_header X-Forwarded-For ...")

    def _trusts(self, address: _IP) -> bool:
        return any(address in network for network in self._trusted)


def at_this_machine(request: web.Request) -> bool:
    """Whether a request was made on this machine, for this machine, through nobody."""
    peer = _ip(request.remote or "")
    forwarded = any(name in request.headers for name in _SPEAKING_FOR)
    return peer is not None and peer.is_loopback and _is_own(request.host) and not forwarded


def _is_own(host: str) -> bool:
    """Whether a Host header names this machine's own address."""
    name = host.rpartition("]")[0].lstrip("[") or host.partition(":")[0]
    address = _ip(name)
    return name == "localhost" or (address is not None and address.is_loopback)


def _ip(text: str) -> _IP | None:
    found = _WITH_PORT.fullmatch(text.strip())
    try:
        address = ipaddress.ip_address((found[1] or found[2]) if found else text.strip().partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _line(address: _IP) -> str:
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, _PREFIX), strict=False))


class Allowance:
    """So many acts in a span of seconds for each name, at once or spread.

    Kept in memory: a restart forgives, which decides about no visit. Who was heard longest ago is forgotten first.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._rate, self._most = most / seconds, float(most)
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def spend(self, name: str) -> float:
        """Spends one if there is one. Returns 0, or the seconds until there will be."""
        now = asyncio.get_running_loop().time()
        bucket = self._buckets.pop(name, None) or Bucket(self._rate, self._most, at=now)
        self._buckets[name] = bucket
        if len(self._buckets) > _MOST_REMEMBERED:
            self._buckets.popitem(last=False)
        delay = bucket.delay(now)
        if not delay:
            bucket.spend(now)
        return delay
