"""By which settings another process of the same desk goes: the same file, and the same database."""

from bot.settings.file import CONFIG_VARIABLE
from bot.settings.model import Settings, environment_name
from bot.settings.place import place_of
from storage import premises


def handed_down(settings: Settings) -> dict[str, str]:
    """What is to stand in its environment besides what stands in ours; nothing of it is ever written where others of
    this machine could read it."""
    of_desk = place_of(settings._file) if settings._file is not None and settings._desk else None
    variable = of_desk.variable if of_desk is not None else environment_name
    address = settings.database.address
    url = {variable("database.url"): address}
    if schema := premises.named_in(address):
        url[variable("database.schema")] = schema
    return url if settings._file is None else {**url, CONFIG_VARIABLE: str(settings._file.absolute())}
