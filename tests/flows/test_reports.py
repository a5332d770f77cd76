"""Reports asked for in chat: who may have which, one at a time, given to whoever asked as long as they may have it."""

from dataclasses import replace

import pytest

from bot.flows.journey.rights import Relation
from bot.flows.reports import catalogue
from bot.flows.reports.asking import MOST_AHEAD
from bot.flows.reports.catalogue import MEDIA_TYPES, OFFERS
from bot.flows.reports.needs import ReportsAhead
from bot.flows.scene.effects import Decision, Note, SettleReport, WantReport
from bot.flows.scene.events import Body, ReportMade, ReportUnmade
from bot.flows.scene.tokens import Verb, read
from bot.flows.state.dialog import Replying
from bot.flows.state.report import Report, Unmade
from bot.papers.kinds import listed
from bot.papers.made import MEDIA_TYPES as OF_PAPERS
from tests.flows.standings import REF, called, laid
from tests.flows.table import Table, Told

ROLES = {"supervisor": Relation.SUPERVISOR, "admin": Relation.ADMIN, "front_office": Relation.RECEIVER}
TYPED = "laporan buku tamu 2026-11 xlsx"


def staffed() -> Table:
    table = laid(called)
    for name, role in (("Nur", "supervisor"), ("Adi", "admin"), ("Bayu", "back_office")):
        table.hire(name, role)
    return table


def wanted(told: Told) -> Report:
    [effect] = told.decision.of(WantReport)
    return effect.report


def said(decision: Decision, name: str) -> list[str]:
    return [say.message.text.name for say in decision.says if say.person_id == name]


def happened(table: Table, body: Body) -> Decision:
    """The desk itself says that something became of a report."""
    return table.enter(body)


def a_report(name: str = "nur", **changed: object) -> Report:
    return replace(Report("r", name, "buku-tamu", "2026-11", "xlsx"), **changed)  # type: ignore[arg-type]  # fields of it


# What there is


def test_what_is_offered_in_chat_is_what_is_made() -> None:
    assert [each.key for each in OFFERS] == [*listed()]
    for each in OFFERS:
        kind = listed()[each.key]
        assert (each.title, each.formats, each.lengths) == (kind.title, kind.formats, kind.lengths)
        assert each.readers == {ROLES[role] for role in kind.roles}, each.key
        assert {*each.formats} <= {*MEDIA_TYPES}
    assert MEDIA_TYPES.items() <= OF_PAPERS.items()


# rule: reports-by-role
@pytest.mark.parametrize(("name", "count"), [("Nur", len(OFFERS)), ("Adi", len(OFFERS) - 1), ("Sari", 3), ("Bayu", 0)])
def test_everybody_sees_what_is_for_them_and_gets_no_more(name: str, count: int) -> None:
    table = staffed()
    told = table.write(name, "/laporan")
    assert said(told.decision, name.lower()) == ["reports-list" if count else "reports-not-yours"]
    shown = [read(choice.token) for say in told.decision.says for choice in say.message.choices]
    assert len(shown) == count
    for each in OFFERS:
        allowed = (Verb.REPORT, (each.word,)) in shown
        pressed = table.press(name, Verb.REPORT, each.word, "2026-11", each.formats[0])
        typed = table.write(name, f"laporan {each.key} 2026-S1 {each.formats[0]}")
        for given in (pressed, typed):
            refused = {"report-not-yours", "reports-not-yours"} & {*said(given.decision, name.lower())}
            assert bool(refused) != allowed, each.key
            assert allowed or not given.decision.of(WantReport)


def test_periods_and_files_are_chosen_one_after_the_other() -> None:
    table = staffed()
    told = table.press("Sari", Verb.REPORT, "buku_tamu")
    [say] = told.decision.says
    tokens = [read(choice.token) for choice in say.message.choices]
    assert (Verb.REPORT, ("buku_tamu", "quarter", "1")) in tokens
    assert tokens[-1] == (Verb.REPORT, ())
    [say] = table.press("Sari", Verb.REPORT, "buku_tamu", "quarter", "1").decision.says
    chosen = [read(choice.token) for choice in say.message.choices]
    assert chosen == [(Verb.REPORT, ("buku_tamu", "2026-TW3", ending)) for ending in ("xlsx", "pdf")]
    report = wanted(table.press("Sari", Verb.REPORT, "buku_tamu", "2026-TW3", "pdf"))
    assert (report.kind, report.period, report.ending) == ("buku-tamu", "2026-TW3", "pdf")


def test_the_day_book_is_of_a_day_and_monitoring_of_half_a_year() -> None:
    table = staffed()
    assert said(table.write("Nur", "laporan buku laporan bulan ini").decision, "nur") == ["report-period-ask"]
    [say] = table.press("Nur", Verb.REPORT, "pemantauan_pos").decision.says
    offered = [parsed[1][1] for choice in say.message.choices[:-1] if (parsed := read(choice.token))]
    assert offered == ["half_year", "half_year", "year", "year"]
    assert wanted(table.write("Nur", "laporan skm minggu ini")).period == "2026-M48", "typed, any period is taken"


# rule: words-for-a-visitor-stay-theirs
def test_words_to_a_visitor_that_begin_alike_stay_theirs() -> None:
    table = staffed()
    for typed in ("laporan Bapak sudah kami terima", "laporan"):
        table.people["sari"] = replace(table.people["sari"], dialog=Replying(REF))
        answered = said(table.write("Sari", typed).decision, "sari")
        assert not any(name.startswith("report") for name in answered), typed
    table.press("Sari", Verb.REPLY, REF)
    assert said(table.write("Sari", "/laporan").decision, "sari") == ["reports-list"]
    assert said(table.write("Nur", "laporan banjir").decision, "nur") != ["report-unknown"]
    assert said(table.write("Nur", "/laporan banjir").decision, "nur") == ["report-unknown"]


