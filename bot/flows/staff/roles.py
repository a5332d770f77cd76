"""Roles of who works here, given and taken in chat by administrators: read from a list or in words, kept with whom and
by whom, told to both. Access itself begins and ends elsewhere (:mod:`bot.flows.staff.seats`)."""

from collections.abc import Iterable
from dataclasses import replace

from bot.flows.duty import changing as duty
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staff.seats import role_name, role_names
from bot.flows.staffing import posts
from bot.flows.staffing.acting import own_roles
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.flows.state.desk import Desk, Staff

COMMANDS = ("/petugas", "/peran", "/staff")
ADD, DROP = "add", "drop"
_IN_WORDS = {"tambah": ADD, "beri": ADD, "add": ADD, "give": ADD, "cabut": DROP, "hapus": DROP, "remove": DROP}
_MOST = 20
_TO_THEM = {"roles-added": "roles-added-to-you", "roles-removed": "roles-removed-to-you"}


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes "/petugas", "/petugas Bayu" and "/petugas Bayu tambah penyelia"; False for anything else."""
    command, _, rest = " ".join(typed.split()).partition(" ")
    if command.lower() not in COMMANDS:
        return False
    who, what, role = _read(rest)
    found = _called(scene.desk, who)
    if not _may(member):
        _refuse(scene)
    elif not rest:
        _list(scene, "roles-list")
    elif len(found) != 1:
        _list(scene, "roles-whom", {"name": who})
    elif not what:
        _show(scene, found[0])
    elif len(meant := _roles_called(scene, role)) == 1:
        _change(scene, found[0], what, meant[0])
    else:
        _show(scene, found[0], Phrase("roles-which", {"role": role}))
    return True


def named(desk: Desk, typed: str) -> tuple[str, ...]:
    """Whom such words may concern, by their ids; nobody where they are about something else."""
    command, _, rest = " ".join(typed.split()).partition(" ")
    return tuple(each.id for each in _called(desk, _read(rest)[0])) if command.lower() in COMMANDS and rest else ()


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A choice about somebody's roles was pressed; it may be stale, and the right to it gone."""
    one = scene.desk.staff.get(parts[0]) if parts else None
    if not _may(member):
        _refuse(scene)
        return
    match parts[1:]:
        case () if one is None and not parts:
            _list(scene, "roles-list")
        case () if one is not None:
            _show(scene, one)
        case (("add" | "drop") as what, no) if one is not None and no.isdecimal() and int(no) < len(_all(scene)):
            _change(scene, one, what, _all(scene)[int(no)])
        case _:
            scene.answer("roles-gone")


def _may(member: Staff) -> bool:
    return Verb.STAFF_ROLE in rights.allowed_at_all(member)


def _refuse(scene: Scene) -> None:
    scene.note("refused", None, verb=Verb.STAFF_ROLE.name.lower())
    scene.answer("roles-not-yours")


def _change(scene: Scene, one: Staff, what: str, role: str) -> None:
    before = own_roles(one)
    args: Args = {"name": one.name, "role": role_name(scene.office, role)}
    if (what == ADD) is (role in before):
        _show(scene, one, Phrase("roles-already" if what == ADD else "roles-not-theirs", args))
    elif what == ADD:
        _keep(scene, one, (*before, role), "staff_role_added", role)
        _tell(scene, one, "roles-added", args)
    elif len(before) == 1:
        scene.answer("roles-only-one", args)
    elif role == ADMIN and not _other_admins(scene, one):
        # rule: one-administrator-stays
        scene.answer("roles-last-admin", args)
    else:
        _keep(scene, one, tuple(each for each in before if each != role), "staff_role_removed", role)
        _tell(scene, one, "roles-removed", args)


def _keep(scene: Scene, one: Staff, roles: tuple[str, ...], what: str, role: str) -> None:
    changed = replace(one, role=roles[0], also=roles[1:])
    desk = replace(scene.desk, staff={**scene.desk.staff, one.id: changed})
    scene.desk = posts.hold(desk, changed, scene.now)
    scene.note(what, None, staff=one.id, role=role)
    if posts.gives_up(one, changed):
        duty.leave(scene, one)


