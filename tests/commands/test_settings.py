"""What operators are told of settings that were changed in chat: who said so, and where the file moved on."""

from datetime import UTC

import pytest

from bot.commands.finding import Finding
from bot.commands.settings import called, rule_findings
from bot.flows.office.house_rules import HouseRule, HouseRules, Matter, Named
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

ROOMS = Named(Matter.ROOMS)
NAMES = {"s-tigor": "Tigor"}


def found(*rules: HouseRule, rooms: int = 3) -> list[Finding]:
    return list(rule_findings(office(zoom={"rooms": rooms}), HouseRules(rules), NAMES, UTC))


def rule(about: Named, value: str | None, filed: str, no: int = 1) -> HouseRule:
    return HouseRule(f"h{no}", about, value, "", filed, "s-tigor", MONDAY_MORNING)


def test_what_was_changed_in_chat_is_told_with_who_and_what_the_file_says() -> None:
    [finding] = found(rule(ROOMS, "6", "3"))
    assert finding.well
    assert "ruang = 6 (diubah Tigor, 23-11-2026" in finding.what
    assert finding.what.endswith("menurut berkas 3")


def test_a_file_that_was_changed_behind_the_chat_is_told_with_a_remedy() -> None:
    # rule: file-changed-behind-the-chat
    [finding] = found(rule(ROOMS, "6", "3"), rooms=2)
    assert (finding.well, finding.serious) == (False, False)
    assert "Berkas: 3 menjadi 2; yang berlaku tetap 6" in finding.what
    assert "atur ruang bawaan" in finding.remedy


def test_what_the_file_has_no_more_is_told() -> None:
    [finding] = found(rule(Named(Matter.TOPIC, "terhapus", "id"), "Gratis.", "Ya."))
    assert not finding.well
    assert "faq terhapus = Gratis." in finding.what


def test_what_was_given_back_to_the_file_is_nothing_to_tell() -> None:
    assert found(rule(ROOMS, "6", "3"), rule(ROOMS, None, "3", 2), rooms=2) == []


@pytest.mark.parametrize(
    ("about", "words"),
    [
        (ROOMS, "ruang"),
        (Named(Matter.CATEGORY, "ppid"), "kategori ppid"),
        (Named(Matter.REPLY, "tunggu", "id"), "balasan tunggu"),
        (Named(Matter.TOPIC, "biaya", "en"), "faq biaya en"),
        (Named(Matter.COMPENSATION), "kompensasi"),
    ],
)
def test_each_is_called_as_it_is_set_in_chat(about: Named, words: str) -> None:
    assert called(about) == words
