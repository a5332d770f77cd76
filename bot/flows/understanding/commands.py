"""What staff write to be shown something, or to have something done: their commands, each in all its forms."""

import re
from types import MappingProxyType

ASKED = "/tanya"
"""The command that shows supervisors what visitors asked."""

AGENDA = "/janji"
"""The command that shows staff the day's appointments."""

FOLLOW_UPS = frozenset(("/tindak_lanjut", "tindak lanjut", "tindaklanjut", "/follow_ups", "follow ups"))
"""What staff write to see what is still to be done after visits."""

DOING = MappingProxyType(
    {
        "selesai": "done",
        "done": "done",
        "jawab": "answer",
        "tanggapi": "answer",
        "answer": "answer",
        "ubah": "task",
        "change": "task",
        "alihkan": "hand",
        "hand": "hand",
        "lapor": "lodge",
        "undur": "later",
        "later": "later",
    }
)
"""What staff write before the number of a visit to do something about its follow-up."""

_NUMBER_SHAPED = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d+")

_VISIT_NUMBER = re.compile(r"[a-z][a-z0-9]*-[0-9]{8}-[0-9]{3,6}")

_REQUEST_NUMBER = re.compile(r"\bPI[-\s]?(20[0-9]{2})[-\s]?([0-9]{1,6})\b", re.IGNORECASE)

_RIGHT_NUMBER = re.compile(r"\bHAK[-\s]?(20[0-9]{2})[-\s]?([0-9]{1,6})\b", re.IGNORECASE)

LEDGER = frozenset(("/penyimpangan", "penyimpangan", "/deviations"))
"""What staff write to see which deviations are still to be answered for."""

FIRST_SCREEN = frozenset(("menu", "/menu", "halo", "/start", "antrean", "antrian"))
"""What staff write to see their first screen."""
HELP = frozenset(("bantuan", "/bantuan", "help", "/help"))
"""What staff write to see what they can write."""
_ASKING = (("apa",), ("apa", "yang"), ("apa", "yang", "harus"))
_WORKING = (("pekerjaan", "saya"), ("tugas", "saya"), ("saya", "kerjakan"))
_IN_ENGLISH = (
    ("my", "work"),
    ("my", "tasks"),
    ("what", "is", "mine", "now"),
    ("what", "am", "i", "doing", "today"),
    ("what", "do", "i", "have", "to", "do"),
    ("what", "do", "i", "have", "to", "do", "today"),
)
MY_WORK = frozenset(
    (
        "/pekerjaan",
        "/tugas",
        "/work",
        "kerjaan saya",
        *(" ".join(words) for words in _IN_ENGLISH),
        *(" ".join(words) for words in _WORKING[:2]),
        *(
            " ".join((*asking, *working, *day))
            for asking in _ASKING
            for working in _WORKING
            for day in ((), ("hari", "ini"))
        ),
    )
)
"""What staff write to see what is theirs to do."""
BOARD = frozenset(("/antrean", "/antrian", "papan", "papan antrean", "/board", "queue board"))
"""What staff write to see how the queue stands, kept up to date."""
TODAY_SO_FAR = frozenset(("/hari_ini", "hari ini", "/today", "today"))
"""What who sees the office writes to see how the day goes."""
PROPOSALS = frozenset(("/usulan", "usulan", "/proposals", "proposals"))
"""What who sees the office writes to see which standards are proposed for review."""
LANGUAGE_WORDS = {"english": "en", "/en": "en", "bahasa indonesia": "id", "/id": "id"}
GIVE_UP = frozenset(("batal", "/batal", "cancel", "/cancel"))
EQUIPMENT = frozenset(("kelengkapan", "equipment"))
"""The first word of what staff write about what a step requires."""

DISTURBANCE = frozenset(("/gangguan", "gangguan", "disturbance"))
"""The first word of what staff write about a disturbance."""
PAPER = frozenset(("/catat", "catat kunjungan", "/record"))
"""What staff write to enter a paper form afterwards."""


def request_numbers(typed: str) -> frozenset[str]:
    """Whatever in a message is the number of a request for public information, as the desk writes it."""
    return frozenset(f"PI-{year}-{int(serial):04d}" for year, serial in _REQUEST_NUMBER.findall(typed))


def right_numbers(typed: str) -> frozenset[str]:
    """Whatever in a message is the number of a request about somebody's data, as the desk writes it."""
    return frozenset(f"HAK-{year}-{int(serial):04d}" for year, serial in _RIGHT_NUMBER.findall(typed))


def done_about(typed: str) -> tuple[str, str] | None:
    """What is to be done about the follow-up of which visit, by its number, where words say so ("selesai B-001")."""
    words = [word for word in typed.lower().strip(" .!?,").split() if word not in ("tindak", "lanjut")]
    if len(words) == 2 and words[0] in DOING and _NUMBER_SHAPED.fullmatch(words[1]):
        return DOING[words[0]], words[1]
    return None


def plain_words(typed: str) -> str:
    """What somebody wrote, without what makes no difference to a command."""
    return " ".join(typed.lower().split()).strip(" .!?,")


