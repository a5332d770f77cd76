"""How busy the desk is, told to who asks without a number: how many wait, when to expect a call, or when it opens.

The figures are the desk's own: the queue as it stands, and the outlook that a ticket would say.
"""

from bot.flows.office.questions import CATEGORY
from bot.flows.procedure.sheet import Sheet
from bot.flows.queue import admission, outlook, promise
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Notice
from bot.flows.state.visits import Status
from bot.flows.visitor import appointing


def tell(scene: Scene) -> None:
    """Tells how the queue stands, with the way into it for whoever is not filling in the form already."""
    # rule: queue-told-before-joining
    category = _category(scene)
    choices = () if scene.open_visit is not None else _ways_in(scene)
    if not any(queue.occupies_place(sheet) for sheet in sheets(scene)):
        scene.answer("busy-no-queue", {"closed": _closed(scene)}, choices=choices)
        return
    ahead = scene.desk.queue.before(scene.now)
    scene.answer("busy", {"ahead": ahead, "when": _when(scene, category), "closed": _closed(scene)}, choices=choices)


def _category(scene: Scene) -> str:
    """The kind of business, as far as it is known; none that the office does not have."""
    visit, dialog = scene.open_visit, scene.person.dialog
    chosen = visit.form.get(CATEGORY, "") if visit else (dialog.wanted if isinstance(dialog, Notice) else "")
    return chosen if scene.office.category(chosen) is not None else ""


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """By which sheets the acting visitor may be served: that of their business where it is known, else any."""
    visit, category = scene.open_visit, _category(scene)
    if visit is not None and visit.status is not Status.FORM:
        return (scene.sheet(visit),)
    return (scene.office.sheet_for(category),) if category else tuple(scene.office.in_force)


def _ways_in(scene: Scene) -> tuple[Choice, ...]:
    start = Choice(Phrase("choice-start"), token(Verb.MENU), forward=True)
    return (start, *((appointing.again_choice(),) if appointing.offered(scene) else ()))


def _closed(scene: Scene) -> Phrase:
    """When the desk opens, while it is closed."""
    return Phrase("nothing") if scene.office.calendar.is_open(scene.now) else queue.closed_until(scene, called=False)


def _when(scene: Scene, category: str) -> Phrase:
    """When whoever registers now may expect their call; that today takes nobody more, or that it is not known."""
    if refused := admission.refused(scene):
        opening = admission.next_opening(scene)
        following = Phrase("busy-next", {"opening": opening}) if opening else Phrase("queue-next-none")
        return Phrase(refused, {"next": following})
    if not scene.office.calendar.is_open(scene.now):
        return Phrase("nothing")
    expected = outlook.for_newcomer(scene, category)
    if expected is not None:
        return Phrase("busy-band", {"band": promise.words(expected)})
    return Phrase("busy-unknown" if scene.office.capacity else "busy-at-once")
