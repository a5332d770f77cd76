"""The form: what visitors are asked, as files; and what of it ships for Meta's approval.

The format is written down for its clerk in ``docs/format-formulir.md``. The WhatsApp Flow is written by ``python -m
bot.forms`` from the questions, regions and texts of the desk itself; a test keeps them the same.
"""

from bot.forms.flow import FORM_LANGUAGES, flow_json, shipped_flow
from bot.forms.reading import WrittenForm, library, read_form, read_form_file
from bot.forms.shelf import FormShelf, information_form, read_forms, shipped_forms
from bot.forms.templates import template_requests

__all__ = [
    "FORM_LANGUAGES",
    "FormShelf",
    "WrittenForm",
    "flow_json",
    "information_form",
    "library",
    "read_form",
    "read_form_file",
    "read_forms",
    "shipped_flow",
    "shipped_forms",
    "template_requests",
]
