"""Files between visitors and officers, in a visit and in a thread without one: by the same rules, to nobody else."""

from dataclasses import replace

import pytest

from bot.flows.given.papers import Objection
from bot.flows.office.limits import Burden, SentFile
from bot.flows.scene.effects import Decision, FetchFile, Note, TakeBack
from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event, FileCard, FileFetched, FileSent
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Answering, Replying
from bot.flows.state.origin import Origin
from bot.flows.state.visits import Status
from tests.flows.table import Table, Told
from tests.flows.test_thread import act, asking, only

PDF = FileCard("ref-1", "application/pdf", "Surat 3201012345678901.pdf", 1000)


def sent(caption: str = "", album: str = "", file: FileCard | None = PDF, kind: str = "document") -> FileSent:
    return FileSent(kind, caption, album, file)


def fetched(table: Table, decision: Decision, fault: str = "", objection: Objection | None = None) -> Told:
    """What was to be fetched is here, or cannot be had."""
    [wanted] = decision.of(FetchFile)
    body = FileFetched(
        wanted.id,
        wanted.place.visit_id,
        wanted.file.name,
        wanted.file.media_type,
        fault,
        objection,
        thread_id=wanted.place.thread_id,
        staff_id=wanted.staff_id,
        caption=wanted.caption,
    )
    return Told(table, table.enter(body, ""), "nobody")


def served() -> Table:
    """Sari has Rina's visit, and writes to her."""
    table = asking("Sari", "Dewi", "Bayu")
    table.open("Rina", Status.IN_SERVICE, reported=2, assigned={"front_office": "s-sari"})
    return table


def turned(table: Table) -> Table:
    table.press("Sari", Verb.REPLY, table.visit_of("Rina").id)
    return table


# A visitor's files in a thread


# rule: files-go-with-the-thread
def test_a_file_reaches_whoever_reads_the_thread_with_the_words_under_it_masked() -> None:
    table = asking("Sari", "Dewi")
    told = table.act("Rina", sent("NIK saya 3201012345678901, ini suratnya"))
    assert told.answers == "file-taken"
    assert told.to("Sari") == told.to("Dewi") == "thread-to-staff"
    assert "3201012345678901" not in repr([say.message for say in told.decision.says])
    [wanted] = told.decision.of(FetchFile)
    assert wanted.place == Origin(thread_id=only(table).id)
    assert "3201012345678901" not in wanted.file.name
    here = fetched(table, told.decision)
    assert here.to("Sari") == "thread-file-to-staff"
    [file] = [say.message.file for say in here.decision.says if say.person_id == "sari"]
    assert file is not None
    assert file.id == wanted.id


def test_only_who_has_the_thread_gets_its_files() -> None:
    table = asking("Sari", "Dewi")
    act(table, "Sari", Verb.THREAD_TAKE)
    here = fetched(table, table.act("Rina", sent()).decision)
    assert (here.to("Sari"), here.to("Dewi")) == ("thread-file-to-staff", "")


def test_in_the_form_an_open_thread_still_takes_files() -> None:
    table = asking("Sari")
    table.write("Rina", "halo")
    table.press("Rina", Verb.AGREE, table.office.notice_version)
    assert table.person("Rina").visit_id
    told = table.act("Rina", sent())
    assert (told.answers, len(told.decision.of(FetchFile))) == ("file-taken ask", 1)


@pytest.mark.parametrize(
    ("objection", "said"),
    [(None, "file-not-fetched"), (Objection.UNSAFE, "file-unsafe"), (Objection.NO_ROOM, "file-no-room")],
)
def test_what_cannot_be_had_is_said_to_the_visitor_alone(objection: Objection | None, said: str) -> None:
    table = asking("Sari")
    here = fetched(table, table.act("Rina", sent()).decision, "gone", objection)
    assert (here.to("Rina"), here.to("Sari")) == (said, "")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (replace(PDF, size=10**9), "file-too-large"),
        (replace(PDF, name="x.exe"), "file-kind-not-taken"),
    ],
)
def test_the_same_files_are_refused_as_elsewhere(file: FileCard, said: str) -> None:
    table = asking("Sari")
    told = table.act("Rina", sent(file=file))
    assert (told.answers, told.decision.of(FetchFile)) == (said, ())
    officer = turned(served()).act("Sari", sent(file=file))
    assert (officer.answers, officer.decision.of(FetchFile)) == (said, ())


def test_an_album_is_answered_once() -> None:
    table = asking("Sari")
    assert [table.act("Rina", sent(album="a")).answers for _ in range(3)] == ["file-taken", "", ""]


