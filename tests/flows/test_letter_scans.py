"""The signed letter itself: its scan is sent by whoever may enter its number, kept with it, and shown on request."""

import pytest

from bot.flows.given.papers import Objection
from bot.flows.scene.effects import FetchFile, Note
from bot.flows.scene.events import FileCard, FileFetched, FileSent
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Idle, NumberAsked, ScanAsked
from bot.flows.state.letter import Letter
from tests.flows.table import Table, Told
from tests.flows.test_letters import drafted, laid

PHOTO = FileCard("ref", "image/jpeg", "foto.jpg", 1000)


def only(table: Table) -> Letter:
    [letter] = table.desk.letters.values()
    return letter


def in_force() -> Table:
    """Sari's letter counts, its scan is still to come."""
    table = laid()
    drafted(table)
    table.press("Nur", Verb.LETTER, "no", only(table).id)
    table.write("Nur", "0123/C7.7/KP.10.00/2026")
    return table


def send(table: Table, name: str, file: FileCard = PHOTO) -> Told:
    return table.act(name, FileSent("photo", "", "", file))


def arrive(table: Table, told: Told, fault: str = "", objection: Objection | None = None) -> Told:
    [wanted] = told.decision.of(FetchFile)
    body = FileFetched(
        *(wanted.id, "", wanted.file.name, wanted.file.media_type, fault, objection),
        staff_id=wanted.staff_id,
        letter_id=wanted.letter_id,
    )
    return Told(table, table.enter(body, ""), "nobody")


# rule: scan-kept-with-its-letter
def test_a_scan_is_asked_for_sent_kept_and_shown() -> None:
    table = in_force()
    letter = only(table)
    assert table.press("Nur", Verb.LETTER, "scan", letter.id).dialog == ScanAsked(letter.id)
    told = send(table, "Nur")
    assert (told.answers, told.dialog) == ("letter-scan-taken", Idle())
    here = arrive(table, told)
    assert here.to("Nur") == "letter-scanned"
    scan = only(table).scan
    assert scan is not None
    assert "letter_scanned" in [note.what for note in here.decision.of(Note)]
    shown = table.press("Nur", Verb.LETTER, "see", letter.id)
    [say] = shown.decision.says
    assert say.message.file is not None
    assert (shown.answers, say.message.file.id) == ("letter-scan", scan.id)


def test_the_scan_may_come_while_the_number_is_asked_for() -> None:
    table = laid()
    drafted(table)
    letter = only(table)
    table.press("Nur", Verb.LETTER, "no", letter.id)
    told = send(table, "Nur")
    assert (told.answers, told.dialog) == ("letter-scan-taken", NumberAsked(letter.id))
    arrive(table, told)
    table.write("Nur", "0123/C7.7/KP.10.00/2026")
    assert only(table).scan is not None, "both are kept"
    assert only(table).number is not None


def test_what_cannot_be_had_is_said_and_may_be_sent_again() -> None:
    table = in_force()
    table.press("Nur", Verb.LETTER, "scan", only(table).id)
    here = arrive(table, send(table, "Nur"), "gone", Objection.UNSAFE)
    assert (here.to("Nur"), only(table).scan) == ("letter-scan-failed", None)
    assert table.press("Nur", Verb.LETTER, "scan", only(table).id).answers == "letter-scan-ask"


def test_a_table_is_no_scan() -> None:
    table = in_force()
    table.press("Nur", Verb.LETTER, "scan", only(table).id)
    told = send(table, "Nur", FileCard("ref", "text/csv", "daftar.csv", 10))
    assert (told.answers, told.decision.of(FetchFile)) == ("letter-scan-kind", ())


@pytest.mark.parametrize("what", ["scan", "see"])
def test_nobody_else_sends_or_sees_it(what: str) -> None:
    table = in_force()
    assert table.press("Bayu", Verb.LETTER, what, only(table).id).answers == "letter-not-yours"
