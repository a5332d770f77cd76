"""Who looked: whatever shows an officer something about a person without anything being done about it is in the
journal, whichever word or button it is; and what is kept from whom."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.flows.looking.listing import what
from bot.flows.looking.looks import SHOWN
from bot.flows.looking.needs import MOST, Looks
from bot.flows.meeting.way_in import tag_of
from bot.flows.scene.effects import Note, Say
from bot.flows.scene.events import FileFetched
from bot.flows.scene.messages import Listing, Message, Phrase, Steps
from bot.flows.scene.tokens import Verb
from bot.flows.staff.commands import COMMANDS
from bot.flows.state.looked import LOOKED, Look, Looked
from bot.flows.state.remark import Remark
from bot.texts import LANGUAGES, load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.standings import appointed, called, over, press, queued
from tests.flows.table import Table, Told
from tests.flows.test_rights import MAY, OFFICERS, staged
from tests.thoroughness import times

WHO = "Rina Simbolon"

AT_WORK = frozenset(("Sari", "Bayu"))
TOLD_BY_WORK = {"staff-menu"}
"""What names, to whoever has taken a visit, the visitor they are at work with."""


def said_in(arg: Any) -> Iterator[str]:
    """All words of a message, however deep."""
    match arg:
        case str():
            yield arg
        case Message():
            yield from said_in(arg.text)
            yield from (word for choice in arg.choices for word in said_in(choice.label))
        case Phrase():
            yield from (word for each in arg.args.values() for word in said_in(each))
        case Listing():
            yield from (word for each in arg.lines for word in said_in(each))
        case Steps():
            yield from (word for row in arg.rows for word in said_in(row.line))


def names_somebody(say: Say) -> bool:
    return any(WHO in words for words in said_in(say.message))


def looks(told: Told) -> list[Note]:
    return [each for each in told.decision.of(Note) if each.what == LOOKED]


def unjournalled(told: Told, name: str) -> list[str]:
    """The texts that showed this officer somebody, in answer to what they asked, with no line and nothing done."""
    me = name.lower()
    acted = any(visit.form.get("name") == WHO for visit in told.decision.visits.values())
    if acted or any(each.who == f"s-{me}" for each in looks(told)):
        return []
    found = [say.message.text.name for say in told.decision.says if say.person_id == me and names_somebody(say)]
    return [each for each in found if not (name in AT_WORK and each in TOLD_BY_WORK)]


STANDINGS = (queued, called, over, appointed)


@pytest.mark.parametrize("standing", STANDINGS[: times(1, len(STANDINGS))], ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", OFFICERS.split())
# rule: looks-are-journalled
def test_no_command_shows_a_person_without_a_line(name: str, standing: Callable[[Table], None]) -> None:
    words = [word for command in COMMANDS for word in command.words]
    typed = [f"{word}{more}" for word in words for more in ("", " simbolon", " A-001")]
    tried = ((each, unjournalled(staged(standing).write(name, each), name)) for each in typed)
    assert not [each for each in tried if each[1]]


@pytest.mark.parametrize("name", OFFICERS.split())
def test_no_button_shows_a_person_without_a_line(name: str) -> None:
    tried = (
        (verb, parts, unjournalled(press(staged(standing), verb, parts, name), name))
        for verb, parts, standing, _ in MAY
    )
    assert not [each for each in tried if each[2]]


def test_whoever_only_looks_is_journalled_and_whoever_acts_by_what_they_do() -> None:
    table = staged(over)
    visit = table.visit_of("Rina")
    [line] = looks(table.press("Adi", Verb.OPEN, visit.id))
    assert (line.who, line.visit_id) == ("s-adi", visit.id)
    assert line.details == {"kind": "visit", "door": "telegram", "about": visit.number}
    table = staged(called)
    assert not looks(table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 3))


# rule: looks-lead-to-nobody
def test_a_file_is_journalled_for_whoever_is_given_it_by_its_key_alone() -> None:
    table = staged(called)
    visit = table.visit_of("Rina")
    told = table.act("Rina", FileFetched("f1", visit.id, "Ijazah Rina Simbolon.pdf", "application/pdf"))
    lines = looks(told)
    assert {each.who for each in lines} == {"s-sari", "s-bayu"}
    assert [each.details for each in lines] == [{"kind": "file", "door": "telegram", "about": "f1"}] * 2


def test_a_guest_is_looked_up_and_the_line_says_how_many_not_who() -> None:
    [line] = looks(staged(queued).write("Sari", "/tamu simbolon"))
    assert line.details == {"kind": "guests", "door": "telegram", "by": "words", "count": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_look_has_its_words(language: str) -> None:
    texts = load_texts()
    for kind in Look:
        assert texts.say(language, f"look-{kind.value}", {"about": "", "count": ""})
    assert set(SHOWN) <= set(texts.names(language))


def looked(no: int, who: str = "s-sari", **known: Any) -> Looked:
    return Looked(no, MONDAY_MORNING, who, "visit", **known)


def listed(found: tuple[Looked, ...], name: str = "Adi", typed: str = "/siapa_melihat", number: str = "") -> Told:
    table = staged(called)
    table.known[Looks] = {("", number): found}
    return table.write(name, typed)


def test_administrators_see_who_looked_and_go_further_back() -> None:
    told = listed(tuple(looked(no) for no in range(MOST + 1, 0, -1)))
    [say] = [each for each in told.decision.says if each.message.text.name == "looks-list"]
    lines = say.message.text.args["lines"]
    assert isinstance(lines, Listing)
    assert len(lines.lines) == MOST
    assert lines.lines[0].args["who"] == "Sari"
    assert [each.token for each in say.message.choices] == ["wl:2:"]


def test_who_looked_at_one_visit_is_asked_by_its_number() -> None:
    number = "ULT-20261123-001"
    told = listed((looked(1, "konsol:budi", number=number),), typed=f"siapa melihat {number.lower()}", number=number)
    assert told.answers == "looks-list"
    assert listed((), number=number, typed=f"/siapa_melihat {number}").answers == "looks-none-at"


# rule: look-names-what-is-known
@pytest.mark.parametrize(("kind", "about"), [("file", ""), ("paper", ""), ("report", "buku-tamu.pdf")])
def test_the_key_of_a_file_is_not_shown(kind: str, about: str) -> None:
    args = what(Looked(1, MONDAY_MORNING, "s-sari", kind, about=about or "t3_kTccsNpHF10MB")).args
    assert args["about"] == (Phrase("looks-about", {"about": about}) if about else Phrase("nothing"))


@pytest.mark.parametrize("name", ["Sari", "Bayu", "Nur"])
def test_nobody_else_sees_the_list(name: str) -> None:
    assert listed((looked(1),), name).answers == "looks-not-yours"


def test_words_that_only_begin_so_are_no_command() -> None:
    assert "looks" not in staged(called).write("Adi", "siapa melihat berkas saya").answers


def card(table: Table, name: str) -> str:
    """All that the card of Rina's visit says to an officer who opens it."""
    told = table.press(name, Verb.OPEN, table.visit_of("Rina").id)
    [say] = [each for each in told.decision.says if each.person_id == name.lower()]
    return " ".join(said_in(say.message))


