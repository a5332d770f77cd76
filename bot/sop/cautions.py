"""What a sheet may say and its office may not have meant: allowed, and told before visitors find out.

A caution is no fault: the sheet runs as it stands. Each has its line and what to do, as faults have.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.flows.procedure.route import chosen, routes, steps_on
from bot.flows.procedure.serving import service_step
from bot.flows.procedure.sheet import END, Sheet, Step
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import DESK, FRONT_OFFICE, VISITOR, Word
from bot.sop.actors import as_written
from bot.sop.branching import DECISION
from bot.sop.faults import SheetFault
from bot.sop.identity import WHOLE_TIME
from bot.sop.lines import Place
from bot.sop.printing import limit_words, way_words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk is like that will run the sheet. None: nobody has looked."""

    abandon: timedelta | None = None
    """How long the desk waits for a sign of life (``visit.abandon_minutes``)."""
    held_roles: frozenset[str] | None = None
    """The roles that somebody reachable holds."""


@dataclass(frozen=True, slots=True)
class _Caution:
    """One caution at the place in the file that it is about."""

    place: Place
    message: str
    remedy: str


_EXPECTED: tuple[tuple[Callable[[Step], bool], str, str], ...] = (
    (
        lambda step: step.asks_output,
        "hasil layanan tidak diminta, dan bukti layanannya tanpa hasil",
        "tulis catat_output = true pada langkah yang menghasilkan jawaban di jalan itu",
    ),
    (
        lambda step: step.ends.word is Word.SURVEY_SUBMITTED,
        "survei tidak ditanyakan",
        "lanjutkan jalan itu ke langkah survei, bila seharusnya ditanyakan",
    ),
)
"""What one expects of every way, where any has it: what tells it, what is missing, what to do."""


def cautions(sheet: Sheet, origin: str, line_of: Callable[[Place], int], desk: Surroundings) -> list[SheetFault]:
    """All cautions about a sound sheet, by line.

    rule: cautions-are-no-faults
    """
    by_way = [caution for way in routes(sheet) for caution in _about_words(sheet, steps_on(sheet, way))]
    found = dict.fromkeys([*_about_limits(sheet, desk), *by_way, *_about_ways(sheet), *_about_roles(sheet, desk)])
    told = [SheetFault(origin, line_of(each.place), each.message, each.remedy) for each in found]
    return sorted(told, key=lambda fault: fault.line or 0)


def _at(sheet: Sheet, step: Step, key: str) -> Place:
    return ("langkah", sheet.steps.index(step), key)


def _about_limits(sheet: Sheet, desk: Surroundings) -> Iterator[_Caution]:
    for step in sheet.steps:
        limit, place = step.standard, _at(sheet, step, "waktu")
        if desk.abandon is not None and limit.clock is not None and limit.clock > desk.abandon:
            minutes = int(desk.abandon / timedelta(minutes=1))
            message = (
                f"waktu langkah {step.no} ({step.printed_time}) lebih panjang daripada kesabaran Loket "
                f"(visit.abandon_minutes = {minutes}): selama itu kunjungan yang didiamkan tetap terbuka, dan "
                "belum seorang pun diingatkan"
            )
            yield _Caution(place, message, 'tulis dalam hari kerja, misalnya "1 hari kerja", bila itu yang dimaksud')
        if not limit.limited and VISITOR not in step.actors and step.reporters() != (DESK,):
            message = f"langkah {step.no} tanpa batas: tidak pernah terlambat, dan tidak pernah ditutup karena diam"
            yield _Caution(place, message, "tulis batas paling lama bila lembar yang disahkan menyebutnya")
        if not limit.within(sheet.whole) and limit.limited:
            message = f"waktu langkah {step.no} ({step.printed_time}) lebih panjang daripada batas seluruhnya"
            yield _Caution(place, message, f"cocokkan dengan {WHOLE_TIME}")
    days = max(sum(step.standard.working_days or 0 for step in steps_on(sheet, way)) for way in routes(sheet))
    if days and not Standard(working_days=days).within(sheet.whole):
        allowed = limit_words(sheet.whole)
        message = f"jumlah hari kerja langkah-langkahnya ({days}) melewati batas seluruhnya ({allowed})"
        yield _Caution(("identitas", WHOLE_TIME), message, "cocokkan batas seluruhnya dengan waktu setiap langkah")


