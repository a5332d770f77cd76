"""The sections of the settings: one frozen class a table, one described field a key, every default.

Rules between keys are checked at the later key, so that they are reported together with all other faults.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator

from bot.flows.calendar import read_hours
from bot.settings import values
from bot.settings.values import Whole, WrongValue

T = TypeVar("T")

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
    use_national_holidays: bool = Field(
        default=True, description="Whether it is closed on public holidays and cuti bersama."
    )
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
                'kantor yang buka "selalu" tidak mengenal hari tutup',
                'kosongkan daftar ini, atau tulis office.hours sebagai "Setiap hari 00.00-24.00"',
            )
        return closed

    @field_validator("open_days")
    @classmethod
    def _open_or_closed(cls, opened: frozenset[date], info: ValidationInfo) -> frozenset[date]:
        if both := opened & info.data.get("closed_days", frozenset()):
            listed = ", ".join(day.isoformat() for day in sorted(both))
            raise WrongValue(f"{listed} juga tercatat sebagai hari tutup", "hapus dari salah satu daftar")
        return opened


class Sop(Section):
    """Which written procedure the desk follows."""

    file: Path | None = Field(default=None, description="The unit's POS sheet (TOML); the shipped sheet when not set.")


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


class Visit(Section):
    """How long the desk waits for people, in minutes."""

    idle_reminder_minutes: Whole = Field(
        default=10, ge=1, le=10080, description="A silent visitor is reminded of an open form after this."
    )
    idle_close_minutes: Whole = Field(
        default=60, ge=1, le=10080, description="An open form is closed after this much silence."
    )
    attention_minutes: Whole = Field(
        default=15, ge=1, le=10080, description="An overrun step is told to the supervisor after this."
    )
    abandon_minutes: Whole = Field(
        default=240,
        ge=1,
        le=10080,
        description="A visit without any sign of life is closed as lapsed after this.",
    )

    @field_validator("idle_close_minutes")
    @classmethod
    def _remind_before_closing(cls, minutes: int, info: ValidationInfo) -> int:
        if minutes <= info.data.get("idle_reminder_minutes", 0):
            raise WrongValue(
                "ditutup sebelum sempat diingatkan", "tulis lebih besar daripada visit.idle_reminder_minutes"
            )
        return minutes


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
            raise WrongValue('wajib diisi bila telegram.mode = "webhook"', 'isi, atau ganti mode ke "polling"')
        return value


class Web(Section):
    """The desk's own web server: web chat, webhooks, health and metrics."""

    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on.")
    port: Whole = Field(default=8080, ge=0, le=65535, description="Port to listen on; 0 takes any free one.")
    public_url: values.HttpUrl | None = Field(default=None, description="Address by which visitors reach it.")
    enabled: bool = Field(default=True, description="Whether the web server runs at all.")


class Zoom(Section):
    """The standing meeting that visitors are brought to."""

    meeting_id: values.MeetingId = Field(default="83151711241", description="Id of the standing meeting.")
    passcode: values.Passcode = Field(default="123456", description="Passcode of the meeting, told to visitors.")
    join_url: values.HttpUrl = Field(default="https://zoom.us/join", description="Link by which visitors open Zoom.")


class Survey(Section):
    """What visitors are asked afterwards."""

    instrument: values.InstrumentKey = Field(default="skm", description="Key of the questionnaire.")


class Staff(Section):
    """How staff join the desk."""

    invite_days: Whole = Field(default=7, ge=1, le=365, description="Days for which an invitation is valid.")


class Jobs(Section):
    """The desk's repeated work."""

    sweep_seconds: values.Decimal = Field(
        default=0.5, ge=0.05, le=60, description="Seconds between two looks at passed deadlines."
    )


class Log(Section):
    """What the desk writes about its own work."""

    level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], values.Upper] = Field(
        default="INFO", description="Least severity that is logged."
    )
    as_json: bool = Field(default=False, alias="json", description="Whether each log line is a JSON object.")
