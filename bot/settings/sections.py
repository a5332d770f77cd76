"""The sections of the settings: one frozen class a table, one described field a key, every default.

Rules between keys are checked at the later key, so that they are reported together with all other faults.
"""

from datetime import date, time, timedelta
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
from storage import premises
from storage.limits import Limits

T = TypeVar("T")

_SHORTEST_SEAL_KEY = 32
_SHORTEST_METRICS_TOKEN = 16

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
    in_schema: str = Field(
        default="",
        alias="schema",
        description="Schema of a PostgreSQL database that holds this desk, where several share it; empty: all of it.",
    )
    lock_seconds: values.Decimal = Field(
        default=10.0, ge=0.1, le=300, description="Seconds to wait for another transaction before giving up."
    )

    @property
    def limits(self) -> Limits:
        """How long a transaction may wait and last."""
        return Limits(lock=timedelta(seconds=self.lock_seconds))

    @property
    def address(self) -> str:
        """All that the desk's rows are found by: the URL with the schema in it. A secret, as the URL is."""
        # rule: desk-in-its-schema
        return premises.address(self.url.get_secret_value(), self.in_schema)

    @field_validator("in_schema")
    @classmethod
    def _can_be_made(cls, schema: str, info: ValidationInfo) -> str:
        if schema and not premises.may_be_named(schema):
            raise WrongValue(in_words("settings-schema"), in_words("settings-schema-remedy"))
        if schema and "url" in info.data and not info.data["url"].get_secret_value().startswith("postgresql"):
            raise WrongValue(in_words("settings-schema-file"), in_words("settings-schema-file-remedy"))
        if schema and "url" in info.data and premises.named_in(info.data["url"].get_secret_value()) not in ("", schema):
            raise WrongValue(in_words("settings-schema-twice"), in_words("settings-schema-twice-remedy"))
        return schema


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
    share_figures: bool = Field(
        default=False,
        description="Whether a supervisor of many desks sees this one's figures; each desk decides for itself.",
    )

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


