"""Reasons of failures are kept by name, and said in the language of whoever reads them."""

import ast
from pathlib import Path

import pytest

from bot.flows.scene.reasons import REASONS, reason, worded
from bot.render.reasons import said
from bot.texts import LANGUAGES, load_texts
from tests.sources import parsed

ROOT = Path(__file__).parents[2]
TEXTS = load_texts()


@pytest.mark.parametrize(
    ("kept", "indonesian", "english"),
    [
        (reason("fault-file-gone"), "berkas tidak ada lagi", "the file is no longer there"),
        (
            reason("fault-unreachable", platform="Telegram", fault="timed out | again"),
            "Telegram tidak terjangkau (timed out | again)",
            "Telegram cannot be reached (timed out | again)",
        ),
        (
            reason("fault-whatsapp-see-account", reason=reason("fault-whatsapp-locked", code=131031)),
            "akun WhatsApp loket dikunci (kode 131031). Periksa LOKET_WHATSAPP__TOKEN dan akun di WhatsApp Manager.",
            "the desk's WhatsApp account is locked (code 131031). "
            "Check LOKET_WHATSAPP__TOKEN and the account in WhatsApp Manager.",
        ),
    ],
)
def test_a_reason_is_kept_by_name_and_said_in_the_readers_language(kept: str, indonesian: str, english: str) -> None:
    assert (said(kept), said(kept, "en")) == (indonesian, english)
    assert "\n" not in kept


@pytest.mark.parametrize(
    "kept", ["Forbidden: bot was blocked by the user", "nomor ini tidak ada (kode 3)", "", "a | b=c"]
)
def test_what_is_no_reason_is_said_as_it_stands(kept: str) -> None:
    """Platforms' own sentences, and what was stored before reasons had names."""
    # rule: old-reasons-are-shown
    assert worded(kept) == kept


@pytest.mark.parametrize("length", range(1, 60))
def test_a_reason_that_was_cut_can_still_be_said(length: int) -> None:
    kept = reason("fault-unreachable", platform="WhatsApp", fault="x" * 300)
    for language in LANGUAGES:
        assert said(kept[:length], language)


@pytest.mark.parametrize("name", sorted(REASONS))
def test_a_reason_has_what_its_text_is_told(name: str) -> None:
    assert TEXTS.variables("id", name) == frozenset(REASONS[name])


def _given() -> list[tuple[str, frozenset[str]]]:
    calls = [
        node
        for path in sorted((ROOT / "bot").rglob("*.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reason"
    ]
    named = [(each.args[0], frozenset(str(key.arg) for key in each.keywords)) for each in calls]
    return [(str(name.value), args) for name, args in named if isinstance(name, ast.Constant)]


def test_reasons_are_given_what_they_need() -> None:
    assert len(_given()) > 40
    assert [name for name, args in _given() if frozenset(REASONS.get(name, ("?",))) != args] == []
