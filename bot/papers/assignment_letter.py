"""The draft of a letter of assignment (surat tugas): what stands on it, as values. Pure.

Its parts are those of Permendikdasmen 2/2026 and of the written procedure's first warning: letterhead, number and date
left open, grounds, who is assigned, whom they stand in for and why, which procedure and steps, from when until when,
and room for whoever signs. It is numbered and signed outside the desk.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.state.letter import Letter
from bot.papers.wording import Wording


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """All that stands on the draft; ``rows`` are what is said of somebody, each with its label."""

    ministry: str
    office: str
    contact: str
    title: str
    number: str
    draft: str
    grounds_head: str
    grounds: tuple[str, ...]
    assigns: str
    assigned: tuple[tuple[str, str], ...]
    replaces: str
    replaced: tuple[tuple[str, str], ...]
    task_head: str
    task: tuple[str, ...]
    steps: tuple[str, ...]
    closing: str
    place_and_date: str
    signer: tuple[str, ...]
    copies_head: str
    copies: tuple[str, ...]
    mark: str


def letter_paper(
    office: Office, letter: Letter, names: Mapping[str, str], told: Mapping[str, str], words: Wording
) -> LetterPaper:
    """The draft of a letter; ``names`` are those of who is absent and who stands in, ``told`` what the office says of
    their moments and the reason."""
    say, identity = words.say, office.sheet.identity
    roles = ", ".join(_role(office, words, role) for role in letter.roles)
    given = {**told, "roles": roles, **names, "office": office.name}
    return LetterPaper(
        ministry=identity.ministry,
        office=office.name,
        contact=office.contact,
        title=say("paper-letter-title"),
        number=say("paper-letter-number"),
        draft=say("paper-letter-draft"),
        grounds_head=say("paper-letter-grounds"),
        grounds=tuple(_grounds(office, words, letter)),
        assigns=say("paper-letter-assigns"),
        assigned=_person(words, names["substitute"], roles),
        replaces=say("paper-letter-replaces"),
        replaced=(*_person(words, names["absent"], roles), (say("paper-letter-reason"), told["reason"])),
        task_head=say("paper-letter-for"),
        task=tuple(say(f"paper-letter-task-{part}", **given) for part in ("work", "period", "answers")),
        steps=tuple(_steps(office, letter, words)),
        closing=say("paper-letter-closing"),
        place_and_date=say("paper-letter-place"),
        signer=tuple(say(f"paper-letter-signer-{part}") for part in ("title", "name", "nip")),
        copies_head=say("paper-letter-copies"),
        copies=(say("paper-letter-copy-office"), say("paper-letter-copy-both")),
        mark=say("paper-letter-mark", id=letter.id),
    )


def _person(words: Wording, name: str, roles: str) -> tuple[tuple[str, str], ...]:
    """What is said of somebody; what the desk does not know is left open, to be filled in."""
    known = {"name": name, "nip": "", "rank": "", "post": "", "role": roles}
    return tuple((words.say(f"paper-letter-{key}"), value) for key, value in known.items())


def _grounds(office: Office, words: Wording, letter: Letter) -> Iterator[str]:
    for sheet in _concerned(office, letter):
        yield words.say("paper-letter-ground-sheet", sheet=sheet.identity.name, number=sheet.identity.number)
    yield words.say("paper-letter-ground-warning")


def _concerned(office: Office, letter: Letter) -> Iterable[Sheet]:
    """The sheets in which one of the roles has a part."""
    return [sheet for sheet in office.in_force if set(letter.roles) & set(sheet.roles)]


def _steps(office: Office, letter: Letter, words: Wording) -> Iterator[str]:
    for sheet in _concerned(office, letter):
        steps = [step for step in sheet.steps if _is_for(step, letter.roles)]
        for step in steps:
            yield words.say("paper-letter-step", no=str(step.no), activity=step.activity, time=step.printed_time)


def _is_for(step: Step, roles: tuple[str, ...]) -> bool:
    """A step of the visitor's own is nobody's to carry out for them."""
    return step.actor != VISITOR and (step.answers in roles or step.actor in roles)


def _role(office: Office, words: Wording, role: str) -> str:
    return words.say(f"staff-role-{role}") if role == "supervisor" else office.actor_name(role)
