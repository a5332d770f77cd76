"""The kinds of paper about a period there are. A kind is declared where it is made; here they are only listed: whatever
offers papers (the command line, the chat, the staff page) reads this list.
"""

from bot.papers.books.guest_book import GUEST_BOOK
from bot.papers.books.report_book import REPORT_BOOK
from bot.papers.information.kinds import REGISTER
from bot.papers.kind import Kind
from bot.papers.registers import kinds as registers
from bot.papers.registers.pack import PACK
from bot.papers.satisfaction import kinds as satisfaction


def listed() -> dict[str, Kind]:
    """Every kind, by its key."""
    kinds = (GUEST_BOOK, REPORT_BOOK, *registers.KINDS, *satisfaction.KINDS, PACK, REGISTER)
    return {kind.key: kind for kind in kinds}