def confidential(standing: Callable[[Table], None] = called) -> Table:
    table = staged(standing)
    visit = table.visit_of("Rina")
    form = {**visit.form, "category": "pengaduan", "purpose": "Pungli di loket", "confidential": "ya"}
    remark = Remark(table.now, "s-sari", "menangis waktu bercerita")
    table.visits[visit.id] = replace(visit, form=form, remarks=(remark,), priority="hamil", outcome="diteruskan")
    return table


# rule: confidential-is-for-whoever-has-it
@pytest.mark.parametrize("name", OFFICERS.split())
def test_a_confidential_complaint_is_for_whoever_has_it_and_supervisors(name: str) -> None:
    said, sees = card(confidential(), name), name in ("Sari", "Bayu", "Nur")
    for words in ("Rina", "Pungli", "menangis", "SMA Negeri"):
        assert (words in said) is sees, words
    assert "A-00" in said


# rule: notes-for-whoever-works-on-it
@pytest.mark.parametrize(("name", "sees"), [("Dewi", True), ("Anton", True), ("Nur", True), ("Adi", False)])
def test_notes_and_outcomes_are_for_officers_not_for_who_keeps_the_machine(name: str, sees: bool) -> None:
    table = confidential()
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, form={**visit.form, "confidential": "tidak"})
    said = card(table, name)
    assert ("menangis" in said) is sees
    assert ("diteruskan" in said) is sees


def test_who_is_confidential_is_not_found_by_name_nor_called_by_it() -> None:
    assert confidential(queued).write("Sari", "/tamu simbolon").answers == "guests-none"
    told = confidential(queued).write("Sari", "/tamu ULT-20261123-001")
    assert not any(names_somebody(say) for say in told.decision.says)
    for standing in STANDINGS:
        for command in COMMANDS:
            for name in OFFICERS.split():
                says = confidential(standing).write(name, command.words[0]).decision.says
                assert not any(names_somebody(say) for say in says if say.person_id == name.lower()), command
    assert tag_of(confidential().visit_of("Rina")) == confidential().visit_of("Rina").ticket
