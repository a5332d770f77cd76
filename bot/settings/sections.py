"""The sections of the settings: one frozen class a table, one described field a key, every default.

Rules between keys are checked at the later key, so that they are reported together with all other faults.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator

from bot.flows.calendar.changes import Change
from bot.flows.calendar.hours import read_hours
from bot.flows.office.house_rules import MOST_ROOMS
from bot.settings import dated, values
from bot.settings.values import Whole, WrongValue
from bot.texts.operator import in_words
from storage.limits import Limits

T = TypeVar("T")

_SHORTEST_SEAL_KEY = 32

OFFICE_HOURS = "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"
"""Friday's break is longer: it leaves time for the congregational prayer."""


class Section(BaseModel):
    """One table of the file: frozen, no unknown keys, texts without surrounding blanks."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True, allow_inf_nan=False
    )


class Database(Section):
    """Where everything the desk knows is kept."""

    url: values.DatabaseUrl = Field(
        default=SecretStr("sqlite+aiosqlite:///data/loket.sqlite3"),
        description="Database: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.",
    )
    lock_seconds: values.Decimal = Field(
        default=10.0, ge=0.1, le=300, description="Seconds to wait for another transaction before giving up."
    )

    @property
    def limits(self) -> Limits:
        """How long a transaction may wait and last."""
        return Limits(lock=timedelta(seconds=self.lock_seconds))


class Office(Section):
    """The unit itself: its name, its clock and its days."""

    name: str = Field(default="ULT BPMP Provinsi Sumatera Utara", min_length=1, description="The unit's full name.")
    timezone: values.Zone = Field(default="Asia/Jakarta", description="IANA name of the office's time zone.")
    timezone_label: str = Field(default="WIB", description="What is printed after a time of day.")
    hours: values.Hours = Field(default=read_hours(OFFICE_HOURS), description='Weekly opening hours, or "always".')
    closed_days: values.Days = Field(
        default=frozenset(), description="Further days (ISO dates) on which the office is closed."
    )
    open_days: values.Days = Field(
        default=frozenset(), description="Days (ISO dates) on which it is open although a holiday or weekend."
    )
    periods: dated.Periods = Field(
        default=(), description="Weeks with hours of their own (Ramadan): tables with name, from, until, hours."
    )
    exceptions: dated.Exceptions = Field(
        default=(), description="Days closed or open by exception: tables with date (or from, until), closed or open."
    )
    use_national_holidays: bool = Field(
        default=True, description="Whether it is closed on public holidays and cuti bersama."
    )
    address: str = Field(default="", description="Where the office is, as visitors are told.")
    contact: str = Field(default="", description="Telephone or e-mail address that visitors are given.")
    visit_number_prefix: values.Prefix = Field(default="ULT", description="What visit numbers begin with.")

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)

    @field_validator("closed_days")
    @classmethod
    def _can_close(cls, closed: frozenset[date], info: ValidationInfo) -> frozenset[date]:
        if closed and "hours" in info.data and info.data["hours"].always:
            raise WrongValue(
                in_words("settings-always"),
                in_words("settings-always-remedy"),
            )
        return closed

    @field_validator("periods", "exceptions")
    @classmethod
    def _apart(cls, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        dated.refuse_overlaps(changes)
        return changes

    @field_validator("open_days")
    @classmethod
    def _open_or_closed(cls, opened: frozenset[date], info: ValidationInfo) -> frozenset[date]:
        if both := opened & info.data.get("closed_days", frozenset()):
            listed = ", ".join(day.isoformat() for day in sorted(both))
            raise WrongValue(in_words("settings-both-lists", days=listed), in_words("settings-both-lists-remedy"))
        return opened


class Sop(Section):
    """Which written procedures the desk follows."""

    file: Path | None = Field(default=None, description="The unit's POS sheet (TOML); the shipped sheet when not set.")
    directory: Path | None = Field(
        default=None, description="A directory of POS sheets (*.toml), each with the categories it serves."
    )


class Form(Section):
    """What visitors are asked."""

    directory: Path | None = Field(
        default=None, description="A directory of the office's own forms (*.toml); the shipped ones when not set."
    )


class Texts(Section):
    """What the office words itself."""

    folder: Path | None = Field(
        default=None,
        description="Folder with the office's own wording (id/*.ftl, en/*.ftl) and common questions (id/faq.toml).",
    )


class Queue(Section):
    """How visitors are called."""

    capacity: Whole = Field(
        default=2, ge=0, le=1000, description="Visitors served at the same time; 0 calls everyone at once."
    )
    patience_minutes: Whole = Field(
        default=30,
        ge=1,
        le=1440,
        description="Waiting time after which the front office is told of a visitor.",
    )
    calls: Whole = Field(
        default=3,
        ge=0,
        le=10,
        description="How often a silent visitor is called before their place goes to the next; 0 waits for them.",
    )
    call_minutes: Whole = Field(default=3, ge=1, le=60, description="Minutes of opening time between two calls.")
    daily_quota: Whole = Field(default=0, ge=0, le=9999, description="Numbers given out for a day; 0 for no limit.")
    last_call: values.TimeOfDay | None = Field(
        default=None, description='From this time on ("15.30") numbers are given out for the next opening day only.'
    )
    parked_behind: Whole = Field(
        default=3, ge=1, le=10, description="How many numbers go first when a parked visitor comes back."
    )
    priority: values.Names = Field(
        default=("disabilitas", "lansia", "hamil", "anak_kecil", "korban_bencana"),
        description="Visitors who go first (PermenPANRB 11/2024), as they may name themselves; empty for nobody.",
    )
    priority_head_start_minutes: Whole = Field(
        default=30,
        ge=0,
        le=240,
        description="Who goes first passes all who came up to so many minutes before them, and nobody else.",
    )


class Appointments(Section):
    """Times that visitors book."""

    enabled: bool = Field(default=False, description="Whether visitors can book a time.")
    slot_minutes: Whole = Field(default=15, ge=5, le=240, description="Length of a slot within the opening hours.")
    per_slot: Whole = Field(default=1, ge=1, le=50, description="Appointments that can be booked for one slot.")
    earliest_minutes: Whole = Field(
        default=60, ge=0, le=10_080, description="How long ahead an appointment is booked at least."
    )
    latest_days: Whole = Field(default=14, ge=1, le=90, description="How many days ahead it is booked at most.")
    hold_minutes: Whole = Field(
        default=15, ge=2, le=120, description="How long a chosen time is kept for a visitor who has not confirmed it."
    )
    grace_minutes: Whole = Field(
        default=10, ge=1, le=120, description="How long after its time an appointment waits for a visitor."
    )
    categories: values.Categories = Field(
        default=frozenset(), description="Kinds of business with appointments; all of them when empty."
    )

    @field_validator("latest_days")
    @classmethod
    def _after_earliest(cls, days: int, info: ValidationInfo) -> int:
        if days * 24 * 60 <= info.data.get("earliest_minutes", 0):
            raise WrongValue(
                in_words("settings-lead"),
                in_words("settings-lead-remedy"),
            )
        return days


class Visit(Section):
    """How long the desk waits for people, in minutes where it is not said otherwise."""

    idle_reminder_minutes: Whole = Field(
        default=10, ge=1, le=10080, description="A silent visitor is reminded of an open form after this."
    )
    idle_close_minutes: Whole = Field(
        default=60, ge=1, le=10080, description="An open form rests after this much silence; its answers are kept."
    )
    form_days: Whole = Field(
        default=14, ge=1, le=90, description="Days for which the answers of a resting form are kept."
    )
    thread_idle_minutes: Whole = Field(
        default=60,
        ge=1,
        le=10080,
        description="A conversation with front office is closed after this much silence, counted while the office is "
        "open.",
    )
    unreached_minutes: Whole = Field(
        default=2, ge=1, le=10080, description="A call that has not reached the visitor's phone is told after this."
    )
    early_percent: Whole = Field(
        default=70,
        ge=0,
        le=95,
        description="After this percentage of the limit of a step of theirs a visitor is told what to do; 0 never.",
    )
    warn_percent: Whole = Field(
        default=70,
        ge=0,
        le=95,
        description="After this percentage of the limit of a step of staff's whoever has to end it is warned; 0 never.",
    )
    attention_percent: Whole = Field(
        default=100,
        ge=1,
        le=1000,
        description="An overrun is told to the supervisor when it has gone on for this percentage of the step's "
        "standard, at least for a minute and at most for a working day.",
    )
    dropped_minutes: Whole = Field(
        default=2,
        ge=1,
        le=10080,
        description="A visitor who has left Zoom in the middle of service is missed after this.",
    )
    largest_file_mb: Whole = Field(
        default=10, ge=1, le=20, description="Largest photo or document (MB) that a visitor may send during a visit."
    )
    files_per_visit: Whole = Field(default=10, ge=1, le=1000, description="Files that a visitor may send in a visit.")
    files_per_visit_mb: Whole = Field(
        default=25, ge=1, le=10_000, description="How large (MB) the files of a visit may be together."
    )
    files_per_day: Whole = Field(default=20, ge=1, le=1000, description="Files that a visitor may send in a day.")
    files_per_day_mb: Whole = Field(
        default=50, ge=1, le=10_000, description="How large (MB) the files of a visitor's day may be together."
    )
    abandon_minutes: Whole = Field(
        default=240,
        ge=1,
        le=10080,
        description="A visit without any sign of life is closed after this, never before the standard of the running "
        "step; one of which staff owe a report stays open, and a supervisor is told.",
    )
    farewell_minutes: Whole = Field(
        default=15,
        ge=1,
        le=10080,
        description="A visit that lacks only the visitor's survey and farewell is over after this much silence.",
    )
    unresolved_days: Whole = Field(
        default=10,
        ge=1,
        le=250,
        description="Working days after which a visit that staff never reported to be over ends as unresolved.",
    )
    addressee_minutes: Whole = Field(
        default=10,
        ge=1,
        le=240,
        description="What an officer writes goes on to the same visitor for so long; then it is asked for whom it is.",
    )
    undo_seconds: Whole = Field(
        default=60, ge=10, le=600, description="Seconds for which officers can undo what they pressed or wrote."
    )
    hold_seconds: Whole = Field(
        default=8,
        ge=0,
        le=60,
        description="Seconds for which an officer's words wait before they are sent, so that undoing them is unseen.",
    )

    @field_validator("idle_close_minutes")
    @classmethod
    def _remind_before_resting(cls, minutes: int, info: ValidationInfo) -> int:
        if minutes <= info.data.get("idle_reminder_minutes", 0):
            raise WrongValue(in_words("settings-idle"), in_words("settings-idle-remedy"))
        return minutes


class Files(Section):
    """How files that visitors send are examined."""

    scanner: values.Command = Field(
        default=(),
        description="Command that gets a file on its standard input; exit 0 is clean, 1 refused, other not examined.",
    )
    scanner_seconds: values.Decimal = Field(
        default=30, ge=1, le=300, description="Seconds that the scanner may take for one file."
    )


class Telegram(Section):
    """The bot on Telegram."""

    token: values.BotToken | None = Field(default=None, description="The bot's token from @BotFather.")
    api_url: values.HttpUrl = Field(
        default="https://api.telegram.org", description="Base address of the Bot API server."
    )
    mode: Literal["polling", "webhook"] = Field(
        default="polling", description="Whether updates are fetched (polling) or delivered (webhook)."
    )
    webhook_url: values.WebhookUrl | None = Field(
        default=None, validate_default=True, description="Public https base that Telegram delivers to."
    )
    webhook_secret: values.WebhookSecret | None = Field(
        default=None, validate_default=True, description="Secret by which deliveries are known as Telegram's."
    )
    messages_per_second: Whole = Field(
        default=30, ge=0, le=1000, description="Messages sent a second; 0 turns all pacing off."
    )

    @field_validator("webhook_url", "webhook_secret")
    @classmethod
    def _needed_for_webhook(cls, value: T, info: ValidationInfo) -> T:
        if value is None and info.data.get("mode") == "webhook":
            raise WrongValue(in_words("settings-webhook-needs"), in_words("settings-webhook-needs-remedy"))
        return value


class Whatsapp(Section):
    """The number on WhatsApp's official Cloud API. Without a token the desk is not on WhatsApp."""

    token: values.PlainSecret | None = Field(default=None, description="Access token of the system user.")
    phone_number_id: values.GraphId | None = Field(
        default=None, validate_default=True, description="Id of the number (not the number itself)."
    )
    business_account_id: values.GraphId | None = Field(
        default=None, description="Id of the WhatsApp Business Account, for templates, forms and doctor."
    )
    app_secret: values.PlainSecret | None = Field(
        default=None, validate_default=True, description="The Meta app's secret, by which deliveries are verified."
    )
    verify_token: values.PlainSecret | None = Field(
        default=None, validate_default=True, description="The word Meta has to repeat when the webhook is set up."
    )
    api_url: values.HttpUrl = Field(default="https://graph.facebook.com", description="Base of the Graph API.")
    api_version: values.GraphVersion = Field(default="v26.0", description="Version of the Graph API.")
    messages_per_second: Whole = Field(
        default=80, ge=0, le=1000, description="Messages sent a second; 0 turns all pacing off."
    )
    template_call: values.TemplateName = Field(default="", description="Approved template for a visitor's turn.")
    template_reminder: values.TemplateName = Field(default="", description="Approved template for a reminder.")
    template_survey: values.TemplateName = Field(default="", description="Approved template for the survey.")
    template_duty: values.TemplateName = Field(default="", description="Approved template that fetches staff.")
    flow_id: values.GraphId | None = Field(default=None, description="Published form (WhatsApp Flow), Indonesian.")
    flow_id_en: values.GraphId | None = Field(default=None, description="Published form, English.")

    @field_validator("phone_number_id", "app_secret", "verify_token")
    @classmethod
    def _needed_with_token(cls, value: T, info: ValidationInfo) -> T:
        if value is None and info.data.get("token") is not None:
            raise WrongValue(in_words("settings-whatsapp-needs"), in_words("settings-whatsapp-needs-remedy"))
        return value

    @property
    def templates(self) -> dict[str, str]:
        """The configured templates by what they are for."""
        named = {
            "call": self.template_call,
            "reminder": self.template_reminder,
            "survey": self.template_survey,
            "duty": self.template_duty,
        }
        return {purpose: name for purpose, name in named.items() if name}

    @property
    def forms(self) -> dict[str, str]:
        """The configured forms by language."""
        return {language: form for language, form in (("id", self.flow_id), ("en", self.flow_id_en)) if form}


