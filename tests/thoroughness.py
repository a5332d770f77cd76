"""How thoroughly the tests look.

By default quickly, so that whoever changes something runs them all and often. With ``LOKET_TEST_THOROUGH=1``
(``make thorough``, and whatever is to land) far more examples are drawn, and the process is killed far more often.
"""

import os

THOROUGH = os.environ.get("LOKET_TEST_THOROUGH") == "1"


def times(quick: int, thorough: int) -> int:
    """How often to try something."""
    return thorough if THOROUGH else quick
