"""Why something failed or stands in the way: the name of a text with its arguments, so that every reader has it in
their own language. It is stored as one line; what a platform said in its own words, and what older versions of Loket
stored, is no such line and is shown as it stands.
"""

import re
from collections.abc import Mapping

from bot.flows.scene.messages import Arg, Phrase

REASONS: Mapping[str, tuple[str, ...]] = {
    # a sending that failed
    "fault-unsendable": ("fault",),
    "fault-unwritable": (),
    "fault-settings": ("reason",),
    "fault-unopened": (),
    "fault-channel": ("fault",),
    "fault-unreachable": ("platform", "fault"),
    "fault-too-many": ("code",),
    "fault-not-at-desk": (),
    "fault-withheld-part": (),
    "fault-withheld-waiting": (),
    "fault-closed": (),
    "fault-no-message-id": (),
    # a file that somebody sent, or was to get
    "fault-file-large": ("size",),
    "fault-file-unfetched": (),
    "fault-file-unread": ("platform",),
    "fault-file-gone": (),
    "fault-file-refused": (),
    "fault-file-unexamined": (),
    "fault-file-limit": (),
    "fault-file-scanner": (),
    "fault-channel-off": (),
    "fault-paper": ("fault",),
    # Telegram
    "fault-telegram-token": (),
    "fault-telegram-token-sending": (),
    "fault-telegram-token-restart": (),
    "fault-telegram-poller": (),
    "fault-telegram-webhook": (),
    "fault-telegram-secret": (),
    "fault-telegram-menu": ("fault",),
    # WhatsApp, by what its error codes mean
    "fault-whatsapp-window": ("code",),
    "fault-whatsapp-pair": ("code",),
    "fault-whatsapp-throughput": ("code",),
    "fault-whatsapp-spam": ("code",),
    "fault-whatsapp-usage": ("code",),
    "fault-whatsapp-calls": ("code",),
    "fault-whatsapp-absent": ("code",),
    "fault-whatsapp-trial": ("code",),
    "fault-whatsapp-own": ("code",),
    "fault-whatsapp-held": ("code",),
    "fault-whatsapp-declined": ("code",),
    "fault-whatsapp-numberless": ("code",),
    "fault-whatsapp-undelivered": ("code",),
    "fault-whatsapp-access": ("code",),
    "fault-whatsapp-restricted": ("code",),
    "fault-whatsapp-locked": ("code",),
    "fault-whatsapp-payment": ("code",),
    "fault-whatsapp-registration": ("code",),
    "fault-whatsapp-unregistered": ("code",),
    "fault-whatsapp-busy": ("code",),
    "fault-whatsapp-maintained": ("code",),
    "fault-whatsapp-kind": ("code",),
    "fault-whatsapp-media-in": ("code",),
    "fault-whatsapp-media-out": ("code",),
    "fault-whatsapp-template": ("code",),
    "fault-whatsapp-refused": ("code",),
    "fault-whatsapp-see-account": ("reason",),
    "fault-whatsapp-said": ("reason", "title"),
    "fault-whatsapp-secret": (),
    "fault-whatsapp-menu": ("fault",),
    # Zoom
    "fault-zoom-linkless": (),
    "fault-zoom-limit": (),
    "fault-zoom-silent": (),
    "fault-zoom-registrants": ("fault",),
    "fault-zoom-skew": ("seconds",),
    "fault-zoom-unsigned": ("path",),
    "fault-zoom-stale": ("path",),
    "fault-zoom-said": ("reason",),
    "fault-zoom-unread": ("reason",),
    "fault-zoom-nameless": (),
    # what came in and could not be read, or not be decided
    "fault-ours": ("fault", "place"),
    "fault-unread": ("reason",),
    "fault-not-json": ("fault",),
    "fault-too-deep": (),
    "fault-no-update": (),
    "fault-not-whatsapp": (),
    "fault-part-unread": (),
    "fault-change-empty": (),
    "fault-change-nameless": (),
    "fault-no-sender": (),
    "fault-no-state": (),
    "fault-no-kind": (),
    "fault-text-empty": (),
    "fault-id-nameless": (),
    # backups, and a database that was away
    "fault-backup": (),
    "fault-restored": ("at", "unsent", "numbers"),
    "fault-restored-unsent": ("at",),
    "fault-database-away": ("since", "until"),
    # what the figures show
    "fault-backlog": ("platform", "count", "since"),
    "fault-backlog-over": ("platform", "since"),
    "fault-sweep-late": ("count", "since"),
    "fault-sweep-over": ("since",),
    "fault-disk": ("percent",),
    "fault-disk-over": ("since",),
}
"""The texts there are for reasons, and what each is told."""

_JOIN, _INNER = " | ", " ¦ "
"""Between name and arguments; the second within an argument that is a reason itself."""

_LONGEST = 180
"""Characters of one argument: whoever keeps a reason cuts it, and not in the middle of a name."""

_ARGUMENT = re.compile(r"([a-z]+)=(.*)", re.DOTALL)


def reason(name: str, **args: str | int) -> str:
    """A reason as it is kept. Raises KeyError for one that no text tells, or without what the text needs."""
    given = [f"{key}={str(args[key]).replace(_JOIN, _INNER)[:_LONGEST]}" for key in REASONS[name]]
    return _JOIN.join((name, *given))


def worded(kept: str) -> Phrase | str:
    """What a kept reason is said as; words that are no reason are said as they stand."""
    name, *parts = kept.split(_JOIN)
    # rule: old-reasons-are-shown
    if name not in REASONS:
        return kept
    found = [match.groups() for part in parts if (match := _ARGUMENT.fullmatch(part))]
    given: dict[str, Arg] = {key: worded(value.replace(_INNER, _JOIN)) for key, value in found}
    return Phrase(name, {key: given.get(key, "…") for key in REASONS[name]})
