"""What can stand in the way of a backup, or of restoring one; each message is a sentence with the remedy."""

from bot.errors import OperatorError


class BackupFailed(OperatorError):
    """No backup was made; what was there before is there still."""


class Unreadable(OperatorError):
    """The file is no backup, or not as it was written, or cannot be opened with this key."""


class NotRestored(OperatorError):
    """Nothing was restored; the database that was to take it is as it was."""
