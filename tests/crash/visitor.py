"""Visitors: from the greeting to the service document."""

from tests.crash.chats import Chat, visit_of
from tests.crash.players import Meeting, Player


class Visitor(Player):
    """One visitor with one business; what they say nobody else says, so that mix-ups show."""

    def __init__(self, chat: Chat, serial: int, meeting: Meeting) -> None:
        own = in_letters(serial)
        super().__init__(chat, f"Ucok {own}")
        self._meeting = meeting
        self.form = {
            "name": self.name,
            "institution": f"SD Harapan {own}",
            "role": "guru",
            "category": ("informasi", "konsultasi")[serial % 2],
            "purpose": f"Bertanya soal berkas {own}",
        }
        self.ratings = [1 + (serial + 1) * 7919 // 4**place % 4 for place in range(9)]
        self.suggestion = f"Saran dari {own}"

    async def visit(self) -> None:
        """From the greeting to the service document."""
        await self.register()
        await self.press("Zoom sudah terbuka")
        await self.see_step(2)
        joined = await self.press("Saya sudah bergabung")
        await self.see_step(3)
        self._meeting.reached(visit_of(joined), 3)
        await self._rate()
        await self.press("Sudah meninggalkan Zoom")
        await self.see("Bukti layanan")

    async def register(self) -> None:
        """From the greeting to the last question's answer."""
        self.say("halo")
        await self.press("Setuju, mulai")
        for place, answer in enumerate((self.form["name"], self.form["institution"], "Kota Binjai"), 1):
            await self.see(f"Pertanyaan {place} dari 6")
            self.say(answer)
        await self.press("Guru/pendidik")
        await self.press(self.form["category"].capitalize())
        await self.see("Pertanyaan 6 dari 6")
        self.say(self.form["purpose"])
        await self.press("Kirim")

    async def _rate(self) -> None:
        """Answers the survey, by turns with a button and in writing."""
        for place, value in enumerate(self.ratings, 1):
            question = await self.see(f"Survei {place} dari 9")
            if place % 2:
                self.push(question, question.buttons[value - 1])
            else:
                self.say(str(value))
        await self.press("Perempuan" if len(self.suggestion) % 2 else "Laki-laki")
        await self.see("Profil 2 dari 4")
        self.say("3")
        await self.see("Profil 3 dari 4")
        self.say("lewati")
        await self.see("Profil 4 dari 4")
        self.say("PNS")
        await self.see("Adakah saran")
        self.say(self.suggestion)
        await self.see("survei sudah kami terima")


def in_letters(serial: int) -> str:
    """A name for a number: Aaa, Aab, ..."""
    return "".join(chr(ord("a") + serial // 26**place % 26) for place in (2, 1, 0)).capitalize()
