"""Loket's settings: environment over TOML file over defaults; all faults at once, secrets never shown."""

from bot.settings.explaining import explain
from bot.settings.faults import Fault, SettingsFaults
from bot.settings.handing_down import handed_down
from bot.settings.loading import load_desk, load_settings
from bot.settings.model import Settings
from bot.settings.secrecy import secrets_in_file

__all__ = [
    "Fault",
    "Settings",
    "SettingsFaults",
    "explain",
    "handed_down",
    "load_desk",
    "load_settings",
    "secrets_in_file",
]
