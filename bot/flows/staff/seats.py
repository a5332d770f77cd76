"""Seats: who works at the desk, and from which chat. One person, one seat.

A chat is one member's, and a member acts from one chat: whoever takes a seat frees the former chat and every other
seat that named theirs. Whoever leaves a seat gives back what they had taken, and reads nothing of the desk any more.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from bot.flows.books import leaving
from bot.flows.duty import changing as duty
from bot.flows.ending import cancelling
from bot.flows.office.office import Office
from bot.flows.scene.events import StaffAdded, StaffInvited
from bot.flows.scene.messages import Arg, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import parting
from bot.flows.staffing import posts
from bot.flows.staffing.acting import roles_of
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle


def add(scene: Scene, body: StaffAdded) -> Staff:
    """An operator says whose the acting chat is."""
    # rule: namesakes-are-two
    known = scene.desk.staff.get(body.same_as)
    member = known or Staff(f"s{scene.fresh.unlinked}", body.name, body.role)
    return sit_down(scene, replace(member, name=body.name, role=body.role, also=body.also))


def invite(scene: Scene, body: StaffInvited) -> None:
    """Keeps an invitation; an earlier one for the same member of staff is void from then on."""
    same_as = body.same_as if body.same_as in scene.desk.staff else None
    for key in [key for key, member in scene.desk.staff.items() if same_as and member.same_as == same_as]:
        _drop(scene, key)
    invited = Staff(f"s{scene.fresh.unlinked}", body.name, body.role, same_as=same_as, also=body.also)
    _keep(scene, replace(invited, invite_digest=body.digest, invite_expires_at=body.expires_at))
    scene.note("staff_invited", None, staff=same_as or invited.id, role=body.role)


def redeem(scene: Scene, secret: str) -> Staff | None:
    """Takes up a one-time invitation; None if the text is none that is valid now."""
    invited = invited_by(scene.desk.staff.values(), secret)
    # rule: invitation-ends
    if invited is None or (invited.invite_expires_at and invited.invite_expires_at < scene.now):
        return None
    # rule: namesakes-are-two
    meant = scene.desk.staff.get(invited.same_as or "")
    if meant is None:
        return sit_down(scene, invited)
    _drop(scene, invited.id)
    return sit_down(scene, replace(meant, name=invited.name, role=invited.role, also=invited.also))


def remove(scene: Scene, staff_id: str) -> None:
    """Ends somebody's access, with whatever invitations there are for them."""
    member = scene.desk.staff.get(staff_id)
    for key in [key for key, each in scene.desk.staff.items() if staff_id in (key, each.same_as)]:
        _drop(scene, key)
    if member is not None:
        _free_chat(scene, member, "seat-ended")
        duty.goes(scene, member)
    scene.note("staff_removed", None, staff=staff_id)


def sit_down(scene: Scene, member: Staff) -> Staff:
    """Seats a member of staff in the acting person's chat, and welcomes them.

    Whoever sits there under the same name already is the same person in another role, and keeps their seat.
    """
    sitting = scene.staff
    if sitting is not None and sitting.id != member.id and _same_name(sitting, member):
        _vacate(scene, member)
        # rule: promotion-keeps-one-row
        member = replace(sitting, name=member.name, role=member.role, also=member.also)
    before = scene.desk.staff.get(member.id)
    for other in [each for each in scene.desk.staff.values() if each.person_id == scene.person_id]:
        if other.id != member.id:
            _keep(scene, replace(other, person_id=None, seated_at=None))
            duty.goes(scene, other)
    return _sit(scene, member, before)


def _sit(scene: Scene, member: Staff, before: Staff | None) -> Staff:
    stays = before is not None and before.person_id == scene.person_id
    if before is not None and not stays:
        # rule: one-person-one-seat
        _free_chat(scene, before, "seat-moved")
    if (visit := scene.open_visit) is not None:
        cancelling.cancel(scene, visit)
    seated_at, last = member.seated_at if stays else scene.now, member.shift
    member = replace(member, person_id=scene.person_id, seated_at=seated_at, same_as=None)
    if member.on_duty and (not stays or member.shift.duty_since is None):
        member = replace(member, shift=replace(member.shift, duty_since=scene.now))
        duty.comes(scene, member)
    # rule: invitation-once
    _keep(scene, replace(member, invite_digest=None, invite_expires_at=None))
    scene.desk = posts.hold(scene.desk, member, scene.now)
    parting.sits_down(scene)
    scene.keep_person(staff_id=member.id, dialog=Idle())
    if before is not None and posts.gives_up(before, member):
        duty.leave(scene, before)
    scene.note("staff_bound", None, staff=member.id, role=member.role)
    seated = scene.desk.staff[member.id]
    scene.answer("staff-welcome", {"name": member.name, "role": role_names(scene.office, seated)})
    if seated.on_duty and not stays:
        # rule: notes-reach-the-next-on-duty
        leaving.tell(scene, replace(seated, shift=last))
    return seated


def _vacate(scene: Scene, member: Staff) -> None:
    """A second row for one person goes, with the chat it had and what was taken under it."""
    row = scene.desk.staff.get(member.id)
    _drop(scene, member.id)
    if row is not None:
        _free_chat(scene, row, "seat-moved")
        duty.goes(scene, row)


def _free_chat(scene: Scene, member: Staff, words: str) -> None:
    """A chat is no officer's any more: nothing of the desk is said there from now on, but that."""
    if member.person_id is None:
        return
    former = scene.keep_person(scene.known_person(member.person_id), staff_id=None, dialog=Idle())
    scene.say(former, words, {"name": member.name}, urgency=Urgency.URGENT)


def _same_name(one: Staff, other: Staff) -> bool:
    return " ".join(one.name.split()).casefold() == " ".join(other.name.split()).casefold()


def _keep(scene: Scene, member: Staff) -> None:
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, member.id: member})


def _drop(scene: Scene, staff_id: str) -> None:
    left = {key: member for key, member in scene.desk.staff.items() if key != staff_id}
    scene.desk = posts.leave(replace(scene.desk, staff=left), staff_id, scene.now)


def invited_by(members: Iterable[Staff], secret: str) -> Staff | None:
    """The invitation that a secret opens, whether or not it is still valid; None if there is none."""
    digest = invite_digest(secret)
    return next((member for member in members if member.invite_digest == digest), None)


def invite_digest(secret: str) -> str:
    """What the desk keeps of an invitation's secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def role_names(office: Office, member: Staff) -> Arg:
    """The roles in which somebody acts, as people call them."""
    *others, last = [role_name(office, role) for role in roles_of(member)] or [Phrase("staff-role-none")]
    return reduce(lambda rest, first: Phrase("staff-roles", {"first": first, "rest": rest}), reversed(others), last)


def role_name(office: Office, role: str) -> Arg:
    """A role as people call it: as a sheet prints it, or one of the desk's own two."""
    if role in (SUPERVISOR, ADMIN):
        return Phrase(f"staff-role-{role}")
    return office.actor_name(role)
