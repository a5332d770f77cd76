"""These tests share a PostgreSQL database, emptied before each."""

from tests.storage.emptied import lasting_postgres, postgres_url

__all__ = ["lasting_postgres", "postgres_url"]
