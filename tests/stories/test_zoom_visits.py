"""Whole visits that the meeting tells of: who is who, how it goes, who drops out, and what is asked of whom."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.kept import SEAL
from tests.stories.meeting_stage import NO_LINKS, MeetingStage, meeting_stage

SERVED = [
    "formulir_dimulai visitor",
    "formulir_terkirim visitor",
    "dipanggil desk",
    "zoom_terbuka zoom",
    "bergabung zoom",
    "diterima zoom",
    "diperiksa staff",
    "data_lengkap staff",
    "masuk_ruang zoom",
    "keluar_ruang zoom",
]


@pytest.fixture(params=["telegram", "whatsapp"])
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def stage(sqlite_url: str, tmp_path: Path) -> AsyncIterator[MeetingStage]:
    async with meeting_stage(sqlite_url, tmp_path / "story.txt") as stage:
        yield stage


@pytest.fixture
async def either(sqlite_url: str, tmp_path: Path, channel: str) -> AsyncIterator[MeetingStage]:
    async with meeting_stage(sqlite_url, tmp_path / "story.txt", channel) as stage:
        yield stage


@pytest.fixture
async def linkless(sqlite_url: str, tmp_path: Path, channel: str) -> AsyncIterator[MeetingStage]:
    async with meeting_stage(sqlite_url, tmp_path / "story.txt", channel, NO_LINKS) as stage:
        yield stage


async def test_nobody_taps_what_the_meeting_sees(either: MeetingStage) -> None:
    await either.play("-> Rina: Giliran Bapak/Ibu … https://zoom.us/w/83151711241?tk=")
    rina = either.rina()
    await either.admitted(rina)
    await either.happens(rina.enter_breakout("1"), minutes=4)
    await either.happens(rina.leave_breakout(), minutes=1)
    assert await either.course() == SERVED
    await either.play("= visits.status: in_service\nRina menekan [Lewati survei]")
    await either.happens(rina.leave())
    await either.play("-> Rina: Bukti layanan\n= visits.status: finished")
    assert (await either.course())[-1] == "keluar zoom"
    assert await either.desk.rows("deviations", kind="time") == []


@pytest.mark.parametrize(
    ("rejoins", "hops"),
    [
        (True, False),
        (False, False),
        (True, True),
        (False, True),
    ],
)
async def test_breakout_rooms_are_told_in_whatever_way(stage: MeetingStage, rejoins: bool, hops: bool) -> None:
    stage.zoom.rejoin_after_breakout, stage.zoom.leave_on_hop = rejoins, hops
    rina = stage.rina()
    await stage.admitted(rina)
    await stage.happens(rina.enter_breakout("1"), minutes=2)
    await stage.happens(rina.enter_breakout("2"), minutes=2)
    assert await stage.course() == SERVED[:-1]
    await stage.happens(rina.leave_breakout(), minutes=1)
    assert await stage.course() == SERVED
    assert await stage.desk.rows("journal", what="dropped_out") == []
    await stage.play("= visits.status: in_service\n-> Sari tidak membaca: keluar dari Zoom")


async def test_without_a_link_the_number_in_the_name_tells_who_it_is(linkless: MeetingStage) -> None:
    rina = linkless.zoom.person("a 001 rina")
    await linkless.admitted(rina)
    assert await linkless.course() == SERVED[:8]
    await linkless.happens(rina.drop(), rina.rejoin(), minutes=3)
    await linkless.play("-> Sari tidak membaca: Siapa\n-> Sari tidak membaca: keluar dari Zoom")


async def test_somebody_unknown_is_asked_about_with_one_tap(linkless: MeetingStage) -> None:
    budi = linkless.zoom.person("iPhone Budi")
    await linkless.happens(budi.enter_waiting_room())
    await linkless.play("""
        -> Sari: Siapa "iPhone Budi" di Ruang Tunggu Zoom?
        -> Sari tombol [A-001 Rina Simbolon] [Petugas] [Bukan pengunjung]
        -> Bayu tidak membaca: Siapa
        -> Rina diam
    """)
    await linkless.happens(minutes=1)
    await linkless.happens(budi.admit())
    await linkless.play("-> Sari diam\nSari menekan [A-001 Rina Simbolon]\n-> Sari: adalah pengunjung A-001")
    assert await linkless.course() == SERVED[:6]
    await linkless.happens(budi.drop(), minutes=1)
    await linkless.happens(budi.rejoin(waiting_room=True), minutes=1)
    await linkless.happens(budi.admit())
    await linkless.play("-> Sari tidak membaca: Siapa")


@pytest.mark.parametrize("answer", ["Petugas", "Bukan pengunjung"])
async def test_who_is_no_visitor_is_asked_about_once(stage: MeetingStage, answer: str) -> None:
    other = stage.zoom.person("iPad Kantor", id="akun-1")
    await stage.happens(other.enter_waiting_room())
    await stage.play(f"-> Sari: Siapa\nSari menekan [{answer}]\n-> Sari: dicatat bukan pengunjung")
    await stage.happens(other.admit(), minutes=1)
    await stage.happens(other.enter_breakout("1"), minutes=1)
    await stage.happens(other.leave(), other.rejoin(), minutes=5)
    await stage.play("-> Sari tidak membaca: Siapa")
    assert await stage.course() == SERVED[:3]


async def test_a_wrong_answer_can_be_put_right(stage: MeetingStage) -> None:
    other = stage.zoom.person("iPhone Budi")
    await stage.happens(other.join(), minutes=1)
    await stage.play("Sari menekan [A-001 Rina Simbolon]")
    assert await stage.course() == SERVED[:6]
    await stage.play("Sari menekan [Bukan pengunjung]")
    assert await stage.course() == SERVED[:3]
    await stage.happens(stage.rina().join(), minutes=1)
    assert await stage.course() == SERVED[:6]


async def test_the_host_is_nobody_to_ask_about_and_a_stranger_who_goes_is_forgotten(stage: MeetingStage) -> None:
    host, stranger = stage.zoom.person("Layanan ULT", host=True), stage.zoom.person("Tamu")
    await stage.happens(host.join(), minutes=1)
    await stage.play("-> Sari tidak membaca: Siapa")
    await stage.happens(stranger.enter_waiting_room())
    await stage.play('-> Sari: Siapa "Tamu" di Ruang Tunggu Zoom?')
    await stage.happens(stranger.leave(), host.leave(), minutes=10)
    await stage.play("-> Sari tidak membaca: Siapa")
    assert await stage.course() == SERVED[:3]


async def test_a_caller_by_phone_is_asked_about_and_named_by_no_number(linkless: MeetingStage) -> None:
    caller = linkless.zoom.person("", phone_dial_in=True, without=("email", "id"))
    await linkless.happens(caller.join())
    await linkless.play('-> Sari: Siapa "6281****001" di rapat Zoom?\nSari menekan [A-001 Rina Simbolon]')
    assert await linkless.course() == SERVED[:6]


async def test_of_two_devices_one_may_go(stage: MeetingStage) -> None:
    phone, laptop = stage.rina(), stage.rina()
    await stage.admitted(phone)
    await stage.happens(laptop.join(), minutes=1)
    await stage.happens(phone.enter_breakout("1"), minutes=1)
    await stage.happens(laptop.leave(), minutes=5)
    await stage.play("-> Sari tidak membaca: keluar dari Zoom\n= visits.status: in_service")
    assert await stage.course() == SERVED[:-1]
    await stage.happens(phone.leave_breakout(), minutes=1)
    assert await stage.course() == SERVED


@pytest.mark.parametrize("room", ["", "1"])
async def test_who_drops_out_is_missed_called_back_and_served_on(either: MeetingStage, room: str) -> None:
    rina = either.rina()
    await either.admitted(rina)
    if room:
        await either.happens(rina.enter_breakout(room), minutes=1)
    await either.happens(rina.drop(), minutes=1.9)
    await either.play("-> Sari tidak membaca: keluar dari Zoom\n-> Rina tidak membaca: Survei")
    await either.happens(minutes=0.2)
    await either.play("""
        -> Sari: Pengunjung A-001 keluar dari Zoom sejak pukul
        -> Sari tombol [Panggil kembali]
        -> Rina tidak membaca: Survei
        Sari menekan [Panggil kembali]
        -> Sari: diminta masuk kembali
        -> Rina: terputus dari Zoom … Silakan masuk kembali
    """)
    await either.happens(rina.rejoin(), minutes=3)
    await either.play("-> Sari tidak membaca: keluar dari Zoom\n-> Rina tidak membaca: Survei")
    await either.happens(rina.enter_breakout("1"), minutes=3)
    await either.happens(rina.leave_breakout(), minutes=1)
    assert await either.course() == SERVED
    assert len(await either.desk.rows("journal", what="dropped_out")) == 1


async def test_who_is_back_in_time_was_not_missed(stage: MeetingStage) -> None:
    rina = stage.rina()
    await stage.admitted(rina)
    await stage.happens(rina.drop(), minutes=1.5)
    await stage.happens(rina.rejoin(waiting_room=True), minutes=1)
    await stage.happens(rina.admit(), minutes=10)
    assert await stage.desk.rows("journal", what="dropped_out") == []


async def test_a_second_drop_is_missed_again(stage: MeetingStage) -> None:
    rina = stage.rina()
    await stage.admitted(rina)
    for _ in range(2):
        await stage.happens(rina.drop(), minutes=3)
        await stage.play("-> Sari: keluar dari Zoom sejak")
        await stage.happens(rina.rejoin(), minutes=1)
    assert len(await stage.desk.rows("journal", what="dropped_out")) == 2


async def test_a_restarted_meeting_is_the_same_session(stage: MeetingStage) -> None:
    rina = stage.rina()
    await stage.admitted(rina)
    await stage.happens(rina.enter_breakout("1"), minutes=1)
    await stage.happens(stage.zoom.meeting.restart(), minutes=1)
    await stage.happens(rina.rejoin(), minutes=1)
    await stage.play("-> Sari tidak membaca: Siapa\n-> Rina tidak membaca: Survei\n= visits.status: in_service")
    await stage.happens(rina.enter_breakout("1"), minutes=3)
    await stage.happens(rina.leave_breakout(), minutes=1)
    assert await stage.course() == SERVED
    assert await stage.desk.rows("journal", what="dropped_out") == []


async def test_when_the_meeting_ends_who_was_served_is_done_and_who_was_not_is_missed(stage: MeetingStage) -> None:
    rina = stage.rina()
    await stage.admitted(rina)
    stage.zoom.drop_next("participant_left")
    await stage.happens(stage.zoom.meeting.end(), minutes=3)
    await stage.play("-> Sari: keluar dari Zoom sejak\n= visits.status: in_service")
    await stage.happens(stage.zoom.meeting.start(), rina.rejoin(), minutes=1)
    await stage.happens(rina.enter_breakout("1"), minutes=3)
    await stage.happens(rina.leave_breakout(), minutes=1)
    stage.zoom.drop_next("participant_left")
    await stage.play("Rina menekan [Lewati survei]")
    await stage.happens(stage.zoom.meeting.end(), minutes=1)
    assert (await stage.course())[-1] == "keluar zoom"
    await stage.play("= visits.status: finished")


async def test_what_a_late_event_disproves_is_taken_back_on_the_cards_too(stage: MeetingStage) -> None:
    rina = stage.rina()
    await stage.happens(rina.enter_waiting_room(), minutes=1)
    stage.zoom.delay_next(25, "participant_admitted")
    stage.zoom.delay_next(25, "participant_joined")
    await stage.happens(rina.admit(), minutes=4)
    assert len(await stage.desk.standing()) == 1
    await stage.play("-> Sari: langkah 3 melewati waktu baku")
    await stage.happens(minutes=22)
    assert [row["first"] for row in await stage.desk.withdrawn()] == [3]
    await stage.play("-> Sari: 1–3 selesai\n-> Sari: langkah 3 … ditarik")


async def test_who_is_tired_of_waiting_for_the_host_is_missed(stage: MeetingStage) -> None:
    rina = stage.rina()
    await stage.happens(rina.wait_for_host(), minutes=1)
    await stage.happens(rina.leave(), minutes=1.9)
    await stage.play("-> Sari tidak membaca: keluar dari Zoom")
    await stage.happens(minutes=0.2)
    await stage.play("-> Sari: Pengunjung A-001 keluar dari Zoom sejak pukul")
    await stage.admitted(rina)
    await stage.play("-> Sari tidak membaca: keluar dari Zoom")


@pytest.mark.parametrize("without", [(), ("registrant_id",)])
# rule: own-link-before-name
async def test_a_namesake_with_a_link_of_his_own_is_not_taken_for_the_other(
    stage: MeetingStage, without: tuple[str, ...]
) -> None:
    """Also where Zoom leaves the registrant out while he waits: then his name decides, until his link is known."""
    await stage.play("Maria mendaftar: Informasi")
    first, second = sorted((await stage.desk.rows("ways_in")), key=lambda row: row["tag"])
    rina = stage.zoom.person("Zoom user", registrant_id=first["registrant_id"])
    maria = stage.zoom.person("Zoom user", registrant_id=second["registrant_id"], without=without)
    await stage.happens(rina.enter_waiting_room(), minutes=1)
    await stage.happens(maria.enter_waiting_room(), minutes=1)
    maria.without = ()
    await stage.happens(maria.admit(), minutes=1)
    whose = {row["device"]: row["visit_id"] for row in await stage.desk.rows("sightings")}
    assert whose == {SEAL.name(rina.uuid): first["visit_id"], SEAL.name(maria.uuid): second["visit_id"]}
    void = {row["retracts"] for row in await stage.desk.rows("evidence") if row["retracts"]}
    kept = await stage.desk.rows("evidence", source="zoom", visit_id=first["visit_id"])
    words = {row["word"] for row in kept if row["key"] not in void and not row["retracts"]}
    assert words == {"zoom_terbuka", "bergabung"}