def _tell(scene: Scene, one: Staff, text: str, args: Args) -> None:
    by = scene.staff
    told: Args = {**args, "by": by.name if by else ""}
    if one.person_id and one.person_id != scene.person_id:
        reader = scene.known_person(one.person_id)
        scene.say(reader, Phrase(_TO_THEM[text], told), urgency=Urgency.NOTICE)
    scene.answer(text, told)


def _other_admins(scene: Scene, one: Staff) -> bool:
    """Whether somebody else administers the desk from a chat of their own."""
    return any(ADMIN in own_roles(e) and e.person_id for e in scene.desk.staff.values() if e.id != one.id)


def _show(scene: Scene, one: Staff, before: Phrase | None = None) -> None:
    own = own_roles(one)
    choices = tuple(
        Choice(
            Phrase("choice-role-drop" if role in own else "choice-role-add", {"role": role_name(scene.office, role)}),
            token(Verb.STAFF_ROLE, one.id, DROP if role in own else ADD, no),
        )
        for no, role in enumerate(_all(scene))
    )
    lines = Listing(tuple(Phrase("roles-one-line", {"role": role_name(scene.office, role)}) for role in own))
    args: Args = {"before": before or Phrase("nothing"), "name": one.name, "roles": lines}
    scene.answer("roles-one", args, choices=choices)


def _list(scene: Scene, text: str, args: Args | None = None) -> None:
    members = _working(scene.desk)[:_MOST]
    lines = Listing(
        tuple(Phrase("roles-line", {"name": e.name, "roles": role_names(scene.office, e)}) for e in members)
    )
    choices = tuple(Choice(Phrase("verbatim", {"text": e.name}), token(Verb.STAFF_ROLE, e.id)) for e in members)
    scene.answer(text, {**(args or {}), "lines": lines}, choices=choices)


def _all(scene: Scene) -> tuple[str, ...]:
    """All roles there are, numbered as buttons carry them."""
    return tuple(dict.fromkeys((*scene.office.roles, SUPERVISOR, ADMIN)))


def _working(desk: Desk) -> tuple[Staff, ...]:
    """Whoever works here: an invitation is nobody yet."""
    return tuple(sorted((e for e in desk.staff.values() if e.invite_digest is None), key=lambda each: each.name))


def _called(desk: Desk, name: str) -> list[Staff]:
    """Whoever is called so: by the whole name, else by a part of it."""
    wanted = " ".join(name.split()).casefold()
    known = _working(desk)
    whole = [each for each in known if " ".join(each.name.split()).casefold() == wanted]
    return whole or [each for each in known if wanted and wanted in each.name.casefold()]


def _read(rest: str) -> tuple[str, str, str]:
    """Who, what and which role: "Bayu Siregar tambah penyelia"."""
    words = rest.split()
    at = next((no for no, word in enumerate(words) if no and word.casefold() in _IN_WORDS), len(words))
    what = _IN_WORDS[words[at].casefold()] if at < len(words) else ""
    return " ".join(words[:at]), what, " ".join(words[at + 1 :])


def _roles_called(scene: Scene, typed: str) -> list[str]:
    """Which roles words mean: as the sheet prints them, by their key, or one of the desk's own two."""
    wanted = typed.casefold().replace(" ", "_")
    return [role for role in _all(scene) if wanted and wanted in set(_spoken(scene, role))]


def _spoken(scene: Scene, role: str) -> Iterable[str]:
    yield role
    yield from _OWN_WORDS.get(role, ())
    if role not in _OWN_WORDS:
        yield scene.office.actor_name(role).casefold().replace(" ", "_")


_OWN_WORDS = {SUPERVISOR: ("penyelia",), ADMIN: ("pengelola", "administrator")}
