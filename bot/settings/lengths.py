"""How long what is kept is kept: the settings that the data map names, and its words with their figures in them."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.settings.model import Settings, keys
from storage.datamap import DataMap, data_map

_FIGURE = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")


def lengths_of(settings: Settings) -> dict[str, timedelta]:
    """The length of each setting that the map names."""
    named = {kept.setting for kept in data_map().kept.values() if kept.setting}
    return {name: timedelta(days=_value(settings, name)) for name in named}


def with_figures(settings: Settings | None = None) -> DataMap:
    """The map as it says how long things are kept here; without settings, by itself."""

    def figure(name: str) -> str:
        return str(keys()[name].default if settings is None else _value(settings, name))

    known = data_map()
    # rule: map-tells-what-is-set
    said = {name: _FIGURE.sub(lambda found: figure(found[1]), each.says) for name, each in known.kept.items()}
    return replace(known, kept={name: replace(each, says=said[name]) for name, each in known.kept.items()})


def _value(settings: Settings, name: str) -> int:
    section, _, key = name.partition(".")
    return int(getattr(getattr(settings, section), key))
