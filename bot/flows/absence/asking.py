"""Who is absent, from when until when, in which roles, who stands in, and why: asked one by one, read back, drafted."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from bot.flows.absence import when
from bot.flows.absence.telling import tell_draft
from bot.flows.absence.wording import (
    REASONS,
    name,
    reason_words,
    role_words,
    show_choice,
    since_words,
    told,
    until_words,
)
from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.acting import acts_as, own_roles
from bot.flows.staffing.letters import ADMIN, doubled, goes_in_circles, passing_roles
from bot.flows.staffing.roster import reachable
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import AbsenceAsked, Idle
from bot.flows.state.letter import Letter

WHO, BY, ROLE, WHY, OK, AGAIN, DROP, NEW = "who", "by", "role", "why", "ok", "again", "no", "new"
ALL = "all"
_LONGEST_REASON = 120
_ID = 8
"""So many characters name a letter: short enough to be typed."""

_MOST = 8
_YES = frozenset(("ya", "benar", "buat", "yes", "ok"))


def begin(scene: Scene, member: Staff, said: str = "") -> None:
    """Somebody will be absent; ``said`` is what was written along with it."""
    asked = AbsenceAsked()
    if not may_assign(member):
        asked = replace(asked, absent=member.id)
    elif said and (named := _leading_name(scene, said)):
        asked, said = replace(asked, absent=named.id), said[len(named.name) :].strip(" ,:")
    elif said:
        asked = replace(asked, absent=member.id)
    go_on(scene, _with_time(scene, asked, said) if said else asked)


def may_assign(member: Staff) -> bool:
    """Whether somebody lets other people's tasks pass, too."""
    return Verb.ASSIGN in rights.allowed_at_all(member)


def _leading_name(scene: Scene, said: str) -> Staff | None:
    known = sorted(scene.desk.staff.values(), key=lambda each: -len(each.name))
    return next((each for each in known if said.casefold().startswith(each.name.casefold())), None)


def heard(scene: Scene, member: Staff, asked: AbsenceAsked, typed: str) -> None:
    """Takes what was typed as the answer to the question that is open."""
    if not asked.absent:
        choose(scene, member, asked, WHO, _listed(scene, _absents(scene), typed))
    elif not asked.begins_at:
        go_on(scene, _with_time(scene, asked, typed))
    elif not asked.roles:
        words = typed.strip()
        choose(scene, member, asked, ROLE, str(int(words) - 1) if words.isdecimal() and int(words) else ALL)
    elif not asked.substitute:
        choose(scene, member, asked, BY, _listed(scene, _substitutes(scene, asked), typed))
    elif not asked.reason:
        go_on(scene, replace(asked, reason=clean(typed)[:_LONGEST_REASON]))
    elif typed.strip().casefold() in _YES:
        draft(scene, member, asked)
    else:
        go_on(scene, _with_time(scene, asked, typed))


def choose(scene: Scene, member: Staff, asked: AbsenceAsked, what: str, value: str) -> None:
    """Takes what was chosen; what makes no sense any more is asked for again."""
    match what:
        case "who" if value in {each.id for each in _absents(scene)} and (value == member.id or may_assign(member)):
            asked = replace(asked, absent=value)
        case "role" if asked.begins_at:
            roles = _roles(scene, asked)
            chosen = roles if value == ALL else tuple(roles[no : no + 1]) if (no := _number(value)) >= 0 else ()
            asked = replace(asked, roles=chosen)
        case "by" if value in {each.id for each in _substitutes(scene, asked)}:
            if _refused(scene, asked, value):
                return
            asked = replace(asked, substitute=value)
        case "why" if value in REASONS and asked.substitute:
            asked = replace(asked, reason=value)
        case "again" if asked.begins_at:
            asked = replace(asked, begins_at="", ends_at="")
        case _:
            pass
    go_on(scene, asked)


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else -1


def _with_time(scene: Scene, asked: AbsenceAsked, typed: str) -> AbsenceAsked:
    found = when.read(typed, scene.office.calendar, scene.now, english=scene.person.language == "en")
    if isinstance(found, str):
        scene.answer(found)
        return asked
    begins_at, ends_at = (each.astimezone(UTC).isoformat() for each in (found.begins_at, found.ends_at))
    return replace(asked, begins_at=begins_at, ends_at=ends_at, reason=asked.reason or found.reason)


