"""The forms of one desk: that of all visitors, and those that take over after the choice of a category. What ships is
there wherever an office has none of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from bot.flows.office.questions import FormPlan
from bot.forms.reading import WrittenForm, for_some, place_of_categories, read_form, read_form_file
from bot.sop.faults import SheetFault, SheetFaults
from bot.texts.operator import in_words

_FOR_ALL, _SHIPPED = "umum.toml", ("pengaduan.toml",)


@dataclass(frozen=True, slots=True)
class FormShelf:
    """All forms in force. ``default`` begins every form, and goes on where no category has one of its own."""

    default: WrittenForm
    by_category: Mapping[str, WrittenForm]

    @property
    def all(self) -> tuple[WrittenForm, ...]:
        """Every form once, the default first."""
        others = {each.origin: each for each in self.by_category.values()}
        return (self.default, *others.values())

    @property
    def plan(self) -> FormPlan:
        """What visitors are asked."""
        then = {category: form.questions for category, form in self.by_category.items()}
        return FormPlan(self.default.first, self.default.rest, then)


@cache
def shipped_forms() -> FormShelf:
    """The forms that Loket ships with."""
    default = read_form(_shipped(_FOR_ALL), _FOR_ALL)
    others = [read_form(_shipped(name), name, default.first) for name in _SHIPPED]
    return FormShelf(default, {category: form for form in others for category in form.categories})


@cache
def information_form(name: str) -> FormPlan:
    """The form of a request for public information, or of an objection: no visit's, and the law's own."""
    form = read_form(_shipped(f"{name}.toml"), f"{name}.toml")
    return FormPlan((), form.questions)


def read_forms(directory: Path | None) -> FormShelf:
    """The forms in an office's own directory, with the shipped ones where it has none. Raises :class:`SheetFaults` with
    whatever is wrong in any of them, or between them."""
    return _shelf(_files(directory)) if directory is not None else shipped_forms()


def _files(directory: Path) -> tuple[Path, ...]:
    if not directory.is_dir():
        remedy = in_words("form-shelf-missing-remedy")
        raise SheetFaults([SheetFault(str(directory), None, in_words("form-shelf-missing"), remedy)])
    found = tuple(sorted(directory.glob("*.toml")))
    if not found:
        remedy = in_words("form-shelf-empty-remedy")
        raise SheetFaults([SheetFault(str(directory), None, in_words("form-shelf-empty"), remedy)])
    return found


def _shelf(paths: tuple[Path, ...]) -> FormShelf:
    """Twice through the files: only when the form of all is known can a condition of the others be checked."""
    shipped = shipped_forms()
    others = [path for path in paths if for_some(path)]
    everybody = [path for path in paths if path not in others]
    faults: list[SheetFault] = []
    defaults = [form for path in everybody if (form := _tried(path, None, faults)) is not None]
    for other in defaults[1:]:
        message = in_words("form-shelf-defaults", other=defaults[0].origin)
        faults.append(SheetFault(other.origin, 1, message, in_words("form-shelf-defaults-remedy")))
    default = defaults[0] if defaults else shipped.default
    own = [form for path in others if (form := _tried(path, default, faults)) is not None]
    faults += _contradictions(own)
    if faults:
        raise SheetFaults(faults)
    return FormShelf(default, {**_fitting(shipped, default), **{c: form for form in own for c in form.categories}})


def _fitting(shipped: FormShelf, default: WrittenForm) -> dict[str, WrittenForm]:
    """The shipped forms of categories, without what the office's own form of all asks already."""
    known = {question.key for question in default.first}
    return {
        category: form
        for category, form in shipped.by_category.items()
        if not known & {question.key for question in form.questions}
    }


def _tried(path: Path, default: WrittenForm | None, faults: list[SheetFault]) -> WrittenForm | None:
    try:
        return read_form_file(path, default.first if default else ())
    except SheetFaults as found:
        faults += found.faults
        return None


def _contradictions(forms: list[WrittenForm]) -> list[SheetFault]:
    faults, taken = [], dict[str, WrittenForm]()
    for form in forms:
        for category in form.categories:
            if (first := taken.setdefault(category, form)) is not form:
                message = in_words("form-shelf-category", category=category, other=first.origin)
                remedy = in_words("form-shelf-category-remedy")
                faults.append(SheetFault(form.origin, form.notes.line(place_of_categories()), message, remedy))
    return faults


def _shipped(name: str) -> str:
    return files("bot.forms").joinpath(name).read_text("utf-8")