# One wish, one report


# rule: report-asked-twice-made-once
def test_a_report_that_is_being_made_is_not_made_once_more() -> None:
    table = staffed()
    table.known[ReportsAhead] = ()
    wanted(table.write("Nur", TYPED))
    again = table.write("Nur", TYPED)
    assert said(again.decision, "nur") == ["report-being-made"]
    assert not again.decision.of(WantReport)
    wanted(table.write("Nur", TYPED.replace("xlsx", "pdf")))


def test_nobody_waits_for_more_than_a_few_and_others_do_not_count() -> None:
    table = staffed()
    table.known[ReportsAhead] = tuple(a_report(id=str(no), period=f"2026-{no + 1:02}") for no in range(MOST_AHEAD))
    assert said(table.write("Nur", TYPED).decision, "nur") == ["report-too-many"]
    wanted(table.write("Adi", TYPED))


# rule: reports-are-journalled
def test_who_asked_for_which_report_stands_in_the_journal() -> None:
    told = staffed().write("Nur", TYPED)
    [note] = [note for note in told.decision.of(Note) if note.what == "report_wanted"]
    assert (note.who, note.details) == (
        "s-nur",
        {"staff": "s-nur", "kind": "buku-tamu", "period": "2026-11", "ending": "xlsx"},
    )


@pytest.mark.parametrize(("name", "contacts"), [("Nur", True), ("Sari", False), ("Adi", False)])
def test_how_guests_are_reached_is_told_to_supervisors_only(name: str, contacts: bool) -> None:
    assert wanted(staffed().write(name, TYPED)).contacts is contacts


def test_no_other_report_has_contacts() -> None:
    assert not wanted(staffed().write("Nur", "laporan pengaduan 2026-11 xlsx")).contacts


# What became of it


def test_whoever_asked_gets_the_file() -> None:
    table = staffed()
    decision = happened(table, ReportMade(a_report()))
    assert said(decision, "nur") == ["report-ready", "report-given"]
    [file] = [say.message.file for say in decision.says if say.message.file]
    assert (file.id, file.name) == ("report:r", "buku-tamu_2026-11.xlsx")
    assert decision.of(SettleReport) == (SettleReport("r"),)
    assert [say.message.mends for say in decision.says] == [True, False], "the card is only brought up to date"


# rule: rights-looked-at-again-when-given
@pytest.mark.parametrize(
    ("role", "report"),
    [
        (None, a_report()),
        ("back_office", a_report()),
        ("front_office", a_report(kind="penyimpangan")),
        ("admin", a_report(contacts=True)),
        ("front_office", a_report(contacts=True)),
        ("supervisor", a_report(kind="gone")),
    ],
)
def test_whoever_lost_the_right_to_it_meanwhile_gets_nothing(role: str | None, report: Report) -> None:
    table = laid(called)
    if role is None:
        table.seat("Nur")
    else:
        table.hire("Nur", role)
    for body in (ReportMade(report), ReportUnmade(report, Unmade.FAILED)):
        decision = happened(table, body)
        assert said(decision, "nur") == []
        assert decision.of(SettleReport) == (SettleReport("r"),), "and it is over"


@pytest.mark.parametrize("why", list(Unmade))
def test_what_could_not_be_made_is_told_with_the_way_forward(why: Unmade) -> None:
    decision = happened(staffed(), ReportUnmade(a_report(ending="pdf"), why))
    assert said(decision, "nur") == ["report-stopped", "report-unmade"]
    [*_, say] = decision.says
    offered = [read(choice.token) for choice in say.message.choices]
    again, written = ((Verb.REPORT, ("buku_tamu", "2026-11", ending)) for ending in ("pdf", "xlsx"))
    assert (again in offered) is (why is Unmade.FAILED), "what is as it is, is not tried again"
    assert (written in offered) is (why is Unmade.TOO_MANY), "a workbook holds all of it"
    assert offered[-1] == (Verb.REPORT, ("buku_tamu",))


# rule: whatsapp-carries-no-zip
def test_the_pack_goes_to_whatsapp_as_its_cover_only(monkeypatch: pytest.MonkeyPatch) -> None:
    table = staffed()
    report = wanted(table.write("Nur", "laporan bukti 2026-S2 zip"))
    assert (report.kind, report.period, report.ending) == ("bukti", "2026-S2", "zip")
    [say] = table.write("Nur", "laporan bukti 2026-S1").decision.says
    chosen = [read(choice.token) for choice in say.message.choices]
    assert chosen == [(Verb.REPORT, ("bukti", "2026-S1", ending)) for ending in ("zip", "pdf")]
    pack = catalogue.offer("bukti")
    assert pack is not None
    assert pack.as_files("whatsapp") == ("pdf",)
    monkeypatch.setattr(catalogue, "_NOT_CARRIED", {("telegram", "zip")})
    assert wanted(table.write("Nur", "laporan bukti 2026-S1")).ending == "pdf"
    [say] = table.write("Nur", "laporan bukti 2025 zip").decision.says
    assert [read(choice.token) for choice in say.message.choices] == [(Verb.REPORT, ("bukti", "2025", "pdf"))]