class Web(Section):
    """The desk's own web server: web chat, webhooks, health and metrics."""

    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on.")
    port: Whole = Field(default=8080, ge=0, le=65535, description="Port to listen on; 0 takes any free one.")
    public_url: values.HttpUrl | None = Field(default=None, description="Address by which visitors reach it.")
    enabled: bool = Field(default=True, description="Whether the web server runs at all.")
    admin_host: str = Field(
        default="127.0.0.1", min_length=1, description="Address for whoever looks after the desk: /metrics and /health."
    )
    admin_port: Whole | None = Field(
        default=None,
        ge=0,
        le=65535,
        description="Port for these; 0 takes any free one, without one they are not served.",
    )
    patience_seconds: values.Decimal = Field(
        default=10, ge=0.05, le=600, description="Seconds in which a request's head, and then its body, has to be here."
    )
    most_connections: Whole = Field(
        default=500, ge=1, le=100_000, description="Connections held open at once; half of them may wait for news."
    )
    most_connections_of_one: Whole = Field(
        default=100, ge=1, le=100_000, description="Of these, connections from one address; proxies are not bounded."
    )
    trusted_proxies: values.Networks = Field(
        default=values.networks("127.0.0.1, ::1"),
        description="Proxies whose X-Forwarded-For is believed: addresses or networks.",
    )
    requests_per_minute: Whole = Field(
        default=600, ge=10, le=1_000_000, description="Requests that one address may make in a minute."
    )
    sessions_per_hour: Whole = Field(
        default=120, ge=1, le=1_000_000, description="Conversations that one address may begin in an hour."
    )
    open_visits: Whole = Field(
        default=10, ge=1, le=100_000, description="Unfinished web visits that may come from one address."
    )
    session_days: Whole = Field(default=30, ge=1, le=365, description="Longest life of a web conversation, in days.")
    visitor_idle_hours: Whole = Field(
        default=360,
        ge=1,
        le=8760,
        description="A visitor's conversation without an open visit ends after this silence.",
    )
    staff_idle_hours: Whole = Field(
        default=72, ge=1, le=8760, description="An officer's web session ends after this much idleness."
    )


