"""The kinds of an outcome, and whether something is to follow: asked for once its text is kept, and owed until said."""

from collections.abc import Iterable
from dataclasses import replace

from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import SortingOutcome
from bot.flows.state.outcome import Outcome, OutcomeKind
from bot.flows.state.visits import Visit

Kinds = tuple[OutcomeKind, ...]

_ORDER = tuple(OutcomeKind)
_NONE = "0"
_BY_CATEGORY = {"pengaduan": OutcomeKind.COMPLAINT, "masukan": OutcomeKind.INPUT}
"""What a visitor came for says what an outcome most likely is; else it is information."""


def unsorted(visit: Visit) -> bool:
    """Whether somebody still owes the kinds of an outcome that is written down, or the follow-up that it needs."""
    if not visit.outcomes:
        return False
    told = latest(visit)
    return told.follow_up is None or (told.follow_up and not visit.follow_ups)


def latest(visit: Visit) -> Outcome:
    """The outcome as it stands; version 0 where nothing is written."""
    return visit.outcomes[-1] if visit.outcomes else Outcome(0, visit.seen_at, "", "")


def next_version(scene: Scene, visit: Visit, written: str, kinds: tuple[str, ...]) -> Outcome:
    """A text as another version: of the kinds that stand before it, else of those of the version before. Whoever puts
    the text right is not asked anew what was said already."""
    before = latest(visit)
    meant = tuple(map(OutcomeKind, kinds)) or before.kinds
    newly = OutcomeKind.COMPLAINT in meant and OutcomeKind.COMPLAINT not in before.kinds
    follow_up = None if newly else before.follow_up
    return Outcome(before.version + 1, scene.now, scene.who, written, meant, follow_up)


def sort(scene: Scene, visit: Visit, kinds: Kinds, *, follow_up: bool) -> Visit:
    """Keeps of which kinds an outcome is and whether something follows: what was missing completes its version, what
    was said otherwise before is a version of its own, and saying it twice adds nothing."""
    before = latest(visit)
    if (before.kinds, before.follow_up) == (kinds, follow_up):
        return visit
    version = before.version if before.follow_up is None else before.version + 1
    row = replace(before, version=version, at=scene.now, by=scene.who, kinds=kinds, follow_up=follow_up)
    scene.note("outcome_sorted", visit.id, version=version)
    return scene.keep_visit(visit, outcomes=(*visit.outcomes, row))


def kinds_so_far(visit: Visit) -> Kinds:
    """The kinds that an outcome has, else the one that it most likely is."""
    return latest(visit).kinds or (_BY_CATEGORY.get(visit.form.get("category", ""), OutcomeKind.INFORMATION),)


def ask(scene: Scene, visit: Visit, kinds: Kinds, *, anew: bool = False) -> None:
    """Says that the text is kept, and asks the acting officer for the rest; one tap suffices if the kind is right."""
    scene.talk(SortingOutcome(visit.id, tuple(kinds)))
    args: Args = {
        "ticket": visit.ticket or "",
        "version": latest(visit).version,
        "kinds": named(kinds) if kinds else Phrase("outcome-kind-none"),
        "asked": Phrase(_asked(visit, kinds)),
    }
    scene.say(
        scene.person,
        "staff-outcome-kept",
        args,
        choices=choices(visit, kinds),
        card=_card(scene, visit),
        anew=anew,
        visit_id=visit.id,
    )


def _asked(visit: Visit, kinds: Kinds) -> str:
    if OutcomeKind.COMPLAINT in kinds:
        return "outcome-complaint-asked"
    return "outcome-still-followed" if promised(visit) else "outcome-follow-up-asked"


def promised(visit: Visit) -> bool:
    """Whether a follow-up of an outcome is open already: whether there is to be one is asked no more."""
    # rule: promised-is-not-asked
    return bool(latest(visit).follow_up) and any(each.open for each in visit.follow_ups)


def close(scene: Scene, visit: Visit, *, still: bool) -> None:
    """Says what the outcome is now, where it was asked for; ``still``: what was promised before goes on."""
    args: Args = {
        "ticket": visit.ticket or "",
        "kinds": named(latest(visit).kinds),
        "still": Phrase("outcome-still-followed" if still else "nothing"),
    }
    change = Choice(Phrase("choice-outcome-change"), token(Verb.SORT, visit.id))
    scene.say(scene.person, "outcome-sorted", args, choices=(change,), card=_card(scene, visit), visit_id=visit.id)


def resume_choice(visit: Visit) -> Choice:
    """Saying what is still missing."""
    return Choice(Phrase("choice-outcome-complete"), token(Verb.SORT, visit.id))


def _card(scene: Scene, visit: Visit) -> str | None:
    """What was asked is brought up to date where it stands, where the reader's channel can do that."""
    edits = scene.office.can(scene.person.channel).edits
    return f"{visit.id}:{scene.who}:outcome" if edits else None


def choices(visit: Visit, kinds: Kinds) -> tuple[Choice, ...]:
    """Each kind to be chosen or not, and whether something follows; a complaint is always followed up."""
    toggles = [_toggle(visit, kinds, kind) for kind in _ORDER]
    if OutcomeKind.COMPLAINT in kinds:
        return (*toggles, _choice("choice-complaint-record", visit, kinds, "yes"))
    if promised(visit):
        return (*toggles, _choice("choice-outcome-keep", visit, kinds, "yes"))
    no = _choice("choice-follow-up-no", visit, kinds, "no")
    return (*toggles, no, _choice("choice-follow-up-yes", visit, kinds, "yes"))


def _choice(label: str, visit: Visit, kinds: Kinds, follow_up: str) -> Choice:
    return Choice(Phrase(label), token(Verb.SORT, visit.id, written(kinds), follow_up), forward=True)


def _toggle(visit: Visit, kinds: Kinds, kind: OutcomeKind) -> Choice:
    """A press says which kinds there are then, so that pressing twice changes nothing more."""
    label = "choice-kind-chosen" if kind in kinds else "choice-kind"
    after = tuple(each for each in _ORDER if (each in kinds) is not (each is kind))
    return Choice(Phrase(label, {"kind": kind_name(kind)}), token(Verb.SORT, visit.id, written(after)))


def written(kinds: Kinds) -> str:
    """Kinds as a token has them: their numbers from 1."""
    return "".join(str(_ORDER.index(kind) + 1) for kind in kinds) or _NONE


def of_values(values: Iterable[str]) -> Kinds:
    """Kinds by their values, in order."""
    return tuple(kind for kind in _ORDER if kind in frozenset(values))


def read(numbers: str) -> Kinds | None:
    """Kinds from a token; None for what is none."""
    if numbers == _NONE:
        return ()
    known = {str(no): kind for no, kind in enumerate(_ORDER, 1)}
    if not numbers or any(each not in known for each in numbers):
        return None
    return tuple(kind for no, kind in known.items() if no in numbers)


def kind_name(kind: OutcomeKind) -> Phrase:
    """What a kind is called."""
    return Phrase(f"outcome-kind-{kind.value}")


def named(kinds: Kinds) -> Phrase:
    """Kinds in words, one after the other; at least one."""
    first, *others = kinds
    if not others:
        return kind_name(first)
    return Phrase("outcome-kinds", {"first": kind_name(first), "others": named(tuple(others))})
