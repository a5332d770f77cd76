"""Kinds of values a setting may have: how each is read from text, and what to write when it cannot be."""

import ipaddress
import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from fractions import Fraction
from typing import Annotated
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, SecretStr
from pydantic_settings import NoDecode

from bot.flows.calendar.hours import OfficeHours, UnreadableHours, read_hours
from bot.flows.office.categories import CATEGORIES
from bot.texts.operator import in_words
from storage import premises

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_WEBHOOK_PORTS = (443, 80, 88, 8443)  # Bot API, setWebhook: "Ports currently supported"

_NAME, _MOST_NAMES = re.compile(r"[^\W_][\w -]{0,23}"), 8


class WrongValue(ValueError):
    """A value that was read but cannot be used: ``reason`` and ``remedy`` in Indonesian.

    Neither shows a secret. ``key`` is the key within the section when a rule judges a whole section.
    """

    def __init__(self, reason: str, remedy: str, key: str = "") -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy
        self.key = key


def _hours(value: object) -> OfficeHours:
    if isinstance(value, OfficeHours):
        return value
    if not isinstance(value, str):
        raise WrongValue(in_words("settings-hours-text"), in_words("settings-hours-text-remedy"))
    try:
        return read_hours(value)
    except UnreadableHours as wrong:
        raise WrongValue(in_words(wrong.reason, **wrong.args_of_reason), in_words(wrong.remedy)) from wrong


def _time_of_day(value: object) -> time:
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"(\d{1,2})[.:](\d{2})", str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise WrongValue(in_words("settings-time"), in_words("settings-time-remedy"))
    return time(int(found[1]), int(found[2]))


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError) as error:
        raise WrongValue(
            in_words("settings-zone"),
            in_words("settings-zone-remedy"),
        ) from error
    return value


_WORDS_EXAMPLE = in_words("settings-offers-remedy")


def _days(value: object) -> frozenset[date]:
    return frozenset(_day(item) for item in _listed(value))


def _command(value: object) -> tuple[str, ...]:
    words = (value,) if isinstance(value, str) and not value.lstrip().startswith("[") else tuple(_listed(value))
    if not all(isinstance(word, str) for word in words):
        raise WrongValue(in_words("settings-command"), in_words("settings-command-remedy"))
    return tuple(str(word) for word in words if word)


def _categories(value: object) -> frozenset[str]:
    known = [category.key for category in CATEGORIES]
    keys = frozenset(
        str(item) for item in _listed(value, in_words("settings-categories-remedy", one=known[0], other=known[1]))
    )
    if unknown := sorted(keys - set(known)):
        raise WrongValue(
            in_words("settings-category", category=unknown[0]),
            in_words("settings-category-remedy", known=", ".join(known)),
        )
    return keys


def _names(value: object) -> tuple[str, ...]:
    example = in_words("settings-names-remedy")
    names = tuple(dict.fromkeys(str(name).strip().lower() for name in _listed(value, example)))
    if len(names) > _MOST_NAMES or not all(_NAME.fullmatch(name) for name in names):
        raise WrongValue(in_words("settings-names"), example)
    return names


def _words(value: object) -> tuple[str, ...]:
    items = tuple(_listed(value, _WORDS_EXAMPLE))
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise WrongValue(in_words("settings-words"), _WORDS_EXAMPLE)
    return tuple(" ".join(str(item).split()) for item in items)


