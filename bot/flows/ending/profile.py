"""Who has answered the survey: a few questions in bands, each of which may be left out, kept apart from the answers.

Official questionnaire, part I (PermenPANRB 14/2017, Lampiran). A profile beside the answers would tell, in a small
office, whose they are.
"""

from bot.flows.office.choices import in_words
from bot.flows.office.office import Trait
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Profiling
from bot.flows.state.people import Person

ALL = "all"
"""In place of a question: all that are left are left out."""


def first(scene: Scene, visit_id: str) -> Profiling | None:
    """Where the profile begins; None for a questionnaire without one."""
    traits = scene.office.instrument.profile
    return Profiling(visit_id, traits[0].key) if traits else None


def trait_of(scene: Scene, asked: Profiling) -> Trait:
    """The question that the conversation stands at; one that the questionnaire no longer has gives way to the last."""
    return scene.office.instrument.trait(asked.question) or scene.office.instrument.profile[-1]


def ask(scene: Scene, visitor: Person, asked: Profiling) -> None:
    """Asks the question the conversation stands at."""
    traits = scene.office.instrument.profile
    trait = trait_of(scene, asked)
    at = traits.index(trait)
    args: Args = {
        "number": str(at + 1),
        "count": str(len(traits)),
        "question": Phrase(f"profile-{trait.key}"),
        "intro": Phrase("nothing" if at else "profile-intro"),
    }
    skip = Choice(Phrase("choice-skip-profile"), token(Verb.SKIP, asked.about, trait.key))
    beside = (
        _back(asked, trait) if at else Choice(Phrase("choice-skip-profile-all"), token(Verb.SKIP, asked.about, ALL))
    )
    choices = (*_options(asked, trait), skip, beside)
    scene.say(visitor, "profile-question", args, choices=choices, visit_id=asked.about)


def _options(asked: Profiling, trait: Trait) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            Phrase("numbered", {"no": no, "label": Phrase(f"profile-{trait.key}-{option}")}),
            token(Verb.RATE, asked.about, trait.key, no),
        )
        for no, option in enumerate(trait.options, 1)
    )


def _back(asked: Profiling, trait: Trait) -> Choice:
    return Choice(Phrase("choice-back"), token(Verb.BACK, asked.about, trait.key))


def chosen(trait: Trait, typed: str) -> str | None:
    """The answer that was typed or pressed: by its number, as the paper form has it ("L", "S1", "PNS"), or in the words
    of the button."""
    word = "_".join(typed.strip(" .)").lower().replace("-", " ").split())
    if word in trait.options:
        return word
    if word.isascii() and word.isdecimal() and 1 <= int(word[:3]) <= len(trait.options):
        return trait.options[int(word[:3]) - 1]
    return in_words(typed, trait.words)


def after(scene: Scene, asked: Profiling, option: str | None) -> Profiling:
    """Where the conversation stands once a question is answered, or left out (None): at no question once all have
    been asked."""
    trait = trait_of(scene, asked)
    kept = {key: value for key, value in asked.answers.items() if key != trait.key}
    answers = kept if option is None else {**kept, trait.key: option}
    traits = scene.office.instrument.profile
    upcoming = traits[traits.index(trait) + 1 :]
    return Profiling(asked.about, upcoming[0].key if upcoming else "", answers)


def before(scene: Scene, asked: Profiling) -> Profiling:
    """The question before the present one; the first has none before it."""
    traits = scene.office.instrument.profile
    at = max(0, traits.index(trait_of(scene, asked)) - 1)
    return Profiling(asked.about, traits[at].key, asked.answers)
