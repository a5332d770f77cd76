"""The rows of a sheet: every ``[[langkah]]`` by itself. :mod:`bot.sop.order` looks at them together."""

from dataclasses import dataclass, replace

from bot.flows.procedure.sheet import InPerson, Marker, Step
from bot.flows.procedure.vocabulary import Word
from bot.sop.actors import Cast
from bot.sop.branching import DECISION, THEN, read_branches, read_then
from bot.sop.counting import BREAKS, Counting, counted
from bot.sop.counting import KEY as COUNTING
from bot.sop.document import Document
from bot.sop.table import Table
from bot.sop.times import read_time
from bot.sop.words import read_beginning, read_end
from bot.texts import LANGUAGES
from bot.texts.operator import in_words

FOR_VISITOR, IN_PERSON = "untuk_pengunjung", "di_loket"

KEYS = (
    "no",
    "kegiatan",
    "pelaksana",
    "kelengkapan",
    "waktu",
    "output",
    "keterangan",
    "mulai",
    "selesai",
    "penanggung_jawab",
    "catat_output",
    COUNTING,
    BREAKS,
    DECISION,
    THEN,
    FOR_VISITOR,
    IN_PERSON,
)
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A step with the table it was read from. Number 0 and actor "" stand for what could not be read."""

    table: Table
    step: Step


def read_rows(document: Document, cast: Cast, counting: Counting) -> list[Row]:
    """All rows in the order written, the first one's beginning settled; faults of single cells are noted.

    ``counting`` says how the time of staff's steps counts.
    """
    tables = document.parts("langkah", KEYS, MOST_STEPS)
    rows = [Row(table, _read_step(table, cast, counting)) for table in tables]
    if rows and rows[0].step.begins is None:
        begins = Marker(_default_beginning(rows))
        rows[0] = replace(rows[0], step=replace(rows[0].step, begins=begins))
    return rows


def _default_beginning(rows: list[Row]) -> Word:
    """The call, unless the sheet itself names what comes before it: then the event before that."""
    markers = [marker for row in rows for marker in (row.step.begins, row.step.ends) if marker]
    words = {marker.word for marker in markers}
    if words & {Word.FORM_STARTED, Word.FORM_SUBMITTED}:
        return Word.FORM_STARTED
    return Word.FORM_SUBMITTED if Word.CALLED in words else Word.CALLED


def _read_step(table: Table, cast: Cast, counting: Counting) -> Step:
    no = table.whole("no", MOST_STEPS)
    actor, *also = _read_actors(table, cast)
    named = _read_answers(table, cast)
    printed_time = table.filled("waktu")
    branches = read_branches(table)
    return Step(
        no=no or 0,
        activity=table.filled("kegiatan"),
        actor=actor,
        equipment=table.texts("kelengkapan", required=True),
        printed_time=printed_time,
        standard=counted(table, read_time(table, "waktu", printed_time), actor, counting),
        output=table.cell("output"),
        remark=table.text("keterangan"),
        ends=read_end(table, no, (actor, *also), cast, decides=bool(branches)),
        begins=read_beginning(table),
        answers=named or cast.answers_for(actor, *also),
        named=bool(named),
        asks_output=table.flag("catat_output"),
        also=tuple(also),
        branches=branches,
        for_visitor=_read_for_visitor(table),
        then=read_then(table),
        in_person=_read_in_person(table),
    )


def _read_for_visitor(table: Table) -> tuple[tuple[str, str], ...]:
    """The step in a visitor's words: in every language of the desk, or not at all."""
    words = table.part(FOR_VISITOR, LANGUAGES, "[langkah.untuk_pengunjung]")
    return tuple((language, words.filled(language)) for language in LANGUAGES) if words else ()


def _read_in_person(table: Table) -> InPerson | None:
    """The step as it is done with somebody who is at the counter."""
    words = table.part(IN_PERSON, ("kegiatan", "kelengkapan"), "[langkah.di_loket]")
    return InPerson(words.filled("kegiatan"), words.texts("kelengkapan")) if words else None


def _read_actors(table: Table, cast: Cast) -> tuple[str, ...]:
    """Whoever may do the step, in the order written; "" alone where nobody could be read."""
    actors = [cast.refer(table, "pelaksana", written) for written in table.several("pelaksana")]
    if len(set(filter(None, actors))) < len([actor for actor in actors if actor]):
        table.note("pelaksana", in_words("sop-doer-twice"), in_words("sop-doer-twice-remedy"))
    return tuple(dict.fromkeys(filter(None, actors))) or ("",)


def _read_answers(table: Table, cast: Cast) -> str:
    named = cast.refer(table, "penanggung_jawab", table.text("penanggung_jawab"))
    if named and named not in cast.staff:
        remedy = in_words("sop-answerer-remedy", staff=", ".join(cast.staff) or in_words("sop-no-staff-yet"))
        table.note("penanggung_jawab", in_words("sop-answerer"), remedy)
    return named
