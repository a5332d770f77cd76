"""Opening a follow-up and adding to its history; who is told of it."""

from datetime import datetime

from bot.flows.followup import line
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Day, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went, follow_up_id, serial_of
from bot.flows.state.visits import Visit


def open_one(
    scene: Scene,
    visit: Visit,
    held: tuple[str, str | None],
    due_at: datetime,
    law: tuple[datetime, datetime] | None = None,
    task: str = "",
) -> tuple[Visit, FollowUp]:
    """Opens a follow-up for a role and who of it has it; ``law`` are the clocks of a complaint,
    ``task`` is what is to be done. The visitor is told by
    when they may expect something, and whoever has it that it is theirs."""
    role, owner = held
    entry = FollowUpEntry(Went.OPENED, scene.now, scene.who, role, owner, due_at, task)
    answer_by, decide_by = law or (None, None)
    opened = FollowUp(follow_up_id(visit.id, len(visit.follow_ups)), answer_by, decide_by, (entry,))
    visit = scene.keep_visit(visit, follow_ups=(*visit.follow_ups, opened))
    scene.note("follow_up_opened", visit.id, serial=serial_of(opened.id))
    _tell_opened(scene, visit, opened)
    tell_owners(scene, visit, opened, "follow-up-yours")
    return visit, opened


def _tell_opened(scene: Scene, visit: Visit, opened: FollowUp) -> None:
    if opened.complaint and opened.decide_by is not None:
        # rule: complaint-receipt-names-dates
        tell_visitor(scene, visit, "complaint-received", {"due": Day(opened.due_at), "decided": Day(opened.decide_by)})
    else:
        tell_visitor(scene, visit, "follow-up-promised", {"words": opened.task, "due": Day(opened.due_at)})


def add(scene: Scene, visit: Visit, follow_up: FollowUp, entry: FollowUpEntry) -> tuple[Visit, FollowUp]:
    """The visit and its follow-up with one more entry; the journal says that it was made, not what it says."""
    grown = follow_up.and_then(entry)
    scene.note(f"follow_up_{entry.what.value}", visit.id, serial=serial_of(follow_up.id))
    kept = tuple(grown if each.id == follow_up.id else each for each in visit.follow_ups)
    return scene.keep_visit(visit, follow_ups=kept), grown


def tell_visitor(scene: Scene, visit: Visit, text: str, more: Args) -> None:
    """Tells the visitor on their channel, with the number of the visit that it is about."""
    visitor = scene.known_person(visit.person_id)
    args: Args = {"number": visit.number or "", "ticket": visit.ticket or "", **more}
    scene.say(visitor, text, args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)


def tell_owners(scene: Scene, visit: Visit, follow_up: FollowUp, text: str, more: Args | None = None) -> None:
    """Tells whoever sees to it, unless they are who acts."""
    for one in rights.owners(scene, visit, follow_up):
        tell(scene, one, visit, follow_up, text, more)


def tell_supervisors(scene: Scene, visit: Visit, follow_up: FollowUp, text: str, more: Args | None = None) -> None:
    """Tells the supervisors, unless they are who acts or see to it themselves."""
    seen_to = rights.owners(scene, visit, follow_up)
    for one in responsible(scene, visit, SUPERVISOR):
        if one not in seen_to:
            tell(scene, one, visit, follow_up, text, more)


def tell(scene: Scene, one: Staff, visit: Visit, follow_up: FollowUp, text: str, more: Args | None = None) -> None:
    """Tells one member of staff, with what they may do about it; whoever acts knows."""
    if not one.person_id or one.person_id == scene.person_id:
        return
    args: Args = {**line.told(scene, visit, follow_up), **(more or {})}
    choices = line.choices(scene, one, visit, follow_up)
    reader = scene.known_person(one.person_id)
    scene.say(reader, text, args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)
