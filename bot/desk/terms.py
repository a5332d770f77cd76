"""What the settings say, as the rooms of a desk want to be told it."""

from datetime import timedelta

from telegram.request import BaseRequest

from bot.channels.pacing import WHATSAPP_CHAT, Pace
from bot.channels.telegram_api import TelegramApi
from bot.flows.office.office import Office
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.handlers.connections import Bounds, Crowd
from bot.handlers.web import Sign, WebLimits
from bot.handlers.web_sources import Allowance, Sources
from bot.jobs.mailing import Post
from bot.sessions import Terms
from bot.settings import Settings
from bot.settings.sections import Archive
from bot.settings.sections import Web as WebSettings


def telegram_api(settings: Settings, request: BaseRequest | None) -> TelegramApi | None:
    """The bot, called by ``request`` where one is given; None where the desk has none."""
    telegram = settings.telegram
    if telegram.token is None:
        return None
    return TelegramApi(str(telegram.api_url), telegram.token.get_secret_value(), request)


def session_terms(settings: Settings) -> Terms:
    """How long conversations on the web last."""
    web = settings.web
    days, idle = timedelta(days=web.session_days), timedelta(hours=web.visitor_idle_hours)
    return Terms(days, timedelta(hours=web.staff_idle_hours), idle)


def web_limits(settings: Settings, office: Office) -> WebLimits:
    """How much may come from one address."""
    web = settings.web
    sources = Sources(web.trusted_proxies)
    requests, sessions = Allowance(web.requests_per_minute, 60), Allowance(web.sessions_per_hour, 3600)
    return WebLimits(sources, requests, sessions, office.limits.open_visits)


def bounds_of(web: WebSettings) -> Bounds:
    """How many connections there may be, and how long each may dawdle."""
    crowd = Crowd(web.most_connections, web.most_connections_of_one)
    return Bounds(crowd, web.patience_seconds, web.trusted_proxies)


def paces_of(settings: Settings) -> dict[str, Pace]:
    """How fast each platform takes messages."""
    paces = {TELEGRAM: Pace(settings.telegram.messages_per_second)}
    if settings.whatsapp.token is not None:
        rate = settings.whatsapp.messages_per_second
        paces[WHATSAPP] = Pace(rate, WHATSAPP_CHAT, WHATSAPP_CHAT)
    return paces


def sign_of(settings: Settings, openings: dict[str, dict[str, str]]) -> Sign:
    """What pages say of the office."""
    office = settings.office
    largest = settings.visit.largest_file_mb
    origins = settings.web.embed_origins
    return Sign(office.name, office.timezone, office.timezone_label, openings, largest, origins)


def post_of(given: Archive) -> Post | None:
    """By which heads of the archive are mailed; None where nobody is to be mailed."""
    if given.mail_to is None or given.smtp_host is None:
        return None
    password = given.smtp_password.get_secret_value() if given.smtp_password else ""
    sender = given.mail_from or given.mail_to
    return Post(
        given.mail_to, sender, given.smtp_host, given.smtp_port, given.smtp_tls, given.smtp_user or "", password
    )
