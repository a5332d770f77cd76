"""What ships for Meta's approval: the registration form as a WhatsApp Flow, and the templates.

The form's files are written by ``python -m bot.forms`` from the questions, regions and texts of the desk itself;
a test keeps them the same.
"""

from bot.forms.flow import FORM_LANGUAGES, flow_json, shipped_flow
from bot.forms.templates import template_requests

__all__ = ["FORM_LANGUAGES", "flow_json", "shipped_flow", "template_requests"]
