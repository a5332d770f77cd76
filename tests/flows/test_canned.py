"""Canned replies: read with all their faults told, offered, shown, and sent like typed words."""

from pathlib import Path

import pytest

from bot.flows.scene.tokens import Verb, mark
from bot.replies import WrongReplies, load_replies
from tests.flows.standings import REF, called, laid, press
from tests.flows.table import Table

GOOD = '[[balasan]]\nkunci = "a"\njudul = "A"\nkata = "Nomor {tiket}, {petugas}"\n'


def own(tmp_path: Path, written: str) -> Path:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "replies.toml").write_text(written, "utf-8")
    return tmp_path


def test_an_office_puts_its_own_in_place_of_the_shipped(tmp_path: Path) -> None:
    found = load_replies(own(tmp_path, GOOD))
    assert [reply.key for reply in found["id"]] == ["a"]
    assert found["en"] == load_replies()["en"]


@pytest.mark.parametrize(
    ("written", "line", "remedy"),
    [
        (GOOD + GOOD.replace('"a"', '"b"').replace("tiket", "tikett"), "baris 5", "{tikett} tidak dikenal"),
        (GOOD + GOOD, "baris 5", "sudah dipakai"),
        (GOOD.replace('judul = "A"', ""), "baris 1", '"judul" belum diisi'),
        (GOOD.replace('"a"', '"A b"'), "baris 1", "huruf kecil"),
        (GOOD.replace('"A"', f'"{"A" * 25}"'), "baris 1", "Ringkaslah"),
        (GOOD + "x = \n", "line 5", "Perbaiki berkas"),
    ],
)
# rule: canned-reply-names-what-is-known
def test_a_fault_is_told_with_file_line_and_remedy(tmp_path: Path, written: str, line: str, remedy: str) -> None:
    with pytest.raises(WrongReplies) as fault:
        load_replies(own(tmp_path, written))
    assert line in str(fault.value)
    assert remedy in str(fault.value)
    assert "replies.toml" in str(fault.value)


def staged() -> Table:
    table = laid(called)
    press(table, Verb.REPLY, (REF,), "Sari")
    return table


@pytest.mark.parametrize("typed", ["/balas 1", "#tunggu", "/balas tunggu"])
def test_a_reply_is_shown_filled_in_before_it_is_sent(typed: str) -> None:
    table = staged()
    told = table.write("Sari", typed)
    assert (told.answers, told.to("Rina")) == ("canned-preview", "")
    assert "A-001" in str(told.decision.says[0].message.text.args["words"])
    words = str(told.decision.says[0].message.text.args["words"])
    # rule: sent-as-it-was-shown
    assert press(table, Verb.CANNED, (REF, "tunggu", "send", mark("lain")), "Sari").answers == "canned-preview"
    sent = press(table, Verb.CANNED, (REF, "tunggu", "send", mark(words)), "Sari")
    assert sent.to("Rina") == "relay-to-visitor"


def test_what_is_not_known_is_listed_and_without_a_visitor_it_is_asked_for_whom() -> None:
    assert staged().write("Sari", "/balas 99").answers == "canned-list"
    assert laid(called).write("Sari", "/balas 1").answers == "canned-for-whom"


def test_a_reply_that_names_what_the_settings_do_not_say_is_not_offered() -> None:
    table = staged()
    keys = {reply.key for reply in table.office.replies["id"]}
    choices = press(table, Verb.REPLY, (REF,), "Sari").decision.says[0].message.choices
    offered = [choice for choice in choices if choice.token.startswith(Verb.CANNED)]
    assert offered
    assert all(choice.token.split(":")[2] in keys for choice in offered)
