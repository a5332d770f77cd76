"""Loading: environment over file over defaults, or every fault at once."""

import os
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from bot.settings.diagnosis import known_content, unknown_keys, unknown_variables, wrong_values
from bot.settings.faults import Fault, SettingsFaults
from bot.settings.file import SettingsFile, UnreadableFile, read_settings_file
from bot.settings.model import DEFAULT_ORIGIN, Settings, keys, set_variables
from bot.texts.operator import in_words


def load_settings(config: Path | None = None) -> Settings:
    """The settings in force; raises :class:`SettingsFaults`.

    The file is ``config``, else the one LOKET_CONFIG names, else ./loket.toml if there is one. A variable
    LOKET_SECTION__KEY wins over it. When the file cannot be read, its values are not judged.
    """
    faults = list(unknown_variables(os.environ))
    try:
        file = read_settings_file(config)
    except UnreadableFile as unreadable:
        raise SettingsFaults([unreadable.fault, *faults]) from None
    origin_of = _origins(file)
    settings, wrong = _validated(file, origin_of)
    faults += [*unknown_keys(file), *wrong]
    if faults or settings is None:
        raise SettingsFaults(faults)
    settings._file = file.path
    settings._origins.update({key: origin_of(key) for key in keys()})
    return settings


def _validated(file: SettingsFile, origin_of: Callable[[str], str]) -> tuple[Settings | None, list[Fault]]:
    """Faults are returned, not raised: pydantic's error holds the values and must not be chained."""
    try:
        return Settings(**known_content(file)), []
    except ValidationError as error:
        return None, list(wrong_values(error, origin_of))


def _origins(file: SettingsFile) -> Callable[[str], str]:
    variables = set_variables()

    def origin_of(key: str) -> str:
        if (variable := variables.get(".".join(key.split(".")[:2]))) is not None:
            return in_words("settings-variable", name=variable)
        return file.place(key) or DEFAULT_ORIGIN

    return origin_of
