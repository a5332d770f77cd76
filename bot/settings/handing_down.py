"""By which settings another process of the same desk goes: the same file, and the same database."""

from bot.settings.file import CONFIG_VARIABLE
from bot.settings.model import DELIMITER, PREFIX, Settings
from storage import premises


def handed_down(settings: Settings) -> dict[str, str]:
    """What is to stand in its environment besides what stands in ours; nothing of it is ever written where others of
    this machine could read it."""
    address = settings.database.address
    url = {f"{PREFIX}DATABASE{DELIMITER}URL": address}
    if schema := premises.named_in(address):
        url[f"{PREFIX}DATABASE{DELIMITER}SCHEMA"] = schema
    return url if settings._file is None else {**url, CONFIG_VARIABLE: str(settings._file.absolute())}
