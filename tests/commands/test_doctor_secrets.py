"""Secrets that an office makes up itself: too short, or copied from the guide, they are refused by the doctor."""

from typing import Any

import pytest

from bot.commands.doctor.secrets import secret_findings
from bot.settings import Settings
from tests.shell import Shell

LONG = "a1B2" * 8
HOOK = {"mode": "webhook", "token": "1:a", "webhook_url": "https://loket.example.go.id"}
META = {"token": "t", "phone_number_id": "10555001", "app_secret": "pendek"}


def found(**sections: dict[str, Any]) -> list[tuple[bool, str]]:
    """How each finding turned out, and what it says with its remedy."""
    settings = Settings.model_validate(sections)
    return [(each.well, f"{each.what} {each.remedy}") for each in secret_findings(settings)]


@pytest.mark.parametrize("secret", [LONG[:31], "r", "ganti-dengan-rahasia-yang-panjang", "contoh-" + LONG])
def test_a_weak_secret_is_named_with_what_mends_it_and_not_shown(secret: str) -> None:
    for key, variable, sections in (
        ("telegram.webhook_secret", "LOKET_TELEGRAM__WEBHOOK_SECRET", {"telegram": HOOK | {"webhook_secret": secret}}),
        ("whatsapp.verify_token", "LOKET_WHATSAPP__VERIFY_TOKEN", {"whatsapp": META | {"verify_token": secret}}),
    ):
        [(well, words)] = found(**sections)
        assert not well
        assert key in words
        assert variable in words
        assert len(secret) == 1 or secret not in words


def test_secrets_long_enough_are_well_and_those_of_platforms_their_own_affair() -> None:
    sections = {
        "telegram": HOOK | {"webhook_secret": LONG},
        "whatsapp": META | {"verify_token": LONG},
        "zoom": {"webhook_secret": "pendek"},
    }
    [(well, words)] = found(**sections)
    assert well
    assert "2" in words
    assert found() == []
    assert found(telegram={"webhook_secret": "r"}) == [], "it is not in use"


# rule: short-secret-refused
def test_the_doctor_refuses_a_short_secret(loket: Shell) -> None:
    settings = {f"LOKET_TELEGRAM__{key.upper()}": value for key, value in HOOK.items()}
    answer = loket(
        "doctor",
        **settings,
        LOKET_TELEGRAM__WEBHOOK_SECRET="rahasia-pendek",
        LOKET_TELEGRAM__API_URL="http://127.0.0.1:9",
    )
    assert answer.returncode == 1
    assert "[SALAH] telegram.webhook_secret hanya 14 huruf" in answer.stdout
    assert "rahasia-pendek" not in answer.stdout + answer.stderr
