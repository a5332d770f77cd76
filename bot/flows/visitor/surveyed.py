"""What a visitor types or presses while they are asked what they thought of the service, and who they are."""

from bot.flows.ending import profile, survey
from bot.flows.given.typed import clean
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Profiling, Suggesting, Surveyed
from bot.flows.state.visits import Visit

_LONGEST = 1500
_SKIPS = ("lewati", "lewat", "skip")


def typed(scene: Scene, visit: Visit, words: str) -> None:
    """Words in the survey: an answer by its number, letter, key or the words of its button; or a suggestion."""
    match scene.person.dialog:
        case Surveyed() as asked:
            _rated(scene, visit, asked, words)
        case Profiling() as asked:
            _described(scene, visit, asked, words)
        case Suggesting():
            survey.suggest(scene, visit, "" if _means_skip(words) else clean(words)[:_LONGEST])


def answers(scene: Scene, words: str) -> bool:
    """Whether words answer the question that is open: a reminder may have brought them."""
    match scene.person.dialog:
        case Surveyed() as asked:
            element = survey.element_of(scene.office.instrument, asked)
            return _means_skip(words) or survey.typed_value(words, element) is not None
        case Profiling() as asked:
            return _means_skip(words) or profile.chosen(profile.trait_of(scene, asked), words) is not None
        case _:
            return False


def _rated(scene: Scene, visit: Visit, asked: Surveyed, words: str) -> None:
    element = survey.element_of(scene.office.instrument, asked)
    value = survey.typed_value(words, element)
    if _means_skip(words):
        survey.decline(scene, visit)
    elif value is None:
        scene.answer("survey-choose", {"most": str(element.options)})
        survey.ask(scene, scene.person, asked)
    else:
        survey.rate(scene, visit, asked, value)


def _described(scene: Scene, visit: Visit, asked: Profiling, words: str) -> None:
    option = profile.chosen(profile.trait_of(scene, asked), words)
    if option is None and not _means_skip(words):
        scene.answer("profile-choose")
        profile.ask(scene, scene.person, asked)
    else:
        survey.describe(scene, visit, asked, option)


def _means_skip(words: str) -> bool:
    return words.strip(" .!").lower() in _SKIPS


def pressed(scene: Scene, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> bool:
    """Takes a choice of the survey; False for one that does not fit, which changes nothing."""
    match scene.person.dialog, verb, parts:
        case Surveyed() as asked, _, (key, *rest) if key == survey.element_of(scene.office.instrument, asked).key:
            return _press_element(scene, visit, asked, verb, rest)
        case Profiling() as asked, Verb.SKIP, (profile.ALL,):
            survey.end_profile(scene, visit, asked)
            return True
        case Profiling() as asked, _, (key, *rest) if key == profile.trait_of(scene, asked).key:
            return _press_trait(scene, visit, asked, verb, rest)
        case Suggesting(), Verb.SKIP, ("suggestion",):
            survey.suggest(scene, visit, "")
            return True
        # rule: survey-skipped-also-later
        case _, (Verb.RATE | Verb.SKIP), (key, *rest) if (resumed := survey.take_up(scene, visit, key)) is not None:
            return _press_element(scene, visit, resumed, verb, rest)
        case _:
            return False


def _press_element(scene: Scene, visit: Visit, asked: Surveyed, verb: Verb, parts: list[str]) -> bool:
    element = survey.element_of(scene.office.instrument, asked)
    match verb, parts:
        case Verb.RATE, [value] if (chosen := survey.typed_value(value, element)) is not None:
            survey.rate(scene, visit, asked, chosen)
        case Verb.SKIP, []:
            survey.decline(scene, visit)
        case Verb.BACK, []:
            survey.go_back(scene, asked)
        case _:
            return False
    return True


def _press_trait(scene: Scene, visit: Visit, asked: Profiling, verb: Verb, parts: list[str]) -> bool:
    match verb, parts:
        case Verb.RATE, [value] if (option := profile.chosen(profile.trait_of(scene, asked), value)) is not None:
            survey.describe(scene, visit, asked, option)
        case Verb.SKIP, []:
            survey.describe(scene, visit, asked, None)
        case Verb.BACK, []:
            survey.go_back(scene, asked)
        case _:
            return False
    return True
