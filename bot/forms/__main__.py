"""Writes the shipped forms anew: ``python -m bot.forms``."""

from pathlib import Path

from bot.forms.flow import FORM_LANGUAGES, flow_json

for language in FORM_LANGUAGES:
    Path(__file__).with_name(f"registration.{language}.json").write_text(flow_json(language), encoding="utf-8")
