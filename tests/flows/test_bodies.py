"""Every kind of thing that can arrive, wherever somebody stands: it is answered, or silence has a stated reason."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.flows.scene.events import (
    Body,
    ChatMoved,
    ChoicePressed,
    ContactShared,
    DeskBlocked,
    DeskUnblocked,
    FileSent,
    FormFilled,
    GroupSpoken,
    OtherSent,
    TextDeleted,
    TextEdited,
    TextSent,
)
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Correcting, Dialog, Idle, Replying, Reviewing, WritingOutcome
from bot.flows.state.visits import Visit
from tests.flows.standings import VISITORS, Standing, called, form, laid, queued, stranger
from tests.flows.table import Table

BODIES: dict[str, Body] = {
    "text": TextSent("Saya mau bertanya"),
    "press": ChoicePressed(token(Verb.STEP, "x" * 16, 1)),
    "own contact": ContactShared("+6281234567890", own=True),
    "other contact": ContactShared("+6281234567890", own=False),
    "photo": FileSent("photo"),
    "photo with words": FileSent("photo", "Ini suratnya"),
    "album": FileSent("photo", album="a1"),
    "voice": OtherSent("voice"),
    "voice file": FileSent("voice"),
    "sticker": OtherSent("sticker"),
    "edit": TextEdited("Rina Simbolan"),
    "deleted": TextDeleted(),
    "form": FormFilled({"name": "Rina Simbolon"}, token(Verb.ANSWER, "x" * 16)),
    "group": GroupSpoken(),
}
SIGNALS: dict[str, Body] = {"blocked": DeskBlocked(), "let in": DeskUnblocked(), "moved": ChatMoved("rina-2")}
"""The platform speaks of the chat, not the person: nothing is answered."""


@pytest.mark.parametrize("standing", VISITORS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_whatever_a_visitor_sends_is_answered(standing: Standing, body: Body) -> None:
    assert laid(standing).act("Rina", body).answers != ""


@pytest.mark.parametrize("standing", VISITORS)
@pytest.mark.parametrize("body", SIGNALS.values(), ids=SIGNALS)
def test_what_the_platform_says_of_a_chat_changes_no_conversation(standing: Standing, body: Body) -> None:
    table = laid(standing)
    before, visits = table.at("rina"), dict(table.visits)
    told = table.act("Rina", body)
    after = table.at("rina") or table.at("rina-2")
    assert (told.answers, _but_for_the_survey(table.visits)) == ("", _but_for_the_survey(visits))
    assert before is None or (after and (after.dialog, after.visit_id) == (before.dialog, before.visit_id))


def _but_for_the_survey(visits: Mapping[str, Visit]) -> list[Visit]:
    """Why a survey is not answered is kept with the visit, and changes no conversation."""
    return [replace(visit, survey=None, survey_at=None) for visit in visits.values()]


def test_a_stranger_who_moves_stays_a_stranger() -> None:
    assert laid(stranger).enter(ChatMoved("rina-2"), "rina", "rina").people == {}


# rule: album-is-one
def test_an_album_is_answered_once() -> None:
    table = laid(form)
    answers = [table.act("Rina", FileSent("photo", album="a1")).answers for _ in range(3)]
    assert answers == ["file-not-taken ask", "", ""]
    assert table.act("Rina", FileSent("photo", album="a2")).answers == "file-not-taken ask"


def test_blocking_is_remembered_until_the_person_writes_again() -> None:
    table = laid(queued)
    table.act("Rina", DeskBlocked())
    assert table.person("Rina").blocked
    table.write("Rina", "halo")
    assert not table.person("Rina").blocked


def test_a_chat_that_moved_is_spoken_to_at_its_new_address() -> None:
    table = laid(form)
    table.act("Rina", ChatMoved("rina-2"))
    assert table.act("rina-2", TextSent("Cara verval")).answers == "review"
    assert (table.person("Rina").address, type(table.person("Rina").dialog)) == ("rina-2", Reviewing)


STAFF_STANDINGS: dict[str, Callable[[str], Dialog]] = {
    "idle": lambda _: Idle(),
    "outcome": WritingOutcome,
    "reply": Replying,
    "correction": lambda about: Correcting(about, 1),
}
STAFF_SILENCE = ("own contact", "other contact", "edit", "deleted")
"""Of what staff send besides words and presses only words under a file count; these are not for the desk."""


@pytest.mark.parametrize("asked", STAFF_STANDINGS.values(), ids=STAFF_STANDINGS)
@pytest.mark.parametrize("name", [*BODIES, *SIGNALS])
def test_whatever_staff_send_is_answered_or_not_meant_for_the_desk(asked: Callable[[str], Dialog], name: str) -> None:
    table = laid(called)
    table.hire("Sari", "front_office", dialog=asked(table.visit_of("Rina").id))
    told = table.act("Sari", {**BODIES, **SIGNALS}[name])
    assert (told.answers == "") == (name in STAFF_SILENCE or name in SIGNALS)


# Groups


@pytest.mark.parametrize("body", [GroupSpoken(), ChoicePressed(token(Verb.MENU))])
def test_a_stranger_in_an_unknown_group_is_not_answered_there(body: Body) -> None:
    table = Table()
    assert table.enter(body, "group", "stranger").says == ()
    assert table.people == {}


@pytest.mark.parametrize(
    ("body", "said"), [(GroupSpoken(), "group-privately"), (ChoicePressed(token(Verb.MENU)), "press-foreign")]
)
def test_a_stranger_in_a_known_group_is_answered_there(body: Body, said: str) -> None:
    table = Table()
    table.hire("Loket", "front_office")
    told = table.enter(body, "loket", "stranger")
    assert [(say.person_id, say.message.text.name) for say in told.says] == [("loket", said)]


def test_what_a_known_person_says_in_a_group_is_answered_privately() -> None:
    table = laid(form)
    told = table.enter(GroupSpoken(), "group", "rina")
    assert [(say.person_id, say.message.text.name) for say in told.says] == [("rina", "group-privately")]
    assert table.person("Rina").address == "rina"
