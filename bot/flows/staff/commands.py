"""What staff can type: one table, read by their help and by the menus of chat apps, so that no command is forgotten."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.flows.journey import rights
from bot.flows.journey.rights import RIGHTS, Relation
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed, and for whom it is: whoever has the right to ``verb``, everybody where that is None.

    The word that is told, and a line about it, are the texts ``duty-command-KEY`` and ``duty-command-KEY-about``;
    ``words`` are all the forms that are understood, in every language.
    """

    key: str
    words: tuple[str, ...]
    verb: Verb | None = None

    def is_for(self, relations: Collection[Relation]) -> bool:
        """Whether it is for somebody who stands so to whoever comes."""
        return self.verb is None or bool(RIGHTS[self.verb].intersection(relations))


COMMANDS = (
    Command("menu", ("/menu", "/start")),
    Command("work", ("/pekerjaan", "/tugas", "/work")),
    Command("board", ("/antrean", "/antrian", "/board"), Verb.BOARD),
    Command("on", ("/mulai", "/begin"), Verb.DUTY),
    Command("rest", ("/istirahat", "/break"), Verb.DUTY),
    Command("back", ("/kembali", "/back"), Verb.DUTY),
    Command("off", ("/selesai", "/finish"), Verb.DUTY),
    Command("register", ("/daftarkan", "/register"), Verb.REGISTER),
    Command("record", ("/catat", "/record"), Verb.RECORD),
    Command("agenda", ("/janji",), Verb.AGENDA),
    Command("guests", ("/tamu", "/guests"), Verb.GUESTS),
    Command("note", ("/serah", "/handover"), Verb.HAND_OVER),
    Command("information", ("/ppid",), Verb.INFORMATION_DESK),
    Command("rights", ("/hak", "/rights"), Verb.RIGHT_COUNTER),
    Command("canned", ("/balas",)),
    Command("equipment", ("/kelengkapan", "/equipment")),
    Command("following", ("/tindak_lanjut", "/follow_ups")),
    Command("ledger", ("/penyimpangan", "/deviations")),
    Command("disturbance", ("/gangguan", "/disturbance"), Verb.DISTURBANCE),
    Command("absence", ("/berhalangan", "/absence"), Verb.ABSENCE),
    Command("roster", ("/jadwal", "/piket", "/roster")),
    Command("today", ("/hari_ini", "/today"), Verb.TODAY),
    Command("reports", ("/laporan", "/reports", "/report"), Verb.REPORT),
    Command("proposals", ("/usulan", "/proposals"), Verb.PROPOSAL),
    Command("asked", ("/tanya",), Verb.TODAY),
    Command("categories", ("/kategori", "/categories"), Verb.ROSTER),
    Command("hours", ("/jam",), Verb.HOURS),
    Command("set", ("/atur", "/set"), Verb.HOUSE_RULE),
    Command("roles", ("/petugas", "/peran", "/staff"), Verb.STAFF_ROLE),
    Command("checkup", ("/periksa", "/check_up"), Verb.CHECK_UP),
    Command("looks", ("/siapa_melihat", "/who_looked"), Verb.LOOKS),
    Command("breach", ("/kebocoran", "/breach"), Verb.BREACH),
    Command("cancel", ("/batal", "/cancel")),
    Command("help", ("/bantuan", "/help")),
    Command("language", ("/en", "/id")),
)
"""In the order in which they are shown. rule: one-table-of-commands"""


def show(scene: Scene, member: Staff) -> None:
    """Says what somebody can type, a line each: only what is theirs."""
    relations = rights.at_the_counter(scene, member) | rights.at_the_door(scene, member)
    lines = tuple(_line(command) for command in COMMANDS if command.is_for(relations))
    args: Args = {"name": member.name, "lines": Listing(lines)}
    scene.answer("staff-help", args, choices=(Choice(Phrase("choice-first-screen"), token(Verb.MENU)),))


def _line(command: Command) -> Phrase:
    named = f"duty-command-{command.key}"
    return Phrase("staff-help-line", {"command": Phrase(named), "about": Phrase(f"{named}-about")})