def go_on(scene: Scene, asked: AbsenceAsked) -> None:
    """Asks for what is not known yet; reads all of it back in the end."""
    if asked.begins_at and not asked.roles and len(roles := _roles(scene, asked)) < 2:
        if not roles:
            scene.talk(Idle())
            scene.answer("absence-nothing-to-pass", {"absent": name(scene, asked.absent)})
            return
        asked = replace(asked, roles=roles)
    scene.talk(asked)
    if not asked.absent:
        _ask(scene, "absence-who", _people(scene, WHO, _absents(scene)))
    elif not asked.begins_at:
        _ask(scene, "absence-when", (), {"absent": name(scene, asked.absent)})
    elif not asked.roles:
        _ask(scene, "absence-roles", _role_choices(scene, asked), _so_far(scene, asked))
    elif not asked.substitute:
        _ask(scene, "absence-by", _people(scene, BY, _substitutes(scene, asked)), _so_far(scene, asked))
    elif not asked.reason:
        reasons = tuple(Choice(Phrase(f"absence-why-{each}"), token(Verb.ABSENCE, WHY, each)) for each in REASONS)
        _ask(scene, "absence-why", reasons, _so_far(scene, asked))
    else:
        _read_back(scene, asked)


def _read_back(scene: Scene, asked: AbsenceAsked) -> None:
    choices = (
        Choice(Phrase("choice-absence-draft"), token(Verb.ABSENCE, OK), forward=True),
        Choice(Phrase("choice-absence-again"), token(Verb.ABSENCE, AGAIN)),
    )
    _ask(scene, "absence-shown", choices, _so_far(scene, asked))


def _ask(scene: Scene, text: str, choices: tuple[Choice, ...], args: Args | None = None) -> None:
    drop = Choice(Phrase("choice-absence-drop"), token(Verb.ABSENCE, DROP))
    scene.answer(text, args, choices=(*choices, drop))


def _so_far(scene: Scene, asked: AbsenceAsked) -> Args:
    roles = asked.roles or _roles(scene, asked)
    begins_at, ends_at = moments(asked)
    return {
        "absent": name(scene, asked.absent),
        "from": since_words(scene.office, begins_at),
        "until": until_words(scene.office, ends_at),
        "roles": role_words(scene.office, roles),
        "substitute": name(scene, asked.substitute),
        "reason": reason_words(asked.reason),
    }


def moments(asked: AbsenceAsked) -> tuple[datetime, datetime]:
    """From when until when."""
    return datetime.fromisoformat(asked.begins_at), datetime.fromisoformat(asked.ends_at)


def _roles(scene: Scene, asked: AbsenceAsked) -> tuple[str, ...]:
    member = scene.desk.staff.get(asked.absent)
    return passing_roles(scene.desk, member, *moments(asked)) if member is not None else ()


def _role_choices(scene: Scene, asked: AbsenceAsked) -> tuple[Choice, ...]:
    each_alone = (
        Choice(Phrase("absence-role", {"role": role_words(scene.office, (role,))}), token(Verb.ABSENCE, ROLE, no))
        for no, role in enumerate(_roles(scene, asked))
    )
    return (*each_alone, Choice(Phrase("choice-absence-all"), token(Verb.ABSENCE, ROLE, ALL)))


def _absents(scene: Scene) -> tuple[Staff, ...]:
    """Whoever has tasks that can pass to another."""
    return tuple(each for each in reachable(scene.desk) if set(own_roles(each)) - {ADMIN})


def _substitutes(scene: Scene, asked: AbsenceAsked) -> tuple[Staff, ...]:
    """Whoever may stand in: those of the same role first."""
    others = (each for each in reachable(scene.desk) if each.id != asked.absent)
    return tuple(sorted(others, key=lambda each: not acts_as(each, *asked.roles)))


def _people(scene: Scene, what: str, members: tuple[Staff, ...]) -> tuple[Choice, ...]:
    named = ((each, "absence-myself" if each.person_id == scene.person_id else "absence-person") for each in members)
    return tuple(Choice(Phrase(text, {"name": each.name}), token(Verb.ABSENCE, what, each.id)) for each, text in named)[
        :_MOST
    ]


