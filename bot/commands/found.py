"""What a look along the archive found, in words: the desk's own, or that of an export."""

from bot.texts.operator import in_words
from storage.chain.verifying import ENTRY, Fault, Finding, Tally

MOST_TOLD = 200
"""Findings told one by one; of the rest only how many there are is not worth reading everything for."""


def found_in_words(finding: Finding) -> str:
    """A finding, in words."""
    name = in_words("verify-entry-of-chain") if finding.table == ENTRY else finding.table
    since = in_words("verify-since-day", day=finding.day) if finding.day else ""
    vouched = in_words("verify-since", serial=finding.serial, day=since) if finding.serial else ""
    match finding.fault:
        case Fault.ALTERED:
            return in_words("verify-altered", table=name, key=finding.key, since=vouched)
        case Fault.MISSING:
            return in_words("verify-missing", table=name, key=finding.key, since=vouched)
        case Fault.INSERTED:
            return in_words("verify-inserted", table=name, key=finding.key, since=vouched)
        case Fault.REORDERED:
            return in_words("verify-reordered", table=name, key=finding.key, since=vouched)
        case Fault.SHUT:
            return in_words("verify-shut", table=name, key=finding.key, since=vouched)
        case Fault.CUT_OFF:
            return in_words("verify-cut-off", table=name, key=finding.key, since=vouched)


def summed(tally: Tally) -> str:
    """What was looked along, in words."""
    lines = [_counted(tally)]
    if tally.unlinked:
        lines.append(in_words("verify-unlinked", count=tally.unlinked))
    return "\n".join(lines)


def _counted(tally: Tally) -> str:
    return in_words(
        "verify-tally",
        entries=tally.entries,
        rows=tally.rows,
        surveys=tally.surveys,
        erased=tally.erased,
        before=tally.before,
        heads=tally.heads,
        serial=tally.serial,
        head=tally.head,
    )
