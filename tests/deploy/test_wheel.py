"""The package is whole: built, installed where the source tree is not, and run from an empty folder."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]
_NO_SOURCE = ("import bot, storage; print(bot.__file__); print(storage.__file__)",)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of the source, so that nothing built before slips in."""
    source, made = tmp_path_factory.mktemp("source") / "loket", tmp_path_factory.mktemp("wheel")
    source.mkdir()
    for folder in ("bot", "storage"):
        copytree(ROOT / folder, source / folder, ignore=ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
    ]
    _run([*command, "--no-build-isolation", "--wheel-dir", str(made), str(source)], made)
    (built,) = made.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that has the wheel, and the libraries of this one behind it; its folder of programs."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=False, symlinks=True)
    here = place / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(here)
    behind = sysconfig.get_path("purelib")
    (here / "libraries.pth").write_text(behind + "\n", "utf-8")
    return place / "bin"


def _run(command: list[str], folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), **given}
    told = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert told.returncode in (0, 1), told.stderr
    return told


def test_every_file_that_is_no_code_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        inside = set(packed.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "bot", "storage"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert sorted(set(tracked.stdout.split()) - inside) == []
    assert [name for name in inside if name.startswith(("tests/", "benchmarks/", "deploy/"))] == []


def test_it_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    python = str(installed / "python")
    found = _run([python, "-c", *_NO_SOURCE], tmp_path).stdout.split()
    assert all(Path(path).is_relative_to(installed.parent) for path in found), found
    assert "terbaru" in _run([python, "-m", "bot", "db", "upgrade"], tmp_path).stdout
    told = _run([python, "-m", "bot", "doctor"], tmp_path)
    assert "POS" in told.stdout
    assert "Traceback" not in told.stderr
    assert _run([python, "-m", "bot", "sop", "show"], tmp_path).returncode == 0
    assert (
        _run([python, "-m", "bot", "poster"], tmp_path, LOKET_WEB__PUBLIC_URL="https://loket.example.go.id").returncode
        == 0
    ), "typeset, with the templates and letters of the wheel"
    assert list(tmp_path.rglob("*.pdf"))


def test_the_demonstration_opens_its_pages(installed: Path, tmp_path: Path) -> None:
    import urllib.request

    command = [str(installed / "python"), "-m", "bot", "demo"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout is not None
            said = ""
            while "http://" not in said:
                line = desk.stdout.readline()
                assert line, said
                said += line
            address = next(word for word in said.split() if word.startswith("http://")).rstrip(".,/")
            base = "/".join(address.split("/")[:3])
            for path in ("/", "/chat", "/demo", "/health/ready"):
                with urllib.request.urlopen(base + path, timeout=30) as answer:  # noqa: S310 - our own, on loopback
                    assert answer.status == 200
            desk.terminate()
            desk.wait(60)
        finally:
            desk.kill()
