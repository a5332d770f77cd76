"""On which channels a story is played: on all that a visitor may use, in quick runs on one."""

from zlib import crc32

CHANNELS = ("telegram", "whatsapp", "web")
NOT_ON_THE_WEB = {
    *("hal_aneh", "balas_kutipan", "pesan_diurungkan", "salah_alamat"),
    "panggil_diurungkan",
}
"""Stories of things that the web chat's page cannot send, or of words that wait unseen, which none do there."""


def channels_of(story: str) -> tuple[str, ...]:
    """Where it can be played."""
    return CHANNELS[:2] if story in NOT_ON_THE_WEB else CHANNELS


def own_channel(story: str) -> str:
    """The one of them that its name chooses: so all channels have about as many, and a story always the same."""
    possible = channels_of(story)
    return possible[crc32(story.encode()) % len(possible)]
