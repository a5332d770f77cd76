"""What ``loket doctor`` looks at on the machine itself: who else may read the desk's files."""

from collections.abc import Iterator
from pathlib import Path

from bot.commands.finding import Finding
from bot.settings import Settings, secrets_in_file
from bot.texts.operator import in_words
from storage import safekeeping
from storage.modes import open_to_others


def settings_file(settings: Settings) -> Iterator[Finding]:
    """The settings file, where secrets stand in it."""
    found = secrets_in_file(settings)
    if found is None:
        return
    path, keys = found
    if open_to_others(path):
        remedy = in_words("doctor-secret-open-remedy", path=path)
        yield Finding(False, in_words("doctor-secret-open", path=path, keys=", ".join(keys)), remedy)
    else:
        yield Finding(True, in_words("doctor-file-closed", path=path))


def database_files(database: Path, before: list[Path]) -> Iterator[Finding]:
    """The database's files and folder; ``before`` are those that lay open until it was opened just now."""
    still = safekeeping.too_open(database)
    for path in still:
        mode = "700" if path.is_dir() else "600"
        remedy = in_words("doctor-file-open-remedy", mode=mode, path=path)
        yield Finding(False, in_words("doctor-file-open", path=path), remedy)
    if closed := [path.name for path in before if path not in still]:
        remedy = in_words("doctor-was-open-remedy")
        yield Finding(False, in_words("doctor-was-open", files=", ".join(closed)), remedy, serious=False)
    elif not still:
        yield Finding(True, in_words("doctor-database-closed"))
    if not still and not safekeeping.own_folder(database.parent) and open_to_others(database.parent):
        remedy = in_words("doctor-folder-open-remedy")
        yield Finding(False, in_words("doctor-folder-open", folder=database.parent.resolve()), remedy, serious=False)
