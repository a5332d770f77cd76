"""The tables, for SQLite and PostgreSQL alike. Every time is aware UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    TypeDecorator,
    false,
    literal_column,
    text,
)

from storage.identity.sealed import Addressed, Named, SealedBytes, SealedJSON, SealedText


class Moment(TypeDecorator[datetime]):
    """An aware UTC time; refuses a naive one. SQLite keeps it without zone, PostgreSQL as timestamptz."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Checks and normalises a time on its way in."""
        if value is None:
            return None
        # rule: time-with-its-zone
        if value.tzinfo is None:
            raise ValueError(f"a time without zone cannot be stored: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Gives a time back as aware UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if dialect.name == "sqlite" else moment.astimezone(UTC)


metadata = MetaData()
_Serial = BigInteger().with_variant(Integer, "sqlite")

inbox = Table(
    "inbox",
    metadata,
    Column("key", Text, primary_key=True),
    Column("received_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("raw", Text),
    Column("reason", Text),
)
"""Every event decided while its platform may still bring it again, by name: what is here is not decided again.
Parked ones keep their raw form."""
_DECIDED = "state = 'decided'"
Index("ix_inbox_decided", inbox.c.received_at, sqlite_where=text(_DECIDED), postgresql_where=text(_DECIDED))
KEPT_ASIDE = "state = 'parked'"
"""The condition of the index below; a statement that says it word for word is answered from it."""
Index("ix_inbox_parked", inbox.c.received_at, sqlite_where=text(KEPT_ASIDE), postgresql_where=text(KEPT_ASIDE))

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("address", Addressed(beside="known_as"), nullable=False),
    Column("language", Text, nullable=False),
    Column("notice", Text, nullable=False),
    Column("profile", SealedJSON(), nullable=False),
    Column("dialog", SealedJSON(opened=("sealed",)), nullable=False),
    Column("visit_id", Text),
    Column("staff_id", Text),
    Column("blocked", Boolean, nullable=False),
    Column("album", Text, nullable=False),
    Column("heard_at", Moment),
    Column("guessed", SmallInteger, nullable=False, server_default=text("0")),
    Column("guessed_at", Moment),
    Column("further", JSON(none_as_null=True)),
    Column("known_as", SealedText),
    Column("restricted", Text),
)
"""Whoever chats with the desk; ``further`` joins the records of two chats that one person has proved to be theirs;
``restricted`` is the number of the request by which what is kept of them is kept and not used."""

chat_offers = Table(
    "chat_offers",
    metadata,
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("digest", Text, nullable=False, index=True),
    Column("expires_at", Moment, nullable=False),
    Column("made", SmallInteger, nullable=False),
    Column("counted_at", Moment, nullable=False),
    Column("opened_by", Text, nullable=False, server_default=text("''")),
    Column("number", Text, nullable=False, server_default=text("''")),
)
"""The one-time codes by which people join a second chat, the last one of each; the code itself is kept nowhere."""

addresses = Table(
    "addresses",
    metadata,
    Column("key", Addressed(beside="known_as"), primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("known_as", SealedText),
)
"""Every address by which a person has been met ("telegram:42"); one person may have several."""

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("on_duty", Boolean, nullable=False),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("invite_digest", Text, unique=True),
    Column("invite_expires_at", Moment),
    Column("seated_at", Moment),
    Column("same_as", Text),
    Column("categories", JSON),
    Column("duty_since", Moment),
    Column("rests_until", Moment),
    Column("ends_asked_at", Moment),
    Column("keeps", JSON),
    Column("resumes", Boolean, nullable=False, server_default=false()),
    Column("called_for", Moment),
    Column("reminded_for", Moment),
    Column("silent_asked_at", Moment),
    Column("also", JSON(none_as_null=True)),
)
"""Members of staff; ``also`` are further roles. ``person_id`` is whose chat is theirs, since ``seated_at`` (NULL: since
before that was kept). From ``duty_since`` on: how their duty goes on."""
Index("ix_staff_person_id", staff.c.person_id, unique=True)
"""One person, one seat."""

assignments = Table(
    "assignments",
    metadata,
    Column("staff_id", Text, primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),
    Column("begins_at", Moment, nullable=False),
    Column("ends_at", Moment),
    Column("letter", Text),
    Column("instead_of", Text),
)
"""Who held which role, from when until when, by a post of their own or by a letter (its number, empty while that is
still to come) ``instead_of`` somebody; ``staff_id`` may be gone. Rows are added, and ended."""

former_staff = Table(
    "former_staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("left_at", Moment, nullable=False),
)
"""Who worked at the desk once: what papers call them when their access is long gone. Of members of staff only."""

letters = Table(
    "letters",
    metadata,
    Column("id", Text, primary_key=True),
    Column("absent", Text, nullable=False),
    Column("substitute", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("begins_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("drafted_by", Text, nullable=False),
    Column("drafted_at", Moment, nullable=False),
    Column("number", Text),
    Column("in_force_at", Moment),
    Column("entered_by", Text),
    Column("told", SmallInteger, nullable=False, server_default=text("0")),
    Column("asked", SmallInteger, nullable=False, server_default=text("0")),
    Column("closed_at", Moment),
    Column("scan", JSON),
)
"""Letters of assignment: who stands in for whom, in which roles, from when until when, and why. ``in_force_at``: since
when its assignments exist; ``told`` counts which of its ends were told of, ``asked`` how often its number was asked
for. ``closed_at``: nothing is to be done about it any more. ``scan``: the signed letter, kept in ``files``."""
_OPEN_LETTERS = "closed_at IS NULL"
Index("ix_letters_open", letters.c.id, sqlite_where=text(_OPEN_LETTERS), postgresql_where=text(_OPEN_LETTERS))

web_sessions = Table(
    "web_sessions",
    metadata,
    Column("address", Text, primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("ended_at", Moment),
)
"""Conversations that a browser holds the key of. The address is a digest of that key, which itself is kept nowhere."""
_OPEN_SESSIONS = "ended_at IS NULL"
Index(
    "ix_web_sessions_open",
    web_sessions.c.opened_at,
    sqlite_where=text(_OPEN_SESSIONS),
    postgresql_where=text(_OPEN_SESSIONS),
)

sheets = Table(
    "sheets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("first_used_at", Moment, nullable=False),
)
"""Every version of the procedure that was ever in force, word for word."""

calendars = Table(
    "calendars",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("first_used_at", Moment, nullable=False),
)
"""Every calendar that was ever in force: hours, zone, days closed and opened."""

rulings = Table(
    "rulings",
    metadata,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("change", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Text),
)
"""Changes of the office's hours: by whom, why, since when. Rows are added, and withdrawn; no more is changed."""

house_rules = Table(
    "house_rules",
    metadata,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("matter", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("value", Text),
    Column("old", Text, nullable=False),
    Column("filed", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
)
"""What was set in chat of what an office changes from week to week: in place of which value, by whom, when; without a
value the file holds again. Rows are added."""

roster_lines = Table(
    "roster_lines",
    metadata,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("staff", JSON, nullable=False),
    Column("by", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
)
"""Who is to be on duty when: each line rules its part of a ``day`` (0 is Monday, or a date) from its entry on, until
another does. Rows are added."""

visits = Table(
    "visits",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("sheet_id", Text, ForeignKey("sheets.id"), nullable=False),
    Column("status", Text, nullable=False),
    Column("occupies", Boolean, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("form", SealedJSON(opened=("region", "category", "role"), marked=("phone",)), nullable=False),
    Column("ticket", Text),
    Column("number", Text, unique=True),
    Column("queued_at", Moment),
    Column("closed_at", Moment),
    Column("outcome", SealedText),
    Column("surveyed", Boolean, nullable=False),
    Column("assigned", JSON, nullable=False),
    Column("nudges", JSON, nullable=False),
    Column("released", Boolean, nullable=False, server_default=false()),
    Column("call_state", Text),
    Column("call_at", Moment),
    Column("way", Text),
    Column("join_url", SealedText),
    Column("room", SmallInteger),
    Column("in_room", SmallInteger),
    Column("dropped_at", Moment),
    Column("source", Text),
    Column("calendar_id", Text),
    Column("result", JSON(none_as_null=True)),
    Column("arrived_at", Moment),
    Column("not_before", Moment),
    Column("survey", Text),
    Column("survey_at", Moment),
    Column("survey_reminded_at", Moment),
    Column("slot_at", Moment),
    Column("priority", SealedText),
    Column("told_place", Integer),
    Column("told_from", Moment),
    Column("told_until", Moment),
    Column("output_checked", Boolean, nullable=False, server_default=false()),
    Column("handed", JSON(none_as_null=True)),
    Column("registered_by", Text),
    Column("entered_at", Moment),
    Column("paper", JSON(none_as_null=True)),
    Column("attendance", SealedJSON(none_as_null=True)),
)
"""``survey`` is what became of the survey, never what was answered.
``calendar_id`` names what the visit is judged by; it is NULL only between an upgrade and the first start after it.
``result`` is how the visit stood when it was closed. ``queued_at`` gives the place in the queue (arrival less head
start), ``arrived_at`` is the arrival where that is another moment. ``priority`` is why the visitor goes first, as they
say: personal data like ``form``, and destroyed with it. ``handed`` is who gave the visit to whoever has it, by role.
``paper`` names its service document that counts now.
``attendance`` is the confirmation that the visitor was there: asked for, and confirmed word for word."""
_CROWDING = "source IS NOT NULL"
Index("ix_visits_source", visits.c.source, sqlite_where=text(_CROWDING), postgresql_where=text(_CROWDING))
QUEUED = "status = 'queued'"
PREPARING = "status = 'preparing'"
IN_SERVICE = "status = 'in_service'"
PARKED = "status = 'parked'"
"""A query finds the index of open visits only when it says these words as they stand here: SQLite proves that one
condition follows from another by comparing their text."""
Index(
    "ix_visits_queued",
    visits.c.queued_at,
    visits.c.number,
    visits.c.ticket,
    visits.c.id,
    sqlite_where=text(QUEUED),
    postgresql_where=text(QUEUED),
)
Index("ix_visits_parked", visits.c.number, visits.c.ticket, sqlite_where=text(PARKED), postgresql_where=text(PARKED))
CLOSED = "closed_at IS NOT NULL"
Index("ix_visits_closed", visits.c.closed_at, sqlite_where=text(CLOSED), postgresql_where=text(CLOSED))
"""The visits of a day, or of a month, without those of other years."""
ATTENDED = f"{PREPARING} OR {IN_SERVICE}"
Index("ix_visits_attended", visits.c.status, sqlite_where=text(ATTENDED), postgresql_where=text(ATTENDED))

evidence = Table(
    "evidence",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("serial", SmallInteger, nullable=False, server_default=text("0")),
    Column("word", Text, nullable=False),
    Column("step", SmallInteger),
    Column("happened_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("source", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("retracts", Text),
    Column("answer", Text),
)
"""Append-only: corrections are further rows. ``serial`` is the order within the visit: keys are digests, and tell
none; ``answer`` is what was decided, where that is what was reported."""

deviations = Table(
    "deviations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("visit_id", Text, ForeignKey("visits.id"), nullable=False),
    Column("serial", SmallInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("first", SmallInteger, nullable=False),
    Column("last", SmallInteger, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("role", Text, nullable=False),
    Column("answered_by", Text),
    Column("item", Text, nullable=False, server_default=text("''")),
)
"""Append-only: what was announced as a departure from the standard; ``serial`` counts those of a visit,
``item`` is what was missing where it is a matter of equipment."""
Index("ix_deviations_due", deviations.c.due_at)
Index("ix_deviations_visit", deviations.c.visit_id, deviations.c.serial, unique=True)

deviation_entries = Table(
    "deviation_entries",
    metadata,
    Column("deviation_id", Text, ForeignKey("deviations.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("cause", Text),
    Column("words", SealedText, nullable=False, server_default=text("''")),
    Column("disturbance", Text),
)
"""Append-only: what became of each deviation, in the order of ``serial``; the first is that it was raised."""

disturbances = Table(
    "disturbances",
    metadata,
    Column("id", Text, primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("cause", Text, nullable=False),
    Column("words", Text, nullable=False, server_default=text("''")),
)
"""Append-only: what was said of each disturbance, in the order of ``serial``: from when to when, why, by whom.
``place`` is the order in which they were first spoken of."""
kept_numbers = Table(
    "kept_numbers",
    metadata,
    Column("number", Text, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("kept_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("visit_id", Text),
    Column("reason", Text, nullable=False),
)
"""Visit numbers kept aside for paper. States: kept, used (by ``visit_id``), unused (``reason`` says why)."""
FREE_NUMBER = "state = 'kept'"
Index("ix_kept_numbers_free", kept_numbers.c.number, sqlite_where=text(FREE_NUMBER), postgresql_where=text(FREE_NUMBER))

remarks = Table(
    "remarks",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("words", SealedText, nullable=False),
)
"""Append-only: what officers told one another about a visit. Words may be about a person: personal data like the
visit's ``form``; its visitor is never shown them."""
outcomes = Table(
    "outcomes",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("version", SmallInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("text", SealedText, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("follow_up", Boolean),
)
"""Append-only: what was written of a visit's outcome, in the order of ``serial``; what was put right is another
``version``. ``visits.outcome`` is the latest text. Personal data, as that is."""

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Text, primary_key=True),
    Column("visit_id", Text, ForeignKey("visits.id"), nullable=False),
    Column("serial", SmallInteger, nullable=False),
    Column("answer_by", Moment),
    Column("decide_by", Moment),
)
"""Append-only: what was promised to a visitor after their visit, or is owed to them by law (the two moments, of
complaints only); ``serial`` counts those of a visit."""
Index("ix_follow_ups_visit", follow_ups.c.visit_id, follow_ups.c.serial, unique=True)

follow_up_entries = Table(
    "follow_up_entries",
    metadata,
    Column("follow_up_id", Text, ForeignKey("follow_ups.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("role", Text, nullable=False, server_default=text("''")),
    Column("owner", Text),
    Column("due_at", Moment),
    Column("words", SealedText, nullable=False, server_default=text("''")),
)
"""Append-only: what became of each follow-up, in the order of ``serial``; the first is that it was opened. ``owner`` is
a staff id, NULL where a role has it; ``words`` may hold personal data."""

waits = Table(
    "waits",
    metadata,
    Column("visit_id", Text, primary_key=True),
    Column("category", Text),
    Column("joined_at", Moment),
    Column("told_from", Moment),
    Column("told_until", Moment),
    Column("called_at", Moment),
    Column("freed_at", Moment),
    Column("reason", Text),
)
"""Of every visit: when it was promised to be called as it joined, when it was, and when its place was free again. No
personal data; what was learnt first stays."""
Index("ix_waits_freed", waits.c.freed_at)
Index("ix_waits_called", waits.c.called_at)
Index("ix_waits_joined", waits.c.joined_at)

lengths = Table(
    "lengths",
    metadata,
    Column("category", Text, primary_key=True),
    Column("spans", JSON, nullable=False),
    Column("count", Integer, nullable=False),
    Column("reckoned_at", Moment, nullable=False),
)
"""How long visits of a kind of business take, in seconds that are equally likely; one row a category."""

threads = Table(
    "threads",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("heard_at", Moment),
    Column("said_at", Moment),
    Column("taken_by", Text),
    Column("closed_at", Moment),
)
"""Conversations between visitors and front office: when, with whom, taken by whom; the words are in the outbox only."""
OPEN_THREAD = "closed_at IS NULL"
Index(
    "ix_threads_open",
    threads.c.person_id,
    unique=True,
    sqlite_where=text(OPEN_THREAD),
    postgresql_where=text(OPEN_THREAD),
)

appointments = Table(
    "appointments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("uid", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("slot_at", Moment, nullable=False),
    Column("seat", SmallInteger, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("stand", Text, nullable=False),
    Column("held_until", Moment),
    Column("visit_id", Text, ForeignKey("visits.id")),
    Column("sequence", SmallInteger, nullable=False),
    Column("ended_at", Moment),
)
"""Times that visitors hold or have booked, and what became of them: a row for each seat that was ever taken."""
LIVE_APPOINTMENT = "ended_at IS NULL"
Index(
    "ix_appointments_seat",
    appointments.c.slot_at,
    appointments.c.seat,
    unique=True,
    sqlite_where=text(LIVE_APPOINTMENT),
    postgresql_where=text(LIVE_APPOINTMENT),
)
"""No seat is ever taken twice, whoever decides."""
Index(
    "ix_appointments_person",
    appointments.c.person_id,
    appointments.c.stand,
    unique=True,
    sqlite_where=text(LIVE_APPOINTMENT),
    postgresql_where=text(LIVE_APPOINTMENT),
)
"""Nobody holds two seats, or has booked two."""
MISSED = "stand = 'missed'"
Index("ix_appointments_missed", appointments.c.slot_at, sqlite_where=text(MISSED), postgresql_where=text(MISSED))

work = Table(
    "work",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id"), primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("since", Moment, nullable=False),
)
"""Whose work a visit is now: who has taken it while it is open (``held``), and who still has to write its outcome once
it has ended (``outcome``), or still has something to do after it (``follow_up``; ``behind`` is the role of who does): a
member of staff, or a role where nobody had taken it. No personal data of visitors."""
Index("ix_work_staff", work.c.staff_id, work.c.kind, work.c.since)

boards = Table(
    "boards",
    metadata,
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("shown_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("shown", Text, nullable=False),
)
"""Live boards of the queue, one a chat: when they were last shown, a digest of what they showed, and until when they
are kept up to date."""

proposals = Table(
    "proposals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("month", Text, nullable=False),
    Column("sheet_id", Text, nullable=False),
    Column("step", SmallInteger, nullable=False),
    Column("activity", Text, nullable=False),
    Column("standard", Text, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("late", Integer, nullable=False),
    Column("median", Float, nullable=False),
    Column("p90", Float, nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", Text),
    Column("verdict", Text),
    Column("words", Text, nullable=False, server_default=text("''")),
)
"""Proposals to review a step's standard, with the figures of the month that were the reason (seconds), and what a
supervisor has decided about them. No personal data of visitors."""
Index("ix_proposals_month", proposals.c.month, proposals.c.sheet_id, proposals.c.step, unique=True)

guest_words = Table(
    "guest_words",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id"), primary_key=True),
    Column("word", Named, primary_key=True),
    Column("at", Moment, nullable=False),
)
"""The words of a visitor's name and institution and their beginnings, by which staff find them in the guest book: as
digests, whatever ``form`` says of them is closed. Made from ``form``, and destroyed with it."""
Index("ix_guest_words_word", guest_words.c.word, guest_words.c.at, guest_words.c.visit_id)

day_books = Table(
    "day_books",
    metadata,
    Column("day", Date, primary_key=True),
    Column("version", SmallInteger, primary_key=True, autoincrement=False),
    Column("given", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
)
"""Append-only: the report book of each day as it was closed, all that stands in it; what changed later is another
version that says so. No personal data of visitors."""

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("words", Text, nullable=False),
)
"""Append-only: what officers leave to whoever is on duty next. Words may be about a person: personal data."""

deadlines = Table(
    "deadlines",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("due_at", Moment, nullable=False, index=True),
    Column("tries", SmallInteger, nullable=False, server_default=text("0")),
)
"""When something wants to be looked at again: at most one row for each thing, known by its kind (``visit``) and its id
there. ``tries`` counts how often looking came to nothing."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Serial, primary_key=True, autoincrement=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("address", Addressed(beside="sent_to"), nullable=False),
    Column("visit_id", Text),
    Column("card", Text),
    Column("urgency", SmallInteger, nullable=False),
    Column("payload", SealedJSON(), nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("claimed_by", Text),
    Column("claimed_until", Moment),
    Column("sent_at", Moment),
    Column("ref", Text),
    Column("reason", Text),
    Column("purpose", Text),
    Column("template", Text),
    Column("origin", Text),
    Column("held_as", Text),
    Column("twin", BigInteger),
    Column("sent_to", SealedText),
)
"""What the desk says. States: pending, sent, superseded (a later edit of the card came first), withheld (not sent
on purpose, ``reason`` says why), withdrawn (of duty, and its reader has no seat at the desk any more; or taken back by
its writer), given_up, spare (kept ready for the reader's second chat, should the first not reach). ``template`` names
the approved text that was sent in its stead, ``origin`` whose words it passes on, ``held_as`` under which name its
writer may take it back, ``twin`` what one message and its copy for the second chat have in common: the number of its
first row."""
_PENDING = "state = 'pending'"
# rule: way-found-once
PENDING: ColumnElement[bool] = outbox.c.state == literal_column("'pending'")
"""Which messages are still to be sent. Written out: of a statement that uses an index only because of what it is asked,
SQLite looks for the way each time anew, which takes longer than the answer."""
Index(
    "ix_outbox_pending",
    outbox.c.channel,
    outbox.c.address,
    outbox.c.id,
    sqlite_where=text(_PENDING),
    postgresql_where=text(_PENDING),
)
Index(
    "ix_outbox_fetched",
    outbox.c.address,
    outbox.c.id,
    sqlite_where=text("channel = 'web'"),
    postgresql_where=text("channel = 'web'"),
)
"""For channels whose readers fetch what is said; the others never look back."""
_REPORTED = "channel = 'whatsapp'"
Index("ix_outbox_ref", outbox.c.ref, sqlite_where=text(_REPORTED), postgresql_where=text(_REPORTED))
Index("ix_outbox_visit", outbox.c.visit_id, sqlite_where=text(_REPORTED), postgresql_where=text(_REPORTED))
"""For channels that report what became of a message."""
_PASSED_ON = "origin IS NOT NULL"
Index(
    "ix_outbox_passed_on",
    outbox.c.address,
    outbox.c.ref,
    sqlite_where=text(_PASSED_ON),
    postgresql_where=text(_PASSED_ON),
)
"""Whose words a message passed on: a reply to it finds its way back."""
SPARE = "state = 'spare'"
Index("ix_outbox_spare", outbox.c.person_id, outbox.c.twin, sqlite_where=text(SPARE), postgresql_where=text(SPARE))
"""What may still be said in a second chat."""
Index("ix_outbox_person", outbox.c.person_id)
Index("ix_outbox_about", outbox.c.visit_id)
Index("ix_outbox_origin", outbox.c.origin, sqlite_where=text(_PASSED_ON), postgresql_where=text(_PASSED_ON))
"""By which all that was said to somebody, or about their visits, is found when they ask for it or are erased."""
_TWIN = "twin IS NOT NULL"
Index("ix_outbox_twin", outbox.c.twin, sqlite_where=text(_TWIN), postgresql_where=text(_TWIN))
_HELD = "held_as IS NOT NULL"
Index("ix_outbox_held", outbox.c.held_as, sqlite_where=text(_HELD), postgresql_where=text(_HELD))
"""What its writer may still take back."""
_TEMPLATES = "template IS NOT NULL"
Index("ix_outbox_templates", outbox.c.address, sqlite_where=text(_TEMPLATES), postgresql_where=text(_TEMPLATES))
HELD_BACK = "purpose IN ('reminder', 'duty') AND (state = 'withheld' OR (state = 'sent' AND template IS NOT NULL))"
Index("ix_outbox_held_back", outbox.c.person_id, sqlite_where=text(HELD_BACK), postgresql_where=text(HELD_BACK))
"""What could not be said in full and follows when its reader is heard again."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("ref", Text, primary_key=True),
    Column("state", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("again_after", Float),
    Column("reason", Text, nullable=False),
)
"""Append-only: what a platform reported about messages it had taken, in whatever order it did. A report may be
here before the outbox knows the message's ``ref``; that and ``recipient`` are digests, as is the ``ref`` in the outbox
of a message that is reported on."""
COLD_CODE = "131047"
COLD = f"code = '{COLD_CODE}'"
Index("ix_deliveries_cold", deliveries.c.recipient, sqlite_where=text(COLD), postgresql_where=text(COLD))
"""Meta's word that a person's window is closed, whatever the desk thought."""

cards = Table(
    "cards",
    metadata,
    Column("key", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("address", Addressed(), nullable=False),
    Column("ref", Text, nullable=False),
)
"""Where on the platform each card stands, so that it can be edited."""

files = Table(
    "files",
    metadata,
    Column("id", Text, primary_key=True),
    Column("visit_id", Text, ForeignKey("visits.id"), index=True),
    Column("channel", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("name", SealedText, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("content", SealedBytes),
    Column("tellings", SmallInteger, nullable=False, server_default=text("0")),
    Column("size", BigInteger),
    Column("sent_at", Moment),
    Column("thread_id", Text, ForeignKey("threads.id")),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("staff_id", Text),
    Column("letter_id", Text),
    Column("caption", SealedText, nullable=False, server_default=text("''")),
)
"""What was sent in a visit, or in a thread without one, and by whom: ``staff_id`` where an officer sent it to the
visitor, with what is written under it (``caption``), ``letter_id`` where it is the scan of a letter of
assignment; ``size`` in bytes, as told until it is known. States: expected,
kept (its content is here), told (whom it is for has it), refused, stuck (nobody could be told of it). ``tellings``
counts how often telling came to nothing."""
Index("ix_files_person", files.c.person_id, files.c.sent_at)
TO_FETCH = "state IN ('expected', 'kept')"
Index("ix_files_to_fetch", files.c.due_at, sqlite_where=text(TO_FETCH), postgresql_where=text(TO_FETCH))

attendees = Table(
    "attendees",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("visit_id", Text, ForeignKey("visits.id")),
    Column("seen_at", Moment, nullable=False, index=True),
    Column("asked_at", Moment),
)
"""Whoever was seen in the meeting, under a digest of the surest name it has for them, and who they are."""

sightings = Table(
    "sightings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("attendee", Text, nullable=False, index=True),
    Column("visit_id", Text, ForeignKey("visits.id"), index=True),
    Column("kind", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("happened_at", Moment, nullable=False),
    Column("room", Text, nullable=False),
)
"""What the meeting saw. Append-only, but for the visit: that may be known only later."""

rooms = Table(
    "rooms",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("no", SmallInteger, nullable=False),
    Column("learnt_at", Moment, nullable=False, index=True),
)
"""Which number officers call a breakout room by; the meeting only tells its uuid, new every day."""

ways_in = Table(
    "ways_in",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id"), primary_key=True),
    Column("tag", SealedText, nullable=False),
    Column("state", Text, nullable=False),
    Column("registrant_id", Text, index=True),
    Column("attempts", SmallInteger, nullable=False),
    Column("due_at", Moment, nullable=False),
)
"""Visitors' own links into the meeting. States: wanted, open, failed, over (to be taken back), gone."""
WAYS_TO_DO = "state IN ('wanted', 'over')"
Index("ix_ways_in_to_do", ways_in.c.due_at, sqlite_where=text(WAYS_TO_DO), postgresql_where=text(WAYS_TO_DO))

health = Table(
    "health",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("words", Text, nullable=False),
)
"""The last time that something worth watching happened ("zoom.event", "zoom.refused"), and what was said of it; and the
check-ups that are still to be told ("checkup." and whoever asked, by staff id)."""

published = Table(
    "published",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What platforms were told of the desk last (a digest), chat by chat where that differs, and what they call it."""

papers = Table(
    "papers",
    metadata,
    Column("number", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("visit_id", Text, ForeignKey("visits.id"), nullable=False, index=True),
    Column("version", SmallInteger, nullable=False),
    Column("replaces", Text, nullable=False),
    Column("revision", SmallInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("wanted_at", Moment, nullable=False),
    Column("given", SealedJSON(), nullable=False),
    Column("state", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    Column("tellings", SmallInteger, nullable=False, server_default=text("0")),
    Column("made_at", Moment),
    Column("sha256", Text, index=True),
)
"""Every paper that was issued, by its gap-free number; ``given`` is all that it says, as it was put into words when it
was issued: personal data like a visit's ``form``, and destroyed with it. ``code`` is what its public page is found by.
``replaces`` is the number of the paper that it takes the place of; ``revision`` counts how often it was put right
before anybody had it. States: wanted, made (its content is kept), told (its visitor was given it), stuck (nobody could
be told of it). ``attempts`` counts how often printing came to nothing, ``tellings`` telling."""
TO_PRINT = "state IN ('wanted', 'made')"
Index("ix_papers_to_print", papers.c.due_at, sqlite_where=text(TO_PRINT), postgresql_where=text(TO_PRINT))
Index(
    "ix_papers_replaces",
    papers.c.replaces,
    sqlite_where=text("replaces <> ''"),
    postgresql_where=text("replaces <> ''"),
)

paper_contents = Table(
    "paper_contents",
    metadata,
    Column("number", Text, ForeignKey("papers.number"), primary_key=True),
    Column("content", SealedBytes, nullable=False),
)
"""The papers themselves, byte for byte as they were given: a paper that is given again is the same."""

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("ending", Text, nullable=False),
    Column("contacts", Boolean, nullable=False),
    Column("wanted_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    Column("tellings", SmallInteger, nullable=False, server_default=text("0")),
    Column("why", Text, nullable=False, server_default=text("''")),
    Column("ended_at", Moment, index=True),
    Column("content", LargeBinary),
)
"""Reports about a period that somebody asked for in chat: which, for whom, and what became of it. Its id is nobody's to
guess. States: wanted, made (its content is kept), unmade (it cannot be made, ``why``), told (whoever asked was
answered), stuck (nobody could be told). Content may hold personal data: gone, with its row, a day after its end."""
ON_ITS_WAY = "state IN ('wanted', 'made', 'unmade')"
Index("ix_reports_due", reports.c.due_at, sqlite_where=text(ON_ITS_WAY), postgresql_where=text(ON_ITS_WAY))
Index("ix_reports_person", reports.c.person_id, sqlite_where=text(ON_ITS_WAY), postgresql_where=text(ON_ITS_WAY))

journal = Table(
    "journal",
    metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("visit_id", Text, index=True),
    Column("details", JSON, nullable=False),
)
"""Append-only: who did what, when."""
OF_DUTY = "what IN ('duty_on', 'duty_off', 'duty_rest', 'duty_back')"
Index("ix_journal_duty", journal.c.at, sqlite_where=text(OF_DUTY), postgresql_where=text(OF_DUTY))
"""Who was on duty when."""
OF_LOOKS = "what IN ('looked', 'guests_searched')"
Index("ix_journal_looks", journal.c.at, journal.c.id, sqlite_where=text(OF_LOOKS), postgresql_where=text(OF_LOOKS))
"""Who looked at what is kept about people; the second word is of before the first was said."""

breaches = Table(
    "breaches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("known_at", Moment, nullable=False),
    Column("kinds", JSON, nullable=False),
)
"""Breaches of personal data that were declared: what may have been disclosed (tables of the data map, none for all),
from when to when, and when the office knew of it: from then on its clock runs."""

breach_entries = Table(
    "breach_entries",
    metadata,
    Column("breach_id", Text, ForeignKey("breaches.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("words", SealedText, nullable=False, server_default=text("''")),
)
"""Append-only: what was said of each breach, in the order of ``serial``; the first is that it was declared."""

breach_tellings = Table(
    "breach_tellings",
    metadata,
    Column("breach_id", Text, ForeignKey("breaches.id"), primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)
"""Who was told in their chat that a breach concerns them; a person may be gone since."""

notices = Table(
    "notices",
    metadata,
    Column("version", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("short", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("first_used_at", Moment, nullable=False),
)
"""Every version of the privacy notice, word for word as each channel shows it; a version never changes."""

notice_views = Table(
    "notice_views",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("how", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)
"""Append-only: who has seen which version of the notice for the first time, how (short, full, changed, agreed)."""

seal = Table(
    "seal",
    metadata,
    Column("fingerprint", Text, primary_key=True),
)
"""By which secret names in this database are digests; one row, the secret's own digest."""

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
"""The last number given out, by name; only read and written under the desk's lock."""

questions = Table(
    "questions",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""Common questions that visitors asked, for the office to see which answers it owes; nothing leads to who asked."""

survey_responses = Table(
    "survey_responses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("instrument", Text, nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("session", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("suggestion", Text, nullable=False),
    Column("span", Text, nullable=False),
    Column("profile", JSON),
    sqlite_with_rowid=False,
)
"""Questionnaires, deliberately without any column that leads to a person or a visit, and in no order. ``day`` is the
first day of the ``span`` (day, month) in which it was handed in; session and category are empty where few answered.
Answers, profile and suggestion of one visitor are rows of their own that nothing joins.

rule: no-time-finer-than-the-day
"""

survey_tray = Table(
    "survey_tray",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Questionnaires handed in that wait, sealed, until there are enough to be written together."""


information_requests = Table(
    "information_requests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("form", JSON, nullable=False),
    Column("masked", Text, nullable=False),
    Column("identity", LargeBinary, nullable=False),
    Column("told", JSON, nullable=False),
)
"""Requests for public information. What is personal in them lies open but for the number of the identity card
(``identity``), which is sealed for its row alone; ``masked`` is how it is shown."""
Index("ix_information_requests_person", information_requests.c.person_id, information_requests.c.received_at)
Index("ix_information_requests_received", information_requests.c.received_at)

information_entries = Table(
    "information_entries",
    metadata,
    Column("request_id", Text, ForeignKey("information_requests.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("detail", Text, nullable=False, server_default=text("''")),
    Column("number", Text, nullable=False, server_default=text("''")),
    Column("words", Text, nullable=False, server_default=text("''")),
)
"""What became of requests for public information: received, handed on, extended, answered, objected to."""

rights_requests = Table(
    "rights_requests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("words", SealedText, nullable=False, server_default=text("''")),
    Column("told", SmallInteger, nullable=False, server_default=text("0")),
)
"""Requests of people about their data (UU 27/2022): which right, for whom (``capacity``), until when. ``words`` is what
they ask for, and goes when they are erased; ``told`` counts the moments that somebody was reminded at."""
Index("ix_threads_person", threads.c.person_id)
Index("ix_appointments_whose", appointments.c.person_id)
Index("ix_files_thread", files.c.thread_id)
Index("ix_attendees_visit", attendees.c.visit_id)
Index("ix_reports_whose", reports.c.person_id)
Index("ix_cards_chat", cards.c.channel, cards.c.address)
"""By which all that leads to somebody is found, however long ago it was."""
Index("ix_rights_requests_person", rights_requests.c.person_id, rights_requests.c.received_at)

rights_entries = Table(
    "rights_entries",
    metadata,
    Column("request_id", Text, ForeignKey("rights_requests.id"), primary_key=True),
    Column("serial", SmallInteger, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("detail", Text, nullable=False, server_default=text("''")),
    Column("words", SealedText, nullable=False, server_default=text("''")),
)
"""What became of requests about somebody's data: received, done, refused. ``detail`` says what was done in keys and
counts, which tell of nobody."""

partings = Table(
    "partings",
    metadata,
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("number", Text, nullable=False),
    Column("since", Moment, nullable=False, index=True),
    Column("address", Addressed(beside="sent_to"), nullable=False, index=True),
    Column("known_as", SealedJSON(), nullable=False),
    Column("heard_at", Moment),
    Column("sent_to", SealedText),
)
"""Whoever was erased and is still to be told so: where (``address``, "whatsapp:628..."), by which other names their
platform knows them, and when they were heard last. It goes, with what is said to them, when that has been sent."""

improvements = Table(
    "improvements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("element", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("programme", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due_by", Date, nullable=False),
    Column("planned_on", Date, nullable=False),
    Column("done_on", Date),
    Column("result", Text, nullable=False, server_default=text("''")),
)
"""What the office will improve because of the survey of these days (rencana tindak lanjut), and when it was done."""

erasures = Table(
    "erasures",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("at", Moment),
)
"""Who has been erased, by their random id, and under which number; kept beside the backups too, so that none of them
brings anybody back."""

destructions = Table(
    "destructions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("series", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("drafted_at", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("digest", Text, nullable=False),
    Column("sums", JSON, nullable=False),
    Column("number", Text),
    Column("signed_on", Date),
    Column("signers", JSON(none_as_null=True)),
    Column("scan", Text),
    Column("entered_by", Text),
    Column("entered_at", Moment),
    Column("destroyed", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("ended_at", Moment),
)
"""Archive series of a year that are to be destroyed, or have been: drafted, signed, done, or dropped. ``digest`` is the
list's, ``scan`` that of the signed minutes; ``sums`` stay when nothing else does."""

destruction_items = Table(
    "destruction_items",
    metadata,
    Column("destruction_id", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("at", Date, nullable=False),
    Column("label", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The list of a destruction, by key: what has been destroyed is gone from it too."""

chain = Table(
    "chain",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("lines", BigInteger),
    Column("leaves", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("head", Text, nullable=False, unique=True),
)
"""Append-only: the archive's chain, an entry for each transaction that wrote the record, without its time. ``leaves``
names every row that was written (``table key commitment``, a line each) and nothing of what it says; ``lines`` is the
last number given to a line of the journal; ``head`` is over all of it and the head before."""
MARKS = "kind IN ('complete', 'day')"
Index(
    "ix_chain_days",
    chain.c.kind,
    chain.c.note,
    chain.c.serial,
    sqlite_where=text(MARKS),
    postgresql_where=text(MARKS),
)

links = Table(
    "links",
    metadata,
    Column("of", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("serial", _Serial, nullable=False, index=True),
    Column("salt", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Of each row of the record the entry of the chain that committed to it last, and the salt by which that is opened:
overwritten when the row changes, empty once it is gone."""

sums = Table(
    "sums",
    metadata,
    Column("name", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("total", Text, nullable=False),
    Column("linked_count", BigInteger),
    Column("linked_total", Text),
    Column("salt", LargeBinary),
    Column("serial", _Serial),
)
"""Of tables whose rows the chain may not tell apart: how many there are and the sum of their digests, now and as it
stood when a day was closed last (``serial``)."""

person_keys = Table(
    "person_keys",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("wrapped", Text),
)
"""The key of each person, under which the ``Sealed`` columns of their rows are closed, itself closed under the office's
secret; NULL once it is destroyed. Under the empty name the desk's own, for what is nobody's. In no backup's copy of the
database (:mod:`storage.identity.copied`)."""
DESTROYED_KEY = "wrapped IS NULL"
Index(
    "ix_person_keys_destroyed",
    person_keys.c.person_id,
    sqlite_where=text(DESTROYED_KEY),
    postgresql_where=text(DESTROYED_KEY),
)
