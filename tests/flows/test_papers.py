"""When a service document is issued, put right and given: decisions as tables."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.papers import giving
from bot.flows.papers.issuing import SETTLED, said
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import Word
from bot.flows.requirement.outputs import Output, expected
from bot.flows.scene.effects import SettlePaper, WantPaper
from bot.flows.scene.events import PaperDelayed, PaperMade
from bot.flows.scene.messages import Phrase
from bot.flows.scene.service_record import Went
from bot.flows.scene.tokens import Verb
from bot.flows.state.deviation import DeviationKind
from bot.flows.state.dialog import InVisit
from bot.flows.state.follow_up import FollowUp, FollowUpEntry
from bot.flows.state.follow_up import Went as Became
from bot.flows.state.paper import Paper
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status
from bot.papers.service import wording
from bot.render import Renderer
from bot.texts import load_texts
from tests.flows.standings import over
from tests.flows.table import Table, Told


def attended(table: Table, *names: str) -> None:
    """Officers, and visitors of whose visit only the farewell is missing."""
    table.hire("Sari", "front_office")
    table.hire("Bayu", "back_office")
    for name in names:
        table.seat(name, InVisit())
        known = {"surveyed": True, "survey": Survey.ANSWERED, "output_checked": True, "outcome": "Sudah dijelaskan"}
        assigned = {"front_office": "s-sari", "back_office": "s-bayu"}
        table.open(name, Status.IN_SERVICE, reported=9, assigned=assigned, **known)


def farewell(table: Table, name: str) -> Told:
    return table.press(name, Verb.STEP, table.visit_of(name).id, 10)


def printed(table: Table, name: str = "Rina", **changes: object) -> Told:
    """The workshop has printed what was issued last."""
    visit = table.visit_of(name)
    assert visit.paper is not None
    body = PaperMade(visit.paper.number, visit.id, visit.paper.revision)
    return table.act("nobody", replace(body, **changes))  # type: ignore[arg-type]  # the fields of PaperMade


def given(table: Table, **known: object) -> Table:
    """Rina has her document; ``known`` is what else there is of her visit."""
    over(table)
    paper = Paper("DL-2026-0007", given_at=table.now)
    table.visits[table.visit_of("Rina").id] = replace(table.visit_of("Rina"), paper=paper, **known)  # type: ignore[arg-type]  # fields of Visit
    table.desk = replace(table.desk, counters=replace(table.desk.counters, values={"paper:2026": 7}))
    return table


# rule: paper-numbers-without-gap
def test_every_visit_that_ends_has_the_next_number_of_the_year() -> None:
    table = Table()
    attended(table, "Rina", "Togar")
    wants = [want for name in ("Rina", "Togar") for want in farewell(table, name).decision.of(WantPaper)]
    assert [want.paper.number for want in wants] == ["DL-2026-0001", "DL-2026-0002"]
    assert [want.due_at for want in wants] == [table.now] * 2
    assert wants[0].record.number == "DL-2026-0001"
    assert table.visit_of("Rina").paper == Paper("DL-2026-0001")


# rule: issued-is-the-output
def test_the_document_is_the_output_of_the_last_step_once_it_is_issued() -> None:
    table = Table()
    attended(table, "Rina")
    farewell(table, "Rina")
    steps: list[Step] = [step for step in table.office.sheet.steps if expected(step) is Output.DOCUMENT]
    assert [step.no for step in steps] == [10]
    raised = [each for each in table.visit_of("Rina").deviations if each.kind is DeviationKind.OUTPUT]
    assert [each for each in raised if each.first == 10] == []


# rule: no-nip-on-paper
def test_it_says_who_served_by_name_and_how_each_step_went() -> None:
    table = Table()
    attended(table, "Rina")
    [want] = farewell(table, "Rina").decision.of(WantPaper)
    record = want.record
    assert [name for _, name in record.officers] == ["Sari", "Bayu"]
    assert [step.no for step in record.steps] == list(range(1, 11))
    assert {step.went for step in record.steps} <= {Went.IN_TIME, Went.OVER, Went.UNTIMED}
    assert record.surveyed
    assert "Rina Simbolon" in [answer for _, answer in record.answers]
    assert not any("0812" in str(answer) for _, answer in record.answers), "no telephone number"


def test_what_is_put_right_before_anybody_has_it_keeps_its_number() -> None:
    table = Table()
    attended(table, "Rina")
    farewell(table, "Rina")
    table.press("Bayu", Verb.OUTCOME, table.visit_of("Rina").id)
    [want] = table.write("Bayu", "Dijelaskan dan diteruskan").decision.of(WantPaper)
    assert want.paper == Paper("DL-2026-0001", revision=2)
    assert want.record.outcome == "Dijelaskan dan diteruskan"
    assert want.due_at == table.now + SETTLED


def test_what_somebody_has_is_replaced_by_one_that_says_so() -> None:
    table = given(Table(), outcome="Lama")
    table.press("Bayu", Verb.OUTCOME, table.visit_of("Rina").id)
    [want] = table.write("Bayu", "Dijelaskan dan diteruskan").decision.of(WantPaper)
    assert want.paper == Paper("DL-2026-0008", 2, "DL-2026-0007")
    assert want.record.replaces == "DL-2026-0007"
    told = printed(table)
    assert told.to("Rina") == "document-replaced"


# rule: paper-given-once
def test_a_printed_document_is_given_once_and_an_older_one_never() -> None:
    table = Table()
    attended(table, "Rina")
    farewell(table, "Rina")
    assert printed(table, revision=0).to("Rina") == ""
    assert printed(table, number="DL-2026-0099").to("Rina") == ""
    first = printed(table)
    assert first.to("Rina") == "document-given"
    assert first.decision.of(SettlePaper) == (SettlePaper("DL-2026-0001", 1),)
    [sent] = [say for say in first.decision.says if say.message.file]
    assert sent.message.file == giving.file_of(Paper("DL-2026-0001"))
    again = printed(table)
    assert again.to("Rina") == ""
    assert again.decision.of(SettlePaper), "settled all the same"


# rule: later-is-no-correction
def test_what_only_comes_later_is_no_correction() -> None:
    """A survey that is answered, a follow-up that goes on: what the document said was true when it was issued."""
    table = given(Table())
    visit = table.visit_of("Rina")
    asked = replace(visit, surveyed=False, survey=Survey.ASKED, seen_at=table.now)
    assert said(asked) == said(replace(asked, surveyed=True, survey=Survey.ANSWERED, nudges={}))
    opened = FollowUpEntry(Became.OPENED, table.now, "s-bayu", "back_office", "s-bayu", table.now)
    promised = FollowUp("f", None, None, (opened,))
    done = promised.and_then(FollowUpEntry(Became.DONE, table.now, "s-bayu", words="Sudah dikirim"))
    assert said(replace(visit, follow_ups=(promised,))) == said(replace(visit, follow_ups=(done,)))
    assert said(visit) != said(replace(visit, follow_ups=(promised,)))
    assert said(visit) != said(replace(visit, form={**visit.form, "institution": "SMA Negeri 2"}))
    assert table.press("Bayu", Verb.REMARK, visit.id).decision.of(WantPaper) == ()


# rule: skipped-survey-is-not-filled-in
@pytest.mark.parametrize(
    ("became", "went"),
    [
        (Survey.ANSWERED, None),
        (Survey.DECLINED, Went.SKIPPED),
        (Survey.LEFT, Went.NOT_FILLED_IN),
        (Survey.NO_ANSWER, Went.NOT_FILLED_IN),
        (Survey.ASKED, Went.NOT_YET),
        (None, Went.NOT_YET),
    ],
)
def test_a_survey_that_was_skipped_is_told_as_not_filled_in(became: Survey | None, went: Went | None) -> None:
    table = Table()
    attended(table, "Rina")
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, surveyed=True, survey=became)
    [want] = farewell(table, "Rina").decision.of(WantPaper)
    assert want.record.surveyed is (went is None)
    [no] = [each.no for each in table.office.sheet.steps if each.ends.word is Word.SURVEY_SUBMITTED]
    [step] = [each for each in want.record.steps if each.no == no]
    if went is None:
        assert step.went in (Went.IN_TIME, Went.OVER, Went.UNTIMED)
    else:
        assert step.went is went
        assert isinstance(step.took, Phrase), "no time is said of what was not done"


# rule: service-begins-with-the-call
def test_the_queue_is_no_service() -> None:
    table = Table()
    attended(table, "Rina")
    visit = table.visit_of("Rina")
    [want] = farewell(table, "Rina").decision.of(WantPaper)
    [called] = [piece.happened_at for piece in visit.evidence if piece.word is Word.CALLED]
    assert want.record.began_at == called != visit.joined_at


# rule: document-says-what-was-promised
def test_it_says_what_was_promised() -> None:
    table = Table()
    attended(table, "Rina")
    visit = table.visit_of("Rina")
    opened = FollowUpEntry(Became.OPENED, table.now, "s-bayu", "back_office", "s-bayu", table.now, "Mengirim panduan.")
    table.visits[visit.id] = replace(visit, follow_ups=(FollowUp("f", None, None, (opened,)),))
    [want] = farewell(table, "Rina").decision.of(WantPaper)
    renderer = Renderer(load_texts(), table.office.calendar.zone, "WIB")
    [line] = wording.printed(want.record, renderer, table.now)["promises"]
    assert line.startswith("Mengirim panduan. Ditangani Bayu, paling lambat ")


def test_one_from_before_there_were_any_is_issued_when_somebody_asks() -> None:
    table = Table()
    over(table)
    told = table.write("Rina", "kirim ulang dokumen")
    assert told.answers == "service-document document-being-made"
    assert len(told.decision.of(WantPaper)) == 1
    assert table.press("Bayu", Verb.MENU).decision.of(WantPaper) == (), "and only then"


@pytest.mark.parametrize(
    ("name", "role", "may"),
    [("Sari", "", True), ("Bayu", "", True), ("Nur", "supervisor", True), ("Adi", "admin", False)],
)
def test_officers_of_the_visit_and_supervisors_send_it_again(name: str, role: str, may: bool) -> None:
    table = given(Table())
    if role:
        table.hire(name, role)
    told = table.press(name, Verb.DOCUMENT, table.visit_of("Rina").id)
    assert ("staff-document-sent" in told.answers) is may
    assert (told.to("Rina") == "service-document") is may


def test_a_visitor_cannot_press_what_is_for_officers() -> None:
    table = given(Table())
    assert table.press("Rina", Verb.DOCUMENT, table.visit_of("Rina").id).answers == "press-stale"


# rule: delayed-paper-is-told
def test_a_delay_is_told_to_whoever_can_mend_it_and_kindly_to_the_visitor() -> None:
    table = Table()
    attended(table, "Rina")
    table.hire("Adi", "admin")
    farewell(table, "Rina")
    told = table.act("nobody", PaperDelayed("DL-2026-0001", table.visit_of("Rina").id, "OSError"))
    assert (told.to("Adi"), told.to("Rina"), told.to("Sari")) == ("staff-document-delayed", "document-follows", "")


def test_words_that_ask_for_it_and_words_that_only_mention_it() -> None:
    for words in ("kirim ulang dokumen", "Tolong kirimkan dokumen layanan lagi, ya!", "minta bukti ULT-20261123-001"):
        assert giving.asks_for(words), words
    for words in ("resend document", "send my service document again", "/dokumen"):
        assert giving.asks_for(words), words
    for words in ("dokumen saya hilang di kantor", "kirim", "minta surat", "apa itu dokumen layanan", ""):
        assert not giving.asks_for(words), words


def test_it_is_settled_a_minute_after_the_last_change() -> None:
    assert timedelta(seconds=30) <= SETTLED <= timedelta(minutes=5)
