"""The bill of materials of a release, and the audit that never takes silence for a clean result."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __version__
from bot.sbom import Unpinned, bill, pinned

ROOT = Path(__file__).parents[2]
REQUIREMENTS = (ROOT / "requirements.txt").read_text("utf-8")
DIGEST = "a" * 64


# rule: every-requirement-pinned
def test_every_pinned_requirement_is_on_the_bill_with_its_digests() -> None:
    made = bill(REQUIREMENTS)
    names = re.findall(r"^([A-Za-z0-9._-]+)==", REQUIREMENTS, re.MULTILINE)
    assert [each["name"] for each in made["components"]] == names
    assert sum(len(each["hashes"]) for each in made["components"]) == REQUIREMENTS.count("--hash=sha256:")
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9-]+@\S+", each["purl"]) for each in made["components"])


def test_it_has_the_shape_that_cyclonedx_asks_for() -> None:
    """By the 1.6 schema: its required members, unique references, known algorithm, nothing that it does not know."""
    made = bill(REQUIREMENTS)
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    known = {"$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"}
    assert made.keys() == known
    refs = [made["metadata"]["component"]["bom-ref"], *(each["bom-ref"] for each in made["components"])]
    assert len({*refs}) == len(refs)
    assert made["dependencies"] == [{"ref": refs[0], "dependsOn": refs[1:]}]
    for each in made["components"]:
        assert each.keys() - {"properties"} == {"type", "bom-ref", "name", "version", "purl", "hashes"}
        assert all(re.fullmatch(r"[0-9a-f]{64}", one["content"]) and one["alg"] == "SHA-256" for one in each["hashes"])


def test_the_same_requirements_give_the_same_bytes() -> None:
    command = [sys.executable, "-m", "bot.sbom", str(ROOT / "requirements.txt")]
    first, second = (subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["metadata"]["component"]["version"] == __version__


def test_conditions_are_told_and_what_is_not_pinned_is_refused() -> None:
    [one] = pinned(f"Foo_Bar[x]==1.2 ; sys_platform == 'win32' \\\n    --hash=sha256:{DIGEST}\n# said\n")
    assert (one.url, one.where, one.digests) == ("pkg:pypi/foo-bar@1.2", "sys_platform == 'win32'", (DIGEST,))
    for line in ("foo>=1", "foo==1"):
        with pytest.raises(Unpinned, match="foo"):
            list(pinned(line))


def audited(folder: Path, answer: str) -> subprocess.CompletedProcess[str]:
    """The audit, with a tool in place of pip-audit that answers so."""
    tool = folder / "bin" / "pip-audit"
    tool.parent.mkdir(parents=True)
    tool.write_text(f"#!/bin/sh\n{answer}\n", "utf-8")
    tool.chmod(0o755)
    given = {**os.environ, "LOKET_AUDIT_VENV": str(folder)}
    return subprocess.run([ROOT / ".ci" / "audit"], env=given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("answer", "status", "told"),
    [
        ("echo 'No known vulnerabilities found' >&2; exit 0", 0, "AUDITED: no known vulnerability"),
        ("echo 'Name Version ID Fix Versions'; echo 'foo 1 PYSEC-1'; exit 1", 1, "PYSEC-1"),
        ("echo 'six Dependency not found on PyPI and could not be audited'", 0, "NOT AUDITED"),
        ("exit 0", 0, "NOT AUDITED"),
        ("echo 'connection refused' >&2; exit 1", 0, "NOT AUDITED"),
    ],
)
def test_a_finding_fails_and_silence_is_said_plainly(tmp_path: Path, answer: str, status: int, told: str) -> None:
    done = audited(tmp_path, answer)
    assert done.returncode == status, done.stderr
    assert any(line.startswith(told) or "PYSEC" in line for line in done.stdout.splitlines())
