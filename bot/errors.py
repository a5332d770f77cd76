"""The desk's errors to its operator: each says what is wrong and what mends it, in Indonesian."""


class OperatorError(Exception):
    """Something the operator can mend; the message is a whole sentence with the remedy."""


class DatabaseUnreachable(OperatorError):
    """The database cannot be opened."""


class DatabaseTooNew(OperatorError):
    """The database was written by a later version of Loket."""


class PortTaken(OperatorError):
    """The web server's port is in use."""


class UnknownRole(OperatorError):
    """A staff role that the sheet does not have."""


class NotForDemonstration(OperatorError):
    """The demonstration was asked to run where people are served."""
