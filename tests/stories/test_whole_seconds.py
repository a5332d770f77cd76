"""Meta tells whole seconds: a press within the second of the call must count."""

from tests.clock import HeldClock
from tests.desk import open_desk


async def test_a_press_within_the_second_of_the_call_counts(sqlite_url: str) -> None:
    clock = HeldClock()
    clock.pass_(seconds=0.6)
    async with open_desk(sqlite_url, clock, on_whatsapp=True, sections={"queue": {"capacity": 0}}) as desk:
        visitor = desk.whatsapp.user("6281200000007", name="Rina")
        for act, words in (
            ("send", "halo"),
            ("press", "Setuju"),
            ("send", "Rina Simbolon"),
            ("send", "SMA Negeri 1 Binjai"),
            ("send", "Binjai"),
            ("press", "Guru"),
            ("press", "Informasi"),
            ("send", "Bertanya soal verval"),
            ("press", "Kirim"),
            ("press", "Zoom sudah terbuka"),
        ):
            getattr(visitor, act)(words)
            await desk.settle()
        assert "2. Bergabung ke rapat Zoom (sampai" in visitor.last.text, visitor.last.text
        desk.clock.pass_(seconds=5)