def _listed(scene: Scene, members: tuple[Staff, ...], typed: str) -> str:
    """Whom a number or a name means of those that are listed; nobody where that is not clear."""
    words = " ".join(typed.split()).casefold()
    if words.isdecimal():
        return members[int(words) - 1].id if 0 < int(words) <= len(members) else ""
    if words in ("saya", "me", "myself"):
        return scene.who
    found = [each.id for each in members if each.name.casefold() == words] or [
        each.id for each in members if words and words in each.name.casefold()
    ]
    return found[0] if len(found) == 1 else ""


def _refused(scene: Scene, asked: AbsenceAsked, substitute: str) -> bool:
    """Says kindly why somebody cannot stand in."""
    text = refusal(scene, letter_of(scene, replace(asked, substitute=substitute)))
    if text is not None:
        scene.answer(text[0], text[1], choices=(Choice(Phrase("choice-absence-drop"), token(Verb.ABSENCE, DROP)),))
    return text is not None


def refusal(scene: Scene, letter: Letter) -> tuple[str, Args] | None:
    """Why a letter cannot be: the text, and what it says; None where it can."""
    args: Args = {"absent": name(scene, letter.absent), "substitute": name(scene, letter.substitute)}
    if (other := doubled(scene.desk, letter)) is not None:
        # rule: one-stand-in-at-a-time
        since, until = other.begins_at, other.ends_at or letter.ends_at
        args |= {"from": since_words(scene.office, since), "until": until_words(scene.office, until)}
        args |= {"other": name(scene, other.staff_id)}
        return "absence-doubled", args
    return ("absence-circle", args) if goes_in_circles(scene.desk, letter) else None


def letter_of(scene: Scene, asked: AbsenceAsked) -> Letter:
    """The draft that comes of what was said."""
    begins_at, ends_at = moments(asked)
    letter_id = hashlib.sha256(scene.fresh.unlinked.encode()).hexdigest()[:_ID]
    return Letter(
        letter_id,
        asked.absent,
        asked.substitute,
        asked.roles,
        begins_at,
        ends_at,
        asked.reason,
        scene.who,
        scene.now,
    )


def draft(scene: Scene, member: Staff, asked: AbsenceAsked) -> None:
    """Makes the draft of the letter: nothing passes to anybody by it yet."""
    complete = asked.absent and asked.begins_at and asked.roles and asked.substitute and asked.reason
    if not complete or not (member.id == asked.absent or may_assign(member)):
        go_on(scene, asked)
        return
    letter = letter_of(scene, asked)
    if letter.ends_at <= scene.now:
        scene.answer("absence-past")
        go_on(scene, replace(asked, begins_at="", ends_at=""))
    elif (text := refusal(scene, letter)) is not None:
        scene.answer(*text)
        go_on(scene, replace(asked, substitute=""))
    else:
        scene.desk = replace(scene.desk, letters={**scene.desk.letters, letter.id: letter})
        scene.talk(Idle())
        scene.note("letter_drafted", None, letter=letter.id, absent=letter.absent, substitute=letter.substitute)
        tell_draft(scene, letter)


def drop(scene: Scene) -> None:
    """They think better of it."""
    if isinstance(scene.person.dialog, AbsenceAsked):
        scene.talk(Idle())
    scene.answer("absence-dropped")


def listed(scene: Scene, member: Staff) -> None:
    """What there is of letters that concern somebody, all of them to who may let tasks pass."""
    own = [e for e in scene.desk.letters.values() if e.live and member.id in (e.absent, e.substitute)]
    shown = [e for e in scene.desk.letters.values() if e.live] if may_assign(member) else own
    if not shown:
        begin(scene, member)
        return
    lines = Listing(tuple(Phrase("letter-line", told(scene, each)) for each in shown[:_MOST]))
    opened = tuple(show_choice(each, Phrase("choice-letter", told(scene, each))) for each in shown[:_MOST])
    new = Choice(Phrase("choice-absence-new"), token(Verb.ABSENCE, NEW), forward=True)
    scene.answer("absence-list", {"lines": lines}, choices=(new, *opened))