class Zoom(Section):
    """The standing meeting that visitors are brought to."""

    meeting_id: values.MeetingId = Field(default="83151711241", description="Id of the standing meeting.")
    passcode: values.Passcode = Field(default="123456", description="Passcode of the meeting, told to visitors.")
    join_url: values.HttpUrl = Field(default="https://zoom.us/join", description="Link by which visitors open Zoom.")
    rooms: Whole = Field(
        default=0,
        ge=0,
        le=MOST_ROOMS,
        description="Breakout rooms that officers choose from; 0 does not ask for the room.",
    )
    dial_in: values.DialIn = Field(
        default="", description="Telephone number for taking part without video, told where the signal is weak."
    )
    account_id: values.PlainSecret | None = Field(
        default=None, description="Account of the server-to-server app; without it everybody gets the static link."
    )
    client_id: values.PlainSecret | None = Field(
        default=None, validate_default=True, description="Client id of the server-to-server app."
    )
    client_secret: values.PlainSecret | None = Field(
        default=None, validate_default=True, description="Client secret of the server-to-server app."
    )
    webhook_secret: values.PlainSecret | None = Field(
        default=None, description="The app's secret token, by which its events are known as Zoom's."
    )
    api_url: values.HttpUrl = Field(default="https://api.zoom.us/v2", description="Base address of Zoom's API.")
    oauth_url: values.HttpUrl = Field(
        default="https://zoom.us/oauth/token", description="Address at which access tokens are given out."
    )

    @field_validator("client_id", "client_secret")
    @classmethod
    def _needed_with_account(cls, value: T, info: ValidationInfo) -> T:
        if value is None and info.data.get("account_id") is not None:
            raise WrongValue(in_words("settings-zoom-needs"), in_words("settings-zoom-needs-remedy"))
        return value


