"""Mentions: "@sari" in an officer's words calls that colleague in, with the card. A name that nobody or several have
is asked about; who has no chat is said.
"""

import re
from collections.abc import Iterable

from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit
from bot.flows.telling.cards import staff_card

_NAMED = re.compile(r"(?<![\w.@])@([^\W\d_][\w'-]*)")
_SHORTEST_BEGINNING = 3
_MOST_OFFERED = 8


def begins_with_one(words: str) -> bool:
    """Whether words are meant for a colleague from the start: nothing that a visitor is to read."""
    return _NAMED.match(words) is not None


def heed(scene: Scene, member: Staff, visit: Visit, words: str) -> None:
    """Tells every colleague who is named; asks where it is not plain who is meant."""
    for name in dict.fromkeys(_NAMED.findall(words)):
        meant = _meant(scene.desk.staff.values(), name)
        # rule: mention-never-guessed
        if len(meant) == 1:
            call_in(scene, member, visit, meant[0], words)
        else:
            _ask(scene, member, visit, name, meant)


def chosen(scene: Scene, member: Staff, visit: Visit, staff_id: str) -> None:
    """It has been said who was meant; the words are the last that this officer remarked."""
    colleague = scene.desk.staff.get(staff_id)
    if colleague is None:
        answer_stale(scene, visit)
        return
    own = (remark.words for remark in reversed(visit.remarks) if remark.by == member.id)
    call_in(scene, member, visit, colleague, next(own, ""))


def call_in(scene: Scene, member: Staff, visit: Visit, colleague: Staff, words: str) -> None:
    """Tells a colleague that they are asked for, with the card; where they have no chat, says so."""
    if colleague.id == member.id:
        return
    args: Args = {"name": colleague.name, "ticket": visit.ticket or ""}
    if not colleague.person_id:
        scene.answer("mention-no-chat", args)
        return
    reader = scene.known_person(colleague.person_id)
    told: Args = {"name": member.name, "ticket": visit.ticket or "", "words": words}
    scene.say(reader, "mention", told, urgency=Urgency.URGENT, visit_id=visit.id)
    staff_card(scene, visit, colleague, anew=True)
    scene.note("mentioned", visit.id, staff=colleague.id)
    scene.answer("mention-told" if colleague.on_duty else "mention-told-off-duty", args)


def _meant(members: Iterable[Staff], name: str) -> list[Staff]:
    """Who may be meant: whoever is called so, else whose name begins so."""
    key = name.casefold()
    known = [member for member in members if member.same_as is None]
    exact = [member for member in known if key in _called(member)]
    begins = [member for member in known if any(each.startswith(key) for each in _called(member))]
    return exact or (begins if len(key) >= _SHORTEST_BEGINNING else [])


def _called(member: Staff) -> tuple[str, ...]:
    parts = [part.strip(".,").casefold() for part in member.name.split()]
    return (*parts, "".join(parts), "-".join(parts), "_".join(parts))


def _ask(scene: Scene, member: Staff, visit: Visit, name: str, meant: list[Staff]) -> None:
    others = [each for each in meant or scene.desk.staff.values() if each.id != member.id and each.same_as is None]
    choices = tuple(
        Choice(Phrase("choice-mention", {"name": each.name}), token(Verb.MENTION, visit.id, each.id))
        for each in sorted(others, key=lambda each: each.name)[:_MOST_OFFERED]
    )
    scene.answer("mention-which" if meant else "mention-unknown", {"name": name}, choices=choices)
