"""House rules that no off-the-shelf linter knows: each reads one module and names the lines that break it."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.sources import parsed, walked

ROOT = Path(__file__).parents[2]

PURE = frozenset(
    (
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "heapq",
        "hashlib",
        "itertools",
        "math",
        "rapidfuzz",
        "re",
        "types",
        "typing",
        "unicodedata",
        "urllib.parse",
        "zlib",
        "zoneinfo",
    )
)
"""All that pure code may import from outside: whatever is not here (a clock, a file, a die) is not pure."""

_PURE_ROOMS = ("bot.flows", "bot.satisfaction")
"""What pure code may import from inside."""

_DOING = frozenset(("open", "print", "input", "exec", "eval", "__import__"))
_CLOCKS = frozenset(("now", "today", "utcnow", "time"))
_CLOCK_OWNERS = frozenset(("datetime", "date", "time"))
_ANYTHING = frozenset(("Exception", "BaseException"))
_TELLING = frozenset(("debug", "info", "warning", "error", "exception", "note", "broke_off"))
_BEGINNING = frozenset(("create_task", "ensure_future"))
_READING = frozenset(("read", "text", "json", "post", "multipart"))
_SECRETS = re.compile(r"secret|proof|signature|password")
_QUESTIONS = frozenset(("select", "insert", "update", "delete", "text", "func"))


@dataclass(frozen=True, slots=True)
class Habit:
    """A rule: the modules it is about, those that are the reason for it, and what it finds in a module."""

    name: str
    why: str
    about: tuple[str, ...]
    may: tuple[str, ...]
    broken: Callable[[ast.Module], Iterator[tuple[int, str]]]

    def breaches(self) -> list[str]:
        """Every line of the tree that breaks the rule."""
        return [
            f"{path.relative_to(ROOT)}:{line}: {what}"
            for path in sorted(path for folder in self.about for path in (ROOT / folder).rglob("*.py"))
            if not str(path.relative_to(ROOT)).startswith(self.may)
            for line, what in self.broken(parsed(path))
        ]


def _imports(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in walked(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."


def impure(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Imports from outside the allow-list, and clocks, files and output that need no import."""
    for line, name in _imports(module):
        if PURE.isdisjoint((name, name.partition(".")[0])) and not name.startswith(_PURE_ROOMS):
            yield line, f"imports {name}"
    yield from clocks(module)
    for node in walked(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _DOING:
            yield node.lineno, f"calls {node.func.id}"
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.Global):
            yield node.lineno, type(node).__name__


def clocks(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Reading a clock."""
    for node in walked(module):
        if isinstance(node, ast.Attribute) and node.attr in _CLOCKS:
            owner = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
            if owner in _CLOCK_OWNERS:
                yield node.lineno, f"reads {owner}.{node.attr}"


def questions(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Making SQL: importing what statements are made of, or sending words."""
    for node in walked(module):
        if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy":
            found = sorted(alias.name for alias in node.names if alias.name in _QUESTIONS)
            yield from ((node.lineno, f"imports {name}") for name in found)
        if isinstance(node, ast.Attribute) and node.attr == "exec_driver_sql":
            yield node.lineno, "sends SQL"


def commits(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Ending a transaction by hand: whoever opens one with ``writing()`` leaves that to it."""
    for node in walked(module):
        if isinstance(node, ast.Attribute) and node.attr in ("commit", "rollback"):
            yield node.lineno, node.attr


def swallowed(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Whatever may go wrong caught without a word: neither raised again, nor logged, nor handed on."""
    for node in walked(module):
        if isinstance(node, ast.ExceptHandler) and _catches_anything(node) and not _is_heard_of(node):
            yield node.lineno, "swallows a fault"


def _catches_anything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in _ANYTHING) for kind in caught)


def _is_heard_of(handler: ast.ExceptHandler) -> bool:
    return any(
        isinstance(node, ast.Raise)
        or (isinstance(node, ast.Call) and _called(node) in _TELLING)
        or (isinstance(node, ast.Name) and node.id == handler.name)
        for statement in handler.body
        for node in ast.walk(statement)
    )


def _called(call: ast.Call) -> str:
    """The last part of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def unwatched(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Beginning a task that nobody begins again, and whose hanging nobody sees."""
    for node in walked(module):
        if isinstance(node, ast.Call) and _called(node) in _BEGINNING:
            yield node.lineno, _called(node)


