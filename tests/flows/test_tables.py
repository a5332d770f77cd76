"""Conversations with visitors as tables: where they stand, what they do, what they are told, where that leaves them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.tokens import (
    OF_DAY,
    OF_FOLLOW_UPS,
    OF_HANDING,
    OF_INFORMATION,
    OF_LEDGER,
    OF_LETTERS,
    OF_NOTES,
    OF_PAPERS,
    OF_REQUIREMENT,
    OF_RIGHTS,
    OF_SECOND_CHAT,
    OF_THREADS,
    Verb,
    token,
)
from bot.flows.state.dialog import (
    Booking,
    Claiming,
    Dialog,
    Filling,
    GivenUp,
    Idle,
    InThread,
    InVisit,
    Notice,
    Prioritising,
    Profiling,
    Recognised,
    Reviewing,
    Suggesting,
    Surveyed,
)
from bot.flows.state.visits import Status
from bot.office import NOTICE_VERSION
from bot.texts import LANGUAGES, load_texts
from tests.flows.standings import (
    REF,
    VISITORS,
    Standing,
    absent,
    appointed,
    called,
    checked,
    choosing,
    editing,
    form,
    idle,
    in_room,
    laid,
    notice,
    over,
    parked,
    press,
    profiled,
    queued,
    review,
    status,
    stranger,
    suggesting,
    surveyed,
    surveyed_afterwards,
)
from tests.flows.table import QUESTIONS, ROLES, Table


def erasing(table: Table) -> None:
    """Rina was asked whether everything is to be erased."""
    queued(table)
    table.write("Rina", "hapus data")


# What a visitor writes

WRITTEN = [
    (stranger, "halo", "notice", Notice, None),
    (stranger, "Saya mau tanya soal verval", "faq-need", Idle, None),
    (stranger, "jam buka?", "faq-answer", Idle, None),
    (stranger, "bisa bicara dengan orang?", "thread-opened", InThread, None),
    (stranger, "batal", "nothing-to-cancel", Idle, None),
    (stranger, "/start a-secret-that-is-wrong", "invite-dead", Idle, None),
    (stranger, "", "notice", Notice, None),
    (idle, "halo", "notice", Notice, None),
    (idle, "status", "status-none", Idle, None),
    (idle, "antrean", "busy", Idle, None),
    (idle, "data saya", "my-data-none right-access-given", Idle, None),
    (notice, "1", "ask", Filling, Status.FORM),
    (notice, "Ya.", "ask", Filling, Status.FORM),
    # rule: whoever-declines-is-let-be
    (notice, "tidak", "notice-declined", Notice, None),
    (notice, "gak mau setuju", "notice-declined", Notice, None),
    (notice, "tidak dulu, makasih", "notice-declined", Notice, None),
    (notice, "tidak bisa masuk dapodik", "faq-answer", Notice, None),
    (notice, "gratis gak kak", "faq-answer", Notice, None),
    (form, "jam buka?", "review", Reviewing, Status.FORM),
    (choosing, "jam buka?", "faq-answer ask", Filling, Status.FORM),
    (notice, "english", "notice", Notice, None),
    (form, "Cara verval", "review", Reviewing, Status.FORM),
    (form, "apa", "ask-again", Filling, Status.FORM),
    (form, "p" * 1001, "ask-again", Filling, Status.FORM),
    (form, "halo", "form-resumed ask", Filling, Status.FORM),
    (form, "kembali", "ask", Filling, Status.FORM),
    (form, "status", "status-in-form ask", Filling, Status.FORM),
    (form, "bantuan", "help ask", Filling, Status.FORM),
    (form, "batal", "form-cancelled", Idle, Status.CANCELLED),
    (form, "English", "ask", Filling, Status.FORM),
    (form, "hapus data", "right-ask-erase", Claiming, Status.FORM),
    # rule: not-confirmed-is-said
    (erasing, "eh jangan deh", "right-not-done", InVisit, Status.QUEUED),
    (erasing, "apakah kantor buka hari Sabtu?", "right-not-done relay-nobody", InVisit, Status.QUEUED),
    (choosing, "2", "ask", Filling, Status.FORM),
    (choosing, "guru", "ask", Filling, Status.FORM),
    (choosing, "Orang tua", "ask", Filling, Status.FORM),
    (choosing, "kaisar", "ask-again", Filling, Status.FORM),
    (editing, "SMP Negeri 2 Medan", "review", Reviewing, Status.FORM),
    (editing, "?!", "ask-again", Filling, Status.FORM),
    (review, "1", "queue-number", InVisit, Status.QUEUED),
    (review, "kirim", "queue-number", InVisit, Status.QUEUED),
    (review, "2", "edit-which", Reviewing, Status.FORM),
    # rule: review-hears-whole-sentences
    (review, "sudah bener kak, kirim aja", "queue-number", InVisit, Status.QUEUED),
    (review, "jangan kirim dulu", "review-not-understood review", Reviewing, Status.FORM),
    (review, "nama saya salah, harusnya Budi Santoso", "edit-which", Reviewing, Status.FORM),
    (review, "3", "form-cancelled", Idle, Status.CANCELLED),
    (review, "hmm", "review-not-understood review", Reviewing, Status.FORM),
    (review, "kembali", "ask", Filling, Status.FORM),
    (appointed, "halo", "appointment-status", InVisit, Status.APPOINTED),
    (appointed, "status", "appointment-status", InVisit, Status.APPOINTED),
    (appointed, "hadir", "appointment-confirmed", InVisit, Status.APPOINTED),
    (appointed, "batal", "cancel-ask", InVisit, Status.APPOINTED),
    (appointed, "pindah", "appointment-day", Booking, Status.APPOINTED),
    (appointed, "mau ganti jadwal ke rabu jam 9", "appointment-move-ask", Booking, Status.APPOINTED),
    (appointed, "buat janji", "appointment-status", InVisit, Status.APPOINTED),
    (appointed, "Apakah perlu membawa KTP?", "relayed", InVisit, Status.APPOINTED),
    (queued, "halo", "queue-status", InVisit, Status.QUEUED),
    (queued, "Kapan giliran saya?", "queue-status", InVisit, Status.QUEUED),
    (queued, "batal", "cancel-ask", InVisit, Status.QUEUED),
    (called, "Tautannya tidak terbuka", "relayed", InVisit, Status.IN_SERVICE),
    (called, "status", "card-visitor", InVisit, Status.IN_SERVICE),
    (called, "batal", "cancel-ask", InVisit, Status.IN_SERVICE),
    (in_room, "kembali", "card-visitor", InVisit, Status.IN_SERVICE),
    (surveyed, "4", "survey-question", Surveyed, Status.IN_SERVICE),
    (surveyed, "C.", "survey-question", Surveyed, Status.IN_SERVICE),
    (surveyed, "5", "survey-choose survey-question", Surveyed, Status.IN_SERVICE),
    (surveyed, "bagus sekali", "survey-choose survey-question", Surveyed, Status.IN_SERVICE),
    (surveyed, "halo", "card-visitor survey-question", Surveyed, Status.IN_SERVICE),
    (surveyed, "english", "survey-question", Surveyed, Status.IN_SERVICE),
    (suggesting, "Ruangnya ramah", "survey-thanks", InVisit, Status.IN_SERVICE),
    (surveyed, "hapus data", "right-ask-erase", Claiming, Status.IN_SERVICE),
    (suggesting, "hapus data", "right-ask-erase", Claiming, Status.IN_SERVICE),
    (suggesting, "halo", "card-visitor survey-suggestion", Suggesting, Status.IN_SERVICE),
    (over, "terima kasih", "courtesy", Idle, Status.FINISHED),
    (over, "status", "past-visit", Idle, Status.FINISHED),
    (surveyed_afterwards, "4", "survey-question", Surveyed, Status.FINISHED),
    (surveyed_afterwards, "batal", "survey-declined", Idle, Status.FINISHED),
]  # fmt: skip


@pytest.mark.parametrize(("standing", "text", "answers", "at", "stands"), WRITTEN)
def test_what_a_visitor_writes(
    standing: Standing, text: str, answers: str, at: type[Dialog], stands: Status | None
) -> None:
    table = laid(standing)
    told = table.write("Rina", text)
    assert (told.answers, type(told.dialog), status(table)) == (answers, at, stands)


COMMANDS = (
    "kembali",
    "/kembali",
    "back",
    "/back",
    "batal",
    "/batal",
    "berhenti",
    "cancel",
    "/cancel",
    "stop",
    "status",
    "/status",
    "antrean",
    "antrian",
    "cek antrean",
    "cek status",
    "bantuan",
    "/bantuan",
    "help",
    "/help",
    "menu",
    "/menu",
    "?",
    "data saya",
    "/data",
    "my data",
    "hapus data",
    "hapus data saya",
    "delete my data",
    "english",
    "/en",
    "/english",
    "bahasa indonesia",
    "indonesia",
    "/id",
)
GREETINGS = (
    "halo",
    "hallo",
    "hai",
    "hi",
    "hello",
    "p",
    "tes",
    "test",
    "assalamualaikum",
    "horas",
    "/start",
    "start",
    "mulai",
    "selamat pagi",
    "selamat siang",
    "selamat sore",
    "selamat malam",
    "selamat pagi bu",
    "assalamualaikum wr wb",
)


@pytest.mark.parametrize("typed", COMMANDS)
def test_every_command_is_understood_as_it_is_typed(typed: str) -> None:
    told = laid(form).write("Rina", typed)
    assert "ask-again" not in told.answers
    assert told.answers == laid(form).write("Rina", f" {typed.upper()} ").answers


@pytest.mark.parametrize("typed", GREETINGS)
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
    (Verb.STAMP, (REF,), queued, "attendance-not-yet", InVisit),
    (Verb.STAMP, (REF, "x"), queued, "press-stale", InVisit),
    (Verb.STAMP, (), idle, "press-stale", Idle),
    (Verb.ATTEST, (REF, "yes"), queued, "press-stale", InVisit),
    (Verb.GUESTS, (), idle, "press-stale", Idle),
    (Verb.HAND_OVER, (), idle, "press-stale", Idle),
    (Verb.REPORT, (), idle, "press-stale", Idle),
    (Verb.TOPIC, ("biaya",), idle, "faq-answer", Idle),
    (Verb.TOPIC, ("biaya",), form, "faq-answer", Filling),
    (Verb.TOPIC, ("alamat",), idle, "press-stale", Idle),
    (Verb.TOPIC, ("unknown",), idle, "press-stale", Idle),
    (Verb.TOPIC, (), idle, "press-stale", Idle),
    (Verb.ANSWERED, ("biaya", "1"), idle, "faq-glad", Idle),
    (Verb.ANSWERED, ("biaya", "0"), idle, "thread-opened", InThread),
    (Verb.ANSWERED, ("", "0"), idle, "thread-opened", InThread),
    (Verb.ANSWERED, ("biaya", "2"), idle, "press-stale", Idle),
    (Verb.ANSWERED, ("unknown", "1"), idle, "press-stale", Idle),
    (Verb.ANSWERED, (), idle, "press-stale", Idle),
    (Verb.MENU, (), idle, "notice", Notice),
    (Verb.MENU, (), surveyed, "survey-question", Surveyed),
    (Verb.AGREE, (NOTICE_VERSION,), notice, "ask", Filling),
    (Verb.AGREE, ("2020-01",), notice, "notice", Notice),
    (Verb.AGREE, (NOTICE_VERSION,), idle, "press-stale", Idle),
    (Verb.AGREE, (NOTICE_VERSION,), stranger, "press-stale", Idle),
    (Verb.AGREE, (NOTICE_VERSION,), form, "press-stale-form ask", Filling),
    (Verb.AGREE, (NOTICE_VERSION,), queued, "press-stale", InVisit),
    (Verb.AGREE, (), notice, "press-stale notice", Notice),
    (Verb.AGREE, (NOTICE_VERSION, "x"), notice, "press-stale notice", Notice),
    (Verb.READ, (), notice, "notice-full", Notice),
    (Verb.READ, (), idle, "notice-full", Idle),
    (Verb.READ, (), form, "notice-full", Filling),
    (Verb.READ, ("x",), notice, "press-stale notice", Notice),
    (Verb.LANGUAGE, ("en",), notice, "notice", Notice),
    (Verb.LANGUAGE, ("en",), form, "ask", Filling),
    (Verb.LANGUAGE, ("xx",), form, "press-stale-form ask", Filling),
    (Verb.LANGUAGE, (), idle, "press-stale", Idle),
    (Verb.ANSWER, (REF, "role", "guru"), choosing, "ask", Filling),
    (Verb.ANSWER, (REF, "role", "kaisar"), choosing, "ask-again", Filling),
    (Verb.ANSWER, (REF, "category", "informasi"), choosing, "press-stale-form ask", Filling),
    (Verb.ANSWER, (REF, "role"), choosing, "press-stale-form ask", Filling),
    (Verb.ANSWER, (REF,), choosing, "press-stale-form ask", Filling),
    (Verb.ANSWER, (REF, "role", "guru"), review, "press-stale-form review", Reviewing),
    (Verb.ANSWER, (REF, "role", "guru"), queued, "press-stale", InVisit),
    (Verb.SEND, (REF,), review, "queue-number", InVisit),
    (Verb.SEND, (REF,), form, "press-stale-form ask", Filling),
    (Verb.SEND, (REF, "x"), review, "press-stale-form review", Reviewing),
    (Verb.SEND, (REF,), queued, "press-stale", InVisit),
    (Verb.EDIT, (REF,), review, "edit-which", Reviewing),
    (Verb.EDIT, (REF, "region"), review, "ask", Filling),
    (Verb.EDIT, (REF, "nik"), review, "press-stale-form review", Reviewing),
    (Verb.EDIT, (REF,), form, "press-stale-form ask", Filling),
    (Verb.EDIT, (REF, "region"), form, "press-stale-form ask", Filling),
    (Verb.BACK, (REF, "role"), choosing, "ask", Filling),
    (Verb.BACK, (REF, "region"), choosing, "press-stale-form ask", Filling),
    (Verb.BACK, (REF,), choosing, "press-stale-form ask", Filling),
    (Verb.BACK, (REF, "role"), review, "press-stale-form review", Reviewing),
    (Verb.ANSWER, (REF, "institution"), editing, "review", Reviewing),
    (Verb.ANSWERED, ("", "0"), form, "wish-understood ask", Filling),
    (Verb.ANSWERED, ("", "0"), review, "wish-understood review", Reviewing),
    (Verb.ANSWERED, ("", "0"), queued, "thread-in-visit", InVisit),
    (Verb.CANCEL, (REF,), form, "form-cancelled", Idle),
    (Verb.CANCEL, (REF,), review, "form-cancelled", Idle),
    (Verb.CANCEL, (REF,), queued, "cancel-ask", InVisit),
    (Verb.CANCEL, (REF,), called, "press-stale", InVisit),
    (Verb.ANSWERED, ("", "0"), queued, "thread-in-visit", InVisit),
    (Verb.CANCEL, (REF, "sure"), queued, "visit-cancelled", GivenUp),
    (Verb.CANCEL, (REF, "sure"), called, "visit-cancelled card-visitor", GivenUp),
    (Verb.CANCEL, (REF, "sure"), review, "press-stale-form review", Reviewing),
    (Verb.CANCEL, (REF,), over, "press-stale", Idle),
    (Verb.CANCEL, (REF, "sure"), over, "press-stale", Idle),
    (Verb.STEP, (REF, 1), called, "card-visitor", InVisit),
    (Verb.STEP, (REF, 2), called, "card-visitor", InVisit),
    (Verb.STEP, (REF, 3), called, "press-stale", InVisit),
    (Verb.STEP, (REF, 7), in_room, "press-stale", InVisit),
    (Verb.STEP, (REF, 99), called, "press-stale", InVisit),
    (Verb.STEP, (REF, "x"), called, "press-stale", InVisit),
    (Verb.STEP, (REF,), called, "press-stale", InVisit),
    (Verb.STEP, (REF, 1), queued, "press-stale", InVisit),
    (Verb.STEP, (REF, 10), over, "press-stale", Idle),
    (Verb.STEP, (REF, 10), suggesting, "service-document card-visitor", Suggesting),
    (Verb.RATE, (REF, "persyaratan", 4), surveyed, "survey-question", Surveyed),
    (Verb.RATE, (REF, "persyaratan", 4), surveyed_afterwards, "survey-question", Surveyed),
    (Verb.RATE, (REF, "persyaratan", 9), surveyed, "press-stale survey-question", Surveyed),
    (Verb.RATE, (REF, "persyaratan", 0), surveyed, "press-stale survey-question", Surveyed),
    (Verb.RATE, (REF, "persyaratan", "x"), surveyed, "press-stale survey-question", Surveyed),
    (Verb.RATE, (REF, "biaya", 4), surveyed, "press-stale survey-question", Surveyed),
    (Verb.RATE, (REF, "persyaratan", 4), suggesting, "press-stale survey-suggestion", Suggesting),
    (Verb.RATE, (REF,), surveyed, "press-stale survey-question", Surveyed),
    (Verb.RATE, (REF, "persyaratan", 4), over, "press-stale", Idle),
    (Verb.RATE, (REF, "usia", 3), profiled, "profile-question", Profiling),
    (Verb.RATE, (REF, "usia", 9), profiled, "press-stale profile-question", Profiling),
    (Verb.RATE, (REF, "pekerjaan", 1), profiled, "press-stale profile-question", Profiling),
    (Verb.SKIP, (REF, "usia"), profiled, "profile-question", Profiling),
    (Verb.SKIP, (REF, "all"), profiled, "survey-suggestion", Suggesting),
    (Verb.BACK, (REF, "usia"), profiled, "profile-question", Profiling),
    (Verb.BACK, (REF, "persyaratan"), surveyed, "survey-question", Surveyed),
    (Verb.BACK, (REF, "biaya"), surveyed, "press-stale survey-question", Surveyed),
    (Verb.BACK, (REF, "usia"), suggesting, "press-stale survey-suggestion", Suggesting),
    (Verb.SKIP, (REF, "persyaratan"), surveyed, "survey-declined card-visitor", InVisit),
    (Verb.SKIP, (REF, "persyaratan"), surveyed_afterwards, "survey-declined", Idle),
    (Verb.SKIP, (REF, "biaya"), surveyed, "press-stale survey-question", Surveyed),
    (Verb.SKIP, (REF, "suggestion"), suggesting, "survey-thanks", InVisit),
    (Verb.SKIP, (REF, "suggestion"), surveyed, "press-stale survey-question", Surveyed),
    (Verb.SKIP, (REF,), over, "press-stale", Idle),
    (Verb.HERE, (REF,), parked, "queue-status card-visitor", InVisit),
    (Verb.HERE, (REF,), queued, "press-stale", InVisit),
    (Verb.HERE, (REF,), called, "press-stale", InVisit),
    (Verb.LATER, (REF,), queued, "later-noted", InVisit),
    (Verb.LATER, (REF,), called, "later-noted card-visitor", InVisit),
    (Verb.LATER, (REF,), in_room, "later-not", InVisit),
    (Verb.LATER, (REF,), parked, "press-stale", InVisit),
    (Verb.TROUBLE, ("",), called, "trouble-which", InVisit),
    (Verb.TROUBLE, ("", "sound"), called, "trouble-sound", InVisit),
    (Verb.TROUBLE, ("", "unknown"), called, "trouble-which", InVisit),
    (Verb.TROUBLE, ("", "app"), idle, "trouble-app", Idle),
    (Verb.TROUBLE, ("", "app"), form, "trouble-app", Filling),
    (Verb.TROUBLE, (), idle, "press-stale", Idle),
    (Verb.TROUBLE, ("x", "app"), called, "press-stale", InVisit),
    (Verb.TROUBLE, ("", "app", "x"), called, "press-stale", InVisit),
    (Verb.NOT_GOOD, (REF,), checked, "trouble-not-good", InVisit),
    (Verb.NOT_GOOD, (REF, "x"), checked, "press-stale", InVisit),
    (Verb.NOT_GOOD, (REF,), called, "press-stale", InVisit),
    (Verb.NOT_GOOD, (REF,), in_room, "press-stale", InVisit),
    (Verb.NOT_GOOD, (REF,), queued, "press-stale", InVisit),
    (Verb.NOT_GOOD, (REF,), over, "press-stale", Idle),
    (Verb.PAST, ("",), idle, "status-none", Idle),
    (Verb.PAST, ("",), over, "past-visit", Idle),
    (Verb.PAST, (REF,), over, "past-visit", Idle),
    (Verb.PAST, (REF, "doc"), over, "service-document document-being-made", Idle),
    (Verb.PAST, (REF, "doc"), absent, "past-visit", Idle),
    (Verb.PAST, (REF, "x"), over, "press-stale", Idle),
    (Verb.PAST, ("unknown",), idle, "press-stale", Idle),
    (Verb.PAST, (), idle, "press-stale", Idle),
    (Verb.REASON, (REF, "wait"), queued, "press-stale", InVisit),
    (Verb.PRIORITY, (REF,), queued, "priority-ask", Prioritising),
    (Verb.PRIORITY, (REF, "lansia"), queued, "queue-status", InVisit),
    (Verb.PRIORITY, (REF, ""), queued, "queue-status", InVisit),
    (Verb.PRIORITY, (REF, "atasan"), queued, "priority-not-now", InVisit),
    (Verb.PRIORITY, (REF,), review, "priority-ask", Prioritising),
    (Verb.PRIORITY, (REF, "hamil"), review, "review", Reviewing),
    (Verb.PRIORITY, (REF,), called, "press-stale", InVisit),
    (Verb.PRIORITY, (REF, "lansia"), parked, "press-stale", InVisit),
    (Verb.STEP, (REF, 1), parked, "press-stale", InVisit),
    (Verb.CANCEL, (REF, "sure"), parked, "visit-cancelled card-visitor", GivenUp),
    (Verb.CLAIM, (REF,), queued, "press-stale", InVisit),
    (Verb.CALL, (REF,), queued, "press-stale", InVisit),
    (Verb.NO_SHOW, (REF,), called, "press-stale", InVisit),
    (Verb.UNDO, (REF,), called, "press-stale", InVisit),
    (Verb.CORRECT, (REF,), called, "press-stale", InVisit),
    (Verb.CORRECT, (REF, 1), in_room, "press-stale", InVisit),
    (Verb.REPLY, (REF,), called, "press-stale", InVisit),
    (Verb.LET_GO, (REF,), called, "press-stale", InVisit),
    (Verb.UNSAY, (REF, "name", 0, "mark"), called, "press-stale", InVisit),
    (Verb.OPEN, (REF,), called, "press-stale", InVisit),
    (Verb.OUTCOME, (REF,), in_room, "press-stale", InVisit),
    (Verb.RECALL, (REF,), absent, "press-stale", Idle),
    (Verb.MESSAGES, (REF,), called, "press-stale", InVisit),
    (Verb.WHO, (REF, "0" * 12), called, "press-stale", InVisit),
    (Verb.ROOM, (REF, 1), called, "press-stale", InVisit),
    (Verb.CALL_BACK, (REF,), called, "press-stale", InVisit),
    (Verb.HOURS, ("add",), called, "press-stale", InVisit),
    (Verb.HOUSE_RULE, (), called, "press-stale", InVisit),
    (Verb.HOUSE_WORDS, ("item", "topic", "id.biaya"), called, "press-stale", InVisit),
    (Verb.ROSTER, ("ok",), called, "press-stale", InVisit),
    (Verb.STAFF_ROLE, (), called, "press-stale", InVisit),
    (Verb.UNCLAIM, (REF, 0, 0, "mark", ""), called, "press-stale", InVisit),
    (Verb.UNCALL, (REF, 0, "mark", "q", ""), called, "press-stale", InVisit),
    (Verb.DUTY, ("on",), idle, "press-stale", Idle),
    (Verb.TALK, (), idle, "thread-opened", InThread),
    (Verb.TALK, (), notice, "thread-opened", InThread),
    (Verb.TALK, (), form, "wish-understood", Filling),
    (Verb.TALK, (), queued, "thread-in-visit", InVisit),
    (Verb.TALK, (), called, "thread-in-visit", InVisit),
    (Verb.TALK, (), over, "thread-opened", InThread),
    (Verb.TALK, ("x",), idle, "press-stale", Idle),
    (Verb.BOOK, (), appointed, "appointment-day", Booking),
    (Verb.BOOK, ("20261125",), appointed, "appointment-time", Booking),
    (Verb.BOOK, ("202611250800",), appointed, "appointment-move-ask", Booking),
    (Verb.BOOK, ("202611240900",), appointed, "appointment-status", InVisit),
    (Verb.BOOK, ("202611250801",), appointed, "appointment-time", Booking),
    (Verb.BOOK, ("29991399",), appointed, "press-stale", InVisit),
    (Verb.BOOK, ("no",), appointed, "appointment-status", InVisit),
    (Verb.BOOK, ("ok",), appointed, "appointment-day", Booking),
    (Verb.BOOK, (), idle, "press-stale", Idle),
    (Verb.BOOK, ("20261125",), queued, "press-stale", InVisit),
    (Verb.MOVE, (REF,), appointed, "appointment-day", Booking),
    (Verb.MOVE, (REF, "20261125"), appointed, "press-stale", InVisit),
    (Verb.MOVE, (REF,), queued, "press-stale", InVisit),
    (Verb.AGENDA, (), appointed, "press-stale", InVisit),
    (Verb.HERE, (REF,), appointed, "appointment-confirmed", InVisit),
    (Verb.CANCEL, (REF,), appointed, "cancel-ask", InVisit),
    (Verb.CANCEL, (REF, "sure"), appointed, "visit-cancelled appointment-cancelled", GivenUp),
    (Verb.LATER, (REF,), appointed, "press-stale", InVisit),
    (Verb.STEP, (REF, 1), appointed, "press-stale", InVisit),
    *((verb, ("none",), idle, "press-stale", Idle) for verb in sorted(OF_THREADS | OF_LETTERS)),
    *((verb, ("none",), idle, "press-stale", Idle) for verb in sorted(OF_SECOND_CHAT)),
    *((verb, ("none", "one"), idle, "press-stale", Idle) for verb in sorted(OF_INFORMATION | OF_RIGHTS)),
    *((verb, ("x", "y"), idle, "press-stale", Idle) for verb in (Verb.BREACH, Verb.LOOKS, Verb.CHECK_UP)),
    (Verb.RIGHT, ("sure",), idle, "press-stale", Idle),
    (Verb.RIGHT, ("erase",), idle, "right-ask-erase", Claiming),
    *((verb, (REF, 0), called, "press-stale", InVisit) for verb in sorted(OF_LEDGER - {Verb.REDRESS})),
    *((verb, (), called, "press-stale", InVisit) for verb in sorted(OF_DAY)),
    *((verb, (REF,), called, "press-stale", InVisit) for verb in sorted(OF_REQUIREMENT)),
    (Verb.DISTURBANCE, ("ok",), called, "press-stale", InVisit),
    *((verb, (REF,), called, "press-stale", InVisit) for verb in sorted(OF_HANDING | OF_NOTES | OF_PAPERS)),
    (Verb.CANNED, (REF, "tunggu"), called, "press-stale", InVisit),
    (Verb.RECORD, (), called, "press-stale", InVisit),
    (Verb.REGISTER, (), called, "press-stale", InVisit),
    *((verb, (REF, 0), called, "press-stale", InVisit) for verb in sorted(OF_FOLLOW_UPS)),
    (Verb.REDRESS, (REF, 0, "yes"), called, "compensation-answered", InVisit),
    (Verb.REDRESS, (REF, 0), called, "press-stale", InVisit),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "parts", "standing", "answers", "at"), PRESSED)
def test_what_a_visitor_presses(
    verb: Verb, parts: tuple[object, ...], standing: Standing, answers: str, at: type[Dialog]
) -> None:
    table = laid(standing)
    told = press(table, verb, parts)
    assert (told.answers, type(told.dialog)) == (answers, at)


def test_the_table_has_every_verb() -> None:
    assert {row[0] for row in PRESSED} == set(Verb)


@pytest.mark.parametrize("standing", VISITORS)
@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in (Verb.MENU, Verb.AGREE, Verb.LANGUAGE)])
def test_nobody_moves_another_persons_visit(verb: Verb, standing: Standing) -> None:
    table = laid(standing)
    table.seat("Togar", InVisit())
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
    assert told.answers.split()[0] in ("press-stale", "press-stale-form")
    assert table.visits == visits


@pytest.mark.parametrize("pressed", [True, False])
def test_a_survey_whose_question_is_no_longer_asked_goes_on_with_the_next(pressed: bool) -> None:
    table = laid(surveyed)
    visit, elements = table.visit_of("Rina"), table.office.instrument.elements
    table.seat("Rina", Surveyed(visit.id, "keramahan", {elements[0].key: 4}), visit_id=visit.id)
    key = elements[1].key
    told = table.press("Rina", Verb.RATE, visit.id, key, 3) if pressed else table.write("Rina", "3")
    assert told.answers == "survey-question"
    assert told.dialog == Surveyed(visit.id, elements[2].key, {elements[0].key: 4, key: 3})


def test_a_form_whose_question_is_no_longer_asked_goes_on_with_the_next() -> None:
    table = laid(choosing)
    table.seat("Rina", Filling("birthday"), visit_id=table.visit_of("Rina").id)
    told = table.write("Rina", "17 Agustus")
    assert (told.answers, told.question) == ("ask", "role")


# The form from end to end


def test_every_question_is_asked_once_and_in_order() -> None:
    table = laid(notice)
    told, asked = table.write("Rina", "setuju"), list[str]()
    for typed in ("Rina Simbolon", "SMA Negeri 1", "Binjai", "2", "1", "Cara verval"):
        asked.append(told.question)
        told = table.write("Rina", typed)
    assert asked == [question.key for question in QUESTIONS]
    assert (told.answers, type(told.dialog)) == ("review", Reviewing)


def test_a_returning_visitor_is_asked_only_what_is_new() -> None:
    table = laid(notice)
    profile = {"name": "Rina Simbolon", "institution": "SMA", "region": "binjai", "role": "guru"}
    table.people["rina"] = replace(table.person("Rina"), profile=profile)
    told = table.write("Rina", "setuju")
    assert (told.answers, told.dialog) == ("form-known", Recognised())
    told = table.write("Rina", "ya, masih")
    assert (told.answers, told.question) == ("ask", "category")