class Survey(Section):
    """What visitors are asked afterwards."""

    instrument: values.InstrumentKey = Field(default="skm", description="Key of the questionnaire.")
    fewest_together: Whole = Field(
        default=5,
        ge=1,
        le=100,
        description="Questionnaires are written when so many wait, and say no more than so many have in common.",
    )
    open_hours: Whole = Field(default=24, ge=2, le=168, description="Hours for which an unanswered survey stays open.")
    reminder_minutes: Whole = Field(
        default=60,
        ge=0,
        le=10080,
        description="A visitor is reminded of it once after this, by day; 0 never. Shorter than survey.open_hours.",
    )
    longest_wait_days: Whole = Field(
        default=30, ge=1, le=180, description="Days after which they are written even if fewer wait."
    )
    seal_key: SecretStr | None = Field(
        default=None,
        description="Secret that closes answers until they are written and names events; instead of a key file.",
    )
    seal_file: Path | None = Field(
        default=None, description="Key file that is made when missing; beside the SQLite file when not set."
    )

    @field_validator("reminder_minutes")
    @classmethod
    def _while_open(cls, minutes: int, info: ValidationInfo) -> int:
        if minutes >= info.data.get("open_hours", 168) * 60:
            raise WrongValue(in_words("settings-survey-late"), in_words("settings-survey-late-remedy"))
        return minutes

    @field_validator("seal_key")
    @classmethod
    def _long_enough(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value()) < _SHORTEST_SEAL_KEY:
            raise WrongValue(
                in_words("settings-seal-short", least=_SHORTEST_SEAL_KEY),
                in_words("settings-seal-short-remedy"),
            )
        return key


