"""A simulated day: named by its seed, played the same way every time."""

from bot.rehearsal.simulation import simulate


def test_the_same_seed_is_played_to_the_byte_and_another_is_not() -> None:
    first, second, other = (simulate(seed, days=1, visitors=1) for seed in ("satu", "satu", "dua"))

    assert "\n".join(first.told).encode() == "\n".join(second.told).encode()
    assert first.digest == second.digest
    assert first.digest != other.digest
    assert first.broken == []
