"""The form by category: what follows the choice, conditions, files as answers, leaving out, and what is known."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.given import sent_files
from bot.flows.given.papers import Objection
from bot.flows.office.fitting import fits, kept, missing
from bot.flows.office.questions import CATEGORY, SKIPPED, Condition, FormPlan, Kind, Question
from bot.flows.scene.effects import FetchFile, ForgetFiles
from bot.flows.scene.events import ContactShared, FileCard, FileFetched, FileSent, FormFilled
from bot.flows.scene.messages import Listing, Message, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Filling, InVisit, Notice, Offered, Recognised, Reviewing
from bot.flows.state.visits import Status
from bot.forms import read_form, shipped_forms
from bot.forms.shelf import FormShelf
from tests.flows.table import FORM, Table, Told, office

PERSON = {"name": "Rina Simbolon", "institution": "SMA Negeri 1 Binjai", "region": "binjai", "role": "guru"}
COMPLAINT = {**PERSON, "category": "pengaduan", "complaint_kind": "prosedur", "purpose": "Pungutan di sekolah"}
PDF = FileCard("ref-1", "application/pdf", "bukti.pdf", 1000)
CONTACTS = read_form(
    """
    [formulir]
    nama = "Konsultasi"
    kategori = ["konsultasi"]

    [[pertanyaan]]
    kunci = "npsn"
    jika = { role = ["guru", "operator"] }
    [[pertanyaan]]
    kunci = "email"
    [[pertanyaan]]
    kunci = "phone"
    [[pertanyaan]]
    kunci = "purpose"
    """,
    "konsultasi.toml",
    shipped_forms().default.first,
)
SHELF = FormShelf(shipped_forms().default, {**shipped_forms().by_category, "konsultasi": CONTACTS})
UNIT = replace(office(), form=SHELF.plan)


def at(key: str, **form: str) -> Table:
    """Rina at a question, with these answers, and Sari at the front office."""
    table = Table(UNIT)
    table.hire("Sari", "front_office")
    table.seat("Rina", Filling(key))
    table.open("Rina", Status.FORM, form=form)
    return table


def form(table: Table) -> dict[str, str]:
    return dict(table.visit_of("Rina").form)


def last(told: Told) -> Message:
    return [say.message for say in told.decision.says if say.person_id == "rina"][-1]


def fields(told: Told) -> list[str]:
    """What the answers that were shown last are called."""
    *_, listing = (say.message.text.args["answers"] for say in told.decision.says if "answers" in say.message.text.args)
    assert isinstance(listing, Listing)
    called = [line.args["label"] for line in listing.lines if "label" in line.args]
    return [label.name for label in called if isinstance(label, Phrase)]


def labels(told: Told) -> list[str]:
    return [choice.label.name for choice in last(told).choices]


def pressed(table: Table, told: Told, label: str) -> Told:
    choice = next(choice for choice in last(told).choices if choice.label.name == label)
    verb, *parts = choice.token.split(":")
    return table.press("Rina", Verb(verb), *parts)


def send(table: Table, file: FileCard | None = PDF, caption: str = "", album: str = "", kind: str = "document") -> Told:
    return table.act("Rina", FileSent(kind, caption, album, file))


def arrive(table: Table, file_id: str, fault: str = "", objection: Objection | None = None) -> Told:
    """The desk has fetched a file, or could not."""
    body = FileFetched(file_id, table.visit_of("Rina").id, "bukti.pdf", "application/pdf", fault, objection)
    return table.act("", body)


# What follows the category

ASKED = {
    "informasi": ["purpose"],
    "ppid": ["purpose"],
    "pengaduan": ["complaint_kind", "purpose", "evidence", "representing", "confidential"],
    "konsultasi": ["npsn", "email", "phone", "purpose"],
}


# rule: category-chooses-the-questions
@pytest.mark.parametrize(("category", "rest"), ASKED.items())
def test_what_is_asked_follows_the_category(category: str, rest: list[str]) -> None:
    asked = [question.key for question in UNIT.form.asked({**PERSON, "category": category})]
    assert asked == [*PERSON, CATEGORY, *rest]


def test_the_form_of_everybody_is_asked_as_it_ever_was() -> None:
    assert [question.key for question in UNIT.form.asked({})] == [*PERSON, CATEGORY, "purpose"]


def test_the_place_is_told_as_far_as_it_is_known() -> None:
    told = at(CATEGORY, **PERSON).write("Rina", "Pengaduan")
    assert told.question == "complaint_kind"
    assert last(told).text.args["place"] == Phrase("form-place", {"no": "6", "count": "10"})


def test_another_category_keeps_the_answers_that_still_apply() -> None:
    table = at(CATEGORY, **COMPLAINT, evidence=SKIPPED, representing="tidak", confidential="ya")
    told = table.write("Rina", "Informasi")
    assert (told.answers, form(table)["purpose"]) == ("review", "Pungutan di sekolah")
    assert fields(told) == [f"field-{key}" for key in (*PERSON, CATEGORY, "purpose")]
    table.press("Rina", Verb.EDIT, table.visit_of("Rina").id, CATEGORY)
    assert table.write("Rina", "Pengaduan").answers == "review"


# rule: only-what-was-asked-is-kept
def test_only_answers_to_what_was_asked_are_handed_in() -> None:
    table = at(CATEGORY, **COMPLAINT, evidence=SKIPPED, representing="tidak", confidential="ya")
    table.write("Rina", "Informasi")
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    assert form(table) == {**PERSON, "category": "informasi", "purpose": "Pungutan di sekolah"}


def test_what_depends_on_a_question_that_is_not_asked_is_not_asked_either() -> None:
    first, second, third = (Question(key, Kind.YES_NO) for key in ("first", "second", "third"))
    second = replace(second, condition=Condition("first", ("ya",)))
    third = replace(third, condition=Condition("second", ("ya",)))
    plan = FormPlan(otherwise=(first, second, third))
    answers = {"first": "ya", "second": "ya"}
    assert plan.asked(answers) == (first, second, third)
    assert plan.asked({**answers, "first": "tidak"}) == (first,)


# A complaint, and on whose behalf


def test_a_complaint_from_end_to_end() -> None:
    table = at(CATEGORY, **PERSON)
    asked = []
    for typed in ("3", "korupsi", "Pungutan saat daftar ulang", "lewati", "ya", "tidak ada", "2", "tidak"):
        told = table.write("Rina", typed)
        asked.append(told.question)
    assert asked == [
        *(
            "complaint_kind",
            "purpose",
            "evidence",
            "representing",
            "power_of_attorney",
            "group_size",
            "confidential",
            "",
        )
    ]
    assert (told.answers, told.dialog) == ("review", Reviewing())
    sent = table.write("Rina", "1")
    assert isinstance(sent.dialog, InVisit)
    assert form(table) == {
        **PERSON,
        "category": "pengaduan",
        "complaint_kind": "korupsi",
        "purpose": "Pungutan saat daftar ulang",
        "evidence": SKIPPED,
        "representing": "ya",
        "power_of_attorney": SKIPPED,
        "group_size": "6_10",
        "confidential": "tidak",
    }
    assert "card-staff" in sent.to("Sari")


def test_back_over_a_condition_that_changes() -> None:
    table = at("power_of_attorney", **COMPLAINT, evidence=SKIPPED, representing="ya")
    send(table)
    back = table.write("Rina", "kembali")
    assert back.question == "power_of_attorney"
    back = table.write("Rina", "kembali")
    assert (back.question, labels(back)[:2]) == ("representing", ["answer-yes", "answer-no"])
    told = table.write("Rina", "tidak")
    assert told.question == "confidential"
    assert table.write("Rina", "kembali").question == "representing"
    again = table.write("Rina", "ya")
    assert (again.question, labels(again)[0]) == ("power_of_attorney", "choice-go-on")
    assert sent_files.read(form(table)["power_of_attorney"])[0].name == "bukti.pdf"
    table.write("Rina", "lanjut")
    for typed in ("kembali", "kembali", "tidak", "tidak", "1"):
        table.write("Rina", typed)
    assert "power_of_attorney" not in form(table)


# rule: back-over-several-and-on-again
def test_who_went_back_over_several_questions_sees_each_of_them_again_with_its_answer() -> None:
    table = at("purpose", **PERSON, category="informasi")
    for _ in range(4):
        table.write("Rina", "kembali")
    told = table.write("Rina", "SMP Negeri 2 Binjai")
    assert (told.question, labels(told)[0]) == ("region", "choice-keep")
    assert table.write("Rina", "?!").question == "region"
    assert table.write("Rina", "Tetap itu").question == "role"
    assert table.write("Rina", "kembali").question == "region"
    for typed, question in (("Medan", "role"), ("guru", "category"), ("informasi", "purpose")):
        assert table.write("Rina", typed).question == question
    assert (form(table)["institution"], form(table)["region"]) == ("SMP Negeri 2 Binjai", "medan")


# rule: back-over-several-and-on-again
def test_back_twice_from_the_review_comes_to_the_last_question_before_the_review() -> None:
    table = at("purpose", **PERSON, category="informasi")
    table.write("Rina", "Cara verval Dapodik")
    steps = [("kembali", "purpose"), ("kembali", "category"), ("konsultasi", "npsn"), ("lewati", "email")]
    for typed, question in (*steps, ("lewati", "phone"), ("lewati", "purpose")):
        assert table.write("Rina", typed).question == question
    assert table.write("Rina", "Tetap itu").answers == "review"


# rule: back-over-several-and-on-again
def test_one_answer_that_is_changed_leads_back_to_the_review_at_once() -> None:
    table = at("purpose", **PERSON, category="informasi")
    shown = table.write("Rina", "Cara verval Dapodik")
    pressed(table, shown, "choice-edit")
    table.press("Rina", Verb.EDIT, table.visit_of("Rina").id, "institution")
    assert table.write("Rina", "SMP Negeri 2 Binjai").answers == "review"


# rule: suggestions-by-number
@pytest.mark.parametrize(
    ("typed", "chosen", "region"),
    [
        ("Tapanuli", "2", "tapanuli_tengah"),
        ("Tapanuli", "3.", "tapanuli_utara"),
        ("Deli Serdng", "ya", "deli_serdang"),
        ("Deli Serdng", "1", "deli_serdang"),
        ("Tapanuli", "Kota Medan", "medan"),
        ("Tapanuli", "4", None),
        ("Tapanuli", "ya", None),
        ("Jakarta", "1", None),
    ],
)
def test_a_region_that_was_suggested_is_chosen_by_its_number(typed: str, chosen: str, region: str | None) -> None:
    table = at("region", name="Rina Simbolon", institution="SMA Negeri 1 Binjai")
    assert table.write("Rina", typed).answers == "ask-again"
    table.write("Rina", chosen)
    assert form(table).get("region") == region


# Leaving out


@pytest.mark.parametrize("way", ["lewati", "-", "tidak ada", "button"])
def test_an_optional_question_can_be_left_out_and_answered_after_all(way: str) -> None:
    table = at("email", **PERSON, category="konsultasi", npsn=SKIPPED)
    told = table.write("Rina", "halo")
    assert labels(told) == ["choice-skip", "choice-back", "choice-ask-officer"]
    told = pressed(table, told, "choice-skip") if way == "button" else table.write("Rina", way)
    assert (told.question, form(table)["email"]) == ("phone", SKIPPED)
    told = table.write("Rina", "kembali")
    assert labels(told)[0] == "choice-keep"
    assert table.write("Rina", "rina@sekolah.sch.id").question == "phone"
    assert form(table)["email"] == "rina@sekolah.sch.id"


def test_a_required_question_cannot_be_left_out_by_a_forged_button() -> None:
    table = at("purpose", **PERSON, category="informasi")
    told = table.press("Rina", Verb.ANSWER, table.visit_of("Rina").id, "purpose", SKIPPED)
    assert (told.answers, told.question, "purpose" in form(table)) == ("ask-again", "purpose", False)


def test_an_unusual_school_number_is_read_back_and_kept_if_it_is_meant() -> None:
    table = at("npsn", **PERSON, category="konsultasi")
    asked = table.write("Rina", "1021234")
    assert (asked.answers, asked.question) == ("ask-doubt", "npsn")
    assert pressed(table, asked, "choice-correct-so").question == "email"
    assert form(table)["npsn"] == "1021234"


def test_a_shared_contact_answers_the_question_for_a_phone_and_no_other() -> None:
    table = at("phone", **PERSON, category="konsultasi", npsn=SKIPPED, email=SKIPPED)
    assert table.act("Rina", ContactShared("6281234567890", own=True)).question == "purpose"
    assert form(table)["phone"] == "+6281234567890"
    told = table.act("Rina", ContactShared("6281234567890", own=True))
    assert (told.answers, "purpose" in form(table)) == ("contact-not-needed ask", False)


@pytest.mark.parametrize("key", ["npsn", "email", "phone", "representing", "evidence", "group_size", "complaint_kind"])
def test_somebody_is_asked_for_at_every_question_and_the_form_keeps_its_place(key: str) -> None:
    answers = {**COMPLAINT, "evidence": SKIPPED, "representing": "ya", "power_of_attorney": SKIPPED}
    table = at(key, **(answers if key not in ("npsn", "email", "phone") else {**PERSON, "category": "konsultasi"}))
    told = table.write("Rina", "mau bicara dengan petugas")
    assert (told.answers, told.question, told.to("Sari")) == ("wish-understood ask", key, "wish-to-staff")
    told = pressed(table, told, "choice-ask-officer")
    assert told.question == key
    assert table.write("Rina", "batal").answers.split()[-1] == "form-cancelled"


@pytest.mark.parametrize("key", ["npsn", "email", "phone", "representing", "evidence", "group_size", "complaint_kind"])
# rule: flood-answered-once
def test_a_flood_is_answered_once_at_every_question(key: str) -> None:
    answers = {**COMPLAINT, "evidence": SKIPPED, "representing": "ya", "power_of_attorney": SKIPPED}
    table = at(key, **(answers if key not in ("npsn", "email", "phone") else {**PERSON, "category": "konsultasi"}))
    assert [table.write("Rina", "??").answers for _ in range(8)] == ["ask-again"] * 5 + ["flood ask", "", ""]


# Files as answers


def test_a_file_answers_the_question_that_asks_for_one() -> None:
    table = at("power_of_attorney", **COMPLAINT, evidence=SKIPPED, representing="ya")
    told = send(table, caption="dari Pak Togar")
    [fetched] = told.decision.of(FetchFile)
    [file] = sent_files.read(form(table)["power_of_attorney"])
    assert (told.question, file.id, file.shown) == ("group_size", fetched.id, "bukti.pdf (dari Pak Togar)")
    assert told.to("Sari") == ""


def test_several_files_are_taken_until_the_visitor_goes_on() -> None:
    table = at("evidence", **COMPLAINT)
    assert [send(table).question for _ in range(2)] == ["evidence", "evidence"]
    told = table.write("Rina", "halo")
    assert labels(told)[:2] == ["choice-go-on", "choice-skip"]
    assert pressed(table, told, "choice-go-on").question == "representing"
    assert len(sent_files.read(form(table)["evidence"])) == 2


@pytest.mark.parametrize("word", ["lanjut", "Selesai", "sudah"])
def test_words_that_go_on_after_files(word: str) -> None:
    table = at("evidence", **COMPLAINT)
    assert table.write("Rina", word).answers == "ask-again"
    send(table)
    assert table.write("Rina", word).question == "representing"


# rule: album-is-one
def test_an_album_is_one_answer_and_goes_on_when_it_is_full() -> None:
    table = at("evidence", **COMPLAINT)
    answers = [
        send(table, FileCard(f"r{no}", "image/jpeg", "foto.jpg", 10), album="a", kind="photo") for no in range(6)
    ]
    assert [told.answers for told in answers] == ["ask", "", "", "", "ask", ""]
    assert len(sent_files.read(form(table)["evidence"])) == 5


# rule: caption-under-an-answer
def test_sixteen_figures_under_and_in_the_name_of_a_file_are_not_kept() -> None:
    table = at("power_of_attorney", **COMPLAINT, evidence=SKIPPED, representing="ya")
    told = send(table, replace(PDF, name="KTP 1271.0101.0190.0001.pdf"), caption="NIK 1271 0101 0190 0001")
    [fetched] = told.decision.of(FetchFile)
    assert told.answers == "identity-number ask"
    [file] = sent_files.read(form(table)["power_of_attorney"])
    for shown in (fetched.file.name, file.name, file.caption):
        assert not any(c.isdigit() for c in shown)
        assert "•" * 16 in shown


WRONG_FILES = [
    (replace(PDF, size=10**9), "file-too-large ask"),
    (replace(PDF, name="a.exe", media_type="application/x-msdownload"), "file-kind-not-taken ask"),
    (None, "file-not-taken ask"),
]


@pytest.mark.parametrize(("file", "answers"), WRONG_FILES)
def test_a_file_against_the_house_s_rules_is_asked_again(file: FileCard | None, answers: str) -> None:
    table = at("evidence", **COMPLAINT)
    told = send(table, file)
    assert (told.answers, told.question, "evidence" in form(table)) == (answers, "evidence", False)


def test_a_file_that_comes_too_late_answers_nothing() -> None:
    table = at("evidence", **COMPLAINT)
    table.write("Rina", "halo")
    table.enter(FileSent("document", "", "", PDF), "rina", late_by=timedelta(minutes=5))
    assert "evidence" not in form(table)


def test_files_reach_the_officers_with_the_form_and_late_ones_when_they_come() -> None:
    table = at("evidence", **COMPLAINT)
    first, second = (send(table).decision.of(FetchFile)[0].id for _ in range(2))
    assert arrive(table, first).to("Sari") == ""
    for typed in ("lanjut", "tidak", "ya"):
        table.write("Rina", typed)
    sent = table.write("Rina", "1")
    assert sent.to("Sari").split().count("file-answer-to-staff") == 1
    assert "file-answer-to-staff" in arrive(table, second).to("Sari")
    assert [file.here for file in sent_files.read(form(table)["evidence"])] == [True, True]


def test_a_file_that_cannot_be_had_is_no_answer_and_is_asked_for_again() -> None:
    table = at("power_of_attorney", **COMPLAINT, evidence=SKIPPED, representing="ya")
    file_id = send(table).decision.of(FetchFile)[0].id
    told = arrive(table, file_id, "gone")
    assert told.to("Rina") == "file-not-fetched"
    assert "power_of_attorney" not in form(table)
    assert table.write("Rina", "lewati").question == "power_of_attorney"


def test_a_file_of_a_form_that_was_cancelled_reaches_nobody() -> None:
    table = at("evidence", **COMPLAINT)
    file_id = send(table).decision.of(FetchFile)[0].id
    table.write("Rina", "batal")
    assert arrive(table, file_id).to("Sari") == ""


# rule: unsent-files-forgotten
def test_files_of_answers_that_do_not_count_are_forgotten() -> None:
    table = at("power_of_attorney", **COMPLAINT, evidence=SKIPPED, representing="ya")
    old = send(table).decision.of(FetchFile)[0].id
    table.write("Rina", "kembali")
    new = send(table).decision.of(FetchFile)[0].id
    assert [file.id for file in sent_files.read(form(table)["power_of_attorney"])] == [new]
    for typed in ("lewati", "ya"):
        table.write("Rina", typed)
    assert table.write("Rina", "1").decision.of(ForgetFiles) == (ForgetFiles(table.visit_of("Rina").id, (new,)),)
    assert old != new


@pytest.mark.parametrize("words", [("batal",), ("hapus data", "ya")])
def test_files_of_a_form_that_is_not_sent_are_forgotten(words: tuple[str, ...]) -> None:
    table = at("evidence", **COMPLAINT)
    send(table)
    *_, last = [table.write("Rina", each) for each in words]
    assert last.decision.of(ForgetFiles) == (ForgetFiles(table.visit_of("Rina").id),)


def test_a_form_without_files_forgets_none() -> None:
    table = at("purpose", **PERSON, category="informasi")
    assert table.write("Rina", "batal").decision.of(ForgetFiles) == ()


# The WhatsApp form


def test_after_a_form_filled_in_at_once_what_depends_on_the_category_is_asked_in_the_chat() -> None:
    table = at("name")
    table.people["rina"] = replace(table.person("Rina"), dialog=Offered())
    answers = {**PERSON, "region": "binjai", "category": "pengaduan", "purpose": "Pungutan di sekolah"}
    told = table.act("Rina", FormFilled(answers, token(Verb.ANSWER, table.visit_of("Rina").id)))
    assert (told.question, form(table)["purpose"]) == ("complaint_kind", "Pungutan di sekolah")
    assert table.write("Rina", "1").question == "evidence"


# What is known already


def returning(**profile: str) -> tuple[Table, Told]:
    table = Table(UNIT)
    table.seat("Rina", Notice(), profile={**PERSON, **profile})
    return table, table.write("Rina", "setuju")


# rule: known-data-one-tap
@pytest.mark.parametrize("way", ["button", "1", "ya", "ya, masih benar", "betul"])
def test_known_data_are_confirmed_in_one_tap(way: str) -> None:
    table, told = returning()
    assert (told.answers, told.dialog) == ("form-known", Recognised())
    told = pressed(table, told, "choice-known") if way == "button" else table.write("Rina", way)
    assert told.question == CATEGORY


@pytest.mark.parametrize("way", ["choice-edit", "2", "ubah", "tidak"])
def test_known_data_can_be_changed_one_by_one(way: str) -> None:
    table, told = returning()
    told = pressed(table, told, way) if way == "choice-edit" else table.write("Rina", way)
    assert labels(told) == [f"field-{key}" for key in PERSON]
    told = pressed(table, told, "field-role")
    told = table.write("Rina", "Orang tua")
    assert (told.answers, form(table)["role"]) == ("form-known", "orang_tua")
    assert table.write("Rina", "1").question == CATEGORY


@pytest.mark.parametrize("typed", ["halo", "??", "terima kasih", "mau bicara dengan petugas"])
def test_whatever_else_is_said_known_data_are_shown_again(typed: str) -> None:
    table, _ = returning()
    told = table.write("Rina", typed)
    assert (told.answers.split()[-1], told.dialog) == ("form-known", Recognised())


def test_what_is_known_no_more_is_asked() -> None:
    table = Table(UNIT)
    table.seat("Rina", Notice(), profile={**PERSON, "role": "astronot"})
    told = table.write("Rina", "setuju")
    assert (told.answers, told.question) == ("form-welcome-back ask", "role")


def test_known_answers_of_one_category_are_shown_and_not_asked_again() -> None:
    table, told = returning(npsn="10212345", email="rina@sekolah.sch.id", phone="+6281234567890")
    assert len(fields(told)) == len(PERSON) + 3
    table.write("Rina", "1")
    assert table.write("Rina", "Konsultasi").question == "purpose"
    table.write("Rina", "Cara verval")
    table.write("Rina", "1")
    assert table.person("Rina").profile["npsn"] == "10212345"
    assert form(table)["email"] == "rina@sekolah.sch.id"


def test_kept_data_are_told_with_what_only_one_category_asks() -> None:
    table = Table(UNIT)
    table.seat("Rina", profile={**PERSON, "npsn": "10212345"})
    told = table.write("Rina", "data saya")
    assert len(fields(told)) == len(PERSON) + 1


# rule: one-visit-at-a-time
@pytest.mark.parametrize(("status", "then"), [(Status.QUEUED, "queue-status"), (Status.IN_SERVICE, "card-visitor")])
def test_who_registers_with_an_open_visit_is_told_where_it_stands(status: Status, then: str) -> None:
    table = Table(UNIT)
    table.seat("Rina", InVisit())
    visit = table.open("Rina", status)
    told = table.write("Rina", "daftar")
    assert told.answers.startswith("visit-open-already ")
    assert table.person("Rina").visit_id == visit.id
    assert told.answers.split()[1].startswith(then)


# Whatever is answered

STEPS = st.one_of(
    st.sampled_from(["ya", "tidak", "lewati", "kembali", "1", "2", "3", "9", "lanjut", "halo", "batalkan", "Binjai"]),
    st.sampled_from(["Rina Simbolon", "10212345", "0812-3456-7890", "rina@sekolah.sch.id", "1271010101900001"]),
    st.sampled_from([PDF, None]),
    st.integers(0, 12),
    st.text(max_size=30),
)


def once(table: Table, step: str | int | FileCard | None) -> Told:
    """Writes, sends a file, or presses one of the buttons that were shown last."""
    if isinstance(step, str):
        return table.write("Rina", step)
    if not isinstance(step, int):
        return send(table, step)
    told = table.write("Rina", "halo")
    choices = [choice for choice in last(told).choices if not choice.token.startswith(("x:", "s:"))]
    if not choices:
        return told
    verb, *parts = choices[step % len(choices)].token.split(":")
    return table.press("Rina", Verb(verb), *parts)


GOOD = {
    Kind.TEXT: "Rina Simbolon",
    Kind.LONG: "Bertanya tentang verval",
    Kind.REGION: "Binjai",
    Kind.CHOICE: "1",
    Kind.CATEGORY: "3",
    Kind.YES_NO: "ya",
    Kind.NPSN: "10212345",
    Kind.EMAIL: "rina@sekolah.sch.id",
    Kind.PHONE: "081234567890",
    Kind.FILE: "lewati",
}


@given(st.sampled_from(["pengaduan", "konsultasi", "informasi"]), st.lists(STEPS, max_size=12))
def test_whatever_is_answered_the_form_ends_and_every_answer_fits_its_kind(
    category: str, steps: list[str | int | FileCard | None]
) -> None:
    table = at(CATEGORY, **PERSON)
    table.write("Rina", category.capitalize())
    for step in steps:
        if table.visit_of("Rina").status is not Status.FORM:
            return
        once(table, step)
        table.now += timedelta(seconds=11)
    if not table.visit_of("Rina").status.open:
        return  # given up in words
    for _ in range(30):
        visit = table.visit_of("Rina")
        question = missing(visit.form, UNIT)
        if visit.status is not Status.FORM or question is None:
            break
        table.write("Rina", "halo")
        dialog = table.person("Rina").dialog
        asked = UNIT.form.question(dialog.question, visit.form) if isinstance(dialog, Filling) else None
        table.write("Rina", GOOD[asked.kind] if asked else "1")
        table.now += timedelta(seconds=11)
    visit = table.visit_of("Rina")
    assert visit.status is not Status.FORM or missing(visit.form, UNIT) is None
    for question in UNIT.form.asked(visit.form):
        assert fits(question, visit.form[question.key], UNIT)
    assert kept(visit.form, UNIT).keys() == {question.key for question in UNIT.form.asked(visit.form)}


def test_the_form_of_the_table_is_whole() -> None:
    assert missing({**PERSON, **FORM}, UNIT) is None