class Staff(Section):
    """How staff join the desk."""

    invite_days: Whole = Field(default=7, ge=1, le=365, description="Days for which an invitation is valid.")


class Duty(Section):
    """How the duty of staff begins, pauses and ends."""

    break_minutes: Whole = Field(
        default=30, ge=1, le=240, description="Minutes after which a break that an officer takes ends by itself."
    )
    begins_by_itself: bool = Field(
        default=True, description="Whether somebody's turn on the roster puts them on duty; otherwise they are asked."
    )
    ends_at_closing: bool = Field(
        default=True, description="Whether duty ends with the office's hours where nobody has entered a roster."
    )
    remind_minutes: Whole = Field(
        default=10, ge=1, le=240, description="Minutes after which whoever is not there for their turn is reminded."
    )
    answer_minutes: Whole = Field(
        default=15,
        ge=1,
        le=240,
        description="Minutes after which the visits of an officer who does not answer are free for others.",
    )
    nobody_minutes: Whole = Field(
        default=5, ge=1, le=240, description="Minutes of opening hours without anybody on duty before supervisors hear."
    )
    silent_minutes: Whole = Field(
        default=30,
        ge=0,
        le=480,
        description="Minutes of silence after which an officer with overdue work is asked whether they are there.",
    )


class Ledger(Section):
    """How deviations from the standard are answered for."""

    explain_days: Whole = Field(
        default=2, ge=1, le=30, description="Working days within which whoever answers for a deviation explains it."
    )
    judge_days: Whole = Field(
        default=3, ge=1, le=30, description="Working days within which a supervisor judges an explanation."
    )
    compensation: values.Words = Field(
        default=(), description="What a visitor may be offered for an overrun that was the office's fault."
    )
    disturbance_after: Whole = Field(
        default=3, ge=0, le=50, description="Deviations of several visits that make the desk propose a disturbance."
    )
    disturbance_minutes: Whole = Field(
        default=15, ge=1, le=120, description="Minutes within which they come about, to be proposed as one disturbance."
    )


