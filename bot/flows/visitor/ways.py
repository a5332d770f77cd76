"""The ways out of a question of the form: one back, ask an officer, stop. Buttons where there is room for them beside
the answers; words, which are told, where there is none.
"""

from bot.flows.office.questions import Question
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Visit

_WAYS = ("choice-back", "choice-ask-officer", "choice-send-officer", "choice-cancel")
_BUTTONS, ROWS = 3, 10
"""WhatsApp: at most 3 buttons, seen at once, or a list of 10 rows behind a tap."""


def beside(
    visit: Visit, question: Question, answers: tuple[Choice, ...], *, few: bool, first: bool, ready: bool = False
) -> tuple[Choice, ...]:
    """The answers to choose from with the ways out that fit; ``few``: so few answers that all is to be seen at once;
    ``first``: there is no question before it; ``ready``: words for an officer only wait to be sent. Where one has to
    stay away it is never the officer."""
    ask = Choice(Phrase("choice-send-officer" if ready else "choice-ask-officer"), token(Verb.ANSWERED, "", "0"))
    back = Choice(Phrase("choice-back"), token(Verb.BACK, visit.id, question.key))
    cancel = Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id))
    ways = (ask, back, cancel) if not first else (ask, cancel)
    # rule: whatsapp-ten-rows
    room = max(1, (_BUTTONS if few else ROWS) - len(answers))
    fitting = ways[:room]
    return (*answers, *(way for way in (back, ask, cancel) if way in fitting))


def words(choices: tuple[Choice, ...], *, first: bool) -> Phrase:
    """The same ways as words, where not all are buttons to be seen at once."""
    shown = sum(choice.label.name in _WAYS for choice in choices)
    complete = shown == (2 if first else 3)
    return Phrase("nothing" if complete and len(choices) <= _BUTTONS else "form-ways")
