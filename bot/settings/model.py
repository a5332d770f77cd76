"""The settings as a whole: their sections, their keys, and the names these have in the environment."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import PrivateAttr, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings.sections import (
    Appointments,
    Archive,
    Backup,
    Database,
    Day,
    Duty,
    Files,
    FollowUp,
    Form,
    Identity,
    Jobs,
    Ledger,
    Log,
    Office,
    Papers,
    Ppid,
    Privacy,
    Queue,
    Retention,
    Rights,
    Section,
    Sop,
    Staff,
    Survey,
    Telegram,
    Texts,
    Tracing,
    Visit,
    Web,
    Whatsapp,
    Zoom,
)
from bot.settings.values import WrongValue
from bot.texts.operator import in_words

PREFIX = "LOKET_"
DELIMITER = "__"
DEFAULT_ORIGIN = "bawaan"
"""Said of a key that is set nowhere."""


class Settings(BaseSettings):
    """Everything that can be set, frozen. Made by :func:`bot.settings.load_settings`.

    The environment wins over what is handed in (the file's content); no ``.env`` file is read.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix=PREFIX,
        env_nested_delimiter=DELIMITER,
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    database: Database = Database()
    office: Office = Office()
    sop: Sop = Sop()
    form: Form = Form()
    texts: Texts = Texts()
    queue: Queue = Queue()
    appointments: Appointments = Appointments()
    visit: Visit = Visit()
    files: Files = Files()
    papers: Papers = Papers()
    telegram: Telegram = Telegram()
    whatsapp: Whatsapp = Whatsapp()
    web: Web = Web()
    zoom: Zoom = Zoom()
    survey: Survey = Survey()
    staff: Staff = Staff()
    duty: Duty = Duty()
    ledger: Ledger = Ledger()
    follow_up: FollowUp = FollowUp()
    ppid: Ppid = Ppid()
    privacy: Privacy = Privacy()
    rights: Rights = Rights()
    day: Day = Day()
    jobs: Jobs = Jobs()
    backup: Backup = Backup()
    identity: Identity = Identity()
    archive: Archive = Archive()
    retention: Retention = Retention()
    tracing: Tracing = Tracing()
    log: Log = Log()

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)
    """Where each key that is not at its default was set."""
    _file: Path | None = PrivateAttr(default=None)
    """The file that was read, if there is one."""
    _desk: str = PrivateAttr(default="")
    """Which desk of an installation this is; empty for one that stands alone."""

    @field_validator("web")
    @classmethod
    def _webhook_is_served(cls, web: Web, info: ValidationInfo) -> Web:
        if "telegram" in info.data and info.data["telegram"].mode == "webhook" and not web.enabled:
            raise WrongValue(
                in_words("settings-webhook-web"),
                in_words("settings-webhook-web-remedy"),
                key="enabled",
            )
        if "whatsapp" in info.data and info.data["whatsapp"].token is not None and not web.enabled:
            raise WrongValue(in_words("settings-whatsapp-web"), in_words("settings-whatsapp-web-remedy"), "enabled")
        return web

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment over file; of the environment only what names a key (the rest is told as a fault)."""
        del env_settings, dotenv_settings, file_secret_settings
        environment = EnvSettingsSource(settings_cls)
        known = {environment_name(key).lower() for key in keys()}
        environment.env_vars = {name: text for name, text in environment.env_vars.items() if name in known}
        return environment, init_settings


class OfMany(Settings):
    """The settings of a desk of many: all that is said of it has been put together before, the environment too."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed in."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def sections() -> dict[str, type[Section]]:
    """Every section by its name in the file."""
    return {name: type(field.default) for name, field in Settings.model_fields.items()}


@cache
def keys() -> Mapping[str, FieldInfo]:
    """Every key, as ``section.key``, with what is known of it."""
    return {
        f"{section}.{field.alias or name}": field
        for section, model in sections().items()
        for name, field in model.model_fields.items()
    }


def environment_name(key: str) -> str:
    """The environment variable that sets ``section.key``."""
    return PREFIX + key.replace(".", DELIMITER).upper()


def set_variables(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The key of each environment variable that sets one; empty variables set nothing."""
    given = {name.upper() for name, text in environment.items() if text}
    return {key: environment_name(key) for key in keys() if environment_name(key) in given}
