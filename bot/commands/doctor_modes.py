"""What ``loket doctor`` looks at on the machine itself: who else may read the desk's files."""

from collections.abc import Iterator
from pathlib import Path

from bot.commands.finding import Finding
from bot.settings import Settings, secrets_in_file
from storage import safekeeping
from storage.modes import open_to_others


def settings_file(settings: Settings) -> Iterator[Finding]:
    """The settings file, where secrets stand in it."""
    found = secrets_in_file(settings)
    if found is None:
        return
    path, keys = found
    if open_to_others(path):
        remedy = f"Jalankan: chmod 600 {path} (atau pindahkan rahasianya ke variabel lingkungan)."
        yield Finding(False, f"{path} berisi rahasia ({', '.join(keys)}) dan terbuka bagi akun lain", remedy)
    else:
        yield Finding(True, f"{path} hanya terbuka bagi akun ini")


def database_files(database: Path, before: list[Path]) -> Iterator[Finding]:
    """The database's files and folder; ``before`` are those that lay open until it was opened just now."""
    still = safekeeping.too_open(database)
    for path in still:
        mode = "700" if path.is_dir() else "600"
        remedy = f"Jalankan sebagai pemilik berkas itu: chmod {mode} {path}"
        yield Finding(False, f"{path} terbuka bagi akun lain di komputer ini", remedy)
    if closed := [path.name for path in before if path not in still]:
        remedy = "Data di dalamnya mungkin sudah terbaca; periksa siapa saja yang memakai komputer ini."
        yield Finding(False, f"Terbuka bagi akun lain, sekarang ditutup: {', '.join(closed)}", remedy, serious=False)
    elif not still:
        yield Finding(True, "Berkas basis data hanya terbuka bagi akun ini")
    if not still and not safekeeping.own_folder(database.parent) and open_to_others(database.parent):
        remedy = "Isinya sudah tertutup; lebih baik pindahkan basis data ke folder sendiri (database.url)."
        yield Finding(False, f"Folder {database.parent.resolve()} dimasuki akun lain", remedy, serious=False)
