"""Conversations with visitors as tables: where they stand, what they do, what they are told, where that leaves them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.people import At
from bot.flows.state.visits import Status
from bot.flows.visitor.form import QUESTIONS, ROLES
from bot.flows.visitor.words import COMMANDS, GREETINGS
from bot.texts import LANGUAGES, load_texts
from tests.flows.standings import (
    REF,
    VISITORS,
    Standing,
    absent,
    called,
    choosing,
    editing,
    form,
    idle,
    in_room,
    laid,
    notice,
    over,
    press,
    queued,
    review,
    status,
    stranger,
    suggesting,
    surveyed,
    surveyed_afterwards,
)

# What a visitor writes

WRITTEN = [
    (stranger, "halo", "notice", At.NOTICE, None),
    (stranger, "Saya mau tanya soal verval", "notice", At.NOTICE, None),
    (stranger, "batal", "nothing-to-cancel", At.IDLE, None),
    (stranger, "/start a-secret-that-is-wrong", "invite-dead", At.IDLE, None),
    (stranger, "", "notice", At.NOTICE, None),
    (idle, "halo", "notice", At.NOTICE, None),
    (idle, "status", "status-none", At.IDLE, None),
    (idle, "data saya", "my-data-none", At.IDLE, None),
    (notice, "1", "ask", At.FORM, Status.FORM),
    (notice, "Ya.", "ask", At.FORM, Status.FORM),
    (notice, "tidak", "notice", At.NOTICE, None),
    (notice, "english", "notice", At.NOTICE, None),
    (form, "Cara verval", "review", At.REVIEW, Status.FORM),
    (form, "apa", "ask-again", At.FORM, Status.FORM),
    (form, "p" * 1001, "ask-again", At.FORM, Status.FORM),
    (form, "halo", "form-resumed ask", At.FORM, Status.FORM),
    (form, "kembali", "ask", At.FORM, Status.FORM),
    (form, "status", "ask", At.FORM, Status.FORM),
    (form, "bantuan", "help", At.FORM, Status.FORM),
    (form, "batal", "form-cancelled", At.IDLE, Status.CANCELLED),
    (form, "English", "ask", At.FORM, Status.FORM),
    (form, "hapus data", "my-data-deleted", At.IDLE, Status.CANCELLED),
    (choosing, "2", "ask", At.FORM, Status.FORM),
    (choosing, "guru", "ask", At.FORM, Status.FORM),
    (choosing, "Orang tua", "ask", At.FORM, Status.FORM),
    (choosing, "kaisar", "ask-again", At.FORM, Status.FORM),
    (editing, "SMP Negeri 2 Medan", "review", At.REVIEW, Status.FORM),
    (editing, "?!", "ask-again", At.FORM, Status.FORM),
    (review, "1", "queue-number", At.VISIT, Status.QUEUED),
    (review, "kirim", "queue-number", At.VISIT, Status.QUEUED),
    (review, "2", "edit-which", At.REVIEW, Status.FORM),
    (review, "3", "form-cancelled", At.IDLE, Status.CANCELLED),
    (review, "hmm", "review", At.REVIEW, Status.FORM),
    (review, "kembali", "ask", At.FORM, Status.FORM),
    (queued, "halo", "queue-status", At.VISIT, Status.QUEUED),
    (queued, "Kapan giliran saya?", "relay-nobody", At.VISIT, Status.QUEUED),
    (queued, "batal", "cancel-ask", At.VISIT, Status.QUEUED),
    (called, "Tautannya tidak terbuka", "relayed", At.VISIT, Status.IN_SERVICE),
    (called, "status", "card-visitor", At.VISIT, Status.IN_SERVICE),
    (called, "batal", "cancel-ask", At.VISIT, Status.IN_SERVICE),
    (in_room, "kembali", "card-visitor", At.VISIT, Status.IN_SERVICE),
    (surveyed, "4", "survey-question", At.SURVEY, Status.IN_SERVICE),
    (surveyed, "C.", "survey-question", At.SURVEY, Status.IN_SERVICE),
    (surveyed, "5", "survey-choose survey-question", At.SURVEY, Status.IN_SERVICE),
    (surveyed, "bagus sekali", "survey-choose survey-question", At.SURVEY, Status.IN_SERVICE),
    (surveyed, "halo", "survey-question", At.SURVEY, Status.IN_SERVICE),
    (surveyed, "english", "survey-question", At.SURVEY, Status.IN_SERVICE),
    (suggesting, "Ruangnya ramah", "survey-thanks", At.VISIT, Status.IN_SERVICE),
    (surveyed, "hapus data", "survey-declined my-data-deleted card-visitor", At.VISIT, Status.IN_SERVICE),
    (suggesting, "hapus data", "survey-thanks my-data-deleted", At.VISIT, Status.IN_SERVICE),
    (suggesting, "halo", "survey-suggestion", At.SUGGESTION, Status.IN_SERVICE),
    (over, "terima kasih", "courtesy", At.IDLE, Status.FINISHED),
    (over, "status", "status-none", At.IDLE, Status.FINISHED),
    (surveyed_afterwards, "4", "survey-question", At.SURVEY, Status.FINISHED),
    (surveyed_afterwards, "batal", "survey-declined", At.IDLE, Status.FINISHED),
]  # fmt: skip


@pytest.mark.parametrize(("standing", "text", "answers", "at", "stands"), WRITTEN)
def test_what_a_visitor_writes(standing: Standing, text: str, answers: str, at: At, stands: Status | None) -> None:
    table = laid(standing)
    told = table.write("Rina", text)
    assert (told.answers, told.dialog.at, status(table)) == (answers, at, stands)


@pytest.mark.parametrize("typed", sorted(COMMANDS))
def test_every_command_is_understood_as_it_is_typed(typed: str) -> None:
    told = laid(form).write("Rina", typed)
    assert "ask-again" not in told.answers
    assert told.answers == laid(form).write("Rina", f" {typed.upper()} ").answers


@pytest.mark.parametrize("typed", sorted(GREETINGS))
def test_every_greeting_is_understood_as_it_is_typed(typed: str) -> None:
    assert laid(form).write("Rina", f"{typed.title()}!").answers == "form-resumed ask"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_listed_answer_may_be_typed_as_its_button_says(language: str) -> None:
    labels = [load_texts().say(language, f"role-{key.replace('_', '-')}") for key in ROLES]
    refused = [label for label in labels if laid(choosing).write("Rina", label).answers != "ask"]
    assert refused == []


# What a visitor presses

PRESSED = [
    # verb, arguments, where it fits, what it says there, where that leaves
    (Verb.MENU, (), idle, "notice", At.NOTICE),
    (Verb.MENU, (), surveyed, "survey-question", At.SURVEY),
    (Verb.AGREE, ("2026-11-24",), notice, "ask", At.FORM),
    (Verb.AGREE, ("2020-01",), notice, "notice", At.NOTICE),
    (Verb.AGREE, ("2026-11-24",), idle, "press-stale", At.IDLE),
    (Verb.AGREE, ("2026-11-24",), stranger, "press-stale", At.IDLE),
    (Verb.AGREE, ("2026-11-24",), form, "press-stale ask", At.FORM),
    (Verb.AGREE, ("2026-11-24",), queued, "press-stale", At.VISIT),
    (Verb.AGREE, (), notice, "press-stale notice", At.NOTICE),
    (Verb.AGREE, ("2026-11-24", "x"), notice, "press-stale notice", At.NOTICE),
    (Verb.LANGUAGE, ("en",), notice, "notice", At.NOTICE),
    (Verb.LANGUAGE, ("en",), form, "ask", At.FORM),
    (Verb.LANGUAGE, ("xx",), form, "press-stale ask", At.FORM),
    (Verb.LANGUAGE, (), idle, "press-stale", At.IDLE),
    (Verb.ANSWER, (REF, "role", "guru"), choosing, "ask", At.FORM),
    (Verb.ANSWER, (REF, "role", "kaisar"), choosing, "ask-again", At.FORM),
    (Verb.ANSWER, (REF, "category", "informasi"), choosing, "press-stale ask", At.FORM),
    (Verb.ANSWER, (REF, "role"), choosing, "press-stale ask", At.FORM),
    (Verb.ANSWER, (REF,), choosing, "press-stale ask", At.FORM),
    (Verb.ANSWER, (REF, "role", "guru"), review, "press-stale review", At.REVIEW),
    (Verb.ANSWER, (REF, "role", "guru"), queued, "press-stale", At.VISIT),
    (Verb.SEND, (REF,), review, "queue-number", At.VISIT),
    (Verb.SEND, (REF,), form, "press-stale ask", At.FORM),
    (Verb.SEND, (REF, "x"), review, "press-stale review", At.REVIEW),
    (Verb.SEND, (REF,), queued, "press-stale", At.VISIT),
    (Verb.EDIT, (REF,), review, "edit-which", At.REVIEW),
    (Verb.EDIT, (REF, "region"), review, "ask", At.FORM),
    (Verb.EDIT, (REF, "nik"), review, "press-stale review", At.REVIEW),
    (Verb.EDIT, (REF,), form, "press-stale ask", At.FORM),
    (Verb.CANCEL, (REF,), review, "form-cancelled", At.IDLE),
    (Verb.CANCEL, (REF,), queued, "press-stale", At.VISIT),
    (Verb.CANCEL, (REF, "sure"), queued, "visit-cancelled", At.IDLE),
    (Verb.CANCEL, (REF, "sure"), called, "visit-cancelled card-visitor", At.IDLE),
    (Verb.CANCEL, (REF, "sure"), review, "press-stale review", At.REVIEW),
    (Verb.CANCEL, (REF,), over, "press-stale", At.IDLE),
    (Verb.CANCEL, (REF, "sure"), over, "press-stale", At.IDLE),
    (Verb.STEP, (REF, 1), called, "card-visitor", At.VISIT),
    (Verb.STEP, (REF, 2), called, "card-visitor", At.VISIT),
    (Verb.STEP, (REF, 3), called, "press-stale", At.VISIT),
    (Verb.STEP, (REF, 7), in_room, "press-stale", At.VISIT),
    (Verb.STEP, (REF, 99), called, "press-stale", At.VISIT),
    (Verb.STEP, (REF, "x"), called, "press-stale", At.VISIT),
    (Verb.STEP, (REF,), called, "press-stale", At.VISIT),
    (Verb.STEP, (REF, 1), queued, "press-stale", At.VISIT),
    (Verb.STEP, (REF, 10), over, "press-stale", At.IDLE),
    (Verb.STEP, (REF, 10), suggesting, "service-document card-visitor", At.SUGGESTION),
    (Verb.RATE, (REF, "persyaratan", 4), surveyed, "survey-question", At.SURVEY),
    (Verb.RATE, (REF, "persyaratan", 4), surveyed_afterwards, "survey-question", At.SURVEY),
    (Verb.RATE, (REF, "persyaratan", 9), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.RATE, (REF, "persyaratan", 0), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.RATE, (REF, "persyaratan", "x"), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.RATE, (REF, "biaya", 4), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.RATE, (REF, "persyaratan", 4), suggesting, "press-stale survey-suggestion", At.SUGGESTION),
    (Verb.RATE, (REF,), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.RATE, (REF, "persyaratan", 4), over, "press-stale", At.IDLE),
    (Verb.SKIP, (REF, "persyaratan"), surveyed, "survey-declined card-visitor", At.VISIT),
    (Verb.SKIP, (REF, "persyaratan"), surveyed_afterwards, "survey-declined", At.IDLE),
    (Verb.SKIP, (REF, "biaya"), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.SKIP, (REF, "suggestion"), suggesting, "survey-thanks", At.VISIT),
    (Verb.SKIP, (REF, "suggestion"), surveyed, "press-stale survey-question", At.SURVEY),
    (Verb.SKIP, (REF,), over, "press-stale", At.IDLE),
    (Verb.CLAIM, (REF,), queued, "press-stale", At.VISIT),
    (Verb.CALL, (REF,), queued, "press-stale", At.VISIT),
    (Verb.NO_SHOW, (REF,), called, "press-stale", At.VISIT),
    (Verb.UNDO, (REF,), called, "press-stale", At.VISIT),
    (Verb.CORRECT, (REF,), called, "press-stale", At.VISIT),
    (Verb.CORRECT, (REF, 1), in_room, "press-stale", At.VISIT),
    (Verb.REPLY, (REF,), called, "press-stale", At.VISIT),
    (Verb.OPEN, (REF,), called, "press-stale", At.VISIT),
    (Verb.OUTCOME, (REF,), in_room, "press-stale", At.VISIT),
    (Verb.RECALL, (REF,), absent, "press-stale", At.IDLE),
    (Verb.MESSAGES, (REF,), called, "press-stale", At.VISIT),
    (Verb.WHO, (REF, "0" * 12), called, "press-stale", At.VISIT),
    (Verb.ROOM, (REF, 1), called, "press-stale", At.VISIT),
    (Verb.CALL_BACK, (REF,), called, "press-stale", At.VISIT),
    (Verb.DUTY, ("on",), idle, "press-stale", At.IDLE),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "parts", "standing", "answers", "at"), PRESSED)
def test_what_a_visitor_presses(
    verb: Verb, parts: tuple[object, ...], standing: Standing, answers: str, at: At
) -> None:
    table = laid(standing)
    told = press(table, verb, parts)
    assert (told.answers, told.dialog.at) == (answers, at)


def test_the_table_has_every_verb() -> None:
    assert {row[0] for row in PRESSED} == set(Verb)


@pytest.mark.parametrize("standing", VISITORS)
@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in (Verb.MENU, Verb.AGREE, Verb.LANGUAGE)])
def test_nobody_moves_another_persons_visit(verb: Verb, standing: Standing) -> None:
    table = laid(standing)
    table.seat("Togar", At.VISIT)
    foreign = table.open("Togar", Status.IN_SERVICE)
    for parts in ((), (1,), ("persyaratan", 4), ("suggestion",)):
        told = table.press("Rina", verb, foreign.id, *parts)
        assert told.answers.startswith("press-stale")
        assert (told.to("Togar"), table.visits[foreign.id]) == ("", foreign)


@pytest.mark.parametrize(("verb", "parts", "standing"), [row[:3] for row in PRESSED])
def test_a_press_that_is_repeated_changes_nothing_more(
    verb: Verb, parts: tuple[object, ...], standing: Standing
) -> None:
    table = laid(standing)
    press(table, verb, parts)
    before = dict(table.visits)
    assert press(table, verb, parts).answers
    assert {key: replace(visit, seen_at=before[key].seen_at) for key, visit in table.visits.items()} == before


def test_a_press_that_arrives_late_counts_from_when_it_was_made() -> None:
    table = laid(called)
    table.now += timedelta(minutes=10)
    pressed = ChoicePressed(token(Verb.STEP, table.visit_of("Rina").id, 1))
    table.enter(pressed, "rina", late_by=timedelta(minutes=8))
    report = table.visit_of("Rina").evidence[-1]
    assert (report.happened_at, report.recorded_at) == (table.now - timedelta(minutes=8), table.now)
    assert all(deviation.first > 1 for deviation in table.visit_of("Rina").deviations)


def test_no_press_counts_from_a_time_that_is_still_to_come() -> None:
    table = laid(called)
    pressed = ChoicePressed(token(Verb.STEP, table.visit_of("Rina").id, 1))
    table.enter(pressed, "rina", late_by=timedelta(hours=-1))
    assert table.visit_of("Rina").evidence[-1].happened_at == table.now


def test_a_step_pressed_twice_is_reported_once() -> None:
    table = laid(called)
    press(table, Verb.STEP, (REF, 1))
    evidence = table.visit_of("Rina").evidence
    assert press(table, Verb.STEP, (REF, 1)).answers == "press-stale"
    assert table.visit_of("Rina").evidence == evidence


@pytest.mark.parametrize("written", ["", "\x00", ":", "zz", "p", "p:", "\ud800", "a" * 65, "m:" + "é" * 40])
@pytest.mark.parametrize("standing", VISITORS)
def test_a_hostile_token_is_answered_kindly(standing: Standing, written: str) -> None:
    table = laid(standing)
    visits = dict(table.visits)
    told = table.act("Rina", ChoicePressed(written))
    assert told.answers.split()[0] == "press-stale"
    assert table.visits == visits


# The form from end to end


def test_every_question_is_asked_once_and_in_order() -> None:
    table = laid(notice)
    told, asked = table.write("Rina", "setuju"), list[str]()
    for typed in ("Rina Simbolon", "SMA Negeri 1", "Binjai", "2", "1", "Cara verval"):
        asked.append(told.dialog.question)
        told = table.write("Rina", typed)
    assert asked == [question.key for question in QUESTIONS]
    assert (told.answers, told.dialog.at) == ("review", At.REVIEW)


def test_a_returning_visitor_is_asked_only_what_is_new() -> None:
    table = laid(notice)
    profile = {"name": "Rina Simbolon", "institution": "SMA", "region": "binjai", "role": "guru"}
    table.people["rina"] = replace(table.person("Rina"), profile=profile)
    told = table.write("Rina", "setuju")
    assert (told.answers, told.dialog.question) == ("form-welcome-back ask", "category")