class Day(Section):
    """How the day is shown, and when a standard is proposed for review."""

    board_seconds: Whole = Field(
        default=10, ge=3, le=300, description="Seconds between two changes of a live board, at least."
    )
    called_within_minutes: Whole = Field(
        default=15, ge=1, le=480, description="Capacity is told for nine of ten visitors being called within this."
    )
    review_percent: Whole = Field(
        default=80, ge=10, le=99, description="A step late in more of a month's visits is proposed for review."
    )
    review_fewest: Whole = Field(
        default=20, ge=5, le=10_000, description="Visits of a month below which nothing is proposed."
    )


class FollowUp(Section):
    """What is done for visitors after their visit, and the law's clocks for complaints."""

    remind_days: Whole = Field(
        default=1, ge=1, le=10, description="Working days before a follow-up is due at which its owner is reminded."
    )
    answer_days: Whole = Field(
        default=14, ge=1, le=14, description="Days within which a complaint is answered (UU 25/2009: at most 14)."
    )
    decide_days: Whole = Field(
        default=60, ge=1, le=60, description="Days within which a complaint is decided (UU 25/2009: at most 60)."
    )


class Jobs(Section):
    """The desk's repeated work."""

    sweep_seconds: values.Decimal = Field(
        default=0.5, ge=0.05, le=60, description="Seconds between two looks at passed deadlines."
    )
    events_days: Whole = Field(
        default=35, ge=14, le=3650, description="Days for which a decided event is known, should it be brought again."
    )


class Log(Section):
    """What the desk writes about its own work."""

    level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], values.Upper] = Field(
        default="INFO", description="Least severity that is logged."
    )
    as_json: bool = Field(default=False, alias="json", description="Whether each log line is a JSON object.")