# An officer's files


def test_an_officers_file_goes_to_whom_they_write_to_with_its_words_and_can_be_taken_back() -> None:
    table = turned(served())
    told = table.act("Sari", sent("Ini formulirnya"))
    assert (told.answers, told.to("Rina")) == ("staff-file-taken", "")
    here = fetched(table, told.decision)
    assert (here.to("Rina"), here.to("Sari"), here.to("Dewi")) == ("relay-file-to-visitor", "staff-file-sent", "")
    [say] = [say for say in here.decision.says if say.person_id == "rina"]
    assert say.message.file is not None
    assert say.message.text.args["text"] == "Ini formulirnya"
    assert say.held is not None
    [confirmed] = [say for say in here.decision.says if say.person_id == "sari"]
    back = table.act("Sari", ChoicePressed(confirmed.message.choices[0].token))
    assert back.answers == "staff-unsaid"
    assert [each.name for each in back.decision.of(TakeBack)] == [say.held.name]


def test_in_a_thread_it_reaches_the_visitor_and_the_thread_is_the_officers() -> None:
    table = asking("Sari", "Dewi")
    act(table, "Sari", Verb.THREAD_ANSWER)
    told = table.act("Sari", sent("Denah kantor"))
    assert told.answers.endswith("staff-file-taken")
    assert only(table).taken_by == "s-sari"
    here = fetched(table, told.decision)
    assert (here.to("Rina"), here.to("Sari")) == ("relay-file-to-visitor", "staff-file-sent")
    assert isinstance(table.person("Sari").dialog, Answering)


def test_a_file_that_answers_somebodys_words_goes_to_them() -> None:
    table = turned(served())
    table.seat("Udin")
    thread = only(table)
    event = Event(TELEGRAM, "q1", table.now, sent(), "sari", "sari", quotes="7", quoted=Origin(thread_id=thread.id))
    [wanted] = table._turn(event).of(FetchFile)
    assert wanted.place == Origin(thread_id=thread.id)


# rule: a-file-is-never-guessed
def test_a_file_for_nobody_is_asked_about_and_never_guessed() -> None:
    table = served()
    told = table.act("Dewi", sent())
    assert (told.answers, told.decision.of(FetchFile)) == ("staff-file-for-whom", ())
    assert asking("Sari").act("Sari", sent()).answers in ("staff-file-for-nobody", "staff-file-for-whom")


# rule: words-to-a-colleague-reach-no-visitor
def test_a_file_for_a_colleague_reaches_no_visitor() -> None:
    told = turned(served()).act("Sari", sent("@dewi tolong cek"))
    assert (told.to("Rina"), told.decision.of(FetchFile)) == ("", ())


def test_whose_right_is_gone_sends_no_file() -> None:
    table = turned(served())
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, assigned={"front_office": "s-dewi"})
    told = table.act("Sari", sent())
    assert (told.answers, told.decision.of(FetchFile)) == ("staff-file-not-yours", ())


def test_what_cannot_be_had_is_said_to_the_officer_with_their_words() -> None:
    table = turned(served())
    here = fetched(table, table.act("Sari", sent("Ini formulirnya")).decision, "gone")
    assert (here.to("Rina"), here.to("Sari")) == ("", "staff-file-not-sent")
    [say] = here.decision.says
    assert "Ini formulirnya" in repr(say.message.text)
    assert isinstance(table.person("Sari").dialog, Replying)


def test_who_has_left_the_desk_sends_nothing_any_more() -> None:
    table = turned(served())
    decision = table.act("Sari", sent()).decision
    table.desk = replace(table.desk, staff={key: each for key, each in table.desk.staff.items() if key != "s-sari"})
    here = fetched(table, decision)
    assert here.decision.says == ()
    assert [note.what for note in here.decision.of(Note)] == ["file_kept"]


# rule: officers-send-to-many
def test_a_day_of_files_stops_no_officer_and_a_full_visit_does() -> None:
    table = turned(served())
    visit, limits = table.visit_of("Rina"), table.office.limits
    elsewhere = tuple(SentFile(f"v{no}", 1, table.now) for no in range(limits.day_files + 1))
    table.burden = Burden(files={"sari": elsewhere})
    assert table.act("Sari", sent()).answers == "staff-file-taken"
    here = tuple(SentFile(visit.id, 1, table.now) for _ in range(limits.visit_files))
    table.burden = Burden(files={"sari": here})
    assert table.act("Sari", sent()).answers == "file-visit-full"
