"""The sheet on paper or screen: the official table with the national columns, and what Loket adds to it.

Cells are :class:`rich.text.Text`, never markup, so that brackets in a sheet stay what they are; they fold
instead of being cut, so that no word is lost on a narrow screen.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from string import ascii_uppercase

from rich import box
from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from bot.flows.procedure.route import chosen, routes, steps_on
from bot.flows.procedure.service import service_step
from bot.flows.procedure.sheet import Marker, Sheet, Step
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import DESK, ZOOM, Word
from bot.sop.branching import as_written as goes_on
from bot.sop.words import done_by
from bot.texts.operator import in_words

FIRST, BETWEEN, LAST, DECIDES = "▶", "■", "●", "◆"
LEGEND = in_words("sop-print-legend", first=FIRST, between=BETWEEN, last=LAST)
DIAMOND = in_words("sop-print-decision", mark=DECIDES)

_NOBODY_IN_SHEET = {ZOOM: "Zoom", DESK: "Loket"}
_UNITS = ((timedelta(hours=1), "jam"), (timedelta(minutes=1), "menit"), (timedelta(seconds=1), "detik"))
_PLAIN = re.compile(r"[0-9]+ (?:(?:detik|menit|jam)(?: [0-9]+ (?:detik|menit))*|hari kerja)")
_WIDEST = 14
"""Characters of a column that is kept narrow; longer words fold there."""


def identity_block(sheet: Sheet) -> RenderableType:
    """The head of the sheet: everything that is printed above the table; absent fields are left out."""
    block = Table.grid(padding=(0, 2))
    block.add_column(overflow="fold", style="bold", min_width=18)
    block.add_column(overflow="fold")
    for label, text in _identity_fields(sheet):
        if text:
            block.add_row(Text(label), Text(text))
    return Group(Text("PROSEDUR OPERASIONAL STANDAR", style="bold"), block)


def official_table(sheet: Sheet, width: int = 100) -> Table:
    """No, Kegiatan, one column for each Pelaksana, Kelengkapan, Waktu, Output, Keterangan.

    ``width`` is the width of the screen in characters, 100 or more. Where the actors' names would take more
    than a quarter of it, their columns are headed A, B, C and the names stand below the table.
    """
    names = [actor.name for actor in sheet.actors]
    lettered = sum(map(_narrow, names)) > width // 4
    table = _ruled(sheet.identity.name, "\n".join([_legend(sheet), *(_key_of(names) if lettered else ())]))
    table.add_column(Text("No"), justify="right", width=2)
    _add_wide(table, in_words("sop-print-activity"))
    for heading in ascii_uppercase[: len(names)] if lettered else names:
        _add_narrow(table, heading, justify="center")
    _add_wide(table, in_words("sop-print-equipment"))
    _add_narrow(table, in_words("sop-print-duration"), *(step.printed_time for step in sheet.steps))
    _add_wide(table, "Output")
    _add_wide(table, in_words("sop-print-remarks"))
    for step in sheet.steps:
        marks = (_mark(sheet, step) if actor.key in step.actors else "" for actor in sheet.actors)
        row = (step.activity, *marks, "\n".join(step.equipment), step.printed_time, step.output, step.remark)
        _add_row(table, str(step.no), *row)
    return table


def evidence_table(sheet: Sheet) -> Table:
    """What Loket goes by: the evidence that begins and ends each step, who gives it, who answers for it."""
    table = _ruled(
        in_words("sop-print-evidence"),
        in_words("sop-print-output"),
    )
    table.add_column(Text("No"), justify="right", width=2)
    for heading in (
        in_words("sop-print-activity"),
        in_words("sop-print-begin"),
        in_words("sop-print-end"),
        in_words("sop-print-reported"),
        in_words("sop-print-answers"),
    ):
        _add_wide(table, heading)
    _add_narrow(table, in_words("sop-print-recorded"))
    for step in sheet.steps:
        asks = "ya" if step.asks_output else ""
        begins, ends = _begins(sheet, step), _evidence(sheet, step.ends)
        answers = sheet.actor_name(step.answers)
        _add_row(table, str(step.no), step.activity, begins, ends, _reporters(sheet, step), answers, asks)
    return table


def standard_total(sheet: Sheet) -> str:
    """The clock standards added up, and which steps the sum leaves out because days or nothing limit them. Where the
    sheet has several ways: those of the shortest and of the longest."""
    totals = sorted({_clock_total(sheet, way) for way in routes(sheet)})
    words = in_words("sop-up-to").join(
        _duration(total) or in_words("sop-print-none") for total in dict.fromkeys((totals[0], totals[-1]))
    )
    lines = [in_words("sop-print-total", words=words) + (in_words("sop-print-by-decision") if len(totals) > 1 else "")]
    in_days = [step for step in sheet.steps if step.standard.working_days]
    unlimited = [step for step in sheet.steps if not step.standard.limited]
    if in_days:
        named = ", ".join(in_words("sop-print-step", no=step.no, what=step.printed_time) for step in in_days)
        lines.append(in_words("sop-print-days", named=named))
    if unlimited:
        named = ", ".join(in_words("sop-print-step", no=step.no, what=step.printed_time) for step in unlimited)
        lines.append(in_words("sop-print-limitless", named=named))
    if sheet.whole.limited:
        lines.append(in_words("sop-print-whole", printed=sheet.identity.whole_time, limit=limit_words(sheet.whole)))
    return "\n".join(lines)


def service_line(sheet: Sheet) -> str:
    """With which step the visitor counts as served."""
    found = {step.no: step for step in (service_step(steps_on(sheet, way)) for way in routes(sheet))}
    named = in_words("sop-or").join(
        in_words("sop-print-step", no=step.no, what=step.activity) for step in found.values()
    )
    told = in_words("sop-print-served", named=named)
    return told + (in_words("sop-print-by-decision") if len(found) > 1 else "")


def courses(sheet: Sheet) -> str:
    """Where it goes on, wherever that is not at the next row; "" for a sheet without decisions."""
    lines = []
    for step in sheet.steps:
        if step.decides:
            answers = "; ".join(f"{branch.answer} → {goes_on(branch.to)}" for branch in step.branches)
            lines.append(in_words("sop-print-decides", no=step.no, answers=answers))
        elif step.then is not None:
            lines.append(in_words("sop-print-after", no=step.no, then=goes_on(step.then)))
    return "\n".join(lines)


def way_words(sheet: Sheet, way: tuple[int, ...]) -> str:
    """A way through a sheet by its answers: "langkah 4 tidak, langkah 6 ya"."""
    return ", ".join(in_words("sop-print-answered", no=step.no, answer=answer) for step, answer in chosen(sheet, way))


def serves(sheet: Sheet) -> str:
    """Which categories the sheet is for, where it says so; "" where it serves all that no other does."""
    return in_words("sop-print-categories", categories=", ".join(sheet.categories)) if sheet.categories else ""


def counting(sheet: Sheet) -> str:
    """Which steps of minutes and hours count while the office is open only, and which run on."""
    lines = []
    for heading, while_open in ((in_words("sop-print-while-open"), True), (in_words("sop-print-always"), False)):
        counted = [str(s.no) for s in sheet.steps if s.standard.clock and s.standard.while_open is while_open]
        if counted:
            lines.append(in_words("sop-print-counted", heading=heading, steps=", ".join(counted)))
    through = [str(step.no) for step in sheet.steps if step.standard.through_breaks]
    if through:
        lines.append(in_words("sop-print-breaks", steps=", ".join(through)))
    return "\n".join(lines)


def readings(sheet: Sheet) -> str:
    """How the desk reads each printed time that says more than a limit, so that the clerk can compare; "" for none."""
    lines = [
        in_words("sop-print-read", no=step.no, printed=step.printed_time, limit=limit_words(step.standard))
        for step in sheet.steps
        if step.standard.limited and not _plain(step)
    ]
    return "\n".join(lines)


def limit_words(standard: Standard) -> str:
    """A limit as the desk counts it: "paling lama 10 menit"."""
    if standard.working_days:
        return in_words("sop-print-most-days", days=standard.working_days)
    if not standard.clock:
        return in_words("sop-print-no-limit")
    how = ""
    if standard.as_printed:
        how = in_words("sop-print-hours") if standard.while_open else in_words("sop-print-day-and-night")
    return in_words("sop-print-most", length=_duration(standard.clock), how=how)


def _plain(step: Step) -> bool:
    """Whether a printed time is nothing but its limit."""
    return _PLAIN.fullmatch(step.printed_time.lower()) is not None


def _identity_fields(sheet: Sheet) -> Iterator[tuple[str, str]]:
    identity = sheet.identity
    yield in_words("sop-print-ministry"), identity.ministry
    yield in_words("sop-print-directorate"), identity.directorate
    yield "Unit", identity.unit
    yield in_words("sop-print-number"), identity.number
    yield in_words("sop-print-made"), identity.made_on
    yield in_words("sop-print-revised"), identity.revised_on
    yield in_words("sop-print-effective"), identity.effective_on
    yield in_words("sop-print-approved"), identity.approved_by
    yield in_words("sop-print-name"), identity.name
    yield in_words("sop-print-law"), _numbered(identity.legal_bases)
    yield in_words("sop-print-qualification"), _numbered(identity.qualifications)
    yield in_words("sop-print-related"), _numbered(identity.related)
    yield in_words("sop-print-tools"), _numbered(identity.equipment)
    yield in_words("sop-print-warnings"), _numbered(identity.warnings)
    yield in_words("sop-print-recording"), identity.recording
    yield in_words("sop-print-time"), identity.whole_time
    yield in_words("sop-print-version"), sheet.id[:12]


def _ruled(title: str, caption: str) -> Table:
    return Table(title=Text(title, style="bold"), caption=Text(caption), box=box.SQUARE, show_lines=True, padding=0)


def _add_wide(table: Table, heading: str) -> None:
    table.add_column(Text(heading), overflow="fold", min_width=len(heading))


def _add_narrow(table: Table, heading: str, *texts: str, justify: JustifyMethod = "left") -> None:
    table.add_column(Text(heading), justify=justify, width=_narrow(heading, *texts), overflow="fold")


def _add_row(table: Table, *cells: str) -> None:
    table.add_row(*map(Text, cells))


def _legend(sheet: Sheet) -> str:
    return LEGEND + DIAMOND if any(step.decides for step in sheet.steps) else LEGEND


def _clock_total(sheet: Sheet, way: tuple[int, ...]) -> timedelta:
    return sum((step.standard.clock or timedelta() for step in steps_on(sheet, way)), timedelta())


def _mark(sheet: Sheet, step: Step) -> str:
    """Where the flow starts, is decided and ends is drawn differently, as in the office's flow charts."""
    index = sheet.steps.index(step)
    first, last = index == 0, len(sheet.steps) in sheet.following[index]
    drawn = (FIRST if first else "") + (DECIDES if step.decides else "") + (LAST if last else "")
    return drawn or BETWEEN


