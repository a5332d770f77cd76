"""What an office changes from week to week, set in chat: read, checked as its files are, shown, counted once, told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.house_rules.checking import Unfit
from bot.flows.house_rules.ordering import verb_for
from bot.flows.house_rules.reading import Asked, Group, Meant, read
from bot.flows.office.house_rules import HouseRule, HouseRules, Matter, Named
from bot.flows.office.office import Office
from bot.flows.office.ruled_house import stands, under
from bot.flows.scene.effects import Note
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Filling, HouseAsked, HouseShown, Idle, Notice, Replying, Reviewing
from bot.flows.state.visits import Status
from bot.flows.visitor.words import ACTS
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table, Told, office

ROOMS, COMPENSATION = Named(Matter.ROOMS), Named(Matter.COMPENSATION)
PPID, INFORMATION = Named(Matter.CATEGORY, "ppid"), Named(Matter.CATEGORY, "informasi")
COST, WAIT = Named(Matter.TOPIC, "biaya", "id"), Named(Matter.REPLY, "tunggu", "id")
FILE: dict[str, dict[str, Any]] = {
    "zoom": {"rooms": 3},
    "ledger": {"compensation": ["Suvenir"]},
    "queue": {"capacity": 1, "calls": 0},
}


def unit() -> Office:
    return office(**FILE)


def staffed() -> Table:
    """Sari serves Budi, Nur supervises, Tigor and Wita administer; Maria and Udin wait for information."""
    table = Table(unit())
    for name, role in (("Sari", "front_office"), ("Nur", "supervisor"), ("Tigor", "admin"), ("Wita", "admin")):
        table.hire(name, role)
    for name, status in (("Budi", Status.IN_SERVICE), ("Maria", Status.QUEUED), ("Udin", Status.QUEUED)):
        table.seat(name)
        table.open(name, status, reported=2 if name == "Budi" else 0)
    return table


def shown_to(table: Table, name: str) -> HouseShown:
    dialog = table.person(name).dialog
    assert isinstance(dialog, HouseShown)
    return dialog


def applied(table: Table, name: str, words: str) -> Told:
    assert table.write(name, words).answers == "house-shown"
    return table.write(name, "Ya, terapkan")


def rules_of(table: Table) -> tuple[HouseRule, ...]:
    return table.desk.house_rules.listed


def args_of(told: Told) -> dict[str, Any]:
    return dict(told.decision.says[0].message.text.args)


# Reading

APOLOGY = "permintaan maaf tertulis"

MEANT = [
    ("ruang 4", Meant(ROOMS, "4")),
    ("ruang: 0", Meant(ROOMS, "0")),
    ("rooms 9.", Meant(ROOMS, "9")),
    ("ruang bawaan", Meant(ROOMS, None)),
    ("ruang", Asked(ROOMS)),
    ("kategori", Group(Matter.CATEGORY)),
    ("kategori ppid", Asked(PPID)),
    ("kategori ppid tutup: petugas cuti", Meant(PPID, "petugas cuti")),
    ("kategori PPID tutup, petugas cuti", Meant(PPID, "petugas cuti")),
    ("kategori informasi jeda pelatihan: dua hari", Meant(INFORMATION, "pelatihan dua hari")),
    ("kategori info tutup: rapat", Meant(INFORMATION, "rapat")),
    ("category ppid pause: on leave", Meant(PPID, "on leave")),
    ("kategori ppid buka", Meant(PPID, None)),
    ("kategori ppid bawaan", Meant(PPID, None)),
    ("balasan", Group(Matter.REPLY)),
    ("balasan tunggu", Asked(WAIT)),
    ("balasan tunggu: Mohon tunggu, {tiket}.", Meant(WAIT, "Mohon tunggu, {tiket}.")),
    ("balasan Mohon tunggu: Sebentar.", Meant(WAIT, "Sebentar.")),
    ("balasan tunggu en: One moment.", Meant(replace(WAIT, language="en"), "One moment.")),
    ("balasan tunggu bawaan", Meant(WAIT, None)),
    ("balasan tunggu en bawaan", Meant(replace(WAIT, language="en"), None)),
    ("faq biaya: Gratis.", Meant(COST, "Gratis.")),
    ("faq biaya: Gratis: tanpa biaya.\nSilakan datang.", Meant(COST, "Gratis: tanpa biaya.\nSilakan datang.")),
    ("faq biaya: bawaan", Meant(COST, None)),
    ("faq: biaya", Asked(COST)),
    (f"kompensasi: {APOLOGY}; prioritas berikutnya", Meant(COMPENSATION, f"{APOLOGY}\nprioritas berikutnya")),
    ("kompensasi suvenir;; suvenir ;", Meant(COMPENSATION, "suvenir")),
    ("kompensasi tidak ada", Meant(COMPENSATION, "")),
    ("kompensasi bawaan", Meant(COMPENSATION, None)),
    ("kompensasi", Asked(COMPENSATION)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "meant"), MEANT, ids=[words for words, _ in MEANT])
def test_words_are_read_as_they_are_meant(words: str, meant: object) -> None:
    assert read(words, unit()) == meant


UNFIT = [
    ("ruang 10", "house-wrong-rooms"),
    ("ruang empat", "house-wrong-rooms"),
    ("ruang -1", "house-wrong-rooms"),
    ("ruang ²", "house-wrong-rooms"),
    ("ruag 4", "house-no-matter"),
    ("warna biru", "house-no-matter"),
    ("kategori legalisir tutup: cuti", "house-no-such"),
    ("kategori ppid tutup", "house-wrong-reason"),
    ("kategori ppid tutup: ...", "house-wrong-reason"),
    ("kategori ppid tutup: " + "a" * 121, "house-wrong-length"),
    ("balasan harga: x", "house-no-such"),
    ("balasan tunggu: {harga} ya", "house-wrong-name"),
    ("faq biaya: {tiket}", "house-wrong-name"),
    ("faq biaya: ...", "house-wrong-empty"),
    ("faq biaya: " + "a" * 1001, "house-wrong-length"),
    ("kompensasi: ;", "house-wrong-offers"),
    ("kompensasi: " + ";".join(f"suvenir {no}" for no in range(9)), "house-wrong-offers"),
    ("kompensasi: " + "a" * 121, "house-wrong-length"),
]


@pytest.mark.parametrize(("words", "why"), UNFIT, ids=[words[:30] for words, _ in UNFIT])
def test_what_the_file_could_not_say_nobody_can_set(words: str, why: str) -> None:
    # rule: canned-reply-names-what-is-known
    found = read(words, unit())
    assert isinstance(found, Unfit)
    assert found.why.name == why


@pytest.mark.parametrize(
    ("words", "near"),
    [("faq biya: Gratis", "biaya"), ("kategori infromasi tutup: x", "informasi"), ("ruag 4", "ruang")],
)
def test_a_slip_is_told_with_the_nearest_and_with_all_there_are(words: str, near: str) -> None:
    # rule: unknown-key-told-with-the-nearest
    found = read(words, unit())
    assert isinstance(found, Unfit)
    assert found.why.args["near"] == Phrase("house-nearest", {"near": near})


# The office under its rules


def rule(about: Named, value: str | None, no: int = 1) -> HouseRule:
    return HouseRule(f"h{no}", about, value, "", "", "s-tigor", MONDAY_MORNING)


def test_the_last_rule_holds_and_what_was_not_set_is_as_the_file_says() -> None:
    # rule: file-holds-where-nothing-was-set
    base = unit()
    rules = HouseRules((rule(ROOMS, "5"), rule(COST, "Gratis."), rule(PPID, "cuti"), rule(ROOMS, "6", 2)))
    set_ = under(base, rules)
    assert (set_.meeting.rooms, set_.paused["ppid"].reason) == (6, "cuti")
    assert set_.lexicon.topics["id"]["biaya"].answer == "Gratis."
    changed = {about for about, value in stands(set_).items() if stands(base)[about] != value}
    assert changed == {ROOMS, COST, PPID}
    back = under(set_, HouseRules((*rules.listed, rule(ROOMS, None), rule(COST, None), rule(PPID, None))))
    assert stands(back) == stands(base)


def test_under_the_same_rules_twice_is_the_same_office() -> None:
    rules = HouseRules((rule(WAIT, "Sebentar, {petugas}."), rule(COMPENSATION, "a\nb")))
    once = under(unit(), rules)
    assert stands(under(once, rules)) == stands(once)
    assert once.accounting.offers == ("a", "b")
    [reply] = [each for each in once.replies["id"] if each.key == "tunggu"]
    assert reply.needs == {"petugas"}


@pytest.mark.parametrize(
    "lost", [Named(Matter.TOPIC, "terhapus", "id"), Named(Matter.CATEGORY, "x"), replace(ROOMS, key="x")]
)
def test_a_rule_about_what_is_gone_from_the_file_changes_nothing(lost: Named) -> None:
    set_ = under(unit(), HouseRules((rule(lost, "9"),)))
    assert (stands(set_), set_.paused) == (stands(unit()), {})


def test_a_number_that_cannot_be_read_changes_nothing() -> None:
    assert under(unit(), HouseRules((rule(ROOMS, "banyak"),))).meeting.rooms == 3


# Setting


SET = [
    ("Nur", "atur ruang 4", lambda unit: unit.meeting.rooms == 4),
    ("Nur", "/atur kategori ppid tutup: petugas cuti", lambda unit: unit.paused["ppid"].reason == "petugas cuti"),
    ("Tigor", "atur balasan tunggu: Sebentar.", lambda unit: unit.replies["id"][0].words == "Sebentar."),
    ("Tigor", "atur faq biaya: Gratis.", lambda unit: unit.lexicon.topics["id"]["biaya"].answer == "Gratis."),
    ("Tigor", "atur kompensasi: maaf; prioritas", lambda unit: unit.accounting.offers == ("maaf", "prioritas")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "so"), SET, ids=[words for _, words, _ in SET])
def test_it_is_shown_first_and_counts_once_when_it_is_said_so(name: str, words: str, so: Any) -> None:
    # rule: house-rule-ordered-once
    table = staffed()
    shown = table.write(name, words)
    assert (shown.answers, args_of(shown)["origin"]) == ("house-shown", Phrase("house-from-file"))
    assert rules_of(table) == ()
    rule_id = shown_to(table, name).rule
    told = table.press(name, Verb.HOUSE_RULE, "ok", rule_id)
    assert (told.answers, told.to("Wita")) == ("house-ordered", "house-told-staff")
    assert so(table.office)
    [note] = told.decision.of(Note)
    [kept] = rules_of(table)
    details = dict(note.details or {})
    assert (note.who, note.what, details["old"]) == (f"s-{name.lower()}", "house_rule_set", kept.old)
    assert details["new"] == kept.value != kept.old
    assert table.press(name, Verb.HOUSE_RULE, "ok", rule_id).answers == "house-done-already"
    assert len(rules_of(table)) == 1
    assert isinstance(table.person(name).dialog, Idle)


def test_officers_are_told_of_what_they_go_by_and_not_of_other_words() -> None:
    table = staffed()
    assert applied(table, "Nur", "atur ruang 4").to("Sari") == "house-told-staff"
    assert applied(table, "Tigor", "atur faq biaya: Gratis.").to("Sari") == ""


def test_back_to_the_file_is_shown_and_kept_too() -> None:
    table = staffed()
    applied(table, "Tigor", "atur faq biaya: Gratis.")
    told = table.write("Wita", "atur faq biaya bawaan")
    assert (told.answers, args_of(told)["old"]) == ("house-shown", "Gratis.")
    assert args_of(told)["origin"].name == "house-from-chat"
    table.write("Wita", "ya")
    assert stands(table.office) == stands(unit())
    assert [each.value for each in table.desk.house_rules.listed] == ["Gratis.", None]


def test_what_the_file_says_is_no_other_value() -> None:
    table = staffed()
    assert table.write("Nur", "atur ruang 3").answers == "house-no-difference"
    applied(table, "Nur", "atur ruang 5")
    applied(table, "Nur", "atur ruang 3")
    assert table.desk.house_rules.listed[-1].value is None, "the file holds again, and may change"


AGAIN = {
    "another has set it": "house-again-set",
    "an hour later": "house-again-late",
    "somebody more waits": "house-again-more",
    "the file is another": "house-again-set",
}


@pytest.mark.parametrize(("happens", "says"), AGAIN.items(), ids=AGAIN)
def test_what_is_not_as_it_was_shown_is_shown_again(happens: str, says: str) -> None:
    # rule: house-rule-ordered-as-shown
    table = staffed()
    table.write("Tigor", "atur kategori informasi tutup: rapat" if "waits" in happens else "atur ruang 5")
    match happens:
        case "another has set it":
            applied(table, "Nur", "atur ruang 4")
        case "an hour later":
            table.now += timedelta(hours=1)
        case "somebody more waits":
            table.seat("Lina")
            table.open("Lina", Status.QUEUED)
        case _:
            table.office = office(**{**FILE, "zoom": {"rooms": 2}})
    before = table.desk.house_rules
    told = table.write("Tigor", "ya")
    assert (told.answers, args_of(told)["again"]) == ("house-shown", Phrase(says))
    assert table.desk.house_rules is before
    assert table.write("Tigor", "ya").answers == "house-ordered"


def test_another_s_change_of_something_else_is_in_nobody_s_way() -> None:
    table = staffed()
    table.write("Tigor", "atur ruang 5")
    applied(table, "Nur", "atur kategori ppid tutup: cuti")
    assert table.write("Tigor", "ya").answers == "house-ordered"


def test_set_to_something_and_back_by_another_it_is_shown_again() -> None:
    table = staffed()
    table.write("Tigor", "atur ruang 5")
    applied(table, "Nur", "atur ruang 4")
    applied(table, "Nur", "atur ruang bawaan")
    assert args_of(table.write("Tigor", "ya"))["again"] == Phrase("house-again-set")


# Who may


@pytest.mark.parametrize(
    ("name", "words", "answers"),
    [
        ("Sari", "/atur", "house-not-yours"),
        ("Sari", "atur ruang 4", "house-not-yours"),
        ("Nur", "atur faq biaya: Gratis.", "house-words-not-yours"),
        ("Nur", "atur balasan tunggu", "house-words-not-yours"),
        ("Nur", "atur faq", "house-words-not-yours"),
        ("Nur", "atur kompensasi: maaf", "house-words-not-yours"),
    ],
)
def test_who_may_not_is_told_who_may(name: str, words: str, answers: str) -> None:
    table = staffed()
    assert table.write(name, words).answers == answers
    assert table.desk.house_rules.listed == ()


def test_a_right_that_is_gone_sets_nothing() -> None:
    table = staffed()
    table.write("Tigor", "atur faq biaya: Gratis.")
    member = replace(table.desk.staff["s-tigor"], role="supervisor")
    table.desk = replace(table.desk, staff={**table.desk.staff, member.id: member})
    assert table.write("Tigor", "ya").answers == "house-words-not-yours"
    assert table.desk.house_rules.listed == ()


def test_words_for_a_visitor_stay_words_for_a_visitor() -> None:
    # rule: words-for-a-visitor-stay-theirs
    table = staffed()
    person = table.person("Nur")
    table.people[person.id] = replace(person, dialog=Replying(table.visit_of("Maria").id, int(table.now.timestamp())))
    assert table.write("Nur", "atur ruang 4").to("Maria") == "relay-to-visitor"
    table.press("Nur", Verb.LET_GO, table.visit_of("Maria").id)
    assert table.write("Nur", "Atur saja waktunya ya Bu").answers == "staff-words-ask"
    assert table.write("Nur", "/atur ruang 4").answers == "house-shown"


# The menu


def test_everything_that_can_be_set_is_shown_with_who_said_so() -> None:
    table = staffed()
    applied(table, "Nur", "atur ruang 5")
    applied(table, "Nur", "atur kategori ppid tutup: cuti")
    told = table.write("Tigor", "/atur")
    lines = args_of(told)["lines"]
    assert isinstance(lines, Listing)
    assert [line.name for line in lines.lines] == [
        "house-line",
        "house-summary-category",
        "house-summary-reply",
        "house-summary-topic",
        "house-line",
    ]
    assert lines.lines[0].args["origin"].args["name"] == "Nur"  # type: ignore[union-attr]  # a phrase
    assert lines.lines[1].args["changed"] == Phrase("house-summary-changed", {"keys": "ppid"})
    assert len(told.decision.says[0].message.choices) == 5
    assert len(table.write("Nur", "/atur").decision.says[0].message.choices) == 2, "what is hers to set"


def test_from_the_menu_each_thing_is_asked_for_and_taken_as_it_is_written() -> None:
    table = staffed()
    assert table.press("Tigor", Verb.HOUSE_WORDS, "list", "topic").answers == "house-group"
    assert table.press("Tigor", Verb.HOUSE_WORDS, "item", "topic", "id.biaya").answers == "house-one"
    assert table.person("Tigor").dialog == HouseAsked("topic", "id.biaya")
    assert table.write("Tigor", "Lihat {harga}").answers == "house-unfit"
    assert table.write("Tigor", "Tutup besok 13.00-16.00, gratis").answers == "house-shown", "not a change of hours"
    assert table.press("Tigor", Verb.HOUSE_WORDS, "no").answers == "house-dropped"
    assert "staff-menu" in table.write("Tigor", "batal").answers
    assert table.press("Nur", Verb.HOUSE_RULE, "item", "category", "ppid").answers == "house-one"
    assert table.write("Nur", "tutup: petugas cuti").answers == "house-shown"
    assert shown_to(table, "Nur").value == "petugas cuti"
    table.write("Nur", "ya")
    assert table.press("Nur", Verb.HOUSE_RULE, "file", "category", "ppid").answers == "house-shown"
    table.write("Nur", "ya")
    assert table.office.paused == {}


@pytest.mark.parametrize(
    "parts", [("ok", "x"), ("ok",), ("list", "x"), ("item", "topic", "id.x"), ("item", "x", ""), ("a", "b", "c", "d")]
)
def test_old_and_invented_choices_change_nothing(parts: tuple[str, ...]) -> None:
    table = staffed()
    assert table.press("Tigor", Verb.HOUSE_RULE, *parts).answers == "house-gone"
    assert table.desk.house_rules.listed == ()


# A paused category


def paused(table: Table, category: str = "informasi") -> Table:
    applied(table, "Nur", f"atur kategori {category} tutup: petugas cuti")
    return table


def test_who_waits_is_counted_before_and_keeps_their_place() -> None:
    table = staffed()
    told = table.write("Nur", "atur kategori informasi tutup: rapat")
    assert args_of(told)["affected"].lines[0] == Phrase("house-affects-waiting", {"count": 2})
    before = (table.visit_of("Maria"), table.desk.queue)
    told = table.write("Nur", "ya")
    assert told.to("Maria") == ""
    assert (table.visit_of("Maria"), table.desk.queue) == before


def test_the_last_category_is_never_paused() -> None:
    # rule: one-category-stays-open
    table = staffed()
    for category in table.office.categories[1:]:
        paused(table, category.key)
    told = table.write("Nur", f"atur kategori {table.office.categories[0].key} tutup: cuti")
    assert args_of(told)["why"] == Phrase("house-wrong-last")


def in_form(table: Table, name: str, dialog: Any, **form: str) -> None:
    table.seat(name, dialog)
    visit = table.open(name, Status.FORM)
    table.visits[visit.id] = replace(visit, form={**visit.form, **form})
    table.deadlines[visit.id] = table.now + timedelta(minutes=10)


@pytest.mark.parametrize("dialog", [Reviewing(), Filling("purpose")], ids=repr)
def test_in_the_middle_of_its_form_somebody_is_told_and_chooses_anew(dialog: Any) -> None:
    # rule: paused-in-the-form-is-told
    table = staffed()
    in_form(table, "Rina", dialog)
    in_form(table, "Lina", dialog, category="ppid")
    paused(table)
    table.now += timedelta(seconds=2)
    said = [say for decision in table.sweep() for say in decision.says]
    assert [(say.person_id, say.message.text.name) for say in said] == [("rina", "house-paused-in-form")]
    labels = [choice.label.args.get("no") for choice in said[0].message.choices]
    # rule: paused-category-keeps-numbers
    assert labels == ["2", "3", "4", "5", "6", None], "under the numbers that they always have"
    assert table.person("Rina").dialog == Filling("category")
    visit = table.visit_of("Rina")
    assert (visit.status, "category" in visit.form, visit.form["purpose"]) == (
        Status.FORM,
        False,
        "Cara verval Dapodik",
    )
    table.deadlines[visit.id] = table.now
    assert [say.message.text.name for decision in table.sweep() for say in decision.says] == []
    told = table.press("Rina", Verb.ANSWER, visit.id, "category", "informasi")
    assert (told.answers, args_of(told)["why"].name) == ("ask-again", "house-paused")
    assert table.write("Rina", "1").answers == "ask-again", "its number is still its own"
    assert table.write("Rina", "2").answers == "review"


def test_who_has_left_the_form_is_told_when_they_come_to_send_it() -> None:
    # rule: paused-category-takes-nobody-more
    table = staffed()
    in_form(table, "Rina", Reviewing())
    person = table.person("Rina")
    paused(table)
    table.people[person.id] = replace(table.person("Rina"), dialog=Reviewing())
    told = table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    assert told.answers == "ask-again"
    assert table.visit_of("Rina").status is Status.FORM


def test_somebody_idle_is_left_alone() -> None:
    table = staffed()
    in_form(table, "Rina", Idle())
    paused(table)
    visit = table.visit_of("Rina")
    assert "category" in visit.form
    assert table.deadlines[visit.id] > table.now - timedelta(seconds=1)
    table.now += timedelta(seconds=2)
    assert [say.message.text.name for decision in table.sweep() for say in decision.says] == []


def test_what_was_chosen_by_a_link_before_is_told_when_the_form_begins() -> None:
    table = staffed()
    table.seat("Rina", Notice("informasi"))
    paused(table)
    told = table.press("Rina", Verb.AGREE, table.office.notice_version)
    assert told.answers.split()[0] == "house-paused-since"
    assert "category" not in table.visit_of("Rina").form


@pytest.mark.parametrize("standing", ["new", "form"])
def test_its_link_says_why_and_shows_the_way_forward(standing: str) -> None:
    # rule: paused-link-says-why
    table = paused(staffed())
    table.seat("Rina")
    if standing == "form":
        in_form(table, "Rina", Filling("purpose"), category="ppid")
    told = table.write("Rina", "/start layanan_informasi")
    assert told.answers == "house-paused-link"
    assert len(told.decision.says[0].message.choices) == 2
    applied(table, "Nur", "atur kategori informasi buka")
    assert table.write("Rina", "/start layanan_informasi").answers in (
        "notice",
        "form-resumed review",
        "form-resumed ask",
    )


def test_front_office_registers_whoever_stands_there_all_the_same() -> None:
    table = paused(staffed())
    table.press("Sari", Verb.REGISTER)
    table.write("Sari", "Rosa Simbolon")
    table.write("Sari", "SMP Negeri 2 Stabat")
    table.press("Sari", Verb.REGISTER, "c", "informasi")
    assert table.write("Sari", "Verval").answers == "register-review"


def test_no_word_of_visitors_is_taken_for_a_house_rule() -> None:
    table = staffed()
    table.seat("Rina")
    assert "house" not in table.write("Rina", "atur ruang 4").answers
    assert "atur" not in ACTS


# rule: told-what-others-may-set
def test_who_may_set_only_some_of_it_is_told_what_only_an_administrator_may() -> None:
    table = staffed()
    seen = others(table.write("Nur", "/atur"))
    assert isinstance(seen, Phrase)
    lines = seen.args["lines"]
    assert isinstance(lines, Listing)
    assert [line.args["what"] for line in lines.lines] == [
        Phrase(f"choice-house-{matter}") for matter in Matter if verb_for(matter) is Verb.HOUSE_WORDS
    ]
    assert others(table.write("Tigor", "/atur")) == Phrase("nothing")


def others(told: Told) -> object:
    [menu] = [say.message.text for say in told.decision.says if say.message.text.name == "house-menu"]
    return menu.args["others"]
