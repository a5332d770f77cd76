"""The house rules hold, and each would be seen to be broken."""

import ast

import pytest

from tests.architecture.habits import HABITS, Habit

BREAKING = {
    "pure": ("import os", "from time import time", "import bot.clock", "x = datetime.now(UTC)", "open('a')"),
    "one-clock": ("x = datetime.datetime.now()", "x = date.today()", "x = time.time()"),
    "sql-in-storage": ("from sqlalchemy import select", "await c.exec_driver_sql('SELECT 1')"),
    "no-desk-named": (
        "text('SELECT 1 FROM medan.visits')",
        "text(f'UPDATE {schema}.visits SET x = 1')",
        'x = \'INSERT INTO "medan"."visits" VALUES (1)\'',
        "text('SET search_path TO medan')",
        "Table('visits', metadata, schema='medan')",
        "c.execute(text('DROP SCHEMA medan CASCADE'))",
    ),
    "one-way-in": (
        "engine = create_async_engine(url)",
        "raw = await connection.get_raw_connection()",
        "await connection.execution_options(isolation_level='AUTOCOMMIT')",
        "connection.exec_driver_sql('SELECT 1')",
    ),
    "no-commit": ("await connection.commit()", "connection.rollback()"),
    "no-silence": (
        "try: f()\nexcept Exception: pass",
        "try: f()\nexcept: x = 1",
        "try: f()\nexcept (OSError, BaseException) as fault: return None",
    ),
    "watched": ("self.task = asyncio.create_task(f())", "asyncio.ensure_future(f())"),
    "bounded": ("body = await request.json()", "await request.read()"),
    "evenly": ("if given == self._secret: f()", "ok = proof != expected"),
    "one-roster": ("ok = member.role == SUPERVISOR", "if m.role in sheet.roles: f()", "x = f(member.role)"),
    "texts": ("scene.answer('Mohon tunggu sebentar ya')",),
    "used": ("_MOST = 3", "_A, _B = 1, 2\nx = _A", "def _gone() -> None: pass"),
    "language": (
        "raise OperatorError('Berkas itu tidak terbaca')",
        "x = f'nomor {no} belum ada'",
        "typer.Option(help='Nama petugas.')",
    ),
}
KEEPING = {
    "pure": ("from collections.abc import Mapping", "from bot.flows.scene.scene import Scene", "x = scene.now"),
    "one-clock": ("x = clock.now()", "x = datetime.combine(day, time())"),
    "sql-in-storage": ("from sqlalchemy.exc import SQLAlchemyError",),
    "no-desk-named": (
        "text('SELECT visits.id FROM visits JOIN people ON people.id = visits.person_id')",
        "text('SELECT relname FROM pg_stat_user_tables')",
        "text('SELECT 1 FROM pg_catalog.pg_class')",
        "log.info('a letter from medan. Read it')",
    ),
    "one-way-in": ("engine = open_engine(address)", "async with reading(engine) as connection: pass"),
    "no-commit": ("async with writing(engine) as connection: pass",),
    "no-silence": (
        "try: f()\nexcept OSError: pass",
        "try: f()\nexcept Exception: log.exception('broke off')",
        "try: f()\nexcept Exception as fault: return Refused(str(fault))",
        "try: f()\nexcept BaseException:\n  g()\n  raise",
    ),
    "watched": ("loops.begin('deliver', work)",),
    "bounded": ("body = await read_body(request, most)", "page = path.read()"),
    "evenly": ("ok = hmac.compare_digest(given, self._secret)", "if secret is None: f()"),
    "one-roster": ("ok = takes_part(sheet, member)", "if deviation.role == VISITOR: f()"),
    "used": ("_MOST = 3\nx = _MOST", "@app.callback()\ndef _root() -> None: pass", "__all__ = ['a']", "MOST = 3"),
    "texts": ("scene.answer('queue-number')", "raise ValueError('a fault of ours, in many words')"),
    "language": (
        "raise OperatorError(in_words('desk-demo-public'))",
        "x = table.text('pertanyaan')",
        "log.info('file fetched later', reason=why)",
        "X = re.compile('tidak (?:ada|punya)')",
    ),
}


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.name)
def test_it_holds(habit: Habit) -> None:
    assert habit.breaches() == []


@pytest.mark.parametrize(("habit", "line"), [(habit, line) for habit in HABITS for line in BREAKING[habit.name]])
def test_a_breach_is_seen(habit: Habit, line: str) -> None:
    assert list(habit.broken(ast.parse(line)))


@pytest.mark.parametrize(("habit", "line"), [(habit, line) for habit in HABITS for line in KEEPING[habit.name]])
def test_what_keeps_to_it_is_left_alone(habit: Habit, line: str) -> None:
    assert list(habit.broken(ast.parse(line))) == []