def unbounded(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Reading a request's body by hand: as long as its sender likes, and as slowly."""
    for node in walked(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _READING:
            whose = node.func.value
            if isinstance(whose, ast.Name) and whose.id == "request":
                yield node.lineno, f"calls request.{node.func.attr}"


def compared(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Comparing a secret as if it were any text: how long that takes tells how much of it was right."""
    for node in walked(module):
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops):
            for side in (node.left, *node.comparators):
                name = side.attr if isinstance(side, ast.Attribute) else getattr(side, "id", "")
                if _SECRETS.search(name):
                    yield node.lineno, f"compares {name}"


def roles(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Asking what somebody is by comparing their role, or by the first of their roles: who is asked, told, charged and
    allowed is the roster's."""
    for node in walked(module):
        if isinstance(node, ast.Attribute) and node.attr == "role" and getattr(node.value, "id", "") == "member":
            yield node.lineno, "reads member.role"
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                owner = side.value if isinstance(side, ast.Attribute) and side.attr == "role" else None
                if isinstance(owner, ast.Name) and owner.id not in ("deviation", "raised"):
                    yield node.lineno, f"compares {owner.id}.role"


def _is_pattern(node: ast.AST) -> bool:
    """Whether something is a regular expression being made: it reads words, and says none."""
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr == "compile"


def spoken(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Sentences for people written where texts do not belong: what is said goes by its name."""
    documented = {
        id(node.value) for node in walked(module) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    raised = {
        id(part)
        for node in walked(module)
        if (isinstance(node, ast.Raise) and node.exc is not None) or _is_pattern(node)
        for part in ast.walk(node)
    }
    for node in walked(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documented | raised:
            continue
        if node.value.count(" ") >= 3:
            yield node.lineno, f"says {node.value[:30]!r}"


_INDONESIAN = frozenset(
    (
        *("yang", "tidak", "belum", "sudah", "bukan", "atau", "dan", "dari", "dengan", "untuk", "pada", "oleh", "ini"),
        *("itu", "karena", "agar", "supaya", "bila", "jika", "harus", "dapat", "boleh", "perlu", "tulis", "isi"),
        *("periksa", "hapus", "pakai", "pilih", "jalankan", "salin", "silakan", "mohon", "misalnya", "berkas"),
        *("petugas", "pengunjung", "kunjungan", "gagal", "ditolak", "terlalu", "lebih", "kurang", "setiap", "semua"),
        *("salah", "lagi", "masih", "sedang", "akan", "kepada", "sebelum", "sesudah", "tanpa", "kosong", "pesan"),
        *("baris", "pertanyaan", "jawaban", "terbaca", "dikenal", "dipakai", "dibaca", "tersambung", "sampai"),
    )
)
"""Words that hardly a sentence for people does without, and no sentence in English has."""


def indonesian(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Several words of Indonesian in one literal. A key of a file, an address and a pattern are one word, or none."""
    spared = {
        id(part)
        for node in walked(module)
        if _is_pattern(node) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for part in ast.walk(node)
    }
    for node in walked(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            words = {word.strip("._/") for word in re.findall(r"[a-z_./]+", node.value.lower())}
            if " " in node.value and _INDONESIAN.intersection(words):
                yield node.lineno, f"says {node.value[:30]!r}"


_ELSEWHERE = re.compile(
    r"\b(?:from|join|into|update|table|only|truncate|vacuum)\s+"
    r"(?!pg_catalog\b|information_schema\b)\"?\w+\"?\.\"?\w"
    r"|\b(?:create|drop|alter)\s+schema\b|search_path",
    re.IGNORECASE,
)
"""SQL that says in which schema something is."""

_AROUND = frozenset(("create_async_engine", "create_engine", "get_raw_connection", "driver_connection"))


def _said(node: ast.AST) -> str:
    """The words of a literal, with something in place of what is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def placed(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Naming a schema: in SQL, or of a table. Which desk a statement means is said by whose transaction it is in."""
    documented = {
        id(node.value) for node in walked(module) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in walked(module):
        if id(node) not in documented and (found := _ELSEWHERE.search(_said(node))):
            yield getattr(node, "lineno", 0), f"names a schema: {found[0]!r}"
        if isinstance(node, ast.Call) and _called(node) in ("Table", "MetaData", "create_table", "inspect"):
            yield from ((node.lineno, "gives a schema") for word in node.keywords if word.arg == "schema")


def around(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Reaching the server past the desk's transactions, which know where it is: by an engine of one's own, on the
    driver's connection, or outside of any transaction."""
    for node in walked(module):
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if isinstance(node, ast.Attribute | ast.Name) and (name in _AROUND or name == "exec_driver_sql"):
            yield node.lineno, f"uses {name}"
        if isinstance(node, ast.Constant) and node.value == "AUTOCOMMIT":
            yield node.lineno, "leaves transactions"


_PLACING = ("storage/premises.py", "storage/dumps.py")
"""Where a desk's schema is entered and made, and where copies of it get another name."""

_REACHING = (
    "storage/chain/aside.py",
    "storage/copies.py",
    "storage/dumps.py",
    "storage/engine.py",
    "storage/once.py",
    "storage/premises.py",
    "storage/standing.py",
    "storage/sweeping.py",
)
"""Files aside, which are one desk's; databases made aside; the engines themselves; reads within a transaction that has
entered its schema; where schemas are entered; locks; VACUUM, which no transaction can hold and which names its tables
in full."""

_WORDED = (
    "bot/flows/calendar/hours.py",
    "bot/flows/given/identity_number.py",
    "bot/flows/understanding/hours_vocabulary.py",
    "bot/flows/understanding/house_vocabulary.py",
    "bot/flows/given/yes_no.py",
    "bot/flows/understanding/tongue.py",
    "bot/flows/visitor/doubt.py",
    "bot/flows/visitor/need.py",
    "bot/flows/visitor/needs.py",
    "bot/flows/visitor/wish.py",
)
"""What an operator reads about wrong opening hours; what identity numbers, doubtful answers, wishes and
words about hours look like."""

_SEATING = ("bot/flows/staffing", "bot/flows/staff/seats.py")
"""Where roles are asked about, and where they are given with a seat."""

_PLAYED = "bot/rehearsal/fakes"
"""Platforms that are only played, on loopback, for whoever tries: as long as their server runs."""

_SHORT_LIVED = (
    "bot/handlers/health.py",
    "bot/handlers/telegram_polling.py",
    "bot/handlers/whatsapp_webhook.py",
    "bot/jobs/deliver.py",
    "bot/jobs/tick.py",
)
"""A trial commit, an answered press, a read mark, one sending, one round: each ends by itself."""

_UNDERSTANDING = (
    "bot/flows/appointment/needs.py",
    "bot/flows/appointment/when.py",
    "bot/flows/calendar/hours.py",
    "bot/flows/disturbance/reading.py",
    "bot/flows/duty/roster_words.py",
    "bot/flows/given/yes_no.py",
    "bot/flows/understanding/commands.py",
    "bot/flows/understanding/hours_vocabulary.py",
    "bot/flows/understanding/house_vocabulary.py",
    "bot/flows/understanding/tongue.py",
    "bot/flows/visitor/doubt.py",
    "bot/flows/visitor/need.py",
    "bot/flows/visitor/needs.py",
    "bot/flows/visitor/wish.py",
    "bot/flows/visitor/words.py",
    "bot/sop/words.py",
)
"""What is read, not said: words that people, settings and sheets write, by which they are understood; for officers
what they write to have their lists, lines of the roster, and that a disturbance is over."""


def unread(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Private names of a module that nothing in it reads: what they were for has gone."""
    read = {node.id for node in walked(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            given = [] if node.decorator_list else [node.name]
        else:
            stored = (each for each in ast.walk(node) if isinstance(each, ast.Name))
            given = [each.id for each in stored if isinstance(each.ctx, ast.Store)]
        for name in given:
            if name.startswith("_") and len(name) > 1 and not name.startswith("__") and name not in read:
                yield node.lineno, name


# the engine, and a disk that is played: a transaction that somebody left open
_ENDING = ("storage/migrations", "storage/engine.py", "bot/rehearsal/simulation/database.py")
HABITS = (
    Habit("pure", "decisions are tables", ("bot/flows", "bot/satisfaction"), (), impure),
    Habit("one-clock", "time is injected", ("bot", "storage"), ("bot/clock.py", "bot/jobs/rounds.py"), clocks),
    Habit("sql-in-storage", "plans are read there", ("bot",), (), questions),
    Habit("no-desk-named", "no desk reaches another's rows", ("bot", "storage"), _PLACING, placed),
    Habit("one-way-in", "a transaction knows where its desk is", ("bot", "storage"), _REACHING, around),
    Habit("no-commit", "one event, one transaction", ("bot", "storage"), _ENDING, commits),
    Habit("no-silence", "a fault that nobody hears of stays", ("bot", "storage"), (), swallowed),
    Habit("watched", "a loop that dies stops the desk", ("bot",), ("bot/loops.py", _PLAYED, *_SHORT_LIVED), unwatched),
    Habit("bounded", "strangers send what they like", ("bot",), ("bot/handlers/body.py", _PLAYED), unbounded),
    Habit("evenly", "time tells", ("bot", "storage"), (), compared),
    Habit("one-roster", "who may, who is told", ("bot/flows",), _SEATING, roles),
    Habit(
        "texts",
        "complete in both languages",
        ("bot/flows",),
        _WORDED,
        spoken,
    ),
    Habit("used", "what nobody reads misleads whoever does", ("bot", "storage"), (), unread),
    Habit("language", "every reader has their own", ("bot",), _UNDERSTANDING, indonesian),
)
"""Spared from ``one-clock``: where time is made, and the scheduler's own wall clock."""
