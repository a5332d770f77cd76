"""Which texts of ``bot/texts`` the questions that ship are said by, and what their options may be typed as."""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.office.categories import CATEGORIES
from bot.flows.office.questions import FormPlan, Labels, Option, Question
from bot.texts import LANGUAGES, Texts, load_texts


def category_options() -> tuple[Option, ...]:
    """The categories to choose from."""
    return tuple(Option(category.key, f"category-{category.key}") for category in CATEGORIES)


def option_of(question: str, key: str) -> Option:
    """An option of a question that ships."""
    name = key.replace("_", "-")
    if question == "role":
        return Option(key, f"role-{name}")
    return Option(key, f"option-{question.replace('_', '-')}-{name}")


def labels_of(options: tuple[Option, ...]) -> Labels:
    """What options may be typed as."""
    return Labels({said(option, language).lower(): option.key for option in options for language in LANGUAGES})


def said(option: Option, language: str) -> str:
    """An option in words."""
    if option.words:
        return option.words.get(language) or next(iter(option.words.values()))
    return load_texts().say(language, option.text)


def as_called(plan: FormPlan, own: Texts) -> FormPlan:
    """The questions, their options to be typed also as the office calls them."""

    def named(questions: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(replace(each, labels=Labels({**each.labels, **_called(each.options, own)})) for each in questions)

    then = {category: named(questions) for category, questions in plan.then.items()}
    return FormPlan(named(plan.first), named(plan.otherwise), then)


def _called(options: tuple[Option, ...], own: Texts) -> Mapping[str, str]:
    worded = (option for option in options if not option.words)
    return {own.say(language, option.text).lower(): option.key for option in worded for language in LANGUAGES}
