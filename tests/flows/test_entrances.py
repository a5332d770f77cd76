"""Links and codes into the chat: what they carry, where they lead, and that whatever else comes is a greeting."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.office.entrances import LONGEST, QUEUE, Entrance, Kind, Links, read, spoken
from bot.flows.state.dialog import Filling, Notice
from bot.flows.state.visits import Status
from bot.lexicon import load_lexicon
from bot.links import entrances_of, every_place, links_of, words_of
from bot.settings import Settings
from bot.texts import LANGUAGES, load_texts
from tests.flows.table import Table, office

LEXICON, TEXTS = load_lexicon(), load_texts()
EVERY = every_place(LEXICON)
LINKS = Links("LoketBot", "6281100000001", "https://ult.contoh.go.id", dict.fromkeys(EVERY, "Halo & ya?"))


def visitor() -> Table:
    table = Table(office())
    table.seat("Rina")
    return table


# rule: start-64-characters
@pytest.mark.parametrize("place", EVERY, ids=lambda place: place.payload)
def test_what_a_link_carries_is_read_as_the_place_it_was_made_for(place: Entrance) -> None:
    assert read(place.payload) == place
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", place.payload)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "layanan",
        "layanan_",
        "antrean_1",
        "Layanan_informasi",
        "tanya-biaya",
        "layanan_a b",
        "layanan_é",
        "x" * 65,
        "layanan_" + "a" * LONGEST,
        "janji_20261201",
        "layanan_informasi\n",
    ],
)
def test_what_no_link_carries_leads_nowhere(payload: str) -> None:
    assert read(payload) is None


@given(st.text(max_size=80))
def test_any_start_is_answered_with_a_greeting_or_a_word_on_invitations(payload: str) -> None:
    answers = visitor().write("Rina", f"/start {payload}").answers
    assert answers in ("notice", "invite-dead", "faq-answer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_link_open_the_same_place_however_they_are_typed(language: str) -> None:
    known = entrances_of(LEXICON, TEXTS)
    for place in EVERY:
        said = words_of(place, LEXICON, TEXTS, language)
        assert said
        assert {known[spoken(each)] for each in (said, said.upper(), f"  {said.replace(': ', ' :  ')}. ")} == {place}


def test_the_link_to_appointments_opens_the_days_where_they_can_be_booked() -> None:
    table = Table(office(appointments={"enabled": True}))
    table.seat("Rina")
    for typed in ("/start janji", "Buat janji temu", "book an appointment."):
        assert table.write("Rina", typed).answers == "appointment-day"


@pytest.mark.parametrize("typed", ["/start janji", "/start janji_besok"])
def test_a_link_to_appointments_that_nobody_can_book_is_a_greeting(typed: str) -> None:
    assert visitor().write("Rina", typed).answers == "notice"


def test_links_are_whole_on_every_channel() -> None:
    links = LINKS.to(Entrance(Kind.CATEGORY, "informasi"))
    assert links["telegram"] == "https://t.me/LoketBot?start=layanan_informasi"
    assert links["web"] == "https://ult.contoh.go.id/chat?mulai=layanan_informasi"
    assert parse_qs(urlsplit(links["whatsapp"]).query) == {"text": ["Halo & ya?"]}
    assert LINKS.home["whatsapp"] == "https://wa.me/6281100000001"


def test_a_channel_that_the_desk_is_not_on_has_no_link() -> None:
    settings = Settings.model_validate({"web": {"public_url": "https://ult.contoh.go.id/loket/"}})
    links = links_of(settings, {"telegram": "LoketBot", "whatsapp": "+62 811"}, LEXICON, TEXTS)
    assert links.to(QUEUE) == {"web": "https://ult.contoh.go.id/loket/chat?mulai=antrean"}


# rule: chosen-by-link-not-asked
def test_a_chosen_category_is_kept_over_reading_the_notice_and_changing_the_language() -> None:
    table = visitor()
    for typed in ("/start layanan_ppid", "english"):
        dialog = table.write("Rina", typed).dialog
        assert isinstance(dialog, Notice)
        assert dialog.wanted == "ppid"
    assert table.write("Rina", "apa ini?").answers
    told = table.write("Rina", "setuju")
    assert isinstance(told.dialog, Filling)
    [visit] = table.visits.values()
    assert visit.form == {"category": "ppid"}
    assert visit.sheet_id == table.office.sheet_for("ppid").id


def test_a_category_that_is_gone_when_the_visitor_agrees_is_asked_like_any() -> None:
    table = visitor()
    table.seat("Rina", Notice("dahulu"))
    table.write("Rina", "setuju")
    assert [visit.form for visit in table.visits.values()] == [{}]


@pytest.mark.parametrize("status", [Status.QUEUED, Status.IN_SERVICE, Status.PARKED])
def test_whoever_has_a_number_keeps_it_as_it_is(status: Status) -> None:
    table = visitor()
    before = table.open("Rina", status)
    table.write("Rina", "Layanan: Pengaduan/keluhan")
    assert table.visits[before.id].form == before.form
    assert table.visits[before.id].status is status


def test_staff_who_follow_a_link_see_their_menu() -> None:
    table = visitor()
    table.hire("Tigor", "front_office")
    assert table.write("Tigor", "/start layanan_informasi").answers == "staff-menu"