def _listed(value: object, example: str = in_words("settings-days-remedy")) -> Iterable[object]:
    """A list as TOML has it, or as the environment writes it: JSON or separated by commas."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise WrongValue(in_words("settings-json"), example) from error
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    if isinstance(value, list | tuple | set | frozenset):
        return value
    raise WrongValue(in_words("settings-list"), example)


def _day(item: object) -> date:
    if isinstance(item, date) and not isinstance(item, datetime):
        return item
    try:
        return datetime.strptime(str(item), "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar date has no zone
    except ValueError as error:
        raise WrongValue(in_words("settings-day", item=item), in_words("settings-date-remedy")) from error


def networks(value: object) -> frozenset[Network]:
    """Addresses and networks as TOML has them, or as the environment writes them."""
    return frozenset(_network(str(item)) for item in _listed(value, in_words("settings-networks-remedy")))


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        raise WrongValue(in_words("settings-network", text=text), in_words("settings-network-remedy")) from error


def origins(value: object) -> tuple[str, ...]:
    """Sites as TOML has them, or as the environment writes them, each once."""
    return tuple(dict.fromkeys(_origin(str(item)) for item in _listed(value, in_words("settings-embed-origin-remedy"))))


def _origin(text: str) -> str:
    """As browsers write it: small letters, no port that goes without saying, no path, and no place for a joker."""
    found = re.fullmatch(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?/?", text.strip().lower())
    if found is None:
        raise WrongValue(in_words("settings-embed-origin", text=text), in_words("settings-embed-origin-remedy"))
    scheme, host, port = found[1], found[2], found[3] or ""
    return f"{scheme}://{host}{'' if port == {'https': ':443', 'http': ':80'}[scheme] else port}"


def _database_url(secret: SecretStr) -> SecretStr:
    url = secret.get_secret_value()
    scheme, mark, rest = url.partition("://")
    in_schema = re.search(r"[?&]schema=([^&]*)", url)
    if in_schema and scheme.startswith("sqlite"):
        raise WrongValue(in_words("settings-schema-file"), in_words("settings-schema-file-remedy"))
    if in_schema and not premises.may_be_named(in_schema[1]):
        raise WrongValue(in_words("settings-schema"), in_words("settings-schema-remedy"))
    if mark and scheme in ("postgresql", "postgres", "postgresql+asyncpg") and rest:
        # asyncpg's word for what libpq and hosting providers call sslmode
        return SecretStr("postgresql+asyncpg://" + re.sub(r"([?&])sslmode=", r"\1ssl=", rest))
    if mark and scheme in ("sqlite", "sqlite+aiosqlite") and rest.startswith("/") and len(rest) > 1:
        return SecretStr("sqlite+aiosqlite://" + rest)
    raise WrongValue(
        in_words("settings-database"),
        in_words("settings-database-remedy"),
    )


def _http_url(value: str) -> str:
    _split(value)
    return value.rstrip("/")


def _webhook_url(value: str) -> str:
    """A base that Telegram can reach: https on one of its four ports; plain http only within one machine."""
    parts = _split(value)
    if is_loopback(parts.hostname or ""):
        return value.rstrip("/")
    if parts.scheme != "https":
        raise WrongValue(
            in_words("settings-https"),
            in_words("settings-https-remedy"),
        )
    if (parts.port or 443) not in _WEBHOOK_PORTS:
        raise WrongValue(in_words("settings-telegram-port"), in_words("settings-telegram-port-remedy"))
    return value.rstrip("/")


def _split(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        valid = False
    if not valid or re.search(r"[\s?#]", value):
        raise WrongValue(
            in_words("settings-address"),
            in_words("settings-address-remedy"),
        )
    return parts


def is_loopback(host: str) -> bool:
    """Whether an address is a machine's own, out of reach of others."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _matching(pattern: str, reason: str, remedy: str) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise WrongValue(reason, remedy)
        return value

    return check


def _secret_matching(pattern: str, reason: str, remedy: str) -> Callable[[SecretStr], SecretStr]:
    check = _matching(pattern, reason, remedy)

    def check_secret(value: SecretStr) -> SecretStr:
        check(value.get_secret_value())
        return value

    return check_secret


