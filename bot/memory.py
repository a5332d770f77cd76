"""How the process of many desks asks the machine for memory, so that what desks had while they were awake is given back
when they rest.

Each thread of a process takes memory from a part of its own, and a desk that is awake has a thread for each connection:
what is let go of in so many parts stays with the process, several times what is in use.
"""

import ctypes

_PARTS = -8
"""M_ARENA_MAX (glibc, malloc.h)."""
_FEW = 2


def take_from_few_parts() -> None:
    """From now on all threads take from two parts; to be said before there are any. Nothing where the system's library
    is another than glibc."""
    _said("mallopt", _PARTS, _FEW)


def give_back() -> None:
    """Gives back what lies free."""
    _said("malloc_trim", 0)


def _said(name: str, *given: int) -> None:
    try:
        getattr(ctypes.CDLL(None), name)(*given)
    except (OSError, AttributeError):
        return
