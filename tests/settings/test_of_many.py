"""The settings of a desk of many: its own over those of its installation, and what it never takes from there."""

from pathlib import Path

import pytest

from bot.settings import SettingsFaults, explain, handed_down, load_desk, load_settings
from bot.settings.place import Place, is_name, place_of, places_in

ABOVE = """
[office]
name = "Induk"
timezone_label = "WIB"
[telegram]
token = "1:INDUK"
[web]
public_url = "https://loket.example.id/"
[backup]
folder = "cadangan"
[texts]
folder = "kata"
[survey]
seal_file = "induk.key"
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loket.toml").write_text(ABOVE, "utf-8")
    return tmp_path


def desk(root: Path, name: str, text: str = "") -> Place:
    folder = root / "desks" / name
    folder.mkdir(parents=True)
    (folder / "loket.toml").write_text(text, "utf-8")
    place = place_of(folder / "loket.toml")
    assert place is not None
    return place


def test_a_desk_overrides_what_it_inherits(root: Path) -> None:
    settings = load_desk(desk(root, "binjai", '[office]\nname = "ULT Binjai"\n'))
    assert (settings.office.name, settings.office.timezone_label) == ("ULT Binjai", "WIB")
    assert settings.texts.folder == Path("kata")


# rule: identity-never-inherited
# rule: desks-never-share-a-database
def test_what_makes_a_desk_this_desk_is_its_own(root: Path) -> None:
    settings = load_desk(desk(root, "binjai"))
    assert settings.telegram.token is None
    assert str(settings.survey.seal_file).endswith("desks/binjai/data/loket.key")
    assert str(settings.identity.key_file).endswith("desks/binjai/data/loket.identity.key")
    assert settings.database.url.get_secret_value().endswith("desks/binjai/data/loket.sqlite3")
    assert settings.backup.folder == Path("cadangan/binjai")
    assert str(settings.web.public_url) == "https://loket.example.id/d/binjai"


@pytest.mark.parametrize(
    "url", ["postgresql://a@h/b", "postgresql://a@h/b?schema=lain", "postgresql://a@h/b?schema=lain&ssl=off"]
)
def test_on_a_server_each_has_a_schema(root: Path, url: str) -> None:
    (root / "loket.toml").write_text(f'[database]\nurl = "{url}"\n', "utf-8")
    binjai, medan = (load_desk(desk(root, name)).database for name in ("ult-binjai", "medan"))
    assert (binjai.in_schema, medan.in_schema) == ("desk_ult_binjai", "desk_medan")
    assert "lain" not in binjai.address


def test_what_a_desk_names_lies_in_its_folder(root: Path) -> None:
    place = desk(root, "binjai", '[texts]\nfolder = "kata"\n[database]\nurl = "sqlite:///b.sqlite3"\n')
    settings = load_desk(place)
    assert settings.texts.folder == place.folder / "kata"
    assert settings.database.url.get_secret_value() == f"sqlite+aiosqlite:///{place.folder}/b.sqlite3"


def test_variables_go_from_the_nearest_to_the_farthest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = desk(root, "ult-binjai", "[queue]\ncapacity = 5\ncalls = 5\n")
    monkeypatch.setenv("LOKET_QUEUE__CAPACITY", "6")
    monkeypatch.setenv("LOKET_QUEUE__PATIENCE_MINUTES", "6")
    monkeypatch.setenv("LOKET_DESKS__ULT_BINJAI__QUEUE__CALLS", "7")
    monkeypatch.setenv("LOKET_DESKS__ULT_BINJAI__TELEGRAM__TOKEN", "7:BINJAI")
    settings = load_desk(place)
    queue = settings.queue
    assert (queue.capacity, queue.calls, queue.patience_minutes) == (5, 7, 6)
    assert settings.telegram.token is not None
    assert settings.telegram.token.get_secret_value() == "7:BINJAI"
    origins = {key: origin for key, _, origin in explain(settings)}
    assert "LOKET_DESKS__ULT_BINJAI__QUEUE__CALLS" in origins["queue.calls"]
    assert "LOKET_QUEUE__PATIENCE_MINUTES" in origins["queue.patience_minutes"]
    assert load_settings().queue.capacity == 6


def test_a_variable_for_no_desk_is_a_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk(root, "binjai")
    monkeypatch.setenv("LOKET_DESKS__MEDAN__QUEUE__CALLS", "7")
    with pytest.raises(SettingsFaults, match="LOKET_DESKS__MEDAN__QUEUE__CALLS"):
        load_settings()


def test_faults_of_a_desk_are_told_with_its_own_variable(root: Path) -> None:
    place = desk(root, "binjai", "[queue]\ncapacity = -1\n[web]\nport = 9\n[kantor]\nx = 1\n")
    with pytest.raises(SettingsFaults) as raised:
        load_desk(place)
    assert [(fault.key, fault.variable) for fault in raised.value.faults] == [
        ("kantor", "LOKET_DESKS__BINJAI__KANTOR"),
        ("web.port", "LOKET_DESKS__BINJAI__WEB__PORT"),
        ("queue.capacity", "LOKET_DESKS__BINJAI__QUEUE__CAPACITY"),
    ]


def test_another_process_of_a_desk_goes_by_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_desk(desk(root, "binjai", '[office]\nname = "ULT Binjai"\n'))
    for name, value in handed_down(settings).items():
        monkeypatch.setenv(name, value)
    again = load_settings()
    assert again.model_dump() == settings.model_dump()


def test_a_desk_that_stands_alone_is_read_as_ever(root: Path) -> None:
    assert load_settings().backup.folder == Path("cadangan")
    assert load_settings().telegram.token is not None
    assert place_of(root / "loket.toml") is None


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("ult-binjai", True),
        ("a", True),
        ("Binjai", False),
        ("1a", False),
        ("a_b", False),
        ("a/b", False),
        ("", False),
        ("a" * 41, False),
    ],
)
def test_names_of_desks(root: Path, name: str, good: bool) -> None:
    assert is_name(name) is good
    assert places_in(root / "desks") == {}


# rule: variables-of-one-desk
@pytest.mark.parametrize("name", ["ult--web", "ult-", "ult-web-"])
def test_no_name_reaches_into_the_variables_of_another(name: str) -> None:
    assert not is_name(name)


# rule: wrong-section-is-a-fault
@pytest.mark.parametrize("text", ['office = "ULT"\n', '[[office]]\nname = "ULT"\n', "web = 8080\n"])
def test_what_should_be_a_section_is_told_as_a_fault(root: Path, text: str) -> None:
    with pytest.raises(SettingsFaults) as told:
        load_desk(desk(root, "binjai", text))
    assert [fault.key for fault in told.value.faults] == [text.strip("[").split()[0].strip("]")]


@pytest.mark.parametrize("above", [True, False])
def test_a_number_is_no_folder(root: Path, *, above: bool) -> None:
    wrong = "[backup]\nfolder = 5\n"
    (root / "loket.toml").write_text(wrong if above else "", "utf-8")
    with pytest.raises(SettingsFaults) as told:
        load_desk(desk(root, "binjai", "" if above else wrong))
    assert [fault.key for fault in told.value.faults] == ["backup.folder"]


@pytest.mark.parametrize("here", [".", "desks", "desks/binjai"])
def test_a_desk_has_the_same_above_it_wherever_one_stands(
    root: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    file = desk(root, "binjai").file
    monkeypatch.chdir(root / here)
    settings = load_settings(file.relative_to(root / here))
    assert (settings._desk, settings.office.name) == ("binjai", "Induk")


# rule: of-one-desk-alone
@pytest.mark.parametrize(("key", "value"), [("zoom.meeting_id", "9351234567"), ("backup.key", "rahasia " * 8)])
def test_what_only_one_desk_can_have_is_not_inherited(
    root: Path, key: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = desk(root, "binjai")
    section, _, name = key.partition(".")
    said = f'[{section}]\n{name} = "{value}"\n'
    text = ABOVE.replace(f"[{section}]\n", said) if f"[{section}]" in ABOVE else ABOVE + said
    (root / "loket.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsFaults) as faults:
        load_desk(place)
    line = 1 + text.splitlines().index(f'{name} = "{value}"')
    assert f"loket.toml baris {line}" in str(faults.value)
    assert "desks/binjai/loket.toml" in str(faults.value)
    assert value not in str(faults.value)
    monkeypatch.setenv(place.variable(key), value)
    load_desk(place)
