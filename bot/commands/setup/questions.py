"""What ``loket setup`` asks, in its order: which setting each answer is, what is offered, when it is asked at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_urlsafe

from bot.settings import Settings
from bot.texts.operator import in_words

Answers = Mapping[str, str]

TELEGRAM, WHATSAPP = "telegram", "whatsapp"
CHANNELS, PROVINCE, ADMIN, SECRETS = "channels", "province", "admin", "secrets"
"""Answers that are no settings."""

_ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_CENTRAL = ("bali", "nusa tenggara", "ntb", "ntt", "kalimantan selatan", "kalimantan timur", "kalimantan utara")
_EASTERN = ("maluku", "papua")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the text ``setup-ask-NAME``; ``default`` by the answers so far and the settings as they are. Empty
    is an answer where it is not ``needed``."""

    key: str
    name: str
    default: Callable[[Answers, Settings], str]
    asked: Callable[[Answers], bool] = lambda _: True
    read: Callable[[str], str] = str
    secret: bool = False
    needed: bool = False

    @property
    def is_setting(self) -> bool:
        """Whether the answer is a value of the settings file."""
        return "." in self.key


def on(answers: Answers, channel: str) -> bool:
    """Whether the office wants to be on a channel."""
    return channel in answers.get(CHANNELS, "").split(",")


def zone_of(province: str) -> str:
    """The time zone of a province; Western Indonesia where it is not known."""
    words = f" {province.lower()} "
    if any(name in words for name in _EASTERN):
        return "Asia/Jayapura"
    return "Asia/Makassar" if any(name in words for name in (*_CENTRAL, "sulawesi", "gorontalo")) else "Asia/Jakarta"


def label_of(zone: str) -> str:
    """What is written after a time in this zone."""
    return _ZONES.get(zone, "")


def _zone_meant(typed: str) -> str:
    by_number = dict(zip("123", _ZONES, strict=True))
    by_label = {label.lower(): zone for zone, label in _ZONES.items()}
    return by_number.get(typed) or by_label.get(typed.lower()) or typed


def _channels_meant(typed: str) -> str:
    """Which channels somebody means by numbers or names; raises ValueError for words that are none."""
    names = {
        "1": TELEGRAM,
        "2": WHATSAPP,
        "3": "web",
        TELEGRAM: TELEGRAM,
        WHATSAPP: WHATSAPP,
        "web": "web",
        "wa": WHATSAPP,
    }
    words = typed.lower().replace(",", " ").replace("dan", " ").split()
    if any(word not in names for word in words):
        raise ValueError(in_words("setup-channels-unknown"))
    return ",".join(dict.fromkeys(names[word] for word in words))


def _now(key: str) -> Callable[[Answers, Settings], str]:
    """What the setting is now."""
    section, _, name = key.partition(".")
    return lambda _answers, settings: str(getattr(getattr(settings, section), name) or "")


def _secret_now(key: str) -> Callable[[Answers, Settings], str]:
    section, _, name = key.partition(".")

    def value(_answers: Answers, settings: Settings) -> str:
        found = getattr(getattr(settings, section), name)
        return str(found.get_secret_value()) if found is not None else ""

    return value


def _zone_now(answers: Answers, settings: Settings) -> str:
    return zone_of(answers[PROVINCE]) if answers.get(PROVINCE) else settings.office.timezone


def _channels_now(_answers: Answers, settings: Settings) -> str:
    there = [TELEGRAM] if settings.telegram.token is not None else []
    there += [WHATSAPP] if settings.whatsapp.token is not None else []
    return ",".join(there) or TELEGRAM


def _of_whatsapp(answers: Answers) -> bool:
    return on(answers, WHATSAPP)


def _of_telegram(answers: Answers) -> bool:
    return on(answers, TELEGRAM)


def _made_up(answers: Answers, settings: Settings) -> str:
    return _secret_now("whatsapp.verify_token")(answers, settings) or token_urlsafe(32)


QUESTIONS = (
    Question("office.name", "name", _now("office.name"), needed=True),
    Question(PROVINCE, "province", lambda _answers, _settings: ""),
    Question("office.address", "address", _now("office.address")),
    Question("office.contact", "contact", _now("office.contact")),
    Question("office.timezone", "zone", _zone_now, read=_zone_meant, needed=True),
    Question("office.hours", "hours", _now("office.hours"), needed=True),
    Question(CHANNELS, "channels", _channels_now, read=_channels_meant, needed=True),
    Question("telegram.token", "telegram-token", _secret_now("telegram.token"), _of_telegram, secret=True),
    Question("whatsapp.token", "whatsapp-token", _secret_now("whatsapp.token"), _of_whatsapp, secret=True),
    Question("whatsapp.phone_number_id", "whatsapp-number", _now("whatsapp.phone_number_id"), _of_whatsapp),
    Question("whatsapp.business_account_id", "whatsapp-account", _now("whatsapp.business_account_id"), _of_whatsapp),
    Question("whatsapp.app_secret", "whatsapp-secret", _secret_now("whatsapp.app_secret"), _of_whatsapp, secret=True),
    Question("whatsapp.verify_token", "whatsapp-word", _made_up, _of_whatsapp, secret=True),
    Question("web.public_url", "public", _now("web.public_url")),
    Question("zoom.meeting_id", "meeting", _now("zoom.meeting_id"), needed=True),
    Question("zoom.passcode", "passcode", _now("zoom.passcode"), needed=True),
    Question("database.url", "database", _secret_now("database.url"), needed=True),
)
"""In the order in which they are asked."""
