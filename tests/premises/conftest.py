"""Two desks in one database, each in its schema."""

from collections.abc import Iterator

import pytest

from storage import premises
from storage.dumps import bare
from tests.databases import Postgres, up_to_date

ONE, OTHER = "meja", "sebelah"


def beside(url: str, schema: str = OTHER) -> str:
    """The address of another desk in the same database; of none in a schema where that is empty."""
    return premises.address(bare(url), schema)


@pytest.fixture(scope="session")
def pattern_of_two(postgres: Postgres) -> Iterator[str]:
    """A database in which both desks are up to date, to be copied."""
    with postgres.database() as url:
        up_to_date(beside(url))
        yield url


@pytest.fixture
def two_desks(postgres: Postgres, pattern_of_two: str) -> Iterator[tuple[str, str]]:
    """The addresses of two desks in a new database."""
    with postgres.database(like=pattern_of_two) as url:
        yield url, beside(url)
