"""Loading: environment over file over defaults, or every fault at once."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.settings.diagnosis import known_content, unknown_keys, unknown_variables, wrong_values
from bot.settings.faults import Fault, SettingsFaults
from bot.settings.file import SettingsFile, UnreadableFile, read_settings_file, settings_path
from bot.settings.inheriting import OWN, at_home, housed, inherited, joined, misplaced, said_in, shared
from bot.settings.model import DEFAULT_ORIGIN, OfMany, Settings, keys, set_variables
from bot.settings.place import OF_DESKS, Place, desks_beside, place_of, places_in, strangers
from bot.texts.operator import in_words


def load_settings(config: Path | None = None) -> Settings:
    """The settings in force, of a desk of many where that is what the file belongs to; raises :class:`SettingsFaults`.

    The file is ``config``, else the one LOKET_CONFIG names, else ./loket.toml if there is one. A variable
    LOKET_SECTION__KEY wins over it. When the file cannot be read, its values are not judged.
    """
    if (place := place_of(settings_path(config))) is not None:
        return load_desk(place)
    faults = list(unknown_variables(_of_no_desk(settings_path(config))))
    try:
        file = read_settings_file(config)
    except UnreadableFile as unreadable:
        raise SettingsFaults([unreadable.fault, *faults]) from None
    origin_of = _origins(file)
    settings, wrong = _validated(Settings, known_content(file), origin_of)
    faults += [*unknown_keys(file), *wrong]
    if faults or settings is None:
        raise SettingsFaults(faults)
    settings._file = file.path
    settings._origins.update(_told(origin_of))
    return settings


def load_desk(place: Place, file: Path | None = None) -> Settings:
    """The settings of a desk of many: its own (or those of ``file`` instead) over those of its installation; raises
    :class:`SettingsFaults`."""
    above, own = _both(place, file or place.file)
    given = place.given(os.environ)
    origin_of = _origins_of_many(place, above, own, given)
    for_all, its = joined(known_content(above), said_in(os.environ)), (known_content(own), said_in(given))
    said = joined(inherited(for_all, place), at_home(its[0], place), its[1])
    settings, wrong = _validated(OfMany, housed(said, place), origin_of)
    faults = [*unknown_keys(above), *unknown_keys(own), *misplaced(own, place), *unknown_variables(given), *wrong]
    faults += shared(for_all, joined(*its), _origins(above), own.path or place.file)
    if faults or settings is None:
        named = [replace(fault, variable=place.variable(fault.key)) if fault.key else fault for fault in faults]
        raise SettingsFaults(named)
    settings._file, settings._desk = own.path, place.name
    settings._origins.update(_told(origin_of))
    return settings


def _both(place: Place, file: Path) -> tuple[SettingsFile, SettingsFile]:
    """The installation's file, if there is one, and the desk's."""
    try:
        above = read_settings_file(place.above) if place.above.exists() else SettingsFile()
        return above, read_settings_file(file)
    except UnreadableFile as unreadable:
        raise SettingsFaults([unreadable.fault]) from None


def _of_no_desk(config: Path) -> list[str]:
    """The environment's names, without those that are for a desk of many that there is."""
    desks = desks_beside(config)
    if desks is None:
        return list(os.environ)
    foreign = set(strangers(os.environ, places_in(desks).values()))
    return [name for name in os.environ if not name.upper().startswith(OF_DESKS) or name in foreign]


def _validated(
    model: type[Settings], content: Mapping[str, Any], origin_of: Callable[[str], str]
) -> tuple[Settings | None, list[Fault]]:
    """Faults are returned, not raised: pydantic's error holds the values and must not be chained."""
    try:
        return model(**content), []
    except ValidationError as error:
        return None, list(wrong_values(error, origin_of))


def _told(origin_of: Callable[[str], str]) -> dict[str, str]:
    """Where each key's value comes from, of those that are set."""
    told = ((key, origin_of(key)) for key in keys())
    return {key: origin for key, origin in told if origin != DEFAULT_ORIGIN}


def _origins(file: SettingsFile) -> Callable[[str], str]:
    variables = set_variables()

    def origin_of(key: str) -> str:
        if (variable := variables.get(".".join(key.split(".")[:2]))) is not None:
            return in_words("settings-variable", name=variable)
        return file.place(key) or DEFAULT_ORIGIN

    return origin_of


def _origins_of_many(
    place: Place, above: SettingsFile, own: SettingsFile, given: Mapping[str, str]
) -> Callable[[str], str]:
    variables, theirs = set_variables(given), _origins(above)

    def origin_of(key: str) -> str:
        plain = ".".join(key.split(".")[:2])
        if plain in variables:
            return in_words("settings-variable", name=place.variable(plain))
        return own.place(key) or (DEFAULT_ORIGIN if plain in OWN else theirs(key))

    return origin_of