GOES_ON_DUTY = frozenset(("mulai bertugas", "mulai tugas", "/mulai", "/begin", "on duty", "go on duty"))
GOES_OFF_DUTY = frozenset(("selesai bertugas", "selesai tugas", "/selesai", "/finish", "off duty", "go off duty"))
RESTS = frozenset(("istirahat", "/istirahat", "/break", "take a break"))
COMES_BACK = frozenset(("kembali bertugas", "selesai istirahat", "/kembali", "/back", "back on duty"))
"""What staff write about their own duty; the first screen as it is then is shown."""

_END_AT_FIRST_SCREEN = FIRST_SCREEN | MY_WORK | GIVE_UP | GOES_ON_DUTY | GOES_OFF_DUTY | RESTS | COMES_BACK


def opens_first_screen(typed: str) -> bool:
    """Whether words of a member of staff may end at their first screen."""
    words = plain_words(typed)
    return words.startswith("/") or words in _END_AT_FIRST_SCREEN | LANGUAGE_WORDS.keys()


HAND_OVER = frozenset(("/serah", "serah terima", "catatan serah terima", "/handover", "hand over", "hand-over note"))
"""What staff write before a note to whoever is on duty next, or alone to see such notes."""
CHECK_UP = frozenset(("/periksa", "periksa loket", "/check_up", "check up"))
"""What who looks after the desk writes to have it checked."""
LOOKS = frozenset(("/siapa_melihat", "siapa melihat", "/who_looked", "who looked"))
"""What administrators write to see who looked at what is kept about people; before a visit's number, at that one."""


def looks_sought(typed: str) -> str | None:
    """The number of the visit at which somebody asks who looked, if they ask; empty where they ask about any."""
    words = " ".join(typed.lower().split())
    command = next((each for each in LOOKS if words == each or words.startswith(f"{each} ")), None)
    if command is None:
        return None
    rest = words.removeprefix(command).strip(" .!?,")
    return rest.upper() if not rest or _VISIT_NUMBER.fullmatch(rest) else None


BREACH = frozenset(("/kebocoran", "kebocoran data", "/breach", "data breach"))
"""What administrators write about a breach of personal data; then two days and how it happened, or that it is over."""
# rule: bare-breach-is-a-command
_BREACH_BARE = re.compile(r"kebocoran(?:[.!?]*$|(?= \d)|(?= (?:tutup|selesai) KB-))", re.IGNORECASE)
"""The bare word counts alone, before a day, or to close one by its code: with anything else it may be meant for a
visitor."""
BREACH_CLOSING = frozenset(("tutup", "selesai", "close"))


def breach_words(typed: str) -> str | None:
    """What is said of a breach, if something is; empty where breaches are asked for."""
    words = " ".join(typed.split())
    command = next((each for each in BREACH if words.lower() == each or words.lower().startswith(f"{each} ")), None)
    if command is None and (bare := _BREACH_BARE.match(words)):
        command = bare.group()
    return None if command is None else words[len(command) :].strip()


GUESTS = frozenset(("/tamu", "/guests"))
"""What staff write before the words by which a guest is looked up."""


def guest_sought(typed: str) -> str | None:
    """By which words a guest is looked up, if they are; empty where none were given."""
    command, _, rest = typed.strip().partition(" ")
    return " ".join(rest.split()) if command.lower() in GUESTS else None


RIGHTS_DESK = frozenset(("/hak", "/rights"))
"""The first word of what staff write about what people ask for about their data."""
RIGHT_ENTERS = frozenset(("catat", "enter"))
"""What they write after it to enter a request for somebody at the counter."""
RIGHT_OPENS = frozenset(("buka", "open"))
"""What a supervisor writes after it, before a visit's number, to look once behind the mask of a restriction."""
RIGHT_DOES = MappingProxyType({"kerjakan": "do", "do": "do", "tolak": "refuse", "refuse": "refuse"})
"""What they write beside its number to do something about one."""
RIGHT_WORDS = MappingProxyType(
    {
        "lihat": "access",
        "access": "access",
        "salinan": "move",
        "copy": "move",
        "perbaiki": "correct",
        "correct": "correct",
        "hapus": "erase",
        "erase": "erase",
        "tarik": "withdraw",
        "withdraw": "withdraw",
        "batasi": "restrict",
        "restrict": "restrict",
        "keberatan": "object",
        "object": "object",
    }
)
"""Which right they mean."""
OWN_DATA = frozenset(("data saya", "my data", "data"))
OWN_ERASURE = frozenset(("hapus data", "hapus_data", "delete my data"))
"""What an officer asks about themselves."""
TAKES_RIGHT_BACK = frozenset(("cabut", "batalkan", "buka", "withdraw", "cancel", "lift"))
"""What a visitor writes beside its number to take a request back."""
LEAVES_RIGHT = frozenset(("batal", "/batal", "kembali", "cancel", "/cancel", "back", "tidak jadi"))
"""What a visitor writes who does not want it after all."""
