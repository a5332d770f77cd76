"""Platforms' names of events, messages and people become digests under the desk's secret, where rows are only added.

Before this the names of events in the inbox and the keys of evidence held chat ids and, on WhatsApp, phone numbers;
what the meeting saw held its names of people; reports held recipients. The order of a visit's evidence, which its keys
told as well as they could, is a number now. Names are made as the desk makes them from now on, so that whatever
a platform repeats across the update is recognised.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import context, op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

Row = dict[str, Any]

_BATCH = 500
_OUTSIDE = frozenset({"telegram", "whatsapp", "web", "zoom"})
_NOBODYS = ("unread:", "trouble:", "x:", "n:")
_PARKED = "desk:parked:"
_QUOTING = ("delivery_given_up", "delivery_failed", "platform_troubled", "platform_well", "file_refused", "way_in_static")
_ADDRESS = re.compile(
    r"wamid\.[\w+/=-]+|\b[A-Z]{2}\.[A-Za-z0-9]{6,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![0-9])[0-9]{6,}(?![0-9])"
)
_NAMED = re.compile(r"""(\\*"(?:\w*id|\w*user_?name|email|from|to)\\*"\s*:\s*\\*")[^":\\]{6,}""")


def _text_columns(table: str, *names: str) -> sa.TableClause:
    return sa.table(table, *(sa.column(name, sa.Text()) for name in names))


_inbox = _text_columns("inbox", "key", "state", "raw")
_evidence = sa.table(
    "evidence",
    *(sa.column(name, sa.Text()) for name in ("visit_id", "key", "retracts")),
    sa.column("serial", sa.SmallInteger()),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
)
_visits = _text_columns("visits", "id")
_sightings = _text_columns("sightings", "key", "attendee", "device")
_attendees = _text_columns("attendees", "key")
_deliveries = _text_columns("deliveries", "channel", "ref", "state", "recipient")
_outbox = sa.table(
    "outbox", sa.column("id", sa.BigInteger()), sa.column("channel", sa.Text()), sa.column("ref", sa.Text())
)
_journal = sa.table(
    "journal", sa.column("id", sa.BigInteger()), sa.column("what", sa.Text()), sa.column("details", sa.JSON())
)


def upgrade() -> None:
    op.create_table(
        "seal", sa.Column("fingerprint", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("fingerprint")
    )
    op.add_column("evidence", sa.Column("serial", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    connection = op.get_bind()
    names = _Names(context.config.attributes.get("digest"))
    labels = _name_events(connection, names)
    _name_evidence(connection, names)
    _name_sightings(connection, names)
    _name_reports(connection, names)
    _name_messages(connection, names)
    _clean_journal(connection, names, labels)


class _Names:
    """What things are called from now on; raises RuntimeError for a name that cannot be made without the secret."""

    def __init__(self, digest: Callable[[str], str] | None) -> None:
        self._given = digest

    def digest(self, text: str) -> str:
        if self._given is None:
            raise RuntimeError("names of before cannot be brought under a digest without the desk's secret")
        return self._given(text)

    def event(self, key: str) -> str:
        """Also for what is named after an event."""
        if key.startswith(_PARKED):
            return _PARKED + self.event(key.removeprefix(_PARKED))
        channel, _, own = key.partition(":")
        if channel not in _OUTSIDE or own.startswith(_NOBODYS):
            return key
        return f"{channel}:{_with_kind(own, self.digest(key))}"

    def seen_as(self, key: str) -> str:
        return key and _with_kind(key, self.digest(key))


def _with_kind(own: str, digest: str) -> str:
    kind, _, rest = own.partition(":")
    return f"{kind}:{digest}" if rest and len(kind) == 1 else digest


def _name_events(connection: sa.Connection, names: _Names) -> dict[str, str]:
    """Names the inbox anew; returns what parked events were called to people, and are now."""
    labels: dict[str, str] = {}
    rows = connection.execute(sa.select(_inbox.c.key, _inbox.c.state, _inbox.c.raw)).all()
    changed = []
    for key, state, raw in rows:
        name = names.event(key)
        if state == "parked":
            labels[_label(key)] = _label(name)
        if name != key or raw:
            changed.append({"was": key, "name": name, "words": raw and _without_addresses(raw)})
    statement = sa.update(_inbox).where(_inbox.c.key == sa.bindparam("was"))
    _run(connection, statement.values(key=sa.bindparam("name"), raw=sa.bindparam("words")), changed)
    return labels


def _label(key: str) -> str:
    return f"{key.partition(':')[0]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _name_evidence(connection: sa.Connection, names: _Names) -> None:
    columns = _evidence.c
    its = (columns.visit_id == sa.bindparam("visit")) & (columns.key == sa.bindparam("was"))
    values: Row = {"key": sa.bindparam("name"), "retracts": sa.bindparam("void"), "serial": sa.bindparam("place")}
    query = sa.select(columns.visit_id, columns.key, columns.retracts)
    query = query.order_by(columns.visit_id, columns.recorded_at, columns.key)
    for visits in _batches(connection.scalars(sa.select(_visits.c.id)).all()):
        places: dict[str, int] = {}
        changed = []
        for visit, key, retracts in connection.execute(query.where(columns.visit_id.in_(visits))).all():
            place = places[visit] = places.get(visit, -1) + 1
            void = retracts and names.event(retracts)
            changed.append({"visit": visit, "was": key, "name": names.event(key), "void": void, "place": place})
        _run(connection, sa.update(_evidence).where(its).values(values), changed)


def _name_sightings(connection: sa.Connection, names: _Names) -> None:
    columns = _sightings.c
    values: Row = {"key": sa.bindparam("name"), "attendee": sa.bindparam("who"), "device": sa.bindparam("on")}
    statement = sa.update(_sightings).where(columns.key == sa.bindparam("was")).values(values)
    query = sa.select(columns.key, columns.attendee, columns.device)
    for keys in _batches(connection.scalars(sa.select(columns.key)).all()):
        rows = connection.execute(query.where(columns.key.in_(keys))).all()
        changed = [
            {"was": key, "name": names.event(key), "who": names.seen_as(attendee), "on": names.seen_as(device)}
            for key, attendee, device in rows
        ]
        _run(connection, statement, changed)
    people = [{"was": key, "name": names.seen_as(key)} for key in connection.scalars(sa.select(_attendees.c.key)).all()]
    statement = sa.update(_attendees).where(_attendees.c.key == sa.bindparam("was"))
    _run(connection, statement.values(key=sa.bindparam("name")), people)


def _name_reports(connection: sa.Connection, names: _Names) -> None:
    columns = _deliveries.c
    its = (columns.channel == sa.bindparam("on")) & (columns.ref == sa.bindparam("was"))
    its &= columns.state == sa.bindparam("said")
    rows = connection.execute(sa.select(columns.channel, columns.ref, columns.state, columns.recipient)).all()
    changed = [
        {
            "on": channel,
            "was": ref,
            "said": state,
            "name": names.digest(f"{channel}:{ref}"),
            "whom": recipient and names.digest(f"{channel}:{recipient}"),
        }
        for channel, ref, state, recipient in rows
    ]
    values: Row = {"ref": sa.bindparam("name"), "recipient": sa.bindparam("whom")}
    _run(connection, sa.update(_deliveries).where(its).values(values), changed)


def _name_messages(connection: sa.Connection, names: _Names) -> None:
    """Messages of the platform that reports on them, whose reports are found by name."""
    columns = _outbox.c
    query = sa.select(columns.id, columns.channel, columns.ref).where(columns.channel == "whatsapp")
    rows = connection.execute(query.where(columns.ref.is_not(None))).all()
    changed = [{"row": row, "name": names.digest(f"{channel}:{ref}")} for row, channel, ref in rows]
    statement = sa.update(_outbox).where(columns.id == sa.bindparam("row"))
    _run(connection, statement.values(ref=sa.bindparam("name")), changed)


def _clean_journal(connection: sa.Connection, names: _Names, labels: dict[str, str]) -> None:
    """What was said of a parked event is called as the event is now; what platforms said quotes no address."""
    columns = _journal.c
    query = sa.select(columns.id, columns.what, columns.details)
    query = query.where(columns.what.in_(("event_parked", *_QUOTING)))
    changed = []
    for row, what, given in connection.execute(query).all():
        details = json.loads(given) if isinstance(given, str) else dict(given)
        if what == "event_parked":
            key = str(details.get("key", ""))
            details["key"] = labels.get(key) or f"{key.partition('-')[0]}-{names.digest(key)[:12]}"
        for name in ("reason", "words"):
            if name in details:
                details[name] = _ADDRESS.sub("…", str(details[name]))
        changed.append({"row": row, "kept": details})
    statement = sa.update(_journal).where(columns.id == sa.bindparam("row"))
    _run(connection, statement.values(details=sa.bindparam("kept", type_=sa.JSON())), changed)


def _without_addresses(raw: str) -> str:
    return _ADDRESS.sub("…", _NAMED.sub(r"\1…", raw))


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(keys), _BATCH):
        yield keys[begin : begin + _BATCH]


def _run(connection: sa.Connection, statement: sa.Update, rows: list[Row]) -> None:
    if rows:
        connection.execute(statement, rows)
