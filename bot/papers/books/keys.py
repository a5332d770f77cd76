"""What the books are called where they are typed, and in the names of their files; and who may have them."""

from bot.flows.procedure.vocabulary import FRONT_OFFICE
from bot.flows.staffing.roster import ADMIN, SUPERVISOR

GUEST_BOOK = "buku-tamu"
REPORT_BOOK = "buku-laporan"

READERS = frozenset((SUPERVISOR, ADMIN, FRONT_OFFICE))
"""Who receives visitors keeps the guest book, may look every guest up, and closes the day: both books are theirs too.
"""
