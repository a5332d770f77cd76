"""What a desk of many takes from its installation, and what it never does.

A desk's own variables go before its own file, and that before the installation's variables, and those before the
installation's file. What makes a desk this desk (its bot, its number, its keys) is never inherited; what lies somewhere
is inherited so that two desks never lie in the same place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic_settings import EnvSettingsSource

from bot.settings.faults import Fault
from bot.settings.file import SettingsFile
from bot.settings.model import Settings, environment_name, keys
from bot.settings.place import Place
from bot.texts.operator import in_words

OWN = frozenset(
    {
        "telegram.token",
        "telegram.webhook_secret",
        "whatsapp.phone_number_id",
        "whatsapp.verify_token",
        "zoom.webhook_secret",
        "survey.seal_key",
        "survey.seal_file",
        "identity.key",
        "identity.former_key",
        "identity.key_file",
        "database.schema",
        "office.share_figures",
    }
)
"""What no two desks may have in common, and what each decides for itself."""

OF_PROCESS = frozenset(
    {
        "web.host",
        "web.port",
        "web.enabled",
        "web.admin_host",
        "web.admin_port",
        "web.most_connections",
        "web.most_connections_of_one",
        "log.level",
        "log.json",
    }
)
"""What the process has that serves all desks: a desk cannot say it."""

OF_ONE = frozenset({"zoom.meeting_id", "backup.key", "backup.key_file"})
"""What each desk says for itself if it says it at all: in one meeting the visitors of two offices would meet, and
whoever has a key to one desk's backups would have all of them."""

_FOLDERS = ("backup.folder", "archive.heads")
_ADDRESSES = ("web.public_url", "telegram.webhook_url")
_DATABASE = "database.url"
_SQLITE = "sqlite"
_FILE = "data/loket.sqlite3"
_KEYS = ("data/loket.key", "data/loket.identity.key")
"""Wherever the database is: a desk that moves takes them along by staying."""

_BACKUPS = "data/backups"

_SCHEMA = re.compile(r"([?&])schema=[^&]*(&|$)")

Content = dict[str, Any]
"""What stands in each section; what should be a section and is none stays as it is, to be told as a fault."""


def said_in(environment: Mapping[str, str]) -> Content:
    """What variables set, by section and key."""
    known = {environment_name(key).lower() for key in keys()}
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): text for name, text in environment.items() if text and name.lower() in known}
    return source()


def inherited(above: Content, place: Place) -> Content:
    """What the installation says, as this desk is told it."""
    # rule: identity-never-inherited
    told = {key: value for key, value in _flat(above) if key not in OWN}
    for key in _FOLDERS:
        if isinstance(folder := told.get(key), str):
            told[key] = str(Path(folder) / place.name)
    for key in _ADDRESSES:
        if key in told:
            told[key] = f"{str(told[key]).rstrip('/')}/d/{place.name}"
    # rule: desks-never-share-a-database
    if str(told.get(_DATABASE, _SQLITE)).startswith(_SQLITE):
        told[_DATABASE] = f"sqlite:///{place.folder / _FILE}"
    else:  # a schema is never inherited, wherever it is said
        told[_DATABASE] = _SCHEMA.sub(lambda found: found[1] if found[2] else "", str(told[_DATABASE]))
    told["survey.seal_file"], told["identity.key_file"] = (str(place.folder / file) for file in _KEYS)
    told.setdefault("backup.folder", str(place.folder / _BACKUPS))
    return _nested(told)


def at_home(own: Content, place: Place) -> Content:
    """What a desk's own file says; what lies somewhere lies in the desk's folder unless it is said in full."""
    told = dict(_flat(own))
    for key in told.keys() & _paths():
        if isinstance(lies := told[key], str):
            told[key] = str(place.folder / lies)
    url = str(told.get(_DATABASE, ""))
    scheme, mark, file = url.partition(":///")
    if mark and scheme.startswith(_SQLITE):
        told[_DATABASE] = f"{scheme}:///{place.folder / file}"
    return _nested(told)


def joined(*said: Content) -> Content:
    """What is said first, as far as nothing else is said after it."""
    told: dict[str, Any] = {}
    for each in said:
        told.update(_flat(each))
    return _nested(told)


def housed(content: Content, place: Place) -> Content:
    """The same, with a schema of its own where the desk's database is on a server."""
    told = dict(_flat(content))
    url = str(told.get(_DATABASE, _SQLITE))
    if not url.startswith(_SQLITE) and "schema=" not in url:
        told.setdefault("database.schema", place.schema)
    return _nested(told)


def misplaced(file: SettingsFile, place: Place) -> Iterator[Fault]:
    """A fault for everything in a desk's file that only an installation can say."""
    for key, _ in _flat(file.content):
        if key in OF_PROCESS:
            remedy = in_words("installation-of-process-remedy", file=place.above)
            yield Fault(key, environment_name(key), file.place(key) or "", in_words("installation-of-process"), remedy)


def shared(above: Content, own: Content, origin_of: Callable[[str], str], file: Path) -> Iterator[Fault]:
    """A fault for everything that the installation says for all desks and only one can have, unless the desk says it
    itself."""
    said = {key for key, _ in _flat(own)}
    for key in sorted(key for key, _ in _flat(above)):
        # rule: of-one-desk-alone
        if key in OF_ONE - said:
            remedy = in_words("installation-of-one-remedy", file=file)
            yield Fault(key, environment_name(key), origin_of(key), in_words("installation-of-one"), remedy)


def _paths() -> set[str]:
    """Every key that is a path."""
    return {key for key, field in keys().items() if field.annotation in (Path, Path | None)}


def _flat(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, inside in content.items():
        if isinstance(inside, dict):
            yield from ((f"{section}.{name}", value) for name, value in inside.items())
        else:
            yield section, inside


def _nested(told: Mapping[str, Any]) -> Content:
    # rule: wrong-section-is-a-fault
    content: Content = {key: value for key, value in told.items() if "." not in key}
    for key, value in told.items():
        section, _, name = key.partition(".")
        if name and isinstance(inside := content.setdefault(section, {}), dict):
            inside[name] = value
    return content
