"""What a failing database means to the operator, in words with the remedy."""

from sqlalchemy import URL, make_url

from bot.errors import DatabaseBusy, DatabaseFull, DatabaseUnreachable, OperatorError
from bot.texts.operator import in_words
from storage.trouble import Trouble, trouble_of

_UNREACHABLE = in_words("desk-database-remedy")
_SPOILT = in_words("desk-database-broken-remedy")


def told(fault: Exception, name: str) -> OperatorError:
    """The error that the operator is shown for a fault of the database that they call ``name``."""
    match trouble_of(fault):
        case Trouble.BUSY:
            return DatabaseBusy(in_words("desk-database-busy", name=name))
        case Trouble.FULL:
            return DatabaseFull(in_words("desk-database-full", name=name))
        case trouble:
            remedy = _SPOILT if trouble is Trouble.SPOILT else _UNREACHABLE
            return DatabaseUnreachable(
                in_words("desk-database-unreachable", name=name, fault=type(fault).__name__, remedy=remedy)
            )


def named(url: URL | str) -> str:
    """A database as an operator knows it: its file, or its server and name; never a password."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or ""
    return f"{parsed.host or ''}/{parsed.database or ''}"