def _begins(sheet: Sheet, step: Step) -> str:
    if step.begins:
        return _evidence(sheet, step.begins)
    return in_words("sop-or").join(_ends_before(sheet, sheet.steps.index(step)))


def _ends_before(sheet: Sheet, index: int) -> Iterator[str]:
    """Whatever lets a row begin: the end of a step before it, or an answer."""
    for before, after in zip(sheet.steps, sheet.following, strict=True):
        if index not in after:
            continue
        answers = [branch.answer for branch, to in zip(before.branches, after, strict=False) if to == index]
        yield in_words("sop-print-answered", no=before.no, answer=" / ".join(answers) or "selesai")


def _evidence(sheet: Sheet, marker: Marker) -> str:
    """A marker as the sheet file writes it."""
    step = sheet.step(marker.step) if marker.word is Word.DONE and marker.step else None
    return done_by(step.actors) if step else marker.word.value


def _reporters(sheet: Sheet, step: Step) -> str:
    """Those of the word's reporters that this sheet knows, Zoom and Loket included."""
    names = {actor.key: actor.name for actor in sheet.actors} | _NOBODY_IN_SHEET
    return ", ".join(names[key] for key in step.reporters if key in names)


def _narrow(*texts: str) -> int:
    """The width that keeps every word whole, up to :data:`_WIDEST`; two marks fit in any case."""
    longest = max(len(word) for text in texts for word in text.split())
    return min(max(longest, 2), _WIDEST)


def _key_of(names: list[str]) -> Iterator[str]:
    """The lines that say which actor a lettered column belongs to."""
    return (f"{letter} = {name}" for letter, name in zip(ascii_uppercase, names, strict=False))


def _numbered(items: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _duration(length: timedelta) -> str:
    """ "1 jam 30 menit": hours, minutes and seconds, those that are not zero."""
    parts = []
    for unit, name in _UNITS:
        count, length = divmod(length, unit)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts)
