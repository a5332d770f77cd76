"""Whatever a visitor writes, sends or presses, they are answered, and from wherever that leaves them there is a way on:
an officer is one wish away, and a new beginning a few presses."""

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.flows.scene.effects import Decision, Say
from bot.flows.scene.events import (
    Body,
    ChoicePressed,
    ContactShared,
    FileSent,
    OtherSent,
    StaffAdded,
    TextEdited,
    TextSent,
)
from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.visits import Status
from bot.rehearsal.memory_desk import NEVER_BACK, MemoryDesk
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.thoroughness import times

RINA, SARI, BAYU = "rina", "sari", "bayu"
WORDS = (
    "halo", "p", "1", "2", "3", "7", "ya", "tidak", "batal", "kembali", "ulang", "menu", "status", "bantuan", "english",
    "data saya", "hapus data", "jam buka?", "syarat legalisir", "mau bicara dengan petugas", "tolong", "terima kasih",
    "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "binjay", "luar provinsi", "Guru", "Informasi", "kirim",
    "Bertanya tentang verval Dapodik", "ubah", "lewati", "hadir", "perlu 5 menit", "berapa lama lagi", "/start",
    "/start abc", "/tanya", "/xyz", "ULT-20261123-001", "A-001", "1271010101900001", "?", "👍", ".", "",
)  # fmt: skip
SENT: tuple[Body, ...] = (
    FileSent("photo"),
    FileSent("photo", album="a"),
    FileSent("document"),
    OtherSent("voice"),
    OtherSent("location"),
    OtherSent("sticker"),
    ContactShared("081234567890", own=True),
    ContactShared("081234567890", own=False),
    TextEdited("maaf, salah"),
)
PAUSES = (15, 40, 200, 900, 3600, 6 * 3600, 86400, 20 * 86400)
some = st.integers(0, 10**6)


class Visitor(RuleBasedStateMachine):
    """One visitor at a desk with two officers, one of whom may answer."""

    @initialize(
        hours=st.sampled_from(("always", "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30")),
        capacity=st.sampled_from((0, 1, 2)),
    )
    def open_up(self, hours: str, capacity: int) -> None:
        self.desk = MemoryDesk(office(office={"hours": hours}, queue={"capacity": capacity}), MONDAY_MORNING)
        self.offered: list[str] = []
        self.ever: list[str] = []
        self.offered_to_sari: list[str] = []
        self.said_so = False
        for name, role in ((SARI, "front_office"), (BAYU, "back_office")):
            self.desk.enter(StaffAdded(name, role), name)
        self.says(TextSent("halo"))

    @rule(typed=st.one_of(st.sampled_from(WORDS), st.text(max_size=40)))
    def writes(self, typed: str) -> None:
        self.says(TextSent(typed))

    @rule(body=st.sampled_from(SENT))
    def sends(self, body: Body) -> None:
        self.says(body)

    @precondition(lambda self: self.offered)
    @rule(pick=some)
    def presses(self, pick: int) -> None:
        """What was offered last is never out of date."""
        said = self.says(ChoicePressed(self.offered[pick % len(self.offered)]))
        assert "press-stale" not in said

    @precondition(lambda self: self.ever)
    @rule(pick=some)
    def presses_something_old(self, pick: int) -> None:
        self.says(ChoicePressed(self.ever[pick % len(self.ever)]))

    @rule()
    def fills_the_form_in(self) -> None:
        for typed in ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "1", "1", "Verval", "kirim"):
            self.says(TextSent(typed))

    @precondition(lambda self: self.offered_to_sari)
    @rule(pick=some)
    def is_attended_to(self, pick: int) -> None:
        """Front office presses whatever it is offered."""
        self.offered = []
        self.hears(self.desk.enter(ChoicePressed(self.offered_to_sari[pick % len(self.offered_to_sari)]), SARI))

    @rule(seconds=st.sampled_from(PAUSES))
    def is_away(self, seconds: int) -> None:
        until = self.desk.now + timedelta(seconds=seconds)
        while (due := self.desk.next_due) and due <= until:
            self.desk.now = max(self.desk.now, due)
            for told in list(self.desk.sweep()):
                self.hears(told)
            self.desk.now += NEVER_BACK
        self.desk.now = max(self.desk.now, until)
        self.offered = []

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.reaches_a_person()
            self.begins_anew()

    def reaches_a_person(self) -> None:
        """Front office hears of the wish, at the latest with the second message, or has heard of it before.

        rule: a-person-is-one-wish-away
        """
        told: list[Say] = []
        for typed in ("saya mau bicara dengan petugas", "Ada yang ingin saya tanyakan kepada petugas"):
            said = self.desk.enter(TextSent(typed), RINA)
            self.hears(said)
            told += said.says
        before = [say for say in told if say.message.text.args.get("told") == Phrase("wish-told")]
        assert before or self.person(SARI) in {say.person_id for say in told}, told

    def begins_anew(self) -> None:
        """Where no service is going on, giving up what is open leads back to the beginning."""
        for _ in range(3):
            visit = next((visit for visit in self.desk.visits.values() if visit.status.open), None)
            if visit is None or visit.status in (Status.IN_SERVICE, Status.PREPARING):
                break
            self.says(TextSent("batal"))
            sure = [token for token in self.offered if token.startswith(f"{Verb.CANCEL}:")]
            for token in sure[:1]:
                self.says(ChoicePressed(token))
        waiting = (Status.FORM, Status.QUEUED, Status.PARKED)
        assert not [visit for visit in self.desk.visits.values() if visit.status in waiting], "no way out"

    # How it is looked at

    def person(self, name: str) -> str:
        person = self.desk.at(name)
        assert person
        return person.id

    def texts(self, told: Decision) -> list[str]:
        reader = self.person(RINA)
        return [say.message.text.name for say in told.says if say.person_id == reader]

    def says(self, body: Body) -> list[str]:
        """A visitor's act is answered, whatever it was; words that follow others to an officer go without a word.

        rule: whatever-is-said-is-answered
        """
        self.desk.now += timedelta(seconds=15)
        told = self.desk.enter(body, RINA)
        self.offered = []
        self.hears(told)
        said = self.texts(told)
        silent = isinstance(body, TextEdited) or (isinstance(body, FileSent) and body.album)
        names = {say.message.text.name for say in told.says}
        assert said or silent or (self.said_so and "thread-to-staff" in names), f"no answer to {body}"
        self.said_so |= bool(names & {"thread-passed", "thread-kept"})
        return said

    def hears(self, told: Decision) -> None:
        """What is offered now: by the newest message that offers anything."""
        for say in told.says:
            tokens = [choice.token for choice in say.message.choices]
            if say.person_id == self.person(RINA):
                self.ever += tokens
                self.offered = tokens or self.offered
            elif say.person_id == self.person(SARI):
                self.offered_to_sari = tokens or self.offered_to_sari


@pytest.mark.long
@pytest.mark.timeout(600)
class TestVisitor(Visitor.TestCase):  # type: ignore[misc,valid-type]  # made by hypothesis
    settings = settings(max_examples=times(6, 60), stateful_step_count=times(25, 40), deadline=None)
