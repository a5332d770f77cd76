"""A day's report book has been made: it is kept as it is, once, and supervisors get it."""

from dataclasses import replace

from bot.flows.scene.effects import CloseDay
from bot.flows.scene.events import BookMade
from bot.flows.scene.messages import Args, Day, Paper, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import ADMIN, SUPERVISOR, of_first, reachable
from bot.flows.state.day_book import TEMPLATE, counter_of


def made(scene: Scene, body: BookMade) -> None:
    """Keeps a version of a day's book and sends it; one that is kept already is passed over."""
    name = counter_of(body.day)
    if scene.desk.counters.last(name) >= body.version:
        return
    # rule: book-sent-once
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(name, body.version))
    scene.do(CloseDay(body.day, body.version, body.given))
    scene.note("day_closed" if body.version == 1 else "day_added_to", None, day=body.day.isoformat(), no=body.version)
    args: Args = {"day": Day(body.closed_at), "count": body.changes}
    text = Phrase("book-sent" if body.version == 1 else "book-addendum", args)
    paper = Paper(TEMPLATE, Phrase("verbatim", {"text": body.name}), body.given)
    for member in of_first(reachable(scene.desk), SUPERVISOR, ADMIN):
        reader = scene.known_person(member.person_id or "")
        scene.say(reader, text, urgency=Urgency.BULK, paper=paper)