def _no_bool(value: object) -> object:
    if isinstance(value, bool):
        raise WrongValue(in_words("settings-no-boolean"), in_words("settings-no-boolean-remedy"))
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _text(value: object) -> object:
    """Numbers such as a passcode may be written without quotation marks."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _meeting_digits(value: object) -> object:
    """Zoom shows its meeting ids in groups ("831 5171 1241")."""
    text = _text(value)
    return re.sub(r"[\s-]", "", text) if isinstance(text, str) else text


Hours = Annotated[OfficeHours, NoDecode, PlainValidator(_hours), PlainSerializer(str)]
TimeOfDay = Annotated[time, PlainValidator(_time_of_day), PlainSerializer(lambda at: f"{at:%H.%M}")]
Zone = Annotated[str, AfterValidator(_zone)]
Networks = Annotated[
    frozenset[Network],
    NoDecode,
    PlainValidator(networks),
    PlainSerializer(lambda listed: ", ".join(sorted(map(str, listed)))),
]
Origins = Annotated[tuple[str, ...], NoDecode, PlainValidator(origins), PlainSerializer(list)]
Words = Annotated[tuple[str, ...], NoDecode, PlainValidator(_words), PlainSerializer(list)]
Command = Annotated[tuple[str, ...], NoDecode, PlainValidator(_command)]
Names = Annotated[tuple[str, ...], NoDecode, PlainValidator(_names), PlainSerializer(list)]
"""Each fits a button (WhatsApp: 24 characters) and a token (Telegram: 64 bytes)."""
Days = Annotated[frozenset[date], NoDecode, PlainValidator(_days)]
Categories = Annotated[frozenset[str], NoDecode, PlainValidator(_categories)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database_url)]
HttpUrl = Annotated[str, AfterValidator(_http_url)]
WebhookUrl = Annotated[str, AfterValidator(_webhook_url)]
Whole = Annotated[int, BeforeValidator(_no_bool)]
Decimal = Annotated[float, BeforeValidator(_no_bool)]
Upper = BeforeValidator(_upper)
Passcode = Annotated[str, BeforeValidator(_text)]
MeetingId = Annotated[
    str,
    BeforeValidator(_meeting_digits),
    AfterValidator(_matching(r"\d{9,11}", in_words("settings-meeting"), in_words("settings-meeting-remedy"))),
]
DialIn = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(
        _matching(
            r"(\+?[0-9][0-9 ()-]{4,29})?",
            in_words("settings-phone"),
            in_words("settings-phone-remedy"),
        )
    ),
]
Prefix = Annotated[
    str,
    AfterValidator(
        _matching(
            r"[A-Z0-9]{1,10}",
            in_words("settings-prefix"),
            in_words("settings-prefix-remedy"),
        )
    ),
]


def _weight(value: str) -> str:
    """What an element counts: exactly one part of all ("1/n"), or a figure as worksheets have it ("0,111")."""
    written = value.strip().replace(".", ",")
    if written != EXACT_WEIGHT and (
        not re.fullmatch(r"0,\d{1,6}|1", written) or not Fraction(written.replace(",", "."))
    ):
        raise WrongValue(in_words("settings-weight"), in_words("settings-weight-remedy"))
    return written


EXACT_WEIGHT = "1/n"
Weight = Annotated[str, AfterValidator(_weight)]
InstrumentKey = Annotated[
    str,
    AfterValidator(
        _matching(r"[a-z0-9_-]{1,40}", in_words("settings-instrument"), in_words("settings-instrument-remedy"))
    ),
]
BotToken = Annotated[
    SecretStr,
    AfterValidator(
        _secret_matching(
            r"\d+:[A-Za-z0-9_-]+",
            in_words("settings-token"),
            in_words("settings-token-remedy"),
        )
    ),
]
WebhookSecret = Annotated[
    SecretStr,
    AfterValidator(  # Bot API, setWebhook: secret_token
        _secret_matching(
            r"[A-Za-z0-9_-]{1,256}",
            in_words("settings-webhook-secret"),
            in_words("settings-webhook-secret-remedy"),
        )
    ),
]
PlainSecret = Annotated[
    SecretStr,
    AfterValidator(
        _secret_matching(
            r"[\x21-\x7e]{1,1024}",
            in_words("settings-secret"),
            in_words("settings-secret-remedy"),
        )
    ),
]
GraphId = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_matching(r"\d{3,32}", in_words("settings-meta-id"), in_words("settings-meta-id-remedy"))),
]
GraphVersion = Annotated[
    str,
    AfterValidator(_matching(r"v\d{1,3}\.\d", in_words("settings-graph"), in_words("settings-graph-remedy"))),
]
TemplateName = Annotated[
    str,
    AfterValidator(  # Meta: lowercase letters, digits and underscores, at most 512
        _matching(r"[a-z0-9_]{0,512}", in_words("settings-template"), in_words("settings-template-remedy"))
    ),
]
