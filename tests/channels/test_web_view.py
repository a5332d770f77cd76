"""What the web page is given to draw: taken from what a message means, whatever its words are."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.scene.messages import Args, Choice, Link, Listing, Message, Phrase, StepLook, StepRow, Steps
from bot.render import Renderer, Shown, strip
from bot.render.shown import Run, View
from bot.render.view import of_markup, runs
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING

RENDERER = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB", "ULT Contoh")
URL = "https://zoom.example/j/1"


def row(look: StepLook, first: int, last: int, what: str) -> StepRow:
    said = Phrase("verbatim", {"text": what})
    return StepRow(look, first, last, said, Phrase("step-now", {"no": first, "activity": said}))


ROWS = (
    row(StepLook.DONE, 1, 3, "Semua (mudah)"),
    row(StepLook.LATE, 4, 4, "✅ 5. Bukan langkah (palsu)"),
    row(StepLook.AHEAD, 5, 5, "Menutup"),
)


def card(purpose: str = "", added: Phrase | None = None) -> Message:
    call = Phrase("called-zoom-now", {"bell": Phrase("called-now")}, calls=True)
    greeting = Phrase("called-zoom", {"call": call, "url": URL, "id": "831", "passcode": "12", "tag": "A-001 Rina"})
    args: Args = {"ticket": "A-001", "name": f"Rina{purpose}", "greeting": greeting, "steps": Steps(ROWS)}
    args["addendum"] = added or Phrase("nothing")
    choices = (Choice(Phrase("choice-cancel"), "x"), Choice(Phrase("done-bergabung"), "y", forward=True))
    return Message(Phrase("card-visitor", args), choices, (Link(Phrase("link-zoom"), URL),), card="one")


def show(message: Message, language: str = "id", channel: str = "web") -> Shown:
    [shown] = RENDERER.show(message, language, channel, MONDAY_MORNING)
    return shown


def plain(made: list[Run]) -> str:
    return "".join(run["text"] for run in made)


def test_what_was_learnt_after_the_end_is_read_beside_the_steps() -> None:
    """rule: frozen-at-closing"""
    late = Phrase("addendum-flagged", {"steps": Phrase("step-one", {"no": 4})})
    words = "Sesudah ditutup: langkah 4 dicatat melewati waktu baku."
    shown = show(card(added=Phrase("addendum", {"lines": Listing((late,))})))
    assert words in plain(shown["view"]["words"])
    assert len(shown["view"]["card"]["steps"]) == len(ROWS)
    assert words not in plain(show(card())["view"]["words"])


def test_a_card_is_a_title_words_and_steps() -> None:
    """rule: page-draws-structure"""
    view = show(card())["view"]
    assert runs("<b>A-001</b> · Rina") == view["card"]["title"]
    assert [(s["look"], s["no"], s["size"]) for s in view["card"]["steps"]] == [
        ("done", 1, 3),
        ("late", 4, 1),
        ("ahead", 5, 1),
    ]
    assert plain(view["card"]["steps"][1]["what"]) == "✅ 5. Bukan langkah (palsu)"
    assert view["card"]["progress"] == "3 dari 5 langkah selesai"
    assert URL not in plain(view["words"])
    assert "langkah" not in plain(view["words"])
    assert view["calls"] == ["🔔 Giliran Bapak/Ibu. Silakan bergabung ke Zoom sekarang:"]


def test_where_the_steps_were_is_no_gap() -> None:
    shown = plain(show(card(added=Phrase("verbatim", {"text": "\n\nSesudahnya"})))["view"]["words"])
    assert "\n\nSesudahnya" in shown
    assert "\n\n\n" not in shown
    assert "\0" not in shown


def of_officer(status: str, *rows: StepRow) -> Message:
    nothing = dict.fromkeys(
        [
            "call",
            "calling",
            "priority",
            "room",
            "sheet",
            "registered",
            "owner",
            "answers",
            "requires",
            "addendum",
            "remarks",
        ],
        Phrase("nothing"),
    )
    args: Args = {"ticket": "A-001", "number": "1", "outcome": "-", **nothing}
    args |= {"status": Phrase(f"status-{status}", {"place": 1}), "steps": Steps(rows)}
    return Message(Phrase("card-staff", args), card="one")


@pytest.mark.parametrize(
    ("status", "look", "stand"),
    [
        ("in-service", StepLook.LATE, "late"),
        ("in-service", StepLook.NOW, "running"),
        ("preparing", StepLook.NOW, "running"),
        ("queued", StepLook.AHEAD, "waiting"),
        ("parked", StepLook.AHEAD, "waiting"),
        ("finished", StepLook.OVER, "over"),
        ("no-show", StepLook.AHEAD, "over"),
    ],
)
# rule: page-draws-structure
def test_an_officers_card_says_how_its_visit_stands(status: str, look: StepLook, stand: str) -> None:
    view = show(of_officer(status, row(look, 1, 1, "Menunggu")))["view"]
    assert (view["part"], view["card"]["stand"]) == ("visit", stand)
    assert "part" not in show(card())["view"]


def test_a_step_says_until_when_it_may_take() -> None:
    timed = replace(ROWS[1], time=Phrase("time-late", {"due": MONDAY_MORNING}))
    [step] = show(of_officer("in-service", timed))["view"]["card"]["steps"]
    assert step["due"] == MONDAY_MORNING.isoformat()
    assert all("due" not in each for each in show(card())["view"]["card"]["steps"])


def test_what_was_not_taken_is_drawn_as_such_and_counts_for_nothing() -> None:
    """rule: not-taken-is-never-done"""
    rows = (*ROWS[:1], row(StepLook.NOT_TAKEN, 4, 5, "4–5 tidak ditempuh"), row(StepLook.NOW, 6, 6, "Menutup"))
    message = card()
    message = replace(message, text=replace(message.text, args={**message.text.args, "steps": Steps(rows)}))
    drawn = show(message)["view"]["card"]
    assert [(step["look"], step["spoken"]) for step in drawn["steps"]][1] == ("untaken", "Tidak ditempuh")
    assert drawn["progress"] == "3 dari 4 langkah selesai"


def test_a_card_is_in_its_readers_language() -> None:
    view = show(card(), "en")["view"]
    assert [step["spoken"] for step in view["card"]["steps"]] == ["Done", "Over time", "To come"]
    assert view["card"]["progress"] == "3 of 5 steps done"
    assert view["card"]["names"] == ["Visit card", "Visit card updated"]
    assert "It is your turn" in view["calls"][0]


def test_the_first_button_that_leads_on_stands_out() -> None:
    main = [button["label"] for each in show(card())["rows"] for button in each if button.get("main")]
    assert main == ["✅ Saya sudah bergabung"]


def test_only_the_web_is_given_it() -> None:
    shown = show(card(), channel="telegram")
    assert shown.keys() == {"text", "rows", "anew"}
    assert not [button for each in shown["rows"] for button in each if "main" in button]


def test_a_message_that_is_no_card_is_words_also_where_they_look_like_steps() -> None:
    shown = show(Message(Phrase("verbatim", {"text": "🔔 A\n✅ 1. <b>B</b> & C (2 menit)"})))
    expected: View = {"words": [{"text": "🔔 A\n✅ 1. <b>B</b> & C (2 menit)"}], "calls": [], "lang": "id"}
    assert shown["view"] == expected


# rule: number-stays-with-its-page
def test_a_ticket_links_to_the_chats_that_reach_who_has_closed_the_page_and_leads_to_none() -> None:
    args: Args = {"ticket": "A-001", "number": "ULT-1", "ahead": 2, "outlook": "", "standing": "", "first": ""}
    ways = {"telegram": "https://t.me/LoketBot?start=antrean", "whatsapp": "https://wa.me/62811?text=Ambil"}
    links = tuple(Link(Phrase(f"link-elsewhere-{app}"), url) for app, url in ways.items())
    text = Phrase("queue-number", {**args, "elsewhere": Phrase("queue-elsewhere")})
    shown = show(Message(text, (Choice(Phrase("choice-cancel"), "x"),), links))
    assert [button.get("url") for row in shown["rows"] for button in row] == [*ways.values(), None]
    assert not any("main" in button for row in shown["rows"] for button in row)
    assert "Nomor ini tetap pada halaman ini" in plain(shown["view"]["words"])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("", []),
        ("a <b>b</b> &lt;i&gt;", [{"text": "a "}, {"text": "b", "look": "b"}, {"text": " <i>"}]),
        (
            "ke https://a.example/x. Ya",
            [{"text": "ke "}, {"text": "https://a.example/x", "url": "https://a.example/x"}, {"text": ". Ya"}],
        ),
        ("<script>x</script>", [{"text": "<script>x</script>"}]),
        ("javascript:alert(1)", [{"text": "javascript:alert(1)"}]),
    ],
)
def test_markup_becomes_runs_of_words(markup: str, expected: list[dict[str, str]]) -> None:
    assert runs(markup) == expected


@pytest.mark.parametrize("number", ["B-001", "ULT-20261123-001", "DL-2026-0001", "T-012"])
def test_a_number_is_a_run_of_its_own_that_is_not_broken(number: str) -> None:
    said = runs(f"Kunjungan <b>{number}</b>, nomor {number}. Kelas X-1, pukul 08.00-09.00, HP 0811-0000-001")
    assert [run["text"] for run in said if run.get("whole")] == [number, number]
    assert said[1] == {"text": number, "whole": True, "look": "b"}


@given(st.text(max_size=80))
def test_what_a_visitor_wrote_is_read_as_written(text: str) -> None:
    shown = show(Message(Phrase("verbatim", {"text": text})))
    assert plain(shown["view"]["words"]) == text == strip(shown["text"])
    assert all(run.keys() <= {"text", "url"} for run in shown["view"]["words"])


def test_what_an_older_desk_said_is_its_words() -> None:
    expected: View = {"words": [{"text": "A", "look": "b"}, {"text": "\n▶️ 1. B"}], "calls": []}
    assert of_markup("<b>A</b>\n▶️ 1. B") == expected


# rule: own-identity-masked-on-the-page
def test_the_page_is_told_how_to_mask_a_number_that_its_reader_wrote() -> None:
    noted = show(Message(Phrase("information-identity-noted", {"number": "A•••••78"})))
    assert noted["view"]["masks"] == "A•••••78"
    refused = Phrase("ask-again", {"why": Phrase("identity-number"), "question": "", "ways": "", "out": ""})
    assert show(Message(refused))["view"]["masks"] == "•" * 16
    assert "masks" not in show(Message(Phrase("relayed")))["view"]


def test_words_that_were_taken_back_leave_a_line_and_no_ticket() -> None:
    view = show(Message(Phrase("relay-gone", {"at": MONDAY_MORNING}), card="words:1"))["view"]
    assert view["gone"] is True
    assert "card" not in view
    assert "ditarik kembali" in plain(view["words"])
