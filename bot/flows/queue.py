"""The queue: numbers, places, whose turn it is. One order: the position told is the order served."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.messages import Args, Phrase, Urgency
from bot.flows.office import Office
from bot.flows.scene import Scene
from bot.flows.sheet import Sheet
from bot.flows.state import At, Dialog, Evidence, Person, Status, Visit, Waiting
from bot.flows.vocabulary import DESK, FRONT_OFFICE, Source, Word


def join(scene: Scene, visit: Visit) -> Visit:
    """Gives a submitted visit its numbers and its place at the end of the queue."""
    day = _service_day(scene.office, scene.now)
    category = scene.office.category(visit.form["category"])
    letter = category.letter if category else "Z"
    spoken = _next_number(scene, f"queue:{day:%Y-%m-%d}:{letter}")
    serial = _next_number(scene, f"visit:{day:%Y-%m-%d}")
    visit = scene.keep_visit(
        visit,
        status=Status.QUEUED,
        queued_at=scene.now,
        seen_at=scene.now,
        ticket=f"{letter}-{spoken:03d}",
        number=f"{scene.office.number_prefix}-{day:%Y%m%d}-{serial:03d}",
    )
    place = Waiting(visit.id, visit.ticket or "", scene.now)
    scene.desk = replace(scene.desk, waiting=(*scene.desk.waiting, place))
    scene.note("queued", visit.id, ticket=visit.ticket or "", number=visit.number or "")
    return visit


def _service_day(office: Office, now: datetime) -> datetime:
    """The local day for which a number is given: today while the desk will still open today, else the next."""
    calendar = office.calendar
    if calendar.is_open(now):
        return calendar.local(now)
    opening = calendar.next_opening(now)
    return calendar.local(opening or now)


def counter_names(office: Office, now: datetime) -> tuple[str, ...]:
    """The counters that a number given out now may come from; they are loaded before deciding."""
    day = _service_day(office, now)
    letters = [*(category.letter for category in office.categories), "Z"]
    return (*(f"queue:{day:%Y-%m-%d}:{letter}" for letter in letters), f"visit:{day:%Y-%m-%d}")


def _next_number(scene: Scene, name: str) -> int:
    number = scene.desk.counters.get(name, 0) + 1
    scene.desk = replace(scene.desk, counters={**scene.desk.counters, name: number})
    return number


def position(scene: Scene, visit: Visit) -> int:
    """The place in the queue, 1 for the next to be called; 0 for a visit that does not wait."""
    ids = [place.visit_id for place in scene.desk.waiting]
    return ids.index(visit.id) + 1 if visit.id in ids else 0


def expected_wait(office: Office, sheet: Sheet, place: int) -> timedelta | None:
    """How long until a place comes up if every visit takes its standard time; None if none can be told."""
    clocks = [step.standard.clock for step in sheet.steps]
    per_visit = sum((clock for clock in clocks if clock), timedelta())
    if not per_visit or not office.capacity or any(step.standard.working_days for step in sheet.steps):
        return None
    rounds = -(-place // office.capacity)
    return per_visit * rounds


def occupies_place(sheet: Sheet) -> bool:
    """Whether a visit under this sheet keeps a place at the desk busy (somebody is called and attended to)."""
    return Word.CALLED in sheet.words


def fill_places(scene: Scene) -> None:
    """Calls waiting visitors, in order, while places are free and somebody is there to receive them."""
    while scene.desk.waiting and may_call(scene):
        visit = scene.visit(scene.desk.waiting[0].visit_id)
        if visit is None:
            return
        call(scene, visit)


def may_call(scene: Scene) -> bool:
    """Whether the next visitor can be called now."""
    if not scene.office.calendar.is_open(scene.now):
        return False
    capacity = scene.office.capacity
    if capacity == 0:
        return True
    return _received(scene) and scene.desk.serving < capacity


def _received(scene: Scene) -> bool:
    """Whether somebody is there to receive a visitor: front office, or anyone where a sheet has none."""
    on_duty = [member for member in scene.desk.staff.values() if member.on_duty and member.person_id]
    if FRONT_OFFICE in scene.office.sheet.roles:
        on_duty = [member for member in on_duty if member.role == FRONT_OFFICE]
    return bool(on_duty)


def call(scene: Scene, visit: Visit) -> Visit:
    """It is this visitor's turn: the visit leaves the queue and its service begins."""
    leave_queue(scene, visit)
    if occupies_place(scene.sheet(visit)):
        scene.desk = replace(scene.desk, serving=scene.desk.serving + 1)
    called = Evidence(
        key=f"{visit.id}:called",
        word=Word.CALLED,
        happened_at=scene.now,
        recorded_at=scene.now,
        source=Source.DESK,
        by=DESK,
    )
    scene.note("called", visit.id, ticket=visit.ticket or "")
    visit = scene.keep_visit(
        visit, status=Status.IN_SERVICE, seen_at=scene.now, evidence=(*visit.evidence, called), nudges={}
    )
    visitor = scene.known_person(visit.person_id)
    if visitor.dialog.at is not At.VISIT:
        scene.keep_person(visitor, dialog=Dialog(At.VISIT))
    return visit


def leave_queue(scene: Scene, visit: Visit) -> None:
    """Takes a visit out of the queue, wherever it stands."""
    left = tuple(place for place in scene.desk.waiting if place.visit_id != visit.id)
    scene.desk = replace(scene.desk, waiting=left)


def close(scene: Scene, visit: Visit, status: Status) -> Visit:
    """Ends a visit, frees its place and tells the visitor what that means."""
    if visit.status is Status.QUEUED:
        leave_queue(scene, visit)
    if visit.status is Status.IN_SERVICE and occupies_place(scene.sheet(visit)):
        scene.desk = replace(scene.desk, serving=max(0, scene.desk.serving - 1))
    scene.note(status.value, visit.id)
    visit = scene.keep_visit(visit, status=status, closed_at=scene.now, nudges={})
    visitor = scene.known_person(visit.person_id)
    if visitor.dialog.at not in (At.SURVEY, At.SUGGESTION):
        scene.keep_person(visitor, dialog=Dialog())
    return visit


def tell_place(scene: Scene, visit: Visit, visitor: Person) -> None:
    """Tells a waiting visitor number, place, and what happens next."""
    place = position(scene, visit)
    wait = expected_wait(scene.office, scene.sheet(visit), place)
    calendar = scene.office.calendar
    if calendar.is_open(scene.now):
        outlook = Phrase("queue-wait", {"wait": wait}) if wait else Phrase("queue-wait-unknown")
    else:
        opening = calendar.next_opening(scene.now)
        outlook = Phrase("queue-closed", {"opening": opening}) if opening else Phrase("queue-closed-unknown")
    args: Args = {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "ahead": place - 1,
        "outlook": outlook,
    }
    scene.say(visitor, "queue-number", args, urgency=Urgency.REPLY, visit_id=visit.id)
