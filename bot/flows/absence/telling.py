"""Telling about a letter: its draft, that it is in force, its begin and its end, and that its number is owed."""

from bot.flows.absence.wording import choices, concerned, name, told
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Draft, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import SUPERVISOR, of_first, reachable
from bot.flows.state.desk import Staff
from bot.flows.state.letter import Letter


def tell_draft(scene: Scene, letter: Letter) -> None:
    """The draft to whoever made it and to supervisors, who can let it count; what is planned to both it is about."""
    makers = {*(each.id for each in supervisors(scene)), scene.who}
    for member in _each_once((*_acting(scene), *supervisors(scene), *concerned(scene, letter))):
        made = member.id in makers
        text = "letter-drafted" if made else "letter-planned"
        # rule: draft-comes-as-a-letter
        _say(scene, member, letter, text, draft=_draft(scene, letter) if made else None)


def _draft(scene: Scene, letter: Letter) -> Draft:
    """The paper itself, to whoever has it numbered and signed."""
    names = {"absent": name(scene, letter.absent), "substitute": name(scene, letter.substitute)}
    said = told(scene, letter)
    return Draft(scene.office, letter, names, {part: said[part] for part in ("from", "until", "reason")})


def tell_in_force(scene: Scene, letter: Letter) -> None:
    """That it counts, to whoever entered that, to both it is about, and to supervisors."""
    for member in _each_once((*_acting(scene), *concerned(scene, letter), *supervisors(scene))):
        _say(scene, member, letter, "letter-in-force")


def tell_number_owed(scene: Scene, letter: Letter) -> None:
    """That the number of a letter by which somebody acts already is still to come."""
    for member in _each_once((*concerned(scene, letter)[:1], *supervisors(scene))):
        _say(scene, member, letter, "letter-number-owed")


def tell_ended(scene: Scene, letter: Letter, text: str) -> None:
    """That nothing comes of a letter, or nothing more."""
    for member in _each_once((*_acting(scene), *concerned(scene, letter), *supervisors(scene))):
        _say(scene, member, letter, text)


def tell_both(scene: Scene, letter: Letter, texts: tuple[str, str], tickets: str) -> None:
    """What begins or ends, to whoever is absent and to whoever stands in, with the visits that pass over."""
    work: Args = {"work": Phrase("letter-work", {"tickets": tickets}) if tickets else Phrase("letter-no-work")}
    for member in concerned(scene, letter):
        text = texts[0] if member.id == letter.absent else texts[1]
        duty = Phrase("nothing" if member.on_duty else "letter-off-duty")
        _say(scene, member, letter, text, {**work, "duty": duty}, urgency=Urgency.URGENT)


def supervisors(scene: Scene) -> tuple[Staff, ...]:
    """Whoever supervises now."""
    return of_first(reachable(scene.desk), SUPERVISOR)


def _acting(scene: Scene) -> tuple[Staff, ...]:
    return (scene.staff,) if scene.staff is not None else ()


def _each_once(members: tuple[Staff, ...]) -> tuple[Staff, ...]:
    return tuple({member.id: member for member in members}.values())


def _say(
    scene: Scene,
    member: Staff,
    letter: Letter,
    text: str,
    more: Args | None = None,
    urgency: Urgency = Urgency.NOTICE,
    draft: Draft | None = None,
) -> None:
    offered = choices(letter, rights.allowed_with_letter(member, letter))
    reader = scene.known_person(member.person_id or "")
    scene.say(reader, text, {**told(scene, letter), **(more or {})}, choices=offered, urgency=urgency, draft=draft)
