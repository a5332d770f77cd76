"""Roles given and taken in chat: by administrators only, told to both, and somebody always administers the desk."""

import pytest

from bot.flows.scene.effects import Note
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.acting import own_roles
from bot.flows.state.visits import Status
from tests.flows.table import Table, Told
from tests.flows.test_thread import PEOPLE, asking, staged


def office() -> Table:
    return staged("Sari", "Bayu", "Nur", "Adi")


def roles(table: Table, name: str) -> tuple[str, ...]:
    return own_roles(table.desk.staff[f"s-{name.lower()}"])


def pressed(table: Table, told: Told, label: str, role: str) -> Told:
    """The button for a role is pressed."""
    texts = [choice for say in told.decision.says for choice in say.message.choices if choice.label.name == label]
    choice = next(each for each in texts if role in repr(each.label.args["role"]))
    return table.press("Adi", Verb.STAFF_ROLE, *choice.token.split(":")[1:])


def test_a_role_is_added_from_the_list_journalled_and_told_to_both() -> None:
    table = office()
    assert table.write("Adi", "/petugas").answers == "roles-list"
    shown = table.press("Adi", Verb.STAFF_ROLE, "s-bayu")
    told = pressed(table, shown, "choice-role-add", "supervisor")
    assert (told.answers, told.to("Bayu")) == ("roles-added", "roles-added-to-you")
    assert roles(table, "Bayu") == ("back_office", "supervisor")
    assert [(n.what, n.who, n.details) for n in told.decision.of(Note)] == [
        ("staff_role_added", "s-adi", {"staff": "s-bayu", "role": "supervisor"})
    ]
    held = [each.role for each in table.desk.assignments if each.staff_id == "s-bayu" and each.ends_at is None]
    assert held == ["back_office", "supervisor"]
    assert pressed(table, shown, "choice-role-add", "supervisor").answers == "roles-one", "an old button adds nothing"


@pytest.mark.parametrize(
    ("words", "answer", "after"),
    [
        ("/petugas bayu tambah penyelia", "roles-added", ("back_office", "supervisor")),
        ("/peran Bayu add front office", "roles-added", ("back_office", "front_office")),
        ("/petugas bayu tambah pengelola", "roles-added", ("back_office", "admin")),
        ("/petugas bayu tambah raja", "roles-one", ("back_office",)),
        ("/petugas bayu tambah back office", "roles-one", ("back_office",)),
        ("/petugas bayu cabut penyelia", "roles-one", ("back_office",)),
        ("/petugas bayu cabut back office", "roles-only-one", ("back_office",)),
        ("/petugas bayu", "roles-one", ("back_office",)),
        ("/petugas budi", "roles-whom", ("back_office",)),
        ("/petugas a tambah penyelia", "roles-whom", ("back_office",)),
    ],
)
def test_words_do_the_same(words: str, answer: str, after: tuple[str, ...]) -> None:
    table = office()
    assert table.write("Adi", words).answers == answer
    assert roles(table, "Bayu") == after


@pytest.mark.parametrize("name", ["Sari", "Bayu", "Nur"])
def test_nobody_else_changes_roles(name: str) -> None:
    table = office()
    for told in (
        table.write(name, f"/petugas {name} tambah pengelola"),
        table.press(name, Verb.STAFF_ROLE, f"s-{name.lower()}", "add", 3),
    ):
        assert told.answers == "roles-not-yours"
    assert roles(table, name) == (PEOPLE[name],)


# rule: one-administrator-stays
def test_the_last_administrator_stays_one() -> None:
    table = office()
    table.write("Adi", "/petugas adi tambah penyelia")
    assert table.write("Adi", "/petugas adi cabut pengelola").answers == "roles-last-admin"
    table.write("Adi", "/petugas nur tambah pengelola")
    assert table.write("Adi", "/petugas adi cabut pengelola").answers == "roles-removed"
    assert (roles(table, "Adi"), roles(table, "Nur")) == (("supervisor",), ("supervisor", "admin"))
    assert table.write("Adi", "/petugas").answers == "roles-not-yours"


def test_who_loses_a_role_gives_back_what_they_had_in_it() -> None:
    table = staged("Sari", "Dewi", "Adi")
    table.open("Rina", Status.IN_SERVICE, reported=2, assigned={"front_office": "s-dewi"})
    table.write("Adi", "/petugas dewi tambah penyelia")
    told = table.write("Adi", "/petugas dewi cabut front office")
    assert (told.answers.split()[0], roles(table, "Dewi")) == ("roles-removed", ("supervisor",))
    assert "s-dewi" not in table.visit_of("Rina").assigned.values()


# rule: nameless-thread-has-a-name
@pytest.mark.parametrize(("profile", "name"), [({}, "wish-nameless"), ({"name": "Rina Simbolon"}, "Rina Simbolon")])
def test_who_wrote_in_a_thread_is_named_as_they_are_known(profile: dict[str, str], name: str) -> None:
    table = staged("Sari")
    table.seat("Rina", profile=profile)
    table.press("Rina", Verb.TALK)
    told = table.write("Rina", "Apakah Sabtu buka?")
    [say] = [say for say in told.decision.says if say.person_id == "sari"]
    assert name in repr(say.message.text.args["name"])


# rule: handed-on-with-its-reason
def test_whoever_takes_over_for_a_role_hears_who_handed_it_on_and_why() -> None:
    table = asking("Sari", "Bayu")
    table.open("Rina", Status.IN_SERVICE, reported=2, assigned={"front_office": "s-sari"})
    visit = table.visit_of("Rina")
    table.press("Sari", Verb.REMARK, visit.id)
    table.write("Sari", "Perlu akun Dapodik")
    no = table.office.sheet.roles.index("back_office")
    told = table.press("Sari", Verb.HAND, visit.id, "r", no)
    said = [say.message.text for say in told.decision.says if say.message.text.name == "hand-for-role"]
    assert said, told.answers
    assert said[0].args["name"] == "Sari"
    assert "Perlu akun Dapodik" in repr(said[0].args["why"])
