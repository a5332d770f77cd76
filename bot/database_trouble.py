"""What a failing database means to the operator, in words with the remedy."""

from sqlalchemy import URL, make_url

from bot.errors import DatabaseBusy, DatabaseFull, DatabaseUnreachable, OperatorError
from storage.trouble import Trouble, trouble_of

_UNREACHABLE = (
    "Periksa database.url (LOKET_DATABASE__URL): untuk SQLite hak tulis foldernya, untuk PostgreSQL apakah servernya "
    "berjalan."
)
_SPOILT = "Berkasnya rusak atau bukan basis data SQLite: pulihkan dari cadangan, atau perbaiki database.url."


def told(fault: Exception, name: str) -> OperatorError:
    """The error that the operator is shown for a fault of the database that they call ``name``."""
    match trouble_of(fault):
        case Trouble.BUSY:
            return DatabaseBusy(
                f"Basis data {name} sedang dipakai proses lain dan tidak dilepas. Coba lagi sebentar lagi; bila tetap "
                "begini, cari proses yang menahannya (alat SQL yang terbuka, pencadangan) dan hentikan."
            )
        case Trouble.FULL:
            return DatabaseFull(
                f"Basis data {name} tidak dapat menulis: ruang simpan habis. Kosongkan ruang pada disk itu; "
                "tidak ada yang perlu diulang, loket melanjutkan sendiri."
            )
        case trouble:
            remedy = _SPOILT if trouble is Trouble.SPOILT else _UNREACHABLE
            return DatabaseUnreachable(f"Basis data {name} tidak dapat dibuka ({type(fault).__name__}). {remedy}")


def named(url: URL | str) -> str:
    """A database as an operator knows it: its file, or its server and name; never a password."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or ""
    return f"{parsed.host or ''}/{parsed.database or ''}"
