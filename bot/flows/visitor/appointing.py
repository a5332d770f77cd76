"""A visitor's side of appointments: asking for one, choosing day and time, saying that one is there, moving it."""

from datetime import datetime

from bot.flows.appointment import booking, choosing, holding, reminding, slots
from bot.flows.appointment.choosing import NOT, SURE, Chosen, Screen
from bot.flows.appointment.needs import Times
from bot.flows.ending import cancelling
from bot.flows.queue import parking, ticket
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Args, Choice, Dated, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Booking, Idle, InVisit
from bot.flows.state.visits import Status, Visit

_YES = frozenset(("ya", "iya", "y", "ok", "oke", "setuju", "yes", "pindah", "pindahkan"))
_MOVING = ("pindah", "ganti", "ubah", "geser", "mundur", "maju", "undur", "resched", "move", "change", "jadwal ulang")


def offered(scene: Scene) -> bool:
    """Whether visitors can book a time here."""
    return scene.office.appointments is not None


def start(scene: Scene, typed: str = "") -> None:
    """Somebody wants an appointment: a time that they named already, or the days to choose from."""
    visit = scene.open_visit
    if not offered(scene):
        scene.answer("appointment-off")
    elif visit is not None and visit.status not in (Status.FORM, Status.APPOINTED):
        scene.answer("appointment-has-visit", {"ticket": visit.ticket or ""})
    elif visit is not None and visit.status is Status.APPOINTED and not moves(typed):
        booking.show(scene, visit)
    elif not _take_said(scene, typed):
        show_days(scene)


def moves(typed: str) -> bool:
    """Whether words ask to move an appointment."""
    words = typed.casefold()
    return any(stem in words for stem in _MOVING)


def show_days(scene: Scene, page: int = 0, why: Phrase | None = None) -> None:
    """The days to choose from; whoever has not booked yet may go on without."""
    visit = scene.open_visit
    without = visit is None or visit.status is Status.FORM
    _show(scene, choosing.day_screen(scene, page, why, without=without))


def _show(scene: Scene, screen: Screen) -> None:
    scene.talk(Booking(screen.codes))
    choices = screen.choices(lambda code: token(Verb.BOOK, code))
    scene.say(scene.person, screen.text, choices=choices, visit_id=scene.person.visit_id)


def press(scene: Scene, code: str = "") -> bool:
    """A day, a time or a way on was chosen; False for what no longer fits."""
    if not offered(scene):
        return False
    visit = scene.open_visit
    if visit is not None and visit.status not in (Status.FORM, Status.APPOINTED):
        return False
    if not code:
        start(scene, "pindah" if visit is not None and visit.status is Status.APPOINTED else "")
        return True
    return _choose(scene, code)


def _choose(scene: Scene, code: str) -> bool:
    """False for what is no choice, or none any more; True where going on is somebody else's as well."""
    visit, chosen = scene.open_visit, choosing.read_code(scene, code)
    if code == SURE:
        return visit is not None and visit.status is Status.APPOINTED and _confirm_move(scene, visit)
    if code == NOT:
        return _without(scene, visit)
    if chosen is None:
        return False
    _go_on(scene, chosen)
    return True


def typed(scene: Scene, words: str, shown: tuple[str, ...]) -> bool:
    """Words while day or time are chosen; False where they name neither."""
    code = choosing.numbered(shown, words)
    if code is not None:
        return _choose(scene, code)
    if SURE in shown and words.strip(" .!").casefold() in _YES:
        return _choose(scene, SURE)
    return _take_said(scene, words, shown)


def names_time(scene: Scene, words: str, shown: tuple[str, ...]) -> bool:
    """Whether words name a time to choose from, whatever else they may mean ("siang")."""
    named = choosing.said(scene, words, shown)
    return named.day is not None


def _take_said(scene: Scene, words: str, shown: tuple[str, ...] = ()) -> bool:
    """A moment named in words; False where none is, or it is not known here what is free."""
    if not words or not scene.facts.knows(Times):
        return False
    found = choosing.meant(scene, choosing.said(scene, words, shown))
    if isinstance(found, Screen):
        _show(scene, found)
    elif found is not None:
        _go_on(scene, found)
    return found is not None


def _go_on(scene: Scene, chosen: Chosen) -> None:
    if chosen.at is not None:
        _hold(scene, chosen)
    elif chosen.day is not None:
        _show(scene, choosing.time_screen(scene, chosen.day, chosen.first))
    else:
        show_days(scene, chosen.page)


