"""The bill of materials of a release (CycloneDX 1.6, JSON): every pinned requirement with its version and the digests
by which it is installed. Made of ``requirements.txt`` alone, so the same file gives the same bytes."""

import json
import re
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import __version__

_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<where>[^\\]+))?")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_CONTINUED = "\\\n"


class Unpinned(ValueError):
    """A requirement without an exact version, or without the digest of its file."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One requirement: ``where`` is the condition under which it is installed, empty for everywhere."""

    name: str
    version: str
    digests: tuple[str, ...]
    where: str = ""

    @property
    def url(self) -> str:
        """How it is called everywhere (package URL)."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def pinned(requirements: str) -> Iterator[Pinned]:
    """What is pinned; raises Unpinned for a line that is not."""
    for line in requirements.replace(_CONTINUED, " ").splitlines():
        if not line.strip() or line.lstrip().startswith(("#", "-")):
            continue
        found, digests = _PINNED.match(line), tuple(_DIGEST.findall(line))
        # rule: every-requirement-pinned
        if found is None or not digests:
            raise Unpinned(line.split()[0])
        where = (found["where"] or "").split("--hash")[0].strip()
        yield Pinned(found["name"], found["version"], digests, where)


def bill(requirements: str, version: str = __version__) -> dict[str, Any]:
    """The bill of materials of a release with these requirements."""
    parts = [*pinned(requirements)]
    own = f"pkg:generic/loket@{version}"
    root = {"type": "application", "bom-ref": own, "name": "loket", "version": version}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + requirements)}",
        "version": 1,
        "metadata": {"component": root},
        "components": [_component(each) for each in parts],
        "dependencies": [{"ref": own, "dependsOn": [each.url for each in parts]}],
    }


def _component(each: Pinned) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": each.url,
        "name": each.name,
        "version": each.version,
        "purl": each.url,
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in each.digests],
    }
    where = [{"name": "python:marker", "value": each.where}] if each.where else []
    return told | ({"properties": where} if where else {})


def main() -> None:
    """Writes the bill of the requirements named to standard output."""
    requirements = Path(sys.argv[1]).read_text(encoding="utf-8")
    sys.stdout.write(json.dumps(bill(requirements), indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
