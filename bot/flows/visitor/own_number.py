"""The question for a telephone number, where the channel lets visitors send their own with one tap: the key comes with
the question and goes when that is no longer open, however it was left."""

from bot.flows.given import contacts
from bot.flows.office.questions import Kind, Question
from bot.flows.scene.messages import ContactKey, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Visit
from bot.flows.visitor import form


def offer(scene: Scene, question: Question) -> None:
    """Offers the key beside the question; it can always be typed."""
    if question.kind is Kind.PHONE and _can(scene):
        scene.say(scene.person, "contact-offer", key=ContactKey(Phrase("choice-contact")))


def put_away(scene: Scene, visit: Visit, following: Question | None = None) -> None:
    """Takes the key away if the conversation goes on to something else than the question it belongs to."""
    # rule: contact-key-goes-with-its-question
    question = form.open_question(scene)
    if question is None or question.kind is not Kind.PHONE or question == following or not _can(scene):
        return
    phone = contacts.mobile(visit.form.get(question.key, ""))
    if phone is None:
        scene.say(scene.person, "contact-put-away", key=ContactKey())
    else:
        scene.say(scene.person, "contact-noted", {"phone": contacts.national(phone)}, key=ContactKey())


def decline(scene: Scene) -> None:
    """A number that nobody asked for; a key that is still there goes."""
    scene.say(scene.person, "contact-not-needed", key=ContactKey() if _can(scene) else None)


def _can(scene: Scene) -> bool:
    return scene.office.can(scene.person.channel).contacts
