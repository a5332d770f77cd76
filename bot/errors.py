"""The desk's errors to its operator: each says what is wrong and what mends it, in the operator's language."""


class OperatorError(Exception):
    """Something the operator can mend; the message is a whole sentence with the remedy. ``status``: with what the
    command ends."""

    status = 2


class DatabaseUnreachable(OperatorError):
    """The database cannot be opened."""


class DatabaseBusy(OperatorError):
    """Another process holds the database's lock for longer than we wait."""


class DatabaseFull(OperatorError):
    """There is no room left for the database to write in."""


class DatabaseOccupied(OperatorError):
    """Another desk runs on this SQLite file."""


class DatabaseTooNew(OperatorError):
    """The database was written by a later version of Loket."""


class OtherKey(OperatorError):
    """The secret of the desk's seal is not the one that its database has been kept with."""


class TracesMissing(OperatorError):
    """Traces are to be told, and what tells them is not installed."""


class PortTaken(OperatorError):
    """The web server's port is in use."""


class UnknownRole(OperatorError):
    """A staff role that the sheet does not have."""


class PaperTooLong(OperatorError):
    """There is more in a paper than can be printed; another format, or a shorter period, can hold it."""

    status = 3


class NotForDemonstration(OperatorError):
    """The demonstration was asked to run where people are served."""
