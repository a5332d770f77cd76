"""What visitors asked lately."""

from datetime import timedelta

from bot import records
from bot.flows.state.asked import Asked
from bot.turn.loaders.asking import Answer, Asking
from storage import questions

_LATELY, _MOST_ASKED = timedelta(days=30), 20


async def load_asked(asking: Asking) -> Answer[tuple[Asked, ...]]:
    """The questions that were asked most often."""
    since = asking.office.calendar.local(asking.now).date() - _LATELY
    return Answer(tuple(map(records.asked_of, await questions.asked(asking.connection, since, _MOST_ASKED))))
