"""Officers' side of the desk as tables: what they press about a visit, and what they are told of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.procedure.timeline import Timeline, fold
from bot.flows.scene.events import Body, FileSent, TextSent
from bot.flows.scene.tokens import (
    OF_FOLLOW_UPS,
    OF_HANDING,
    OF_INFORMATION,
    OF_LEDGER,
    OF_NOTES,
    OF_SECOND_CHAT,
    OF_THREADS,
    Verb,
)
from bot.flows.state.dialog import Correcting, InVisit
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.standings import (
    REF,
    Standing,
    absent,
    appointed,
    called,
    choosing,
    in_room,
    laid,
    over,
    parked,
    press,
    queued,
    review,
    served,
    status,
    suggesting,
    surveyed,
)
from tests.flows.table import Table

# What staff press

S, B = "Sari", "Bayu"
"""The front office and the back office."""

STAFF_PRESSED = [
    # who, verb, arguments, where Rina stands, what the officer is told, what Rina is told, how the visit stands
    (S, Verb.CLAIM, (REF,), called, "staff-claimed card-staff", "", Status.IN_SERVICE),
    (S, Verb.CLAIM, (REF, "x"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CLAIM, (), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CLAIM, ("unknown",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CLAIM, (REF,), review, "staff-press-stale", "", Status.FORM),
    (S, Verb.CLAIM, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.CALL, (REF,), queued, "staff-called card-staff", "card-visitor", Status.IN_SERVICE),
    (S, Verb.CALL, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CALL, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.STEP, (REF, 3), called, "card-staff", "card-visitor", Status.IN_SERVICE),
    (S, Verb.STEP, (REF, 4), called, "card-staff", "card-visitor", Status.IN_SERVICE),
    (S, Verb.STEP, (REF, 5), called, "staff-step-early", "", Status.IN_SERVICE),
    (S, Verb.STEP, (REF, 7), in_room, "staff-press-stale", "", Status.IN_SERVICE),
    (B, Verb.STEP, (REF, 7), in_room, "staff-outcome-ask card-staff", "card-visitor", Status.IN_SERVICE),
    (B, Verb.STEP, (REF, 8), in_room, "staff-outcome-ask card-staff", "survey-intro survey-question card-visitor",
     Status.IN_SERVICE),
    (B, Verb.STEP, (REF, "x"), in_room, "staff-press-stale", "", Status.IN_SERVICE),
    (B, Verb.STEP, (REF,), in_room, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.STEP, (REF, 10), suggesting, "card-staff", "service-document card-visitor", Status.FINISHED),
    (S, Verb.STEP, (REF, 10), surveyed, "card-staff", "service-document card-visitor", Status.FINISHED),
    (S, Verb.STEP, (REF, 1), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.UNDO, (REF,), called, "staff-nothing-to-undo", "", Status.IN_SERVICE),
    (S, Verb.UNDO, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.CORRECT, (REF,), called, "staff-nothing-to-correct", "", Status.IN_SERVICE),
    (S, Verb.CORRECT, (REF,), in_room, "staff-correct-which", "", Status.IN_SERVICE),
    (S, Verb.CORRECT, (REF, 6), in_room, "staff-correct-ask", "", Status.IN_SERVICE),
    (S, Verb.CORRECT, (REF, 7), in_room, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CORRECT, (REF, "x"), in_room, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CORRECT, (REF, 10), over, "staff-correct-ask", "", Status.FINISHED),
    (S, Verb.CORRECT, (REF,), queued, "staff-nothing-to-correct", "", Status.QUEUED),
    (S, Verb.CORRECT, (), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.NO_SHOW, (REF,), called, "staff-no-show card-staff", "visit-no-show card-visitor", Status.NO_SHOW),
    (S, Verb.NO_SHOW, (REF,), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.NO_SHOW, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.DISTURBANCE, (), called, "disturbance-list", "", Status.IN_SERVICE),
    (S, Verb.DISTURBANCE, ("ok",), called, "disturbance-gone", "", Status.IN_SERVICE),
    (S, Verb.DISTURBANCE, ("y", "unknown"), called, "disturbance-supervisor", "", Status.IN_SERVICE),
    (S, Verb.DISTURBANCE, ("e", "unknown"), called, "disturbance-none-lasts", "", Status.IN_SERVICE),
    (S, Verb.EQUIPMENT, (REF,), called, "equipment-list", "", Status.IN_SERVICE),
    (S, Verb.EQUIPMENT, (REF, 1, 1, "x"), called, "equipment-missing card-staff", "", Status.IN_SERVICE),
    (S, Verb.EQUIPMENT, (REF, 1, 1, "ok"), called, "equipment-there", "", Status.IN_SERVICE),
    (S, Verb.EQUIPMENT, (REF, 1, 9, "x"), called, "equipment-step-over", "", Status.IN_SERVICE),
    (S, Verb.EQUIPMENT, (REF, 4, 1, "x"), called, "equipment-step-over", "", Status.IN_SERVICE),
    (S, Verb.EQUIPMENT, (REF,), queued, "staff-not-yours", "", Status.QUEUED),
    (S, Verb.EQUIPMENT, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.EQUIPMENT, (), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.COMPLETE, (REF,), called, "data-complete", "", Status.IN_SERVICE),
    (S, Verb.COMPLETE, (REF, 99), called, "data-complete", "", Status.IN_SERVICE),
    (S, Verb.COMPLETE, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (B, Verb.EQUIPMENT, (REF, 7, 1, "x"), in_room, "equipment-missing card-staff", "", Status.IN_SERVICE),
    (S, Verb.RECALL, (REF,), absent, "card-staff", "visit-resumed card-visitor", Status.IN_SERVICE),
    (S, Verb.RECALL, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.RECALL, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.RECALL, (), absent, "staff-press-stale", "", Status.NO_SHOW),
    (B, Verb.OUTCOME, (REF,), served, "staff-outcome-ask", "", Status.IN_SERVICE),
    (B, Verb.OUTCOME, (REF,), over, "staff-outcome-ask", "", Status.FINISHED),
    (B, Verb.OUTCOME, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.OUTCOME, (REF,), served, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CALL, (REF, "sure"), queued, "staff-called card-staff", "card-visitor", Status.IN_SERVICE),
    (S, Verb.CALL, (REF, "maybe"), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.REPLY, (REF,), called, "staff-reply-ask", "", Status.IN_SERVICE),
    (S, Verb.REPLY, (REF,), over, "staff-reply-ask", "", Status.FINISHED),
    (S, Verb.REPLY, (), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.LET_GO, (REF,), called, "staff-let-go", "", Status.IN_SERVICE),
    (S, Verb.LET_GO, (REF, "x"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.UNSAY, (REF, "name", 0, "mark"), called, "staff-unsay-not-yours", "", Status.IN_SERVICE),
    (S, Verb.UNSAY, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.OPEN, (REF,), called, "card-staff", "", Status.IN_SERVICE),
    (S, Verb.OPEN, (REF,), over, "card-staff", "", Status.FINISHED),
    (S, Verb.OPEN, (REF,), review, "staff-press-stale", "", Status.FORM),
    (S, Verb.HOURS, (), called, "hours-not-yours", "", Status.IN_SERVICE),
    (S, Verb.HOURS, ("ok", "x"), called, "hours-not-yours", "", Status.IN_SERVICE),
    (S, Verb.GUESTS, (), called, "guests-how", "", Status.IN_SERVICE),
    (B, Verb.GUESTS, (), called, "guests-not-yours", "", Status.IN_SERVICE),
    (S, Verb.HAND_OVER, (), called, "hand-over-list", "", Status.IN_SERVICE),
    (S, Verb.REPORT, (), called, "reports-list", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu",), called, "report-period-ask", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu", "week", "1"), called, "report-format-ask", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu", "2026-11", "xlsx"), called, "report-wanted", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_laporan", "day", "0"), called, "report-format-ask", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu", "2026-12", "xlsx"), called, "report-not-begun", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu", "2026-11", "png"), called, "report-format-ask", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu", "1026-11", "pdf"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku_tamu", "day", "2"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("buku", "day", "0"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.REPORT, ("skm",), called, "report-not-yours", "", Status.IN_SERVICE),
    (B, Verb.REPORT, (), called, "reports-not-yours", "", Status.IN_SERVICE),
    (S, Verb.STAMP, (REF,), over, "staff-press-stale", "", Status.FINISHED),
    (S, Verb.STAMP, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.ATTEST, (REF, "yes"), over, "staff-press-stale", "", Status.FINISHED),
    (S, Verb.ATTEST, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.HOUSE_RULE, (), called, "house-not-yours", "", Status.IN_SERVICE),
    (S, Verb.HOUSE_RULE, ("ok", "x"), called, "house-not-yours", "", Status.IN_SERVICE),
    (S, Verb.HOUSE_WORDS, ("file", "topic", "id.biaya"), called, "house-not-yours", "", Status.IN_SERVICE),
    (S, Verb.STAFF_ROLE, (), called, "roles-not-yours", "", Status.IN_SERVICE),
    (S, Verb.UNCLAIM, (REF, 0, 0, "mark", ""), called, "staff-not-yours", "", Status.IN_SERVICE),
    (S, Verb.UNCLAIM, (REF,), called, "staff-not-yours", "", Status.IN_SERVICE),
    (S, Verb.UNCALL, (REF, 0, "mark", "q", ""), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.UNCALL, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.ROSTER, (), called, "roster-not-yours", "", Status.IN_SERVICE),
    (S, Verb.ROSTER, ("ok",), called, "roster-not-yours", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("rest",), called, "duty-rest-begun", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("back",), called, "staff-menu", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("here",), called, "staff-menu", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("keep",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("give",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("give", REF), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("off",), called, "staff-menu", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("on",), called, "staff-menu", "", Status.IN_SERVICE),
    (S, Verb.DUTY, ("maybe",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CANCEL, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.MENU, (), called, "staff-menu", "", Status.IN_SERVICE),
    (S, Verb.BOARD, (), called, "board", "", Status.IN_SERVICE),
    (S, Verb.TODAY, (), called, "day-not-yours", "", Status.IN_SERVICE),
    (S, Verb.PROPOSAL, (), called, "day-not-yours", "", Status.IN_SERVICE),
    (S, Verb.MESSAGES, (REF,), called, "staff-messages", "", Status.IN_SERVICE),
    (S, Verb.WHO, (REF, "0" * 12), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.WHO, ("staff", "0" * 12), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.WHO, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CALL_BACK, (REF,), called, "staff-called-back", "visit-come-back card-visitor", Status.IN_SERVICE),
    (S, Verb.ROOM, (REF, 1), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CALL_BACK, (REF,), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.MESSAGES, (REF,), review, "staff-press-stale", "", Status.FORM),
    (S, Verb.TOPIC, ("biaya",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.ANSWERED, ("biaya", "1"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.AGREE, ("2026-11-28",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.LANGUAGE, ("en",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.HERE, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.LATER, (REF,), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.TROUBLE, ("", "sound"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.NOT_GOOD, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.PAST, (REF,), over, "staff-visit-over", "", Status.FINISHED),
    (S, Verb.PRIORITY, (REF, "lansia"), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.REASON, (REF, "wait"), queued, "staff-press-stale", "", Status.QUEUED),
    (S, Verb.CALL, (REF,), parked, "staff-called card-staff", "card-visitor", Status.IN_SERVICE),
    (S, Verb.NO_SHOW, (REF,), parked, "staff-no-show card-staff", "visit-no-show card-visitor", Status.NO_SHOW),
    (S, Verb.ANSWER, (REF, "role", "guru"), choosing, "staff-press-stale", "", Status.FORM),
    (S, Verb.SEND, (REF,), review, "staff-press-stale", "", Status.FORM),
    (S, Verb.READ, (), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.EDIT, (REF,), review, "staff-press-stale", "", Status.FORM),
    (S, Verb.BACK, (REF, "role"), review, "staff-press-stale", "", Status.FORM),
    (S, Verb.RATE, (REF, "persyaratan", 4), surveyed, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.SKIP, (REF, "persyaratan"), surveyed, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.TALK, (), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.AGENDA, (), appointed, "agenda", "", Status.APPOINTED),
    (S, Verb.AGENDA, ("20261124",), appointed, "agenda", "", Status.APPOINTED),
    (S, Verb.AGENDA, ("kemarin",), appointed, "staff-press-stale", "", Status.APPOINTED),
    (S, Verb.AGENDA, (), called, "agenda-off", "", Status.IN_SERVICE),
    (B, Verb.AGENDA, (), appointed, "staff-not-door", "", Status.APPOINTED),
    (S, Verb.MOVE, (REF,), appointed, "agenda-move", "", Status.APPOINTED),
    (S, Verb.MOVE, (REF, "20261125"), appointed, "agenda-move", "", Status.APPOINTED),
    (S, Verb.MOVE, (REF, "202611250800"), appointed, "agenda-moved", "appointment-moved-by-office", Status.APPOINTED),
    (S, Verb.MOVE, (REF, "202611250803"), appointed, "agenda-move", "", Status.APPOINTED),
    (S, Verb.MOVE, (REF, "x"), appointed, "staff-press-stale", "", Status.APPOINTED),
    (S, Verb.MOVE, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (B, Verb.MOVE, (REF,), appointed, "staff-not-yours", "", Status.APPOINTED),
    (S, Verb.BOOK, ("20261125",), appointed, "staff-press-stale", "", Status.APPOINTED),
    (S, Verb.CALL, (REF,), appointed, "card-staff", "card-visitor", Status.IN_SERVICE),
    *((S, verb, parts, called, "staff-press-stale", "", Status.IN_SERVICE)
      for verb in sorted(OF_THREADS) for parts in ((), ("unknown",))),
    *((S, verb, (), called, "staff-press-stale", "", Status.IN_SERVICE) for verb in sorted(OF_LEDGER)),
    *((S, verb, ("none", "show"), called, "staff-press-stale", "", Status.IN_SERVICE)
      for verb in sorted(OF_INFORMATION)),
    *((S, verb, ("none", "show"), called, "staff-press-stale", "", Status.IN_SERVICE)
      for verb in (Verb.RIGHT, Verb.RIGHT_COUNTER)),
    (S, Verb.BREACH, ("done", "KB-1"), called, "breach-not-yours", "", Status.IN_SERVICE),
    (S, Verb.LOOKS, (), called, "looks-not-yours", "", Status.IN_SERVICE),
    (S, Verb.CHECK_UP, (), called, "checkup-not-yours", "", Status.IN_SERVICE),
    (S, Verb.RIGHT_DESK, ("none", "show"), called, "rights-not-yours", "", Status.IN_SERVICE),
    (S, Verb.UNMASK, ("HAK-2026-0001", REF), called, "right-lift-not-yours", "", Status.IN_SERVICE),
    *((S, verb, ("mine",), called, "staff-press-stale", "", Status.IN_SERVICE) for verb in sorted(OF_SECOND_CHAT)),
    (S, Verb.ABSENCE, (), called, "absence-when", "", Status.IN_SERVICE),
    (S, Verb.ABSENCE, ("x", "y"), called, "absence-gone", "", Status.IN_SERVICE),
    *((S, verb, parts, called, "letter-gone", "", Status.IN_SERVICE)
      for verb in (Verb.LETTER, Verb.ASSIGN) for parts in ((), ("no",), ("no", "unknown"))),
    *((S, verb, (REF, 0), called, "staff-not-yours", "", Status.IN_SERVICE)
      for verb in sorted(OF_LEDGER - {Verb.REDRESS})),
    *((S, verb, (REF,), called, "staff-not-yours", "", Status.IN_SERVICE) for verb in sorted(OF_HANDING)),
    *((S, verb, (REF,), over, "staff-visit-over", "", Status.FINISHED) for verb in sorted(OF_HANDING)),
    (S, Verb.DOCUMENT, (REF,), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.DOCUMENT, (REF,), over, "staff-document-being-made", "", Status.FINISHED),
    (S, Verb.CANNED, (REF, "tunggu"), called, "canned-preview", "", Status.IN_SERVICE),
    (S, Verb.CANNED, (REF, "tunggu", "edit"), called, "canned-edit", "", Status.IN_SERVICE),
    (S, Verb.CANNED, (REF, "tunggu", "send"), called, "canned-preview", "", Status.IN_SERVICE),
    (S, Verb.CANNED, (REF, "x"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.CANNED, (REF, "x", "send"), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.RECORD, ("yes",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (S, Verb.REGISTER, (), called, "register-ask", "", Status.IN_SERVICE),
    (S, Verb.REGISTER, ("q",), called, "staff-press-stale", "", Status.IN_SERVICE),
    (B, Verb.REGISTER, (), called, "register-not-yours", "", Status.IN_SERVICE),
    (S, Verb.REMARK, (REF,), called, "remark-ask", "", Status.IN_SERVICE),
    (S, Verb.REMARK, (REF,), over, "remark-ask", "", Status.FINISHED),
    (S, Verb.REMARK, (REF, "all"), called, "remarks", "", Status.IN_SERVICE),
    *((S, verb, (REF, "unknown"), called, "staff-press-stale", "", Status.IN_SERVICE) for verb in sorted(OF_NOTES)),
    *((S, verb, (), called, "staff-press-stale", "", Status.IN_SERVICE) for verb in sorted(OF_FOLLOW_UPS)),
    *((S, verb, (REF, 0), called, "staff-not-yours", "", Status.IN_SERVICE)
      for verb in sorted(OF_FOLLOW_UPS - {Verb.SORT, Verb.PLAN})),
    *((S, verb, (REF, 0), called, "staff-press-stale", "", Status.IN_SERVICE) for verb in (Verb.SORT, Verb.PLAN)),
]  # fmt: skip


@pytest.mark.parametrize(("who", "verb", "parts", "standing", "answers", "heard", "stands"), STAFF_PRESSED)
def test_what_staff_press(
    who: str, verb: Verb, parts: tuple[object, ...], standing: Standing, answers: str, heard: str, stands: Status
) -> None:
    table = laid(standing)
    for name, role in ((S, "front_office"), (B, "back_office")):
        if name.lower() not in table.people:
            table.hire(name, role, on_duty=False)
    told = press(table, verb, parts, who)
    assert (told.answers, told.to("Rina"), status(table)) == (answers, heard, stands)


def test_the_staff_table_has_every_verb() -> None:
    assert {row[1] for row in STAFF_PRESSED} == set(Verb)


# What staff do with a visit


@pytest.mark.parametrize("verb", [Verb.NO_SHOW, Verb.CANCEL])
def test_no_officer_ends_a_visit_without_a_word_to_the_visitor(verb: Verb) -> None:
    table = laid(called)
    told = press(table, verb, (REF,), "Sari")
    assert bool(told.to("Rina")) == (status(table) is not Status.IN_SERVICE)


# rule: colleagues-visit-is-theirs
def test_the_second_to_take_a_visit_is_told_who_has_it() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    for verb, *more in ((Verb.CLAIM,), (Verb.STEP, 3), (Verb.NO_SHOW,), (Verb.UNDO,), (Verb.CORRECT,)):
        assert press(table, verb, (REF, *more), "Dewi").answers.split()[0] == "staff-taken"
    assert table.visit_of("Rina").assigned == {"front_office": "s-sari"}


def test_both_offices_have_a_visit_side_by_side() -> None:
    table = laid(called)
    press(table, Verb.CLAIM, (REF,), "Sari")
    press(table, Verb.CLAIM, (REF,), "Bayu")
    assert table.visit_of("Rina").assigned == {"front_office": "s-sari", "back_office": "s-bayu"}


def test_a_report_takes_the_visit() -> None:
    table = laid(called)
    press(table, Verb.STEP, (REF, 3), "Sari")
    assert table.visit_of("Rina").assigned == {"front_office": "s-sari"}


def test_the_visit_of_somebody_who_left_can_be_taken_over() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    left = {key: member for key, member in table.desk.staff.items() if key != "s-sari"}
    table.desk = replace(table.desk, staff=left)
    assert press(table, Verb.STEP, (REF, 3), "Dewi").answers == "card-staff"


def test_whoever_goes_off_duty_gives_back_what_they_had_taken() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert table.press("Sari", Verb.DUTY, "off").answers == "duty-leaving"
    assert "duty-given-back" in table.press("Sari", Verb.DUTY, "give").answers
    assert press(table, Verb.STEP, (REF, 3), "Dewi").answers == "card-staff"


def test_undo_takes_back_the_latest_report() -> None:
    table = laid(called)
    press(table, Verb.STEP, (REF, 3), "Sari")
    table.now += timedelta(minutes=1)
    press(table, Verb.STEP, (REF, 4), "Sari")
    assert press(table, Verb.UNDO, (REF,), "Sari").answers == "staff-undone card-staff"
    assert retracted(table) == ["diperiksa"]


def test_undo_takes_back_the_latest_of_two_reports_of_one_moment() -> None:
    table = laid(called)
    press(table, Verb.STEP, (REF, 3), "Sari")
    press(table, Verb.STEP, (REF, 4), "Sari")
    press(table, Verb.UNDO, (REF,), "Sari")
    assert retracted(table) == ["diperiksa"]


def retracted(table: Table) -> list[str]:
    """The words that are void."""
    evidence = table.visit_of("Rina").evidence
    void = {piece.retracts for piece in evidence if piece.retracts}
    return [piece.word.value for piece in evidence if piece.key in void]


def test_a_report_that_was_taken_back_can_be_made_again() -> None:
    table = laid(called)
    for verb, *more in ((Verb.STEP, 3), (Verb.UNDO,), (Verb.STEP, 3)):
        press(table, verb, (REF, *more), "Sari")
    assert timeline(table).line(3).by == "s-sari"


def test_nobody_undoes_what_another_reported() -> None:
    table = laid(called)
    press(table, Verb.STEP, (REF, 3), "Sari")
    assert press(table, Verb.UNDO, (REF,), "Bayu").answers == "staff-undo-not-yours"


def test_an_outcome_is_kept_and_survives_the_end() -> None:
    table = laid(in_room)
    press(table, Verb.STEP, (REF, 7), "Bayu")
    assert table.write("Bayu", "x").answers == "staff-outcome-short"
    table.write("Bayu", "Diberi panduan verval")
    press(table, Verb.STEP, (REF, 8), "Bayu")
    press(table, Verb.SKIP, (REF, "persyaratan"))
    press(table, Verb.STEP, (REF, 10))
    assert (table.visit_of("Rina").outcome, status(table)) == ("Diberi panduan verval", Status.FINISHED)


def test_an_answer_goes_to_nobody_once_others_have_written() -> None:
    table = Table()
    table.hire("Sari", "front_office", on_duty=False)
    waiting = ("Togar", "Wulan", "Dodi")
    for name, standing in (*((name, Status.QUEUED) for name in waiting), ("Rina", Status.IN_SERVICE)):
        table.seat(name, InVisit())
        table.open(name, standing)
    press(table, Verb.REPLY, (REF,), "Sari")
    table.write("Togar", "Saya juga menunggu")
    told = table.write("Sari", "Silakan coba lagi")
    assert (told.answers, told.to("Rina")) == ("staff-words-ask", "")
    assert [told.to(name) for name in waiting] == ["", "", ""]


@pytest.mark.parametrize("empty", [FileSent("photo"), TextSent(""), TextSent(" \u200b "), TextSent("\u202e")])
def test_an_empty_answer_is_not_sent(empty: Body) -> None:
    table = laid(called)
    press(table, Verb.REPLY, (REF,), "Sari")
    assert table.act("Sari", empty).to("Rina") == ""


@pytest.mark.parametrize("empty", [TextSent(" \u200b "), TextSent("\u202e\u00ad")])
def test_an_empty_message_is_not_relayed(empty: Body) -> None:
    assert laid(called).act("Rina", empty).to("Sari") == ""


# Corrections


def test_a_time_given_in_minutes_moves_only_its_own_step() -> None:
    table = laid(called)
    for step, passed in ((3, 30), (4, 40)):
        table.now += timedelta(seconds=passed)
        press(table, Verb.STEP, (REF, step), "Sari")
    ended_at = timeline(table).line(3).ended_at
    press(table, Verb.CORRECT, (REF, 4), "Sari")
    assert table.write("Sari", "09.00").answers == "staff-corrected card-staff"
    assert timeline(table).line(3).ended_at == ended_at == MONDAY_MORNING + timedelta(seconds=30)


def timeline(table: Table) -> Timeline:
    """How Rina's visit went, as of now."""
    return fold(table.office.sheet, table.visit_of("Rina").evidence, table.office.calendar, table.now)