def _hold(scene: Scene, chosen: Chosen) -> None:
    """Holds a time; to be confirmed with the form, or, where there is an appointment already, at once."""
    visit = scene.open_visit
    if chosen.at is None or chosen.day is None:
        return
    if visit is not None and visit.status is Status.APPOINTED and chosen.at == visit.slot_at:
        _keep(scene, visit)
        return
    # rule: one-seat-one-visitor
    held = holding.hold(scene, chosen.at)
    if held is None:
        _show(scene, choosing.time_screen(scene, chosen.day, why=Phrase("appointment-taken")))
    elif visit is not None and visit.status is Status.APPOINTED:
        _ask_move(scene, visit, chosen.at)
    else:
        _tell_held(scene, visit, chosen.at)


def _tell_held(scene: Scene, visit: Visit | None, slot_at: datetime) -> None:
    if visit is not None:
        scene.keep_visit(visit, slot_at=slot_at, seen_at=scene.now, nudges={})
    scene.talk(Idle())
    args: Args = {"slot": Dated(slot_at), "held": slots.terms(scene.office).held}
    scene.answer("appointment-held", args)


def chose(scene: Scene) -> bool:
    """Whether the visitor has just chosen a time, or to do without one: then the form goes on."""
    return isinstance(scene.person.dialog, Idle)


def _ask_move(scene: Scene, visit: Visit, slot_at: datetime) -> None:
    args: Args = {"was": Dated(visit.slot_at or scene.now), "slot": Dated(slot_at)}
    listed = ((Phrase("choice-move-sure"), SURE), (Phrase("choice-move-not"), NOT))
    _show(scene, Screen(Phrase("appointment-move-ask", args), listed))


def _keep(scene: Scene, visit: Visit) -> None:
    """The appointment stays as it is."""
    holding.release(scene)
    scene.talk(InVisit())
    booking.show(scene, visit)


def _confirm_move(scene: Scene, visit: Visit) -> bool:
    held = holding.held(scene)
    if held is None:
        show_days(scene, why=Phrase("appointment-taken"))
        return True
    holding.release(scene)
    scene.talk(InVisit())
    booking.move(scene, visit, held.slot_at, held.seat, "appointment-moved")
    return True


def _without(scene: Scene, visit: Visit | None) -> bool:
    """No other time, or no appointment at all."""
    if visit is not None and visit.status is Status.APPOINTED:
        _keep(scene, visit)
        return True
    holding.release(scene)
    if visit is not None:
        scene.keep_visit(visit, slot_at=None, seen_at=scene.now, nudges={})
    scene.talk(Idle())
    return True


def submit(scene: Scene, visit: Visit) -> Visit | None:
    """The form for an appointment is sent: the visit as it goes on, None where another time has to be chosen first."""
    if not booking.serves(scene, visit):
        holding.release(scene)
        scene.answer("appointment-not-served")
        return scene.keep_visit(visit, slot_at=None)
    held = booking.held_for(scene, visit)
    if held is not None:
        return visit
    taken = Phrase("appointment-taken")
    day = scene.office.calendar.local(visit.slot_at or scene.now).date()
    _show(scene, choosing.time_screen(scene, day, why=taken))
    return None


def book(scene: Scene, visit: Visit) -> None:
    """Books what is held for a visit whose form has been sent."""
    held = booking.held_for(scene, visit)
    if held is not None:
        booking.book(scene, visit, held)


def ask_whether(scene: Scene, visit: Visit) -> None:
    """Whether a number is to be given up; a move that was begun is not gone on with."""
    # rule: given-up-holds-no-seat
    holding.release(scene)
    cancelling.ask_whether(scene, visit)


def here(scene: Scene, visit: Visit) -> None:
    """An appointed visitor says that they are there: into the queue; called at once where it is their turn."""
    visit = reminding.here(scene, visit)
    if visit.status is Status.QUEUED and visit.not_before is None and parking.next_in_line(scene, visit):
        queue.call(scene, visit)
    elif visit.status in (Status.QUEUED, Status.PREPARING):
        scene.answer("appointment-here")
        if visit.status is Status.QUEUED:
            ticket.tell_place(scene, visit, scene.person, fresh=False)


def again_choice() -> Choice:
    """Booking a time, from elsewhere."""
    return Choice(Phrase("choice-appointment"), token(Verb.BOOK))