def _about_words(sheet: Sheet, steps: tuple[Step, ...]) -> Iterator[_Caution]:
    """On one way through the sheet."""
    service = service_step(steps)
    served_at = steps.index(service)
    for index, step in enumerate(steps):
        word, place = step.ends.word, _at(sheet, step, "selesai")
        if index < served_at and word in (Word.SERVED, Word.ANSWERED):
            message = (
                f'kata "{word}" pada langkah {step.no} belum berarti layanan sudah diberikan; pengunjung dianggap '
                f"dilayani sesudah langkah {service.no}"
            )
            remedy = f"tulis catat_output = true pada langkah {step.no}, dan hapus dari yang lain, bila itu layanannya"
            yield _Caution(place, message, remedy)
        if index < served_at and word in (Word.SURVEY_SUBMITTED, Word.LEFT):
            what = "survei diminta" if word is Word.SURVEY_SUBMITTED else "pengunjung dilepas dari Zoom"
            message = f"{what} pada langkah {step.no}, sebelum layanan diberikan (langkah {service.no})"
            yield _Caution(place, message, "pindahkan langkah ini ke belakang, atau periksa catat_output")
        if word is Word.SURVEY_SUBMITTED:
            yield from _after_survey(sheet, step, steps[index + 1 :])


def _after_survey(sheet: Sheet, survey: Step, ahead: tuple[Step, ...]) -> Iterator[_Caution]:
    """The place at the desk is given up before the survey, though staff still have something to do."""
    later = [step for step in ahead if VISITOR not in step.reporters() and step.reporters() != (DESK,)]
    if later:
        numbers = ", ".join(str(step.no) for step in later)
        message = (
            f"sesudah survei (langkah {survey.no}) masih ada langkah petugas ({numbers}): tempat di loket "
            "sudah dilepas, dan pengunjung yang tidak mengisi survei menahan langkah itu"
        )
        yield _Caution(_at(sheet, survey, "selesai"), message, "letakkan survei sesudah semua langkah petugas")


def _about_ways(sheet: Sheet) -> Iterator[_Caution]:
    """Decisions that change nothing, and ways that leave something out which others have."""
    for step, after in zip(sheet.steps, sheet.following, strict=True):
        if step.decides and len(set(after)) == 1:
            message = f"semua jawaban langkah {step.no} berlanjut ke tempat yang sama: tidak ada yang diputuskan"
            yield _Caution(_at(sheet, step, DECISION), message, "periksa tujuan setiap jawaban")
        for branch in (branch for branch in step.branches if branch.to == END):
            message = (
                f'jawaban "{branch.answer}" pada langkah {step.no} langsung mengakhiri kunjungan: yang salah tekan '
                "tidak dapat menariknya"
            )
            yield _Caution(_at(sheet, step, DECISION), message, "lanjutkan jawaban itu ke sebuah langkah penutup")
    for has, says, remedy in _EXPECTED:
        lacking = [way for way in routes(sheet) if not any(map(has, steps_on(sheet, way)))]
        for way in lacking if len(lacking) < len(routes(sheet)) else ():
            decision = chosen(sheet, way)[-1][0]
            message = f"bila {way_words(sheet, way)}: {says}, padahal pada jawaban lain ada"
            yield _Caution(_at(sheet, decision, DECISION), message, remedy)


def _about_roles(sheet: Sheet, desk: Surroundings) -> Iterator[_Caution]:
    if desk.held_roles is None:
        return
    for index, actor in enumerate(sheet.actors):
        if actor.key in desk.held_roles or actor.key == VISITOR:
            continue
        own = [str(step.no) for step in sheet.steps if actor.key in (*step.actors, step.answers)]
        does = f"langkah {', '.join(own)} dikerjakan petugas lain, dan keterlambatannya dibebankan kepada penyelia"
        if actor.key == FRONT_OFFICE:
            does += "; tidak ada yang memanggil pengunjung"
        message = f'tidak ada petugas yang memegang peran "{as_written(actor.key)}" ({actor.name})'
        remedy = f"daftarkan dengan: loket staff invite NAMA --role {actor.key}"
        yield _Caution(("pelaksana", index, "kunci"), f"{message}: {does}" if own else message, remedy)