class Papers(Section):
    """What is printed for visitors and for the office's files."""

    logo: Path | None = Field(default=None, description="The office's emblem for the letterhead (SVG or PNG).")
    seal_file: Path | None = Field(
        default=None, description="The office's certificate with its key (PKCS#12), by which papers are sealed."
    )
    seal_passphrase: SecretStr | None = Field(
        default=None, description="Passphrase of that file; better from the environment than from a file."
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
    metrics_token: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="Secret that /metrics is read with (Bearer), then also at the public address.",
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
    embed_origins: values.Origins = Field(
        default=(), description="Other sites that may show the chat in a frame: scheme and host, without a path."
    )

    @field_validator("metrics_token")
    @classmethod
    def _needed_beyond_this_machine(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        # rule: figures-leave-with-a-token
        open_to_others = info.data.get("admin_port") is not None and not values.is_loopback(
            info.data.get("admin_host", "")
        )
        if open_to_others and token is None:
            raise WrongValue(in_words("settings-metrics-open"), in_words("settings-metrics-open-remedy"))
        if token is not None and len(token.get_secret_value()) < _SHORTEST_METRICS_TOKEN:
            reason = in_words("settings-metrics-short", least=_SHORTEST_METRICS_TOKEN)
            raise WrongValue(reason, in_words("settings-metrics-short-remedy"))
        return token


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
    weight: values.Weight = Field(
        default=values.EXACT_WEIGHT, description='What every element counts: "1/n", exactly, or a figure ("0,111").'
    )
    labels: Literal["questions", "list"] = Field(
        default="questions", description="Whether elements are numbered as they are asked or as the rule lists them."
    )
    smallest_group: Whole = Field(
        default=5, ge=1, le=100, description="Groups of fewer answers are not shown in reports by themselves."
    )
    place: str = Field(default="", description="Where reports are signed.")
    signer_title: str = Field(default="", description="Office of whoever signs reports of the survey.")
    signer_name: str = Field(default="", description="Name of whoever signs them.")
    signer_nip: str = Field(default="", description="NIP of whoever signs them.")
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


class Ppid(Section):
    """Requests for public information: where they are formally lodged, and the law's clocks."""

    enabled: bool = Field(default=True, description="Whether visitors can prepare such a request in chat.")
    by_category: bool = Field(
        default=False, description="Whether choosing PPID for a visit opens this form instead of giving a number."
    )
    address: str = Field(default="", description="Where PPID takes requests from whoever comes in person.")
    email: str = Field(default="", description="The address to which requests are sent by e-mail.")
    hours: str = Field(default="", description="When PPID is there, in words.")
    official: str = Field(default="", description="The name of the PPID officer, for the printed forms.")
    hand_days: Whole = Field(
        default=1, ge=1, le=3, description="Working days within which front office hands a request to PPID."
    )
    remind_days: Whole = Field(default=2, ge=1, le=5, description="Working days before a date at which it is recalled.")
    answer_days: Whole = Field(
        default=10, ge=1, le=10, description="Working days within which PPID answers (UU 14/2008: at most 10)."
    )
    extend_days: Whole = Field(
        default=7, ge=1, le=7, description="Working days by which that may be extended once (UU 14/2008: at most 7)."
    )
    reply_days: Whole = Field(
        default=30, ge=1, le=30, description="Working days within which an objection is answered (at most 30)."
    )
    a_day: Whole = Field(default=5, ge=1, le=50, description="Requests that one person may send in a day.")


class Privacy(Section):
    """Who answers for personal data (UU 27/2022), as the notice and letters name them."""

    official: str = Field(default="", description="The official for personal data (Pasal 53) and their contact.")
    authority: str = Field(
        default="Lembaga Pelindungan Data Pribadi",
        description="The authority that is told of a breach (Pasal 46), as letters address it.",
    )


class Rights(Section):
    """Requests of people about their data (UU 27/2022); within 3x24 hours is the law's, and no setting."""

    answered_by: Literal["admin", "supervisor"] = Field(
        default="admin", description="The role that answers them: the official for personal data, or whom they named."
    )


class Jobs(Section):
    """The desk's repeated work."""

    sweep_seconds: values.Decimal = Field(
        default=0.5, ge=0.05, le=60, description="Seconds between two looks at passed deadlines."
    )
    events_days: Whole = Field(
        default=35, ge=14, le=3650, description="Days for which a decided event is known, should it be brought again."
    )


class Backup(Section):
    """Copies of the whole database."""

    enabled: bool = Field(
        default=True,
        description="Whether the desk makes one a day by itself (PostgreSQL: only where pg_dump is found).",
    )
    at: values.TimeOfDay = Field(default=time(2), validate_default=True, description="The time of day of it.")
    folder: Path | None = Field(
        default=None, description='Where backups go; "backups" beside the SQLite file, or in "data", when not set.'
    )
    keep_daily: Whole = Field(default=7, ge=1, le=366, description="Days of which the newest backup is kept.")
    keep_weekly: Whole = Field(default=4, ge=0, le=520, description="Weeks of which the newest is kept.")
    keep_monthly: Whole = Field(default=6, ge=0, le=240, description="Months of which the newest is kept.")
    test_days: Whole = Field(
        default=7, ge=0, le=366, description="Days after which the desk restores the newest one aside; 0 never."
    )
    key: SecretStr | None = Field(default=None, description="Secret that backups are encrypted with.")
    key_file: Path | None = Field(
        default=None, description="File with that secret; backups are not encrypted when neither is set."
    )
    tools: Path | None = Field(default=None, description="Folder of pg_dump and pg_restore, where they are not found.")

    @field_validator("key")
    @classmethod
    def _long_enough(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value()) < _SHORTEST_SEAL_KEY:
            raise WrongValue(
                in_words("settings-seal-short", least=_SHORTEST_SEAL_KEY), in_words("settings-seal-short-remedy")
            )
        return key


class Identity(Section):
    """The secret under which everybody's own key is closed."""

    key: SecretStr | None = Field(
        default=None, description="Secret that closes the keys of persons; instead of a key file."
    )
    former_key: SecretStr | None = Field(
        default=None, description='The one before it, until "loket keys rotate" has closed every key anew.'
    )
    key_file: Path | None = Field(
        default=None, description="Key file that is made when missing; beside the SQLite file when not set."
    )

    @field_validator("key", "former_key")
    @classmethod
    def _long_enough(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value()) < _SHORTEST_SEAL_KEY:
            raise WrongValue(
                in_words("settings-seal-short", least=_SHORTEST_SEAL_KEY), in_words("settings-seal-short-remedy")
            )
        return key


class Archive(Section):
    """Where the heads of the chained archive are kept outside the database."""

    heads: Path | None = Field(
        default=None,
        description="Folder that gets a file with the archive's head for each day; best not on this machine.",
    )
    timestamp_url: values.HttpUrl | None = Field(
        default=None, description="Timestamp authority (RFC 3161) that is asked to stamp each day's head."
    )

    @field_validator("timestamp_url")
    @classmethod
    def _needs_heads(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is not None and info.data.get("heads") is None and "heads" in info.data:
            raise WrongValue(in_words("settings-heads-first"), in_words("settings-heads-first-remedy"))
        return url

    smtp_host: str | None = Field(default=None, description="The office's mail server.")
    smtp_port: Whole = Field(default=587, ge=1, le=65535, description="Its port.")
    smtp_tls: Literal["starttls", "tls", "none"] = Field(
        default="starttls",
        description="How the way to it is encrypted; none is only for a mail server on this machine.",
    )
    smtp_user: str | None = Field(default=None, description="Account at the mail server.")
    smtp_password: SecretStr | None = Field(
        default=None, description="Password of that account; better from the environment than from a file."
    )
    mail_from: str | None = Field(default=None, description="Address that heads are mailed from; else mail_to.")
    mail_to: str | None = Field(default=None, description="Address that each day's head is mailed to.")

    @field_validator("mail_to")
    @classmethod
    def _can_be_mailed(cls, to: str | None, info: ValidationInfo) -> str | None:
        if to is None:
            return None
        known = info.data
        if known.get("heads") is None and "heads" in known:
            raise WrongValue(in_words("settings-heads-first"), in_words("settings-heads-first-remedy"))
        if "@" not in to or not to.isprintable() or known.get("smtp_host") is None:
            raise WrongValue(in_words("settings-mail-server"), in_words("settings-mail-server-remedy"))
        # rule: mail-never-in-the-open
        if known.get("smtp_tls") == "none" and known["smtp_host"] not in _HERE:
            raise WrongValue(in_words("settings-mail-open"), in_words("settings-mail-open-remedy"))
        return to


_HERE = ("127.0.0.1", "::1", "localhost")


class Retention(Section):
    """How long is kept what has an end by the calendar: proposals, to be approved by the office's archivist."""

    messages_days: Whole = Field(
        default=90, ge=30, le=3650, description="Days for which messages and names seen in the meeting are kept."
    )
    contacts_days: Whole = Field(
        default=365, ge=30, le=3650, description="Days for which a person's contact is kept after their last visit."
    )
    files_days: Whole = Field(default=730, ge=30, le=3650, description="Days for which files that were sent are kept.")
    identity_days: Whole = Field(
        default=730, ge=90, le=3650, description="Days after which a visit's record says nobody's name any more."
    )
    active_years: Whole = Field(default=2, ge=1, le=30, description="Years for which an archive series is active.")
    inactive_years: Whole = Field(
        default=3, ge=0, le=30, description="Years for which it is kept after that, before it may be destroyed."
    )

    @field_validator("identity_days")
    @classmethod
    def _after_the_others(cls, days: int, info: ValidationInfo) -> int:
        for key in ("messages_days", "contacts_days"):
            if (earlier := info.data.get(key)) is not None and earlier > days:
                words = in_words("settings-identity-first", key=f"retention.{key}", days=earlier)
                raise WrongValue(words, in_words("settings-identity-first-remedy", days=earlier))
        return days

    @field_validator("inactive_years")
    @classmethod
    def _after_identity(cls, years: int, info: ValidationInfo) -> int:
        active, days = info.data.get("active_years"), info.data.get("identity_days")
        if active is not None and days is not None and (active + years) * 365 < days:
            words = in_words("settings-archive-short", years=active + years, days=days)
            raise WrongValue(words, in_words("settings-archive-short-remedy"))
        return years


class Tracing(Section):
    """Where traces (OpenTelemetry) are told; what a collector wants to see goes by OTEL_EXPORTER_OTLP_HEADERS."""

    endpoint: values.HttpUrl | None = Field(
        default=None, description="Base address of an OTLP collector (HTTP); without one nothing is traced."
    )
    share: values.Decimal = Field(default=1.0, ge=0, le=1, description="Share of traces that are told.")


class Log(Section):
    """What the desk writes about its own work."""

    level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], values.Upper] = Field(
        default="INFO", description="Least severity that is logged."
    )
    as_json: bool = Field(default=False, alias="json", description="Whether each log line is a JSON object.")
