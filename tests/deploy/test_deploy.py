"""What an office installs Loket with is valid, and speaks of what is there: metrics, settings, commands, files."""

import json
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest

from bot import figures, metrics
from bot.commands import NOUNS
from bot.settings.model import environment_name, keys

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DASHBOARD: dict[str, Any] = json.loads((DEPLOY / "grafana" / "loket.json").read_text("utf-8"))
RULES = DEPLOY / "prometheus" / "loket.rules.yml"
UNIT = DEPLOY / "systemd" / "loket.service"
_NAMED = re.compile(r"\b(?:loket|process)_[a-z_]+\b")
_SET_OUTSIDE = {"LOKET_DB_PASSWORD"}
"""What compose.yml itself asks for."""


def exported() -> set[str]:
    """Every name that /metrics may tell."""
    families = [family for registry in (metrics.REGISTRY, figures.DESK) for family in registry.collect()]
    parts = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
    return {f"{family.name}{part}" for family in families for part in parts[family.type]}


def questions() -> list[str]:
    return [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]


def read_yaml(path: Path) -> Any:
    yaml = pytest.importorskip("yaml")  # of the test group: missing only where it has just been added
    return yaml.safe_load(path.read_text("utf-8"))


def conditions() -> list[str]:
    return re.findall(
        r"^        expr: (.+?)(?=^        (?:for|labels):)", RULES.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("asked", [*questions(), *conditions()])
def test_what_is_drawn_and_what_is_warned_of_is_exported(asked: str) -> None:
    named = set(_NAMED.findall(re.sub(r"\{[^}]*\}", "", asked)))
    assert named or "up{" in asked
    assert sorted(named - exported()) == []


# rule: desk-figures-never-summed
@pytest.mark.parametrize("asked", [*questions(), *conditions()])
def test_how_the_desk_stands_is_never_added_up_over_processes(asked: str) -> None:
    for found in re.finditer(r"loket_desk_\w+", asked):
        assert re.search(r"(?:max|min)(?: by \([^)]*\))? ?\($", asked[: found.start()]), asked


@pytest.mark.parametrize("asked", [*questions(), *conditions()])
def test_what_processes_count_is_added_up(asked: str) -> None:
    for found in re.finditer(r"loket_(?!desk_)\w+_(?:total|bucket)\b", asked):
        assert re.search(r"sum(?: by \([^)]*\))? ?\((?:rate|increase)\($", asked[: found.start()]), asked


def test_every_family_is_drawn_somewhere() -> None:
    """So that what is counted is also seen; what runs is told by its version."""
    drawn = " ".join(questions())
    families = {family.name for registry in (metrics.REGISTRY, figures.DESK) for family in registry.collect()}
    own = {name for name in families if name.startswith("loket_")} - {"loket_build_info"}
    assert sorted(name for name in own if name not in drawn) == [
        "loket_desk_deadlines_unswept",  # the lag says it better
        "loket_desk_readable",  # it is warned of
    ]


def test_the_dashboard_can_be_drawn() -> None:
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(ids) == len(set(ids))
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        place = panel["gridPos"]
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert place["x"] + place["w"] <= 24
        assert not cells & taken
        taken |= cells
        refs = [target["refId"] for target in panel["targets"]]
        assert len(refs) == len(set(refs))


def test_every_warning_says_what_to_do() -> None:
    for rule in read_yaml(RULES)["groups"][0]["rules"]:
        assert set(rule) >= {"alert", "expr", "labels", "annotations"}
        assert set(rule["annotations"]) == {"summary", "remedy"}
        assert rule["labels"]["severity"] in {"page", "ticket"}
    assert len(conditions()) == len(read_yaml(RULES)["groups"][0]["rules"])


def test_the_compose_file_fits_together() -> None:
    given = read_yaml(DEPLOY / "compose.yml")
    services = given["services"]
    assert set(services) == {"loket", "db"}
    assert set(services["loket"]["depends_on"]) <= set(services)
    for service in services.values():
        assert ("image" in service) != ("build" in service)
        named = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert named <= set(given["volumes"])
    build = services["loket"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == DEPLOY / "Containerfile"
    assert services["loket"]["ports"] == ["127.0.0.1:8080:8080"]


def test_the_container_file_copies_what_is_there() -> None:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    copied = [word for line in lines if re.match(r"COPY (?!--from)", line) for word in line.split()[1:-1]]
    assert copied
    assert [each for each in copied if not (ROOT / each).exists()] == []
    assert "USER loket" in lines


@pytest.mark.parametrize(
    "path", sorted(path for path in DEPLOY.rglob("*") if path.is_file()), ids=lambda path: path.name
)
def test_every_variable_is_a_setting(path: Path) -> None:
    settings = {environment_name(key) for key in keys()} | _SET_OUTSIDE
    named = set(re.findall(r"\bLOKET_[A-Z_]+", path.read_text("utf-8")))
    assert sorted(named - settings) == []


def unit() -> ConfigParser:
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]  # as configparser's own page has it
    read.read_string(UNIT.read_text("utf-8"))
    return read


def test_the_service_is_shut_in_and_gets_up_again() -> None:
    service = unit()["Service"]
    assert service["ExecStart"].split()[1:] == ["run"]
    assert {"run"} - NOUNS  # a command of cli.py
    for key in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "RestrictSUIDSGID", "LockPersonality"):
        assert service[key] == "true"
    assert (service["ProtectSystem"], service["UMask"], service["Restart"]) == ("strict", "0077", "always")
    assert service["WorkingDirectory"] == f"/var/lib/{service['StateDirectory']}"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here; the file is read above")
def test_systemd_reads_the_service(tmp_path: Path) -> None:
    there = tmp_path / "loket.service"
    there.write_text(UNIT.read_text("utf-8").replace("/opt/loket/bin/loket", "/bin/true"), "utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(there)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
