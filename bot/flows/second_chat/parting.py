"""Parting from a second chat: each chat is again what it was before, and nothing is said in the other any more."""

from bot.flows.scene.effects import ForgetOffer
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.second_chat import standing
from bot.flows.second_chat.passing_on import channel_name
from bot.flows.state.people import Person


def show(scene: Scene) -> None:
    """Which two chats are joined, and the way out of it."""
    second = standing.other(scene, scene.person)
    if second is None or scene.person.further is None:
        scene.answer("second-none")
        return
    choices = (Choice(Phrase("choice-second-part"), token(Verb.SECOND_CHAT, "part")),)
    args: Args = {"channel": channel_name(second.channel), "since": scene.person.further.since}
    scene.answer("second-shown", args, choices=choices)


def told(scene: Scene) -> Phrase:
    """Whether a second chat is joined, and which, as it stands among what is kept of somebody."""
    second = standing.other(scene, scene.person)
    if second is None or scene.person.further is None:
        return Phrase("my-data-second-none")
    return Phrase("my-data-second", {"channel": channel_name(second.channel), "since": scene.person.further.since})


def part(scene: Scene) -> None:
    """Somebody wants to be reached in one chat only: both are told."""
    second = standing.other(scene, scene.person)
    if second is None:
        scene.answer("second-none")
        return
    leading = scene.person_id
    forget(scene)
    there = second.id if scene.person_id == leading else leading
    scene.answer("second-parted")
    scene.say(scene.known_person(there), "second-parted")


def forget(scene: Scene) -> None:
    """Nothing joins the acting person's chats any more. Whoever acted goes back to the chat they came from, and the one
    that stands in this chat answers here from now on."""
    scene.do(ForgetOffer(scene.person_id))
    first, second = scene.person, standing.other(scene, scene.person)
    if first.further is None:
        return
    scene.note("second_chat_parted")
    away = first.channel != first.further.home
    if second is not None:
        if away:
            # rule: parted-chats-keep-their-own
            standing.change_places(scene, first, second)
        parted(scene, scene.known_person(second.id))
    parted(scene, scene.known_person(first.id))
    if away and second is not None:
        scene.person_id = second.id


def parted(scene: Scene, person: Person) -> Person:
    """A record that stands for one chat only."""
    return scene.keep_person(person, further=None, restricted=person.parted)


def sits_down(scene: Scene) -> None:
    """Whoever works here from now on does so in one chat only: both records stay where they stand, on their own."""
    first, second = scene.person, standing.other(scene, scene.person)
    for each in (first, second):
        if each is not None and each.further is not None:
            scene.do(ForgetOffer(each.id))
            parted(scene, each)


def closed(scene: Scene) -> bool:
    """A web session is over. Whoever has a second chat goes on there for good, and the closed one is nobody's; False
    where there is none, so that nobody can be reached."""
    here, second = scene.person, standing.other(scene, scene.person)
    if second is None:
        return False
    scene.note("session_ended")
    for each in (here, second):
        scene.do(ForgetOffer(each.id))
    if here.further is not None and here.further.leads:
        standing.change_places(scene, here, second)
    for each in (here, second):
        parted(scene, scene.known_person(each.id))
    leads = here if here.further is not None and here.further.leads else second
    scene.say(scene.known_person(leads.id), "second-goes-on")
    return True