@pytest.mark.parametrize("typed", ["9", "25.00", "09.60", "10.30", "08.59", "tadi", "", "09.05.10", "٠٩.٠٠x"])
def test_what_is_no_time_of_the_visit_is_asked_again(typed: str) -> None:
    table = laid(called)
    table.now += timedelta(minutes=10)
    press(table, Verb.STEP, (REF, 3), "Sari")
    press(table, Verb.CORRECT, (REF, 3), "Sari")
    before = table.visit_of("Rina").evidence
    told = table.write("Sari", typed)
    assert (told.answers, type(told.dialog)) == ("staff-correct-wrong", Correcting)
    assert table.visit_of("Rina").evidence == before


# rule: recalled-before-they-heard
@pytest.mark.parametrize(("unsent", "heard"), [(True, False), (False, True)])
def test_a_no_show_that_was_a_slip_is_taken_back_before_the_visitor_hears(unsent: bool, heard: bool) -> None:
    table = laid(called)
    assert "visit-no-show" in press(table, Verb.NO_SHOW, (REF,), "Sari").to("Rina")
    table.held = dict.fromkeys(table.held, unsent)
    told = press(table, Verb.RECALL, (REF,), "Sari")
    assert ("visit-resumed" in told.to("Rina").split()) is heard
    assert (table.visit_of("Rina").status, table.held) == (Status.IN_SERVICE, {})
