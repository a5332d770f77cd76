"""Two desks in one process: the same visitor at both, one that breaks, pauses, is added, changes or goes."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.errors import DatabaseOccupied
from bot.installation import folder
from bot.installation.standing import State
from bot.settings import load_settings
from storage import tables
from tests.desk import WebVisitor
from tests.installation.hall import ABOVE, Hall, open_hall, texts

BROKEN = '[office]\nhours = "kapan-kapan"\n'


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def hall(tmp_path: Path, sqlite_pattern: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan") as opened:
        yield opened


async def test_the_same_visitor_is_somebody_else_at_each_desk(hall: Hall) -> None:
    there, here = hall.telegrams["binjai"].user(7), hall.telegrams["medan"].user(7)
    await hall.say("binjai", there, "halo")
    assert texts(there)
    assert not texts(here)
    await hall.say("medan", here, "halo")
    assert texts(here)
    assert len(await hall.rows("binjai", tables.people)) == len(await hall.rows("medan", tables.people)) == 1


# rule: only-the-changed-desk-is-touched
# rule: broken-settings-told-to-their-own
async def test_a_broken_desk_stops_alone_and_tells_its_own_administrator(hall: Hall) -> None:
    admin, other = await hall.hire("binjai", 70), await hall.hire("medan", 70)
    before, seen = hall.here.desk("medan"), texts(other)
    hall.write("binjai", BROKEN)
    await hall.here.look()
    assert hall.state("binjai") is State.BROKEN
    assert "office.hours" in hall.here.standings["binjai"].words
    assert "office.hours" in texts(admin)
    assert "office.hours" in folder.fault_of(hall.here.standings["binjai"].place)
    assert (hall.here.desk("medan"), texts(other)) == (before, seen)
    hall.write("binjai")
    await hall.here.look()
    assert hall.state("binjai") is State.OPEN
    assert not folder.fault_of(hall.here.standings["binjai"].place)


# rule: told-by-last-good-settings
async def test_a_desk_that_is_broken_at_the_start_tells_by_what_it_had_before(hall: Hall) -> None:
    admin = await hall.hire("binjai", 70)
    await hall.stop()
    hall.write("binjai", BROKEN)
    await hall.start()
    assert hall.state("binjai") is State.BROKEN
    assert texts(admin).count("office.hours") == 1
    await hall.stop()
    await hall.start()
    assert texts(admin).count("office.hours") == 1
    assert hall.state("medan") is State.OPEN


# rule: fault-above-closes-nobody
async def test_a_fault_above_closes_nobody(hall: Hall) -> None:
    before = hall.here.desk("binjai")
    (hall.root / "loket.toml").write_text(ABOVE + "[queue]\ncapacity = -3\n", encoding="utf-8")
    await hall.here.look()
    assert hall.here.desk("binjai") is before
    (hall.root / "loket.toml").write_text(ABOVE + "[queue]\ncapacity = 3\n", encoding="utf-8")
    await hall.here.look()
    assert hall.here.desk("binjai").settings.queue.capacity == 3


async def test_a_change_above_that_a_desk_overrides_does_not_disturb_it(hall: Hall) -> None:
    hall.write("binjai", "[queue]\ncapacity = 4\n")
    await hall.here.look()
    one, other = hall.here.desk("binjai"), hall.here.desk("medan")
    (hall.root / "loket.toml").write_text(ABOVE + "[queue]\ncapacity = 3\n", encoding="utf-8")
    await hall.here.look()
    assert hall.here.desk("binjai") is one
    assert hall.here.desk("medan") is not other


async def test_own_words_are_read_anew_with_the_settings(hall: Hall) -> None:
    own = hall.root / "desks" / "binjai" / "kata" / "id"
    own.mkdir(parents=True)
    for words in ("apa kabar", "selamat datang"):
        (own / "kata.ftl").write_text(f"page-greeting = {words}\n", encoding="utf-8")
        hall.write("binjai", '[texts]\nfolder = "kata"\n')
        await hall.here.look()
        assert hall.here.desk("binjai").core.texts.say("id", "page-greeting") == words
    assert hall.here.desk("medan").core.texts.say("id", "page-greeting") == "halo"


async def test_a_desk_is_added_and_goes_while_others_run(hall: Hall) -> None:
    before = hall.here.desk("binjai")
    telegram = await hall.add("siantar")
    await hall.here.look()
    visitor = telegram.user(9)
    await hall.say("siantar", visitor, "halo")
    assert texts(visitor)
    (hall.root / "desks" / "siantar" / "loket.toml").unlink()
    await hall.here.look()
    assert "siantar" not in hall.here.standings
    assert hall.here.desk("binjai") is before


async def test_a_paused_desk_says_so_and_keeps_everything(hall: Hall, http: aiohttp.ClientSession) -> None:
    place = hall.here.standings["binjai"].place
    visitor = hall.telegrams["binjai"].user(7)
    await hall.say("binjai", visitor, "halo")
    folder.pause(place)
    await hall.here.look()
    async with http.get(f"{hall.here.address}/d/binjai/chat") as answer:
        assert (answer.status, "dijeda" in await answer.text()) == (503, True)
    async with http.post(f"{hall.here.address}/d/binjai/webhook/whatsapp", data=b"{}") as answer:
        assert answer.status == 503
    visitor.send("masih di sini")
    folder.go_on(place)
    await hall.here.look()
    await hall.settle("binjai")
    assert len(await hall.rows("binjai", tables.people)) == 1
    assert hall.telegrams["binjai"].pending == 0


# rule: one-bot-one-desk
async def test_two_desks_never_share_a_bot(hall: Hall) -> None:
    fake = hall.telegrams["binjai"]
    hall.telegrams["medan"] = fake
    hall.write("medan")
    await hall.here.look()
    assert hall.state("medan") is State.BROKEN
    assert "telegram.token" in hall.here.standings["medan"].words
    assert fake.token.partition(":")[2] not in hall.here.standings["medan"].words
    assert hall.state("binjai") is State.OPEN


# rule: one-upgrade-at-a-time
async def test_desks_that_are_new_are_made_at_the_same_time(hall: Hall) -> None:
    for name in ("siantar", "tebing", "asahan"):
        await hall.add(name)
        (hall.root / "desks" / name / "data" / "loket.sqlite3").unlink()
    await hall.here.look()
    assert {name: standing.words for name, standing in hall.here.standings.items() if standing.words} == {}


# rule: asked-for-before-anything-is-read
async def test_what_another_process_serves_is_not_read_at_each_look(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Hall(hall.root, hall.pattern, hall.clock, hall.stack, hall.telegrams)
    await second.start()
    with monkeypatch.context() as patched:
        for name in ("bot.installation.installation.load_desk", "bot.desk.desk.office_of"):
            patched.setattr(name, _not_to_be_read)
        await second.here.look()
    assert {each.state for each in second.here.standings.values()} == {State.ELSEWHERE}
    await second.stop()


def _not_to_be_read(*_: object) -> None:
    raise AssertionError("nothing has changed, and the desk is not ours")


async def test_a_second_process_waits_for_the_first(hall: Hall) -> None:
    desk = hall.here.desk("binjai")
    with pytest.raises(DatabaseOccupied):
        await type(desk)(load_settings(hall.root / "desks" / "binjai" / "loket.toml"), hall.clock, alone=False).start()
    second = Hall(hall.root, hall.pattern, hall.clock, hall.stack, hall.telegrams)
    await second.start()
    assert {each.state for each in second.here.standings.values()} == {State.ELSEWHERE}
    found = second.here._sight.look().values()
    assert not any(second.here._has_changed(place, seen) for place, seen in found)
    await hall.stop()
    await second.here.look()
    assert {each.state for each in second.here.standings.values()} == {State.OPEN}
    await second.stop()


# rule: failed-start-holds-nothing
async def test_a_desk_that_could_not_be_opened_is_free(hall: Hall) -> None:
    file = hall.root / "desks" / "binjai" / "data" / "loket.key"
    await hall.stop()
    key = file.read_text("ascii")
    file.write_text("kunci-yang-lain-sama-sekali-dan-panjang\n", "ascii")
    await hall.start()
    assert hall.state("binjai") is State.BROKEN
    file.write_text(key, "ascii")
    hall.write("binjai", "[queue]\ncapacity = 4\n")
    await hall.here.look()
    assert hall.state("binjai") is State.OPEN


# rule: database-away-is-tried-again
async def test_a_database_that_is_away_is_no_fault_of_the_settings(hall: Hall) -> None:
    admin = await hall.hire("binjai", 70)
    await hall.stop()
    file = hall.root / "desks" / "binjai" / "data" / "loket.sqlite3"
    away = file.rename(file.with_name("away"))
    file.mkdir()
    seen = texts(admin)
    await hall.start()
    assert (hall.state("binjai"), hall.state("medan")) == (State.BROKEN, State.OPEN)
    file.rmdir()
    away.rename(file)
    await hall.here.look()
    assert hall.state("binjai") is State.OPEN
    assert texts(admin) == seen


async def test_a_visit_survives_a_restart_of_all(hall: Hall) -> None:
    visitor = hall.telegrams["binjai"].user(7)
    await hall.say("binjai", visitor, "halo")
    await hall.stop()
    await hall.start()
    visitor.press("Setuju")
    await hall.settle("binjai")
    assert "nama" in visitor.last.text.lower()


# rule: desk-known-before-anything-is-read
@pytest.mark.parametrize("path", ["/", "/chat", "/d/", "/d/tidak-ada/", "/d/tidak-ada/webhook/zoom", "/webhook/zoom"])
async def test_where_no_desk_is_a_page_says_so(hall: Hall, http: aiohttp.ClientSession, path: str) -> None:
    async with http.get(f"{hall.here.address}{path}") as answer:
        said = await answer.text()
        assert answer.status == 404
        assert answer.content_type == "text/html"
        assert "Loket ini tidak ada" in said


async def test_pages_of_a_desk_lie_below_its_own_path(hall: Hall, http: aiohttp.ClientSession) -> None:
    base = f"{hall.here.address}/d/binjai"
    async with http.get(base, params={"mulai": "antre"}, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (308, "/d/binjai/?mulai=antre")
    for path in ("/", "/chat", "/petugas", "/meja", "/layar", "/sisip.js", "/api/sisip", "/halaman/chat.js", "/health"):
        async with http.get(base + path) as answer:
            assert answer.status == 200, path
    async with http.get(f"{base}/v/SALAH-KODE-INI") as answer:
        assert '"../halaman/verify.css"' in await answer.text()


async def test_a_conversation_at_one_desk_opens_nothing_at_another(hall: Hall, http: aiohttp.ClientSession) -> None:
    visitor = WebVisitor(http, f"{hall.here.address}/d/binjai")
    await visitor.open()
    await visitor.send("halo")
    stranger = WebVisitor(http, f"{hall.here.address}/d/medan")
    stranger._token = visitor._token
    assert await stranger.post({"id": "a1", "text": "halo"}) == 401
    assert await hall.rows("medan", tables.people) == []


async def test_a_webhook_with_the_secret_of_another_desk_is_refused(hall: Hall, http: aiohttp.ClientSession) -> None:
    for name in ("binjai", "medan"):
        hooked = f'mode = "webhook"\nwebhook_url = "{hall.here.address}/d/{name}"\nwebhook_secret = "rahasia-{name}"'
        hall.write(name, telegram=hooked)
    await hall.here.look()
    update = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "a"},
    }
    for secret, at, status in (("binjai", "medan", 403), ("medan", "binjai", 403), ("medan", "medan", 200)):
        headers = {"X-Telegram-Bot-Api-Secret-Token": f"rahasia-{secret}"}
        url = f"{hall.here.address}/d/{at}/webhook/telegram"
        async with http.post(url, data=json.dumps(update), headers=headers) as answer:
            assert answer.status == status, (secret, at)


async def test_a_host_of_its_own_leads_to_its_desk(hall: Hall, http: aiohttp.ClientSession) -> None:
    hall.write("binjai", '[web]\npublic_url = "https://ult-binjai.example"\n')
    await hall.here.look()
    async with http.get(f"{hall.here.address}/api/sisip", headers={"Host": "ult-binjai.example"}) as answer:
        assert answer.status == 200
    async with http.get(f"{hall.here.address}/api/sisip") as answer:
        assert answer.status == 404


# rule: one-desk-tells-of-itself
async def test_a_desks_own_metrics_are_its_own(
    tmp_path: Path, sqlite_pattern: Path, http: aiohttp.ClientSession
) -> None:
    above = ABOVE.replace("[web]", '[web]\nmetrics_token = "rahasia-angka-kantor"')
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan", above=above) as hall:
        await hall.say("binjai", hall.telegrams["binjai"].user(7), "halo")
        given = {"Authorization": "Bearer rahasia-angka-kantor"}
        async with http.get(f"{hall.here.address}/d/medan/metrics", headers=given) as answer:
            told = await answer.text()
        assert "loket_desk_readable 1.0" in told
        assert "loket_turns" not in told


# rule: labels-of-desks-are-bounded
async def test_metrics_name_every_desk_once(hall: Hall, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{hall.here.address}/d/gaib/") as answer:
        assert answer.status == 404
    async with http.get(f"{hall.here.admin_address}/metrics") as answer:
        told = await answer.text()
    assert 'loket_installation_desk_open{desk="binjai"} 1.0' in told
    assert "gaib" not in told
    assert "/d/" not in told
    async with http.get(f"{hall.here.admin_address}/health") as answer:
        assert (await answer.json())["desks"] == {"binjai": "open", "medan": "open"}
