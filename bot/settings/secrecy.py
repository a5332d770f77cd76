"""Which secrets stand in the settings file, and so must be read by nobody else."""

from pathlib import Path

from bot.settings.explaining import MASK, explain
from bot.settings.model import Settings
from bot.texts.operator import in_words


def secrets_in_file(settings: Settings) -> tuple[Path, list[str]] | None:
    """The file and the keys of the secrets that it sets; None where it sets none."""
    if settings._file is None:
        return None
    here = in_words("settings-file", file=settings._file)
    keys = [key for key, shown, origin in explain(settings) if origin.startswith(here) and shown.endswith(MASK)]
    return (settings._file, keys) if keys else None
